"""Why, and why not."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET

from pipeline.extract.initiatives.candidates import Candidate
from pipeline.records import Report
from pipeline.run.view.explain import Explainer
from pipeline.run.view.layout import WIDTH, Painter, width
from tests.run.view.reports import report


def tokens(found: Report) -> tuple[Sequence[str], Sequence[int], Sequence[str]]:
    """Every character is a word."""
    text = found.text or ""
    return tuple(text), tuple(range(len(text))), ("x",) * len(text)


def explained(wanted: str, **fields: object) -> str:
    lines = list(Explainer(report(**fields), tokens, Painter(colour=False)).lines(wanted))
    assert max(width(line) for line in lines) <= WIDTH
    return "\n".join(lines)


def test_a_count_with_its_rule_place_and_line() -> None:
    told = explained("1200余户")
    for part in (
        "数量 count c1  1200余户",
        "  unit_class      household",
        "  rule            arabic  confidence 0.90",
        "  section         一、茶业",
        "table_cell 1, table 0 row 2 column 3, style 正文",
        "青溪镇现有茶农【1200余户】,其中女性",
    ):
        assert part in told


def test_width_of_digits_does_not_matter() -> None:
    assert "count c2" in explained("５００户")


def test_an_initiative_with_its_mentions() -> None:
    told = explained("春风行动")
    assert "举措 initiative i1  春风行动" in told
    assert "  mentions        2" in told


def test_a_refusal_with_its_reason() -> None:
    told = explained("第2届")
    assert "不计 rejected 序数 ordinal  2" in told
    assert "  rule            edition" in told
    assert "  section         二、计划" in told


def test_names_that_were_weighed_are_told_with_their_features() -> None:
    record = report()
    place = (record.text or "").index("春风行动")
    refused = Candidate(
        start=place,
        end=place + 4,
        name="春风行动",
        core=None,
        kind="campaign",
        evidence="cue_noun",
        rule="cue_noun",
        features=("ending_行动", "launch"),
        chance=0.21,
    )
    lines = list(Explainer(record, tokens, Painter(colour=False), [(refused, False)]).lines("春风"))
    told = "\n".join(lines)
    assert "举措候选 candidate refused  春风行动" in told
    assert "chance          0.21" in told
    assert "features        ending_行动, launch" in told
    assert max(map(width, lines)) <= WIDTH


def test_what_nobody_saw_is_told_with_its_words() -> None:
    assert "not seen as a count or an initiative, nor refused" in explained("见效")
    assert "    见/x 效/x" in explained("见效")


def test_a_record_without_refusals_says_so() -> None:
    assert "this record holds no refusals" in explained("见效", rejected=UNSET)


def test_of_what_is_not_there_nothing_is_told() -> None:
    assert not list(Explainer(report(), tokens, Painter(colour=False)).lines("没有的话"))
