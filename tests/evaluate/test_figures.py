"""Figures: precision, recall, F1 and shares, with intervals that a seed fixes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.cases import Judged, Judgement, Verdict
from pipeline.evaluate.figures import FINDINGS, SHARES, Figure, figures_of
from pipeline.evaluate.gold import GoldReport
from tests.evaluate.support import case

FINDING_VERDICTS: tuple[Verdict, ...] = ("right", "missed", "false_alarm")


def judged(figure: str, *verdicts: Verdict) -> Judged:
    told = tuple(Judgement(figure=figure, verdict=verdict, what="") for verdict in verdicts)
    return Judged(case=case(GoldReport()), text="", judgements=told)


def of(cases: Sequence[Judged], rounds: int = 0, seed: int = 0) -> Figure:
    (figure,) = figures_of(cases, rounds=rounds, seed=seed)
    return figure


def test_findings_have_precision_recall_and_their_mean() -> None:
    figure = of([judged("counts", "right", "right", "right", "missed"), judged("counts", "false_alarm", "false_alarm")])
    assert (figure.gold, figure.right, figure.false_alarms) == (4, 3, 2)
    assert figure.precision == pytest.approx(0.6)
    assert figure.recall == pytest.approx(0.75)
    assert figure.score == pytest.approx(2 * 0.6 * 0.75 / 1.35)


def test_fields_have_a_share() -> None:
    figure = of([judged("counts.object", "right", "wrong", "right", "right")])
    assert (figure.kind, figure.gold, figure.score, figure.precision) == ("share", 4, 0.75, None)


def test_what_was_not_judged_has_no_figure() -> None:
    assert figures_of([judged("counts")]) == ()


def test_nothing_found_is_nought_and_no_fault() -> None:
    figure = of([judged("counts", "missed")], rounds=10)
    assert (figure.precision, figure.recall, figure.score) == (0, 0, 0)
    assert figure.interval is not None
    assert (figure.interval.low, figure.interval.high) == (0, 0)


@given(st.lists(st.lists(st.sampled_from(FINDING_VERDICTS), max_size=4), min_size=1, max_size=8))
def test_f1_is_the_mean_of_precision_and_recall(cases: list[list[Verdict]]) -> None:
    for figure in figures_of([judged("counts", *verdicts) for verdicts in cases], rounds=20):
        p, r = figure.precision or 0, figure.recall or 0
        assert figure.score == pytest.approx(2 * p * r / (p + r) if p + r else 0)
        assert figure.interval is not None
        assert 0 <= figure.interval.low <= figure.interval.high <= 1


def test_intervals_hold_the_figure_and_narrow_with_more_texts() -> None:
    widths = []
    for times in (4, 64):
        figure = of([judged("counts.role", "right", "right"), judged("counts.role", "wrong")] * times, rounds=400)
        assert figure.interval is not None
        assert figure.interval.low <= figure.score <= figure.interval.high
        widths.append(figure.interval.high - figure.interval.low)
    assert widths[1] < widths[0] / 2


def test_texts_are_drawn_whole() -> None:
    """Twenty right fields of one text say no more than one: the interval reaches from nought to one."""
    right: list[Verdict] = ["right"] * 20
    wrong: list[Verdict] = ["wrong"] * 20
    figure = of([judged("counts.role", *right), judged("counts.role", *wrong)], rounds=400)
    assert figure.interval is not None
    assert (figure.interval.low, figure.interval.high) == (0, 1)


def test_a_seed_fixes_the_intervals() -> None:
    cases = [judged("counts", "right", "missed"), judged("counts", "right"), judged("counts", "false_alarm")]
    assert of(cases, 50, seed=1) == of(cases, 50, seed=1)
    assert of(cases, 50).interval is not None
    assert of(cases).interval is None


def test_every_figure_has_one_place() -> None:
    assert len({*FINDINGS, *SHARES}) == len(FINDINGS) + len(SHARES)
    assert set(get_args(Verdict)) == {"right", "wrong", *FINDING_VERDICTS}
