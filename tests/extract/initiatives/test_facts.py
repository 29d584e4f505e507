from __future__ import annotations

import re

import pytest

from pipeline.config import load_config
from pipeline.extract.initiatives import InitiativeExtractor
from pipeline.records import Count
from tests.extract.initiatives.support import Find, Read

PLANNED, SEASONS = load_config().initiatives.planned, load_config().initiatives.seasons
_MARKED = re.compile("【(.*?)】")


def _count(identifier: str, text: str, quote: str) -> Count:
    start = text.index(quote)
    return Count(
        id=identifier, quote=quote, start=start, end=start + len(quote), value=1, value_exact="1", low=1, high=1,
        unit="次", unit_class="event", section="s1", rule="t", confidence=1.0,
    )  # fmt: skip


def test_counts_go_to_the_nearest_name_before_them_in_their_sentence(
    extractor: InitiativeExtractor, read: Read
) -> None:
    text = "走访300户。开展“柳风行动”，走访20次，举办“柳荫讲堂”5场。另有8人参加。"
    counts = [_count(f"c{n}", text, quote) for n, quote in enumerate(("300户", "20次", "5场", "8人"))]
    campaign, lectures = extractor.extract(read(text), counts)
    assert (campaign.counts, lectures.counts) == (("c1",), ("c2",))


def test_plans_are_told_by_section_and_by_words(find: Find) -> None:
    assert find("开展“柳风行动”。")[0].status == "done"
    assert find("开展“柳风行动”。", "plan")[0].status == "plan"
    assert find("明年将开展“柳风行动”。")[0].status == "plan"
    assert find("明年会更好。开展“柳风行动”。")[0].status == "done"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("将“柳风行动”与巡察结合起来，查处问题12个。", "done"),
        ("积极争取“柳风行动”入选名单。", "done"),
        ("准备充分，“柳风行动”吸引三千人。", "done"),
        ("明年再办，今年已开展“柳风行动”。", "done"),
        ("明年将再次开展已有的“柳风行动”。", "plan"),
        ("“柳风行动”将于明年三月启动。", "plan"),
        ("“柳风行动”拟再办两期。", "plan"),
        ("“柳风行动”将服务送到家门口。", "done"),
        ("“柳风行动”按时收官，明年再办。", "done"),
        ("谋划实施“柳芽计划”。", "plan"),
        ("开设模拟法庭，开展“柳风行动”。", "done"),
        ("“柳风行动”、模拟法庭一起上阵。", "done"),
    ],
)
def test_words_before_and_right_behind_a_name_tell_plans(sentence: str, status: str, find: Find) -> None:
    assert [one.status for one in find(sentence)] == [status]


def test_period_is_the_nearest_before_in_the_sentence(find: Find) -> None:
    assert find("去年打基础，2024年5月启动“柳芽计划”。")[0].period == "2024年5月"
    assert find("今年开局良好。启动“柳芽计划”。")[0].period is None


@pytest.mark.parametrize("sentence", PLANNED.examples)
def test_a_word_that_tells_a_plan(sentence: str, find: Find) -> None:
    assert re.search("|".join(PLANNED.words), _MARKED.findall(sentence)[0])
    assert [one.status for one in find(_MARKED.sub(r"\1", sentence))] == ["plan"]


@pytest.mark.parametrize("sentence", PLANNED.counter_examples)
def test_no_word_that_tells_a_plan(sentence: str, find: Find) -> None:
    assert [one.status for one in find(sentence)] == ["done"]


@pytest.mark.parametrize("sentence", SEASONS.examples)
def test_a_time_of_the_year(sentence: str, find: Find) -> None:
    (initiative,) = find(_MARKED.sub(r"\1", sentence))
    assert (initiative.period or "").startswith(_MARKED.findall(sentence)[0])


@pytest.mark.parametrize("sentence", SEASONS.counter_examples)
def test_no_time_of_the_year(sentence: str, find: Find) -> None:
    assert [one.period for one in find(sentence)] == [None]


def test_members_of_a_short_slogan_belong_to_it(find: Find) -> None:
    found = find("推进“四微”建设，开启“微窗口”，搭建“微平台”，在公众号“塘边语”发布信息。")
    parents = {initiative.name: initiative.parent for initiative in found}
    assert parents == {"“四微”建设": None, "微窗口": "i1", "微平台": "i1", "塘边语": None}
