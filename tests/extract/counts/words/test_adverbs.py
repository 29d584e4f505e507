"""Adverbs before a verb, in one word with it or not."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract.counts.words.adverbs import Adverbs, VerbAdverbs
from tests.extract.counts.support import mine

ADVERBS, VERB_ADVERBS = Adverbs(load_config()), VerbAdverbs(load_config())


@pytest.mark.parametrize(("text", "adverbs"), [("已装", 1), ("计划收", 2), ("收", 0)])
def test_adverbs_before_a_verb(text: str, adverbs: int) -> None:
    assert ADVERBS.before(text) == adverbs


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        (("依法", "查处", "案件"), [0]),
        (("户数", "成功", "突破"), [1]),
        (("销量", "逆势", "增加", "到"), [1]),
        (("重点", "达到"), [0]),
        (("重点", "建设", "项目"), []),
        (("提前", "完成", "的"), []),
        (("茶农", "成功"), []),
    ],
)
def test_where_words_are_adverbs(texts: tuple[str, ...], places: list[int]) -> None:
    assert VERB_ADVERBS.places(texts) == places


@pytest.mark.parametrize(
    ("texts", "drawn"),
    [
        (("顺利完成", "茶园"), True),
        (("快速增长", "9"), True),
        (("提前完成", "的"), False),
        (("基本建设", "投资"), False),
        (("集中管理", "经费"), False),
    ],
)
def test_adverbs_drawn_into_one_word_of_the_dictionary(texts: tuple[str, ...], drawn: bool) -> None:
    assert VERB_ADVERBS.are_drawn_in(texts, 0) is drawn


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("全年依法查处违法案件22件。", ["违法案件"]),
        ("规上工业企业成功突破900户。", ["规上工业企业"]),
        ("重点改造老旧小区9个,全面排查隐患30处。", ["老旧小区", "隐患"]),
        ("茶农由90户顺利增加到300户。", ["茶农"] * 2),
        ("茶园面积、茶叶产量分别为900亩、9吨,同比分别快速增长6%、3%。", ["茶园面积", "茶叶产量"] * 2),
        ("零售总额900万元,网上零售额占比最终达到29.4%。", ["零售总额", "网上零售额占比"]),
        ("全年基本建设投资900万元。", ["基本建设投资"]),
    ],
)
def test_they_belong_to_no_thing(sentence: str, things: list[str]) -> None:
    found = [count.object for count in mine(sentence).counts]
    assert len(found) == len(things)
    assert all(thing and thing in due for thing, due in zip(found, things, strict=True)), found
