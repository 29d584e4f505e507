"""What must be equal for two records to stand in one folder."""

from __future__ import annotations

import msgspec

from pipeline.records import Provenance, Record, Revisions


class Recipe(Record, frozen=True, kw_only=True):
    """Everything that decides, beside the file's bytes, what a record looks like."""

    provenance: Provenance
    text: bool
    rejected: bool
    revisions: Revisions = "accepted"

    def difference(self, other: Recipe) -> str:
        """What differs, for a message."""
        mine, theirs = self.provenance, other.provenance
        pairs = {
            "version": (mine.version, theirs.version),
            "configuration": (mine.config, theirs.config),
            "model": (mine.model, theirs.model),
            "--mask-ids": (mine.masked, theirs.masked),
            "--without-text": (self.text, other.text),
            "--with-rejected": (self.rejected, other.rejected),
            "--revisions": (self.revisions, other.revisions),
        }
        return ", ".join(name for name, (left, right) in pairs.items() if left != right)


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
        return Recipe(
            provenance=self.provenance,
            text=bytes(self.text) != b"null",
            rejected=bool(bytes(self.rejected)),
            revisions=self.source.revisions,
        )


class LineSource(msgspec.Struct):
    uri: str
    name: str
    member_of: str | None = None
    revisions: Revisions = "accepted"


LINES = msgspec.json.Decoder(Line)
"""Decodes a line of a part."""
