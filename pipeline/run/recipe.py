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
    files: dict[str, str] = msgspec.field(default_factory=dict)
    """Digest of each file of the configuration, by its name, to tell which of them was changed; a line tells none."""

    def difference(self, other: Recipe) -> str | None:
        """What differs, for a message; None where the records of both may stand in one folder."""
        mine, theirs = self.provenance, other.provenance
        changed = [f"{name}.yaml" for name in self.files if self.files[name] != other.files.get(name)]
        named = f" ({', '.join(changed)})" if changed and other.files else ""
        pairs = {
            "version": (mine.version, theirs.version),
            f"configuration{named}": (mine.config, theirs.config),
            "model": (mine.model, theirs.model),
            "--mask-ids": (mine.masked, theirs.masked),
            "--without-text": (self.text, other.text),
            "--with-rejected": (self.rejected, other.rejected),
            "--revisions": (self.revisions, other.revisions),
        }
        return ", ".join(name for name, (left, right) in pairs.items() if left != right) or None


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
