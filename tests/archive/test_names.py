"""Every example and counter-example of configs/registry.yaml."""

from __future__ import annotations

import re

import pytest

from pipeline.archive.names import Names
from pipeline.config import load_config
from pipeline.config.base import CueGroup
from pipeline.config.patterns import PatternEntry
from pipeline.config.registry import StandingName
from tests.archive.support import READER, REPORT, registry, telling

RULES = load_config().registry
NAMES = Names(RULES, REPORT)
_MARKED = re.compile("【([^】]+)】")


def rows(pair: str) -> int:
    """Of how many rows the registry of one organisation is that tells both names of `A = B`."""
    told = [telling(name, "望桥县青溪镇", (name.strip(), "campaign")) for name in pair.split("=")]
    assert len(told) == 2
    return len(registry(told, RULES))


@pytest.mark.parametrize("pair", [pair for nouns in RULES.nouns for pair in nouns.examples])
def test_nouns_of_one_sense_make_one(pair: str) -> None:
    assert rows(pair) == 1


@pytest.mark.parametrize("pair", [pair for nouns in RULES.nouns for pair in nouns.counter_examples])
def test_other_nouns_make_two(pair: str) -> None:
    assert rows(pair) == 2


@pytest.mark.parametrize("entry", RULES.standing, ids=lambda entry: entry.text)
def test_names_of_standing_are_known_in_their_forms(entry: StandingName) -> None:
    assert entry.examples
    assert entry.counter_examples
    assert [NAMES.standing(name) for name in (entry.text, *entry.examples)] == [entry] * (1 + len(entry.examples))
    assert all(NAMES.standing(name) is not entry for name in entry.counter_examples)


@pytest.mark.parametrize("entry", [*RULES.editions, *RULES.common], ids=lambda entry: entry.text[:20])
def test_patterns_find_what_is_marked(entry: PatternEntry) -> None:
    assert entry.examples
    assert entry.counter_examples
    for example in entry.examples:
        found = re.search(entry.text, _MARKED.sub(r"\1", example))
        assert found is not None
        assert [found.group()] == _MARKED.findall(example)
    assert [name for name in entry.counter_examples if re.search(entry.text, name)] == []


@pytest.mark.parametrize(
    "group", [RULES.before_places, RULES.speaks_for_places, RULES.organs], ids=lambda group: group.words[0]
)
def test_words_around_places_stand_where_they_are_marked(group: CueGroup) -> None:
    assert group.examples
    assert group.counter_examples
    for name in (*group.examples, *group.counter_examples):
        assert re.findall(group.either(), _MARKED.sub(r"\1", name)) == _MARKED.findall(name)


@pytest.mark.parametrize("name", [None, "", "城关镇人民政府", "xx街道", "某县", "教育局", "中心小学", "第二人民医院"])
def test_names_that_everybody_bears_tell_nothing(name: str | None) -> None:
    assert not (name and READER.tells(name))


def test_own_places_in_front_are_dropped_where_a_name_is_left() -> None:
    told = [
        telling(name, "望桥县青溪镇", (name, "activity"))
        for name in ("青溪镇枇杷采摘节", "枇杷采摘节", "青溪枇杷采摘节")
    ]
    assert len(registry(told, RULES)) == 1
    assert NAMES.form("望桥县").full == "望桥县"
