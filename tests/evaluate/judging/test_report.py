"""Facts, checks and suspects of a report."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.evaluate.cases import Found
from pipeline.evaluate.gold import (
    GoldCheck,
    GoldFacts,
    GoldOrganisation,
    GoldPeriod,
    GoldReport,
    GoldSuspect,
)
from pipeline.evaluate.judging import judge
from pipeline.records import Check, Notice, Organisation, Period, ReportFacts
from tests.evaluate.support import case, count

COUNTS = (count("30户", 30, "户"), count("18户", 18, "户", 9), count("12户", 12, "户", 19), count("7人", 7, "人", 29))
FACTS = ReportFacts(
    title="雾溪镇2023年工作总结",
    kind="summary",
    organisation=Organisation(name="雾溪镇人民政府", level="township"),
    period=Period(label="2023年", start="2023-01-01", end="2023-12-31"),
)


def judged(gold: GoldReport, found: Found, **fields: Any) -> list[tuple[str, str]]:
    return [(one.figure, one.verdict) for one in judge(case(gold, **fields), found)]


def check(*members: str, holds: bool = True, kind: Any = "sum") -> Check:
    return Check(kind=kind, members=members, stated=1, computed=1, holds=holds)


def test_facts() -> None:
    gold = GoldFacts(
        title="雾溪镇2023年工作总结",
        kind="work_report",
        kind_alt=["summary"],
        organisation=GoldOrganisation(name="雾溪镇", level="county"),
        period=GoldPeriod(start="2023-01-01", end="2023-12-31"),
    )
    told = dict(judged(GoldReport(report=gold), Found(facts=FACTS)))
    assert told == {
        "report.title": "right",
        "report.kind": "right",
        "report.level": "wrong",
        "report.organisation": "right",
        "report.period": "right",
    }
    assert set(dict(judged(GoldReport(report=gold), Found())).values()) == {"wrong"}


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ([check("c0", "c9", "c19")], "right"),
        ([check("c0", "c9", "c19", "c29")], "right"),
        ([check("c0", "c9", "c19", holds=False)], "wrong"),
        ([check("c0", "c9")], "wrong"),
        ([check("c0", "c9", "c19", kind="share")], "wrong"),
        ([], "wrong"),
    ],
)
def test_a_check_needs_its_members_and_its_verdict(found: list[Check], verdict: str) -> None:
    gold = GoldReport(checks=(GoldCheck(kind="sum", members=["30户", "18户", "12户"], holds=True),))
    told = judged(gold, Found(counts=COUNTS, checks=tuple(found)), form="sentence")
    assert told == [("checks.found", verdict)]


def test_a_failing_check_that_nobody_knows_of_is_wrong() -> None:
    known = GoldCheck(kind="sum", members=["30户", "18户"], holds=False)
    found = Found(counts=COUNTS, checks=(check("c0", "c9", holds=False), check("c19", "c29", holds=False)))
    assert judged(GoldReport(checks=(known,)), found) == [
        ("checks.found", "right"),
        ("checks.no_false_alarms", "right"),
        ("checks.no_false_alarms", "wrong"),
    ]


def test_numbers_that_only_look_like_a_sum_must_not_be_said_to_fail() -> None:
    gold = GoldReport(checks=(GoldCheck(kind="sum", members=["30户"], holds=False, absent=True),))
    for holds, verdict in ((True, "right"), (False, "wrong")):
        found = Found(counts=COUNTS, checks=(check("c0", "c9", holds=holds),))
        assert judged(gold, found, form="sentence") == [("checks.found", verdict)]


def test_optional_checks_are_not_asked_for() -> None:
    gold = GoldCheck(kind="sum", members=["30户"], holds=True, optional=True)
    assert judged(GoldReport(checks=(gold,)), Found()) == []


def suspect(quote: str, found: Found) -> str:
    ((_, verdict),) = judged(GoldReport(suspects=(GoldSuspect(quote=quote, why="masked"),)), found)
    return verdict


def test_a_suspect_is_a_count_that_is_marked() -> None:
    marked = count("202318户", None, "户", 4, suspect="year_overwritten")
    assert suspect("202318户", Found(counts=(marked,))) == "right"
    assert suspect("202317户", Found(counts=(marked,))) == "wrong"
    assert suspect("30户", Found(counts=COUNTS)) == "wrong"


def test_a_masked_figure_is_a_notice_at_its_place() -> None:
    text = "帮扶xx户，走访30户"
    notice = Notice(code="masked_figure", start=2, end=4, message="masked")
    assert suspect("xx户", Found(text=text, notices=(notice,))) == "right"
    assert suspect("走访30户", Found(text=text, notices=(notice,))) == "wrong"
    assert suspect("xx户", Found(text=text, counts=(count("9户", 9, "户", suspect="truncated"),))) == "wrong"
