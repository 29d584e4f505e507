"""What must be equal for two records to stand in one folder."""

from __future__ import annotations

import msgspec

from pipeline.output.jsonl import RecordParts
from pipeline.records import FileFormat, Provenance, Record, Revisions


class Recipe(Record, frozen=True, kw_only=True):
    """Everything that decides, beside the file's bytes, what a record looks like."""

    provenance: Provenance
    text: bool
    rejected: bool
    revisions: Revisions = "accepted"
    files: dict[str, str] = msgspec.field(default_factory=dict)
    """Digest of each file of the configuration, by its name, to tell which of them was changed; a line tells none."""
    limits: dict[str, int] = msgspec.field(default_factory=dict)
    """As the configuration has them: those that no record shows decide what fails. A line tells none."""

    def makes(self, line: Line) -> bool:
        """Whether a record is of this recipe."""
        return self.told == line.recipe

    @property
    def told(self) -> Recipe:
        """As much of it as a line tells."""
        return msgspec.structs.replace(self, files={}, limits={})


UNKNOWN = Recipe(provenance=Provenance(version="", config="", model=""), text=True, rejected=False)
"""Of a version that wrote recipes otherwise; it is no other's."""


class Line(msgspec.Struct):
    """As much of a record's line as the runner needs; decoding the rest is skipped."""

    id: str
    source: LineSource
    provenance: Provenance
    text: msgspec.Raw
    rejected: msgspec.Raw = msgspec.Raw()

    @property
    def key(self) -> str:
        """The file's SHA-256: all reports of one file share it."""
        return self.id.partition("#")[0]

    @property
    def recipe(self) -> Recipe:
        """As far as the line tells it."""
        return Recipe(
            provenance=self.provenance,
            text=bytes(self.text) != b"null",
            rejected=bool(bytes(self.rejected)),
            revisions=self.source.revisions,
        )


class LineSource(msgspec.Struct):
    uri: str
    name: str
    format: FileFormat
    member_of: str | None = None
    revisions: Revisions = "accepted"


LINES = msgspec.json.Decoder(Line)
"""Decodes a line of a part."""


def line_of(raw: bytes) -> Line | None:
    """None where the line is no record: someone else has written into the part."""
    try:
        return LINES.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def recipe_of(parts: RecordParts) -> Recipe | None:
    """What the records of a folder without a ledger were made with, as far as the first that is whole tells."""
    for part in parts.names():
        for _, raw in parts.read(part):
            if (line := line_of(raw)) is not None:
                return line.recipe
    return None
