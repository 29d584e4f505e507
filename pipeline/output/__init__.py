"""Where records go: one small file a sink, all of them in the table `SINKS`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.output.documents import DocumentFiles
from pipeline.output.jsonl import RecordParts
from pipeline.output.sink import Sink

__all__ = ["SINKS", "DocumentFiles", "RecordParts", "Sink"]

SINKS: dict[str, Callable[[Path], Sink]] = {
    "records": RecordParts,  # OUT/records/part-*.jsonl: always written, and the truth that the ledger follows
    "documents": DocumentFiles,  # OUT/documents/<id>.json, for people: --documents
}
"""Name to sink; each is given the output folder."""
