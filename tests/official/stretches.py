"""Reads `names.json`: named initiatives in stretches of official reports, by place, without a word of their texts.

Two readers, who saw no record, labelled each stretch. What both hold due is due, what one does is optional. Forms
of a name are lists of half-open spans of a line, in code points, read together (蓝天|保卫战 of 蓝天、碧水保卫战).
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import docx
import msgspec

from pipeline.evaluate import GoldSet
from pipeline.evaluate.cases import Case
from pipeline.evaluate.gold import GoldInitiative, GoldReport
from pipeline.stages import RawFile

LABELS = Path(__file__).with_name("names.json")
_LINE = re.compile("\n|\u3000\u3000")
"""Some sites put a whole report into one paragraph."""


class Name(msgspec.Struct, frozen=True):
    """`forms`: all that are right, the best first."""

    line: int
    forms: tuple[tuple[tuple[int, int], ...], ...]
    kinds: tuple[str, ...]
    optional: bool = False


class Stretch(msgspec.Struct, frozen=True):
    """Lines `first:last` of the report with this SHA-256."""

    report: str
    first: int
    last: int
    names: tuple[Name, ...]


def gold_set(folder: Path) -> GoldSet:
    """The stretches of the reports that `folder` holds, with their gold."""
    content = LABELS.read_bytes()
    reports = {hashlib.sha256(raw).hexdigest(): raw for raw in map(Path.read_bytes, sorted(folder.glob("*.docx")))}
    stretches = msgspec.json.decode(content, type=list[Stretch])
    cases = tuple(_case(one, _lines(reports[one.report])) for one in stretches if one.report in reports)
    return GoldSet(name="official", cases=cases, digest=hashlib.sha256(content).hexdigest())


def _lines(report: bytes) -> list[str]:
    return [line for paragraph in docx.Document(io.BytesIO(report)).paragraphs for line in _LINE.split(paragraph.text)]


def _case(stretch: Stretch, lines: list[str]) -> Case:
    name = f"{stretch.report[:8]}-{stretch.first}"
    held = {at: lines[at] for at in range(stretch.first, stretch.last) if lines[at].strip()}
    text = "\n".join(held.values()).encode()
    return Case(
        id=name, file=LABELS.name, form="sentence", raw=RawFile(uri=name, name=f"{name}.txt", content=text),
        gold=GoldReport(initiatives=tuple(_gold(stretch, held))),
    )  # fmt: skip


def _gold(stretch: Stretch, lines: Mapping[int, str]) -> Iterator[GoldInitiative]:
    for name in stretch.names:
        best, *others = ("".join(lines[name.line][start:end] for start, end in form) for form in name.forms)
        kind, *also = name.kinds or (None,)
        yield GoldInitiative(
            name=best, name_alt=list(others), kind=kind, kind_alt=list(also), optional=name.optional or None
        )
