"""Figures as a plain table, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from pipeline.evaluate.evaluation import Evaluation
from pipeline.evaluate.figures import Figure
from pipeline.records import Provenance, Record

_FINDING = "  {name:<24} {precision:>9} {recall:>7} {score:>6} {interval:<15} {gold:>6}"
_SHARE = "  {name:<24} {blank:>9} {blank:>7} {score:>6} {interval:<15} {gold:>6}"


def lines(evaluation: Evaluation) -> Iterator[str]:
    """A group of rows for each set, and one for all together where there are several."""
    for result in evaluation.sets:
        failed = sum(judged.failure is not None for judged in result.judged)
        note = f", {failed} could not be mined" if failed else ""
        yield from _group(f"{result.name}: {texts_told(len(result.judged))}{note}", result.figures)
    if len(evaluation.sets) > 1:
        texts = sum(len(result.judged) for result in evaluation.sets)
        yield from _group(f"overall: {texts_told(texts)}", evaluation.overall)


def texts_told(number: int) -> str:
    """`1 text`, `2 texts`."""
    return f"{number} text{'' if number == 1 else 's'}"


def _group(title: str, figures: Sequence[Figure]) -> Iterator[str]:
    yield title
    for kind, row, score in (("finding", _FINDING, "F1"), ("share", _SHARE, "right")):
        of_kind = [figure for figure in figures if figure.kind == kind]
        if of_kind:
            yield row.format(
                name="", precision="precision", recall="recall", score=score, interval="[95 %]", gold="gold", blank=""
            )
        for figure in of_kind:
            yield _row(row, figure)
    yield ""


def _row(row: str, figure: Figure) -> str:
    interval = figure.interval
    return row.format(
        name=figure.name,
        precision=_told(figure.precision),
        recall=_told(figure.recall),
        score=_told(figure.score),
        interval=f"[{interval.low:.3f}, {interval.high:.3f}]" if interval else "",
        gold=figure.gold,
        blank="",
    ).rstrip()


def _told(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"


class _Set(Record, frozen=True, kw_only=True):
    name: str
    digest: str
    texts: int
    figures: tuple[Figure, ...]


class _Summary(Record, frozen=True, kw_only=True):
    provenance: Provenance
    sets: tuple[_Set, ...]
    overall: tuple[Figure, ...]


def is_figures(path: Path) -> bool:
    """Whether the file is as `to_json` writes it, of whatever version."""
    try:
        return set(msgspec.json.decode(path.read_bytes(), type=dict[str, Any])) == set(_Summary.__struct_fields__)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def to_json(evaluation: Evaluation) -> bytes:
    """Provenance, sets with their digests, figures; no text of any report."""
    sets = tuple(
        _Set(name=one.name, digest=one.digest, texts=len(one.judged), figures=one.figures) for one in evaluation.sets
    )
    summary = _Summary(provenance=evaluation.provenance, sets=sets, overall=evaluation.overall)
    return msgspec.json.format(msgspec.json.encode(summary), indent=1) + b"\n"
