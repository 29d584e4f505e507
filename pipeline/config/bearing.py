"""What each part of the configuration bears on: the tables by which a run knows what a change asks to be mined again.

A file bears on all that its stages make, and these read what the stages before them made; so a change of what it says
asks for everything. Less is asked where less is certain: by `LIMITS`, and by what no stage reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

from pipeline.errors import FailureStage
from pipeline.records import FileFormat

READ_BY: Mapping[str, tuple[FailureStage, ...]] = MappingProxyType(
    {
        "count_cues": ("extract",),
        "damage": ("ingest",),
        "damage_generator": (),
        "furniture": ("ingest",),
        "initiatives": ("ingest", "extract"),
        "limits": ("read", "ingest"),
        "modifiers": ("extract",),
        "outline": ("ingest",),
        "refusals": ("extract",),
        "registry": (),
        "report": ("ingest", "classify"),
        "roles": ("classify",),
        "slogans": ("extract",),
        "taxonomy": ("classify",),
        "traditional": ("ingest",),
        "units": ("ingest", "extract"),
        "washing": ("ingest",),
        "words": ("tokenize",),
    }
)
"""The stages that read each file. None: no stage does, and no change asks for mining."""

EVIDENCE = frozenset({"examples", "counter_examples"})
"""Keys, of any file, that tests run and no stage reads."""

Bound = Literal["failure", "effort", "record"]
LIMITS: Mapping[str, Bound] = MappingProxyType(
    {
        "file_bytes": "failure",
        "archive_entries": "failure",
        "part_bytes": "failure",
        "parts_bytes": "failure",
        "inflation_ratio": "failure",
        "ratio_from_bytes": "failure",
        "xml_depth": "failure",
        "xml_nodes": "failure",
        "xml_attributes": "failure",
        "text_characters": "failure",
        "text_lines": "failure",
        "text_figures": "failure",
        "text_signs": "failure",
        "archive_nesting": "failure",
        "grid_span": "record",
        "numbering_counter": "record",
        "style_chain": "record",
        "program_seconds": "failure",
        "program_bytes": "failure",
        "conversion_files": "effort",
        "worker_bytes": "failure",
    }
)
"""What shows a limit. failure: past it a document fails, and a record is the same under any that lets it come about.
effort: nothing shows it. record: a document is read on as if it held no more."""
CUT_FORMATS: tuple[FileFormat, ...] = ("docx", "doc", "wps", "rtf", "odt", "html")
"""Read as Word's, themselves or converted, or pages: in no other format can a limit of the sort `record` show."""


def told_in_records(name: str, values: Any) -> Any:
    """As much of a file's values, as YAML has them, as bears on what a record says."""
    if name == "limits" and isinstance(values, dict):
        return {key: values[key] for key in sorted(values, key=str) if LIMITS.get(key) == "record"}
    return _without_evidence(values)


def _without_evidence(values: Any) -> Any:
    if isinstance(values, dict):
        return {key: _without_evidence(value) for key, value in values.items() if key not in EVIDENCE}
    return list(map(_without_evidence, values)) if isinstance(values, list) else values
