"""What was done to a report, place by place: what was mended, and what could only be told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from pipeline.integrity import MENDED
from pipeline.output.tables import labels as values
from pipeline.records import IntegrityGrade, NoticeCode, Record, Report
from pipeline.run.view import labels
from pipeline.run.view.layout import Painter, clip, table

_AROUND = 8
_HEADER = ("place", "code", "done", "text", "message")
_WIDTHS = (8, 42, 6, 36, 60)


class Done(Record, frozen=True, kw_only=True):
    """One notice as a deed: `text[start:end]` of the mended report, with a few characters around it."""

    code: NoticeCode
    done: Literal["mended", "told"]
    start: int
    end: int
    context: str
    message: str


class Mending(Record, frozen=True, kw_only=True):
    """Everything that was done to one report."""

    report: str
    """The id of its record."""
    source: str
    out: str
    title: str | None
    grade: IntegrityGrade
    reasons: tuple[str, ...]
    done: tuple[Done, ...]


def mending(report: Report, out: str) -> Mending:
    """What ingest did to `report`, which was written to the file `out`."""
    text = report.text or ""
    return Mending(
        report=report.id,
        source=report.source.uri,
        out=out,
        title=report.report.title,
        grade=report.integrity.grade,
        reasons=report.integrity.reasons,
        done=tuple(
            Done(
                code=notice.code,
                done="mended" if notice.code in MENDED else "told",
                start=notice.start,
                end=notice.end,
                context=text[max(0, notice.start - _AROUND) : notice.end + _AROUND],
                message=notice.message,
            )
            for notice in report.notices
        ),
    )


def is_own(path: Path) -> bool:
    """Whether the file is a list of such."""
    try:
        return bool(msgspec.json.decode(path.read_bytes(), type=tuple[Mending, ...]))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def lines(of_report: Mending, paint: Painter) -> Iterator[str]:
    """The list as a table for a terminal."""
    grade = labels.both(values.GRADES, of_report.grade)
    yield f"{paint(of_report.title or of_report.source, 'title')}  →  {of_report.out}"
    mended = sum(one.done == "mended" for one in of_report.done)
    yield f"{grade}; mended: {mended}, told: {len(of_report.done) - mended}"
    rows = [
        (f"{one.start}", labels.both(labels.NOTICES, one.code), one.done, clip(one.context, _WIDTHS[3]), one.message)
        for one in of_report.done
    ]
    for number, cells in enumerate(table(_HEADER, rows, _WIDTHS) if rows else ()):
        line = "  ".join(cells).rstrip()
        yield paint(line, "dim") if number == 0 else line
    yield ""
