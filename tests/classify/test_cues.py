"""Every entry of roles.yaml and report.yaml finds what its examples mark, and nothing in its counter-examples."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from pipeline.classify.five_years import PlanReviews
from pipeline.config import load_config
from pipeline.config.base import CueGroup
from pipeline.config.patterns import PatternEntry
from pipeline.config.roles import MarkerGroup

CONFIG = load_config()
_MARKED = re.compile("【(.*?)】")


def _entries() -> Iterator[PatternEntry]:
    yield from CONFIG.roles.headings
    yield from CONFIG.roles.deeds
    yield from CONFIG.roles.openings
    yield from CONFIG.report.titles
    yield from CONFIG.report.phrases
    yield from CONFIG.report.levels
    yield from CONFIG.report.units
    yield from CONFIG.report.sure_units
    yield from CONFIG.report.posts
    yield from CONFIG.report.congresses


CASES = [(entry.text, sentence) for entry in _entries() for sentence in (*entry.examples, *entry.counter_examples)]


@pytest.mark.parametrize("entry", list(_entries()), ids=lambda entry: entry.text[:24])
def test_every_entry_has_examples_and_counter_examples(entry: PatternEntry) -> None:
    assert entry.examples
    assert entry.counter_examples
    assert all(_MARKED.search(example) for example in entry.examples)


@pytest.mark.parametrize(("pattern", "sentence"), CASES)
def test_a_cue_finds_exactly_what_is_marked(pattern: str, sentence: str) -> None:
    marked = _MARKED.search(sentence)
    found = re.search(pattern, _MARKED.sub(r"\1", sentence))
    assert (found.group() if found else None) == (marked[1] if marked else None)


@pytest.mark.parametrize("group", CONFIG.roles.markers, ids=lambda group: group.group)
def test_markers_are_the_marked_words(group: MarkerGroup) -> None:
    word = re.compile("|".join(sorted(group.words, key=len, reverse=True)))
    for sentence in (*group.examples, *group.counter_examples):
        assert word.findall(_MARKED.sub(r"\1", sentence)) == _MARKED.findall(sentence)


BEHIND, AHEAD = CONFIG.report.behind, CONFIG.report.ahead


def _reviewed(title: str) -> bool:
    return PlanReviews(CONFIG.report).find(_MARKED.sub(r"\1", title), []) is not None


@pytest.mark.parametrize("group", [BEHIND, AHEAD], ids=["behind", "ahead"])
def test_a_word_of_the_group_stands_where_it_is_marked(group: CueGroup) -> None:
    word = re.compile("|".join(group.words))
    for title in (*group.examples, *group.counter_examples):
        found = word.search(_MARKED.sub(r"\1", title))
        assert ([found.group()] if found else []) == _MARKED.findall(title)


@pytest.mark.parametrize("title", [*BEHIND.examples, *AHEAD.counter_examples])
def test_a_plan_is_looked_back_on(title: str) -> None:
    assert _reviewed(title)


@pytest.mark.parametrize("title", [*BEHIND.counter_examples, *AHEAD.examples])
def test_a_plan_is_not_looked_back_on(title: str) -> None:
    assert not _reviewed(title)
