"""OUT/manifest.json: what the last run did, and what the folder holds."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from pipeline.errors import FailureCode
from pipeline.output.atomic import write_atomically
from pipeline.records import Provenance, Record, Revisions

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
    totals: Totals
    run: RunTotals
    failures: dict[FailureCode, int]
    """Present failures by code."""
    skipped: dict[SkipReason, int]
    """What this run passed over, by reason."""
    times: Times


def write_manifest(out: Path, manifest: Manifest) -> None:
    """Replace the manifest."""
    write_atomically(out / NAME, (msgspec.json.format(msgspec.json.encode(manifest), indent=2), b"\n"))
