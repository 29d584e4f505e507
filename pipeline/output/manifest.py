"""OUT/manifest.json: what the last run did, and what the folder holds."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from pipeline.errors import FailureCode
from pipeline.output.atomic import write_atomically
from pipeline.output.duplicates import Copies
from pipeline.output.indented import indented
from pipeline.records import FileFormat, NoticeCode, Provenance, Record, Revisions

NAME = "manifest.json"

SkipReason = Literal[
    "hidden",
    "linked_folder",
    "lock_file",
    "not_a_file",
    "output_folder",
    "resource_fork",
    "unknown_type",
    "unreadable_folder",
]
"""Why something in a folder or an archive was passed over."""


Again = Literal["nothing", "failures", "formats", "everything"]
"""Which documents are mined again: none; those that have failed; these, and all of some formats; all."""


class Difference(Record, frozen=True, kw_only=True):
    """What was changed since the records of the folder were made, and what is mined again for it."""

    what: tuple[str, ...] = ()
    """`units.yaml (read by extract)`, `limits.yaml: file_bytes raised`, `the version` and the like."""
    again: Again = "nothing"
    formats: tuple[FileFormat, ...] = ()


class Totals(Record, frozen=True, kw_only=True):
    """What the folder holds, over all runs."""

    records: int
    failures: int
    parts: int


class RunTotals(Record, frozen=True, kw_only=True):
    """What this run did."""

    files: int
    """Files and archives met."""
    unchanged: int
    """Of them, those that a former run had dealt with."""
    mined: int
    """Records written."""
    duplicates: int
    """Files, or members of archives, whose bytes were known already."""
    failed: int
    counts: int
    initiatives: int
    sections: int


class Findings(Record, frozen=True, kw_only=True):
    """What the records of this run hold."""

    counts: int = 0
    initiatives: int = 0
    sections: int = 0
    checks: int = 0


class StageSeconds(Record, frozen=True, kw_only=True):
    """What each stage took by the clock, all workers together."""

    read: float = 0.0
    ingest: float = 0.0
    tokenize: float = 0.0
    classify: float = 0.0
    extract: float = 0.0
    output: float = 0.0
    """Encoding records."""
    run: float = 0.0
    """Making parts durable."""


class Metrics(Record, frozen=True, kw_only=True):
    """What this run mined, and how fast."""

    documents: int = 0
    characters: int = 0
    findings: Findings = Findings()
    notices: dict[NoticeCode, int] = msgspec.field(default_factory=dict)
    """Notices in the records, by code."""
    seconds: StageSeconds = StageSeconds()
    documents_per_second: float = 0.0
    """Over the whole of the run."""


class Options(Record, frozen=True, kw_only=True):
    """What of the command line shows in the records."""

    text: bool
    rejected: bool
    revisions: Revisions
    documents: bool


class Times(Record, frozen=True, kw_only=True):
    """ISO 8601, UTC."""

    started: str
    finished: str
    seconds: float


class Manifest(Record, frozen=True, kw_only=True):
    """`manifest.json`."""

    schema: Literal["workreport-manifest/1"] = "workreport-manifest/1"
    state: Literal["complete", "interrupted"]
    provenance: Provenance
    options: Options
    inputs: tuple[str, ...]
    difference: Difference = Difference()
    totals: Totals
    run: RunTotals
    failures: dict[FailureCode, int]
    """Present failures by code."""
    skipped: dict[SkipReason, int]
    """What this run passed over, by reason."""
    copies: Copies | None = None
    """What `duplicates.jsonl` holds, where this run has seen to it."""
    times: Times
    metrics: Metrics = Metrics()


def write_manifest(out: Path, manifest: Manifest) -> None:
    """Replace the manifest."""
    write_atomically(out / NAME, [indented(manifest)])
