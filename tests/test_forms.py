"""The same report in other forms: whatever a file is made of, what is read is the same."""

from __future__ import annotations

import html
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from pipeline.assembly import Miner
from pipeline.config import load_config
from pipeline.evaluate.reading import read_sets
from pipeline.records import Report
from pipeline.stages import RawFile

GOLD = Path(__file__).resolve().parents[1] / "corpus" / "gold"
_FIGURES = "0123456789", "０１２３４５６７８９"
WIDE, NARROW = str.maketrans(*_FIGURES), str.maketrans(*reversed(_FIGURES))
PIECE = 7
"""Characters of a run of Word's."""


class Form(NamedTuple):
    name: str
    content: bytes


@cache
def _miner() -> Miner:
    return Miner(load_config())


def _mined(form: Form) -> Report:
    (report,) = _miner().mine_file(RawFile(uri=form.name, name=form.name, content=form.content))
    return report


@cache
def _texts() -> tuple[str, ...]:
    sets = read_sets([GOLD, GOLD / "later"])
    return tuple(_miner().mine_file(case.raw)[0].text or "" for one in sets for case in one.cases)


def _saved(document: docx.document.Document) -> Form:
    file = io.BytesIO()
    document.save(file)
    return Form("a.docx", file.getvalue())


def paragraphs(text: str) -> Form:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(f"　　{line}")
    return _saved(document)


def runs(text: str) -> Form:
    document = docx.Document()
    for line in text.split("\n"):
        paragraph = document.add_paragraph()
        for at in range(0, len(line), PIECE):
            paragraph.add_run(line[at : at + PIECE])
    return _saved(document)


def line_breaks(text: str) -> Form:
    document = docx.Document()
    document.add_paragraph(text)
    return _saved(document)


def one_cell(text: str) -> Form:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    for line in text.split("\n"):
        cell.add_paragraph(line)
    return _saved(document)


def page(text: str) -> Form:
    lines = "<br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{html.escape(line)}" for line in text.split("\n"))
    return Form("a.html", f"<html><head><meta charset=utf-8></head><body><div>{lines}</div></body></html>".encode())


def gb18030(text: str) -> Form:
    return Form("a.txt", text.encode("gb18030"))


def utf16(text: str) -> Form:
    return Form("a.txt", text.encode("utf-16"))


def wide_figures(text: str) -> Form:
    return Form("a.txt", text.translate(WIDE).encode())


def _told(report: Report) -> tuple[object, ...]:
    """What the form must not change, with figures as they are mostly written."""
    facts = report.report
    sections = [(_narrow(one.label), _narrow(one.heading), one.role) for one in report.sections]
    names = [_narrow(one.name) for one in report.initiatives]
    return sections, names, _narrow(facts.title), facts.kind, facts.period, facts.organisation


def _narrow(text: str | None) -> str:
    return (text or "").translate(NARROW)


@pytest.mark.parametrize(
    "form", [paragraphs, runs, line_breaks, one_cell, page, gb18030, utf16, wide_figures], ids=lambda one: one.__name__
)
def test_a_report_is_read_alike_in_every_form(form: Callable[[str], Form]) -> None:
    differ = [
        text[:20] for text in _texts() if _told(_mined(form(text))) != _told(_mined(Form("a.txt", text.encode())))
    ]
    assert not differ
