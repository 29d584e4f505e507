"""From judgements to figures: precision, recall, F1 of findings, shares right of their fields, with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from pipeline.evaluate.cases import Judged, Verdict
from pipeline.evaluate.judging.count_fields import FIELDS
from pipeline.records import Record

Doubles = NDArray[np.float64]

FINDINGS: tuple[str, ...] = ("counts", "initiatives", "mentions", "sections")
"""Figures with precision and recall; all others are shares."""

_FIELDS: dict[str, tuple[str, ...]] = {
    "counts": (*(figure for figure, _ in FIELDS), "clean"),
    "initiatives": ("kind", "aliases", "parents", "status"),
    "sections": ("level", "role", "topic", "top3", "domain", "abstention"),
    "texts": ("topic", "top3", "domain", "role", "abstention"),
    "checks": ("found", "no_false_alarms"),
    "report": ("kind", "organisation", "level", "period", "title"),
}
SHARES: tuple[str, ...] = (*(f"{of}.{field}" for of, fields in _FIELDS.items() for field in fields), "suspects")
"""In the order of the table."""

_COLUMNS: tuple[Verdict, ...] = ("right", "missed", "wrong", "false_alarm")


class Interval(Record, frozen=True, kw_only=True):
    """95 % of the figures that reports like these would give."""

    low: float
    high: float


class Figure(Record, frozen=True, kw_only=True):
    """`score` is F1 of findings, the share right of fields. `gold` is how many were due, or how many were judged."""

    name: str
    kind: Literal["finding", "share"]
    gold: int
    right: int
    false_alarms: int = 0
    score: float
    precision: float | None = None
    recall: float | None = None
    interval: Interval | None = None
    """Of `score`; null where it was not asked for."""


def figures_of(judged: Sequence[Judged], *, rounds: int = 0, seed: int = 0) -> tuple[Figure, ...]:
    """The figures that the cases tell of, in the order of the table.

    `rounds` resamplings of the cases give the intervals: a report or a sentence is in or out as a whole, for its
    findings resemble each other.
    """
    tallies = _tallies(judged)
    samples = _resampled(tallies, rounds, seed)
    names = (*FINDINGS, *SHARES)
    return tuple(
        _figure(name, tallies[:, index].sum(axis=0), samples[:, index])
        for index, name in enumerate(names)
        if tallies[:, index].any()
    )


def _tallies(judged: Sequence[Judged]) -> Doubles:
    """Shape (cases, figures, columns)."""
    place = {name: index for index, name in enumerate((*FINDINGS, *SHARES))}
    tallies = np.zeros((len(judged), len(place), len(_COLUMNS)))
    for row, one in zip(tallies, judged, strict=True):
        for judgement in one.judgements:
            row[place[judgement.figure], _COLUMNS.index(judgement.verdict)] += 1
    return tallies


def _resampled(tallies: Doubles, rounds: int, seed: int) -> Doubles:
    """Sums over cases drawn with replacement; shape (rounds, figures, columns)."""
    cases = len(tallies)
    if not rounds or not cases:
        return np.zeros((0, *tallies.shape[1:]))
    drawn = np.random.default_rng(seed).multinomial(cases, np.full(cases, 1 / cases), size=rounds)
    sums: Doubles = np.tensordot(drawn.astype(np.float64), tallies, axes=1)
    return sums


def _figure(name: str, sums: Doubles, samples: Doubles) -> Figure:
    right, missed, wrong, extra = (int(value) for value in sums)
    finding = name in FINDINGS
    score, interval = _scores(sums[None, :]), _interval(samples)
    return Figure(
        name=name,
        kind="finding" if finding else "share",
        gold=right + missed + wrong,
        right=right,
        false_alarms=extra,
        score=float(score[0]),
        precision=right / max(1, right + extra) if finding else None,
        recall=right / max(1, right + missed) if finding else None,
        interval=interval,
    )


def _scores(sums: Doubles) -> Doubles:
    """F1, or the share right: a field is never missed and never a false alarm, so one formula does for both."""
    right, missed, wrong, extra = sums.T
    due = right + (missed + extra) / 2 + wrong
    scores: Doubles = right[due > 0] / due[due > 0]
    return scores


def _interval(samples: Doubles) -> Interval | None:
    """Draws that hold nothing to judge tell nothing."""
    scores = _scores(samples)
    if not len(scores):
        return None
    low, high = np.percentile(scores, [2.5, 97.5])
    return Interval(low=float(low), high=float(high))
