"""Every entry of roles.yaml and report.yaml finds what its examples mark, and nothing in its counter-examples."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from pipeline.classify.five_years import PlanReviews
from pipeline.config import load_config
from pipeline.config.base import ConfigModel, CueGroup
from pipeline.config.patterns import PatternEntry
from pipeline.config.report import PlaceEnds
from pipeline.config.roles import MarkerGroup

CONFIG = load_config()
_MARKED = re.compile("【(.*?)】")
_PLACE = "[\u4e00-\u9fff]{1,8}?"


def _parts(model: ConfigModel) -> Iterator[ConfigModel]:
    """All entries and groups of a file, those within others included."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, ConfigModel):
                yield part
                yield from _parts(part)


PARTS = [*_parts(CONFIG.roles), *_parts(CONFIG.report)]
ENTRIES = [part for part in PARTS if isinstance(part, PatternEntry)]
GROUPS = [part for part in PARTS if isinstance(part, CueGroup)]
CASES = [(entry.text, sentence) for entry in ENTRIES for sentence in (*entry.examples, *entry.counter_examples)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.text[:24])
def test_every_entry_has_examples_and_counter_examples(entry: PatternEntry) -> None:
    assert entry.examples
    assert entry.counter_examples
    assert all(_MARKED.search(example) for example in entry.examples)


@pytest.mark.parametrize(("pattern", "sentence"), CASES)
def test_a_cue_finds_exactly_what_is_marked(pattern: str, sentence: str) -> None:
    marked = _MARKED.search(sentence)
    found = re.search(pattern, _MARKED.sub(r"\1", sentence))
    assert (found.group() if found else None) == (marked[1] if marked else None)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.words[0])
def test_words_of_a_group_stand_where_they_are_marked(group: CueGroup) -> None:
    assert group.examples
    assert group.counter_examples
    assert all(_MARKED.search(example) for example in group.examples)
    for sentence in (*group.examples, *group.counter_examples):
        found = re.finditer(group.either(), _MARKED.sub(r"\1", sentence))
        assert [word.group() for word in found] == _MARKED.findall(sentence)


@pytest.mark.parametrize("group", CONFIG.roles.markers, ids=lambda group: group.group)
def test_markers_are_the_marked_words(group: MarkerGroup) -> None:
    word = re.compile("|".join(sorted(group.words, key=len, reverse=True)))
    for sentence in (*group.examples, *group.counter_examples):
        assert word.findall(_MARKED.sub(r"\1", sentence)) == _MARKED.findall(sentence)


@pytest.mark.parametrize("place", CONFIG.report.places, ids=lambda place: place.rank)
def test_places_stand_where_they_are_marked(place: PlaceEnds) -> None:
    assert set(place.alone) <= set(place.ends)
    for name in (*place.examples, *place.counter_examples):
        found = re.match(_PLACE + place.in_names(), _MARKED.sub(r"\1", name))
        assert ([found.group()] if found else []) == _MARKED.findall(name)


@pytest.mark.parametrize("place", CONFIG.report.places, ids=lambda place: place.rank)
def test_words_that_go_on_behind_an_end_make_no_place_of_it(place: PlaceEnds) -> None:
    ends = re.compile(place.in_titles(()))
    assert not [end + more for end in place.ends for more in place.titled if ends.match(end + more)]
    assert not [word for word in place.others if ends.search(word)]


BEHIND, AHEAD = CONFIG.report.time.behind, CONFIG.report.time.ahead


def _reviewed(title: str) -> bool:
    return PlanReviews(CONFIG.report.time).find(_MARKED.sub(r"\1", title), []) is not None


@pytest.mark.parametrize("title", [*BEHIND.examples, *AHEAD.counter_examples])
def test_a_plan_is_looked_back_on(title: str) -> None:
    assert _reviewed(title)


@pytest.mark.parametrize("title", [*BEHIND.counter_examples, *AHEAD.examples])
def test_a_plan_is_not_looked_back_on(title: str) -> None:
    assert not _reviewed(title)
