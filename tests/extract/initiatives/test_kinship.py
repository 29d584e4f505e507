"""Which initiative belongs to which."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import load_config
from pipeline.extract.initiatives.kinship import KinshipModel, Named, Signs, pairs
from pipeline.extract.initiatives.training.kinship import KinshipSample, fit
from tests.extract.initiatives.support import Find

KINSHIP = load_config().initiatives.kinship
SIGNS = Signs(load_config().initiatives)
_MARKED = re.compile("【(.*?)】")
_QUOTED = re.compile("“[^”]+”")


def parents(find: Find, text: str) -> dict[str, str | None]:
    found = find(text)
    names = {one.id: one.name for one in found}
    return {one.name: names.get(one.parent or "") for one in found}


def named(text: str, *names: str) -> list[Named]:
    return [Named(name, "brand", [(text.index(name), text.index(name) + len(name))]) for name in names]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            "实施“湖畔英才”工程，下设“青锋”“金匠”“杏林”三个支持专项。",
            dict.fromkeys(("青锋", "金匠", "杏林"), "“湖畔英才”工程") | {"“湖畔英才”工程": None},
        ),
        ("推进“三微”建设，开启“微窗口”。", {"“三微”建设": None, "微窗口": "“三微”建设"}),
    ],
)
def test_parts_belong_to_their_whole(text: str, due: dict[str, str | None], find: Find) -> None:
    assert parents(find, text) == due


def _cues_between(text: str) -> set[str]:
    """Words of kinship that are seen between the first two names in quotes."""
    names = _QUOTED.findall(text)[:2]
    signals = [signal for pair in pairs(text, named(text, *names), SIGNS) for signal in pair.signals]
    return {signal[2:] for signal in signals if signal[1:2] == "q"}


@pytest.mark.parametrize("sentence", KINSHIP.examples)
def test_a_word_of_kinship_is_seen_between_two_names(sentence: str) -> None:
    assert set(_MARKED.findall(sentence)) <= _cues_between(_MARKED.sub(r"\1", sentence))


@pytest.mark.parametrize("sentence", KINSHIP.counter_examples)
def test_no_word_of_kinship_is_seen(sentence: str) -> None:
    assert not _cues_between(sentence)


def test_neighbours_in_a_list_belong_to_nobody(find: Find) -> None:
    told = parents(find, "全年开展“清渠”行动、“护林”行动，参加600人次。")
    assert len(told) == 2
    assert set(told.values()) == {None}


def test_names_of_two_lines_are_no_pair() -> None:
    text = "甲乙计划\n丙丁行动"
    assert not list(pairs(text, named(text, "甲乙计划", "丙丁行动"), SIGNS))


def test_what_stands_between_is_seen_without_quotes_and_names() -> None:
    text = "“甲乙”下设“丙丁”“戊己”。"
    seen = {(pair.child, pair.parent): pair.signals for pair in pairs(text, named(text, "甲乙", "丙丁", "戊己"), SIGNS)}
    assert ">=下设" in seen[1, 0]
    assert ">=下设" in seen[2, 0]
    assert any(signal.startswith("<") for signal in seen[0, 1])


def test_members_of_a_list_stand_equally_near() -> None:
    """Names of the child's own list do not part it from the parent; those of another clause do."""
    text = "“甲乙”下设“丙丁”“戊己”和“庚辛”，开展“壬癸”。"
    names = named(text, "甲乙", "丙丁", "戊己", "庚辛", "壬癸")
    seen = {(pair.child, pair.parent): set(pair.signals) for pair in pairs(text, names, SIGNS)}
    assert ">W0" in seen[1, 0] & seen[3, 0]
    assert {">Z2", ">Y2", ">M0"} <= seen[3, 0]
    assert {">W3", ">Z0", ">M1"} <= seen[4, 0]
    assert ">ITrueTrue" in seen[3, 1]


def test_first_and_last_clause_between_are_seen_in_twos() -> None:
    text = "“甲乙”工程深入实施，其中“丙丁”完工。"
    seen = {(pair.child, pair.parent): pair.signals for pair in pairs(text, named(text, "甲乙", "丙丁"), SIGNS)}
    assert {">1工程", ">1实施", ">2其中"} <= set(seen[1, 0])


def test_the_verb_between_is_seen_with_both_kinds_and_what_the_names_share() -> None:
    text = "“青柳”品牌旗下推出青柳夜校。"
    seen = {(pair.child, pair.parent): pair.signals for pair in pairs(text, named(text, "青柳", "青柳夜校"), SIGNS)}
    assert {">z推出brandbrand", ">x推出青柳", ">f2True"} <= set(seen[1, 0])


def test_what_weighs_next_to_nothing_is_not_kept() -> None:
    told = [KinshipSample(["whole", f"noise{at % 7}"], belongs=True) for at in range(40)]
    told += [KinshipSample(["list", f"noise{at % 7}"], belongs=False) for at in range(42)]
    weights = fit(told)
    assert {"whole", "list"} <= set(weights.signals)
    assert np.abs(weights.weights.astype(np.float32)).min() >= 0.0199
    assert len(weights.signals) == len(weights.weights)


@given(st.lists(st.floats(-3, 3), min_size=12, max_size=12), st.integers(2, 6))
def test_nobody_is_an_ancestor_of_itself(weights: Sequence[float], number: int) -> None:
    keys = [">", "<", ">=、", "<=、", ">long", "<long", ">kbrand", "<kbrand", ">p0", "<p0", ">n1", "<n1"]
    names = [f"名{index}字" for index in range(number)]
    text = "、".join(names)
    model = KinshipModel(keys, np.array(weights, dtype=np.float32), 0.3)
    found = model.parents(text, named(text, *names), SIGNS)
    for start in range(number):
        above = found[start]
        steps = 0
        while above is not None:
            assert above != start
            above, steps = found[above], steps + 1
            assert steps <= number
