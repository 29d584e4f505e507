"""Every entry of units.yaml, modifiers.yaml and count_cues.yaml with its examples and counter-examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pytest

from pipeline.config import load_config
from pipeline.config.base import CueGroup, Entry
from pipeline.extract.counts import CountExtractor
from pipeline.records import SectionRole
from tests.extract.counts.support import classified, extract, mine

CONFIG = load_config()
_MARKED = re.compile("【(.*?)】", re.DOTALL)
_FILES = ("count_cues", "units", "modifiers")
_PLACES: dict[str, str] = {
    name: file for file in _FILES for name, value in getattr(CONFIG, file) if isinstance(value, CueGroup)
}
_GROUPS: dict[str, CueGroup] = {name: getattr(getattr(CONFIG, file), name) for name, file in _PLACES.items()}
_NAMED = ("header_units", "halved", "pair_spans")
"""Their words stand with what the record calls them: 钟头=小时."""


def _pattern(name: str) -> re.Pattern[str]:
    words = [word.partition("=")[0] if name in _NAMED else word for word in _GROUPS[name].words]
    return re.compile("|".join(f"(?:{word})" for word in words))


def _without(name: str) -> CountExtractor:
    """Without the words of the group, but for one that no sentence holds."""
    lexicon = getattr(CONFIG, _PLACES[name])
    unheard = _GROUPS[name].model_copy(update={"words": (_UNHEARD,)})
    return CountExtractor(CONFIG.model_copy(update={_PLACES[name]: lexicon.model_copy(update={name: unheard})}))


def _examples(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    return [(entry.text, sentence) for entry in entries for sentence in entry.examples]


def _counter_examples(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    return [(entry.text, sentence) for entry in entries for sentence in entry.counter_examples]


def _ids(rows: Iterable[tuple[str, str]]) -> list[str]:
    return [text for text, _ in rows]


def test_every_entry_has_its_evidence() -> None:
    entries: list[Entry | CueGroup] = [*CONFIG.units.units, *CONFIG.modifiers.modifiers, *_GROUPS.values()]
    assert not [entry for entry in entries if not entry.examples or not entry.counter_examples]


def test_no_word_stands_twice() -> None:
    for texts in (
        [(unit.text, unit.only_before) for unit in CONFIG.units.units],
        [(modifier.text, modifier.place) for modifier in CONFIG.modifiers.modifiers],
    ):
        assert sorted(texts) == sorted(set(texts))


@pytest.mark.parametrize(("text", "sentence"), _examples(CONFIG.units.units))
def test_measure_word(text: str, sentence: str) -> None:
    unit = next(unit for unit in CONFIG.units.units if unit.text == text and sentence in unit.examples)
    marked = _MARKED.search(sentence)
    assert marked is not None
    counts = mine(_MARKED.sub(r"\1", sentence)).counts
    expected = "倍" if text == "番" else unit.name
    assert [(count.quote, count.unit) for count in counts] == [(marked[1], expected)]


@pytest.mark.parametrize(("text", "sentence"), _counter_examples(CONFIG.units.units))
def test_no_measure_word(text: str, sentence: str) -> None:
    name = next(unit.name for unit in CONFIG.units.units if unit.text == text and sentence in unit.counter_examples)
    assert name not in [count.unit for count in mine(sentence).counts]


@pytest.mark.parametrize(("text", "sentence"), _examples(CONFIG.modifiers.modifiers))
def test_modifier(text: str, sentence: str) -> None:
    approx = next(modifier.approx for modifier in CONFIG.modifiers.modifiers if modifier.text == text)
    count = mine(_MARKED.sub(r"\1", sentence)).counts[-1]
    if count.value is not None:
        assert count.approx == (None if approx == "exact" else approx)
    assert text in (count.modifier or "")


@pytest.mark.parametrize(("text", "sentence"), _counter_examples(CONFIG.modifiers.modifiers))
def test_no_modifier(text: str, sentence: str) -> None:
    assert text not in [count.modifier for count in mine(sentence).counts]


def test_a_modifier_that_stands_apart_has_an_example() -> None:
    beside = tuple(modifier.model_copy(update={"over": ()}) for modifier in CONFIG.modifiers.modifiers)
    modifiers = CONFIG.modifiers.model_copy(update={"modifiers": beside})
    without = CountExtractor(CONFIG.model_copy(update={"modifiers": modifiers}))
    for modifier in CONFIG.modifiers.modifiers:
        documents = [classified(_MARKED.sub(r"\1", sentence)) for sentence in modifier.examples]
        assert any(without.extract(one) != extract(one) for one in documents) == bool(modifier.over), modifier.text


@pytest.mark.parametrize("name", sorted(_GROUPS))
def test_cue_group(name: str) -> None:
    group = _GROUPS[name]
    pattern = _pattern(name)
    for sentence in group.examples:
        marked = _MARKED.search(sentence)
        assert marked is not None
        bare = _MARKED.sub(r"\1", sentence)
        assert pattern.match(bare, marked.start()), sentence


_OF_TABLES = {
    *("header_units", "generic_headers", "numbering_headers", "banding_headers", "total_rows"),
    *("percent_headers", "unpriced_headers", "ranking_headers", "describing_headers", "share_headers"),
    *("time_headers", "unit_headers", "change_headers", "base_headers", "fall_headers"),
    *("achieved_headers", "target_headers", "plan_headers", "forecast_headers"),
}
_OF_PLANS = {"looking_back", "lying_ahead"}
"""Their words tell something only where a plan stands around them."""
_UNHEARD = "龘"
"""A word that no sentence holds."""


@pytest.mark.parametrize("name", sorted(_GROUPS.keys() - _OF_TABLES))
def test_a_group_decides_in_its_examples_alone(name: str) -> None:
    group = _GROUPS[name]
    without = _without(name)
    role: SectionRole = "plan" if name in _OF_PLANS else "other"
    documents = {sentence: classified(_MARKED.sub(r"\1", sentence), role=role) for sentence in _sentences(group)}
    decided = {sentence for sentence, one in documents.items() if without.extract(one) != extract(one)}
    assert decided == set(group.examples)


def _sentences(group: CueGroup) -> tuple[str, ...]:
    return *group.examples, *group.counter_examples


_SHORT_CUES = {
    *("up", "down", "comparative", "comparative_down", "reach", "neutral", "against", "members", "qualifiers"),
    *("counted_one", "brief_predicates"),
}
"""Their words are peeled off the end of a clause, at borders of tokens: a sentence may hold them inside others."""


@pytest.mark.parametrize("name", sorted(_GROUPS.keys() - _SHORT_CUES))
def test_no_cue(name: str) -> None:
    pattern = _pattern(name)
    assert not [sentence for sentence in _GROUPS[name].counter_examples if pattern.search(sentence)]


@pytest.mark.parametrize("name", sorted(_SHORT_CUES))
def test_no_short_cue(name: str) -> None:
    assert not [sentence for sentence in _GROUPS[name].counter_examples if _acts(name, sentence)]


def _acts(name: str, sentence: str) -> bool:
    """Whether a count of the sentence takes a direction, base, level, whole or article's exemption from the group."""
    findings = mine(sentence)
    if name == "brief_predicates":
        return any(count.predicate for count in findings.counts)
    if name == "counted_one":
        return bool(findings.counts)
    return any(count.direction or count.base or count.role != "total" or count.part_of for count in findings.counts)
