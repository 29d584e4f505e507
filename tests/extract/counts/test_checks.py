"""Sums, changes and shares: what holds, what does not, and what is no claim at all."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "kind", "holds"),
    [
        ("案件41起,其中盗窃案件25起、其他16起。", "sum", True),
        ("案件41起,其中盗窃案件25起、其他14起。", "sum", False),
        ("案件41起,其中盗窃案件30起、诈骗案件16起。", "sum", False),
        ("修订制度17项(新订5项、修订11项)。", "sum", False),
        ("投诉由90件降至60件,下降33.3%。", "change", True),
        ("投诉由90件降至60件,下降43.3%。", "change", False),
        ("合格率由81.2%提高到84.7%,提高3.5个百分点。", "change", True),
        ("全年收入达到150万元,比上年的100万元增长50%。", "change", True),
        ("教师80名,其中女教师60名,占75%。", "share", True),
        ("教师80名,其中女教师60名,占85%。", "share", False),
        ("发出提醒函32份,办结29份,办结率90.6%。", "share", True),
    ],
)
def test_verdict(text: str, kind: str, holds: bool) -> None:
    assert [(check.kind, check.holds) for check in mine(text).checks] == [(kind, holds)]


@pytest.mark.parametrize(
    "text",
    [
        "案件41起,其中盗窃案件12起、诈骗案件9起。",
        "党员30名,其中女性12名、35岁以下9名、本科以上学历26名。",
        "群众约900人,其中老人500人、其他300人。",
        "发出提醒函32份,办结29份,满意率99.1%。",
        "受理40件,办结38件。",
    ],
)
def test_no_claim(text: str) -> None:
    assert not mine(text).checks


def test_a_broken_sum_marks_its_whole() -> None:
    findings = mine("案件41起,其中盗窃案件30起、诈骗案件16起。")
    assert [count.suspect for count in findings.counts] == ["inconsistent", None, None]
    assert [(notice.code, notice.start) for notice in findings.notices] == [("sum_does_not_hold", 2)]
    check = findings.checks[0]
    assert (check.stated, check.computed, check.members) == (41, 46, ("c1", "c2", "c3"))
