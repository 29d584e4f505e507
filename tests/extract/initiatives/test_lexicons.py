"""Every example and counter-example of configs/initiatives.yaml and configs/slogans.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from pipeline.config import Config, load_config
from pipeline.extract.initiatives.naming import Naming
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.records import Initiative
from tests.extract.initiatives.support import Find

_MARKED = re.compile(r"【([^】]+)】")
NAMING = Naming(Vocabulary(load_config()))


def _sentences(config: Config) -> Iterable[str]:
    rules = config.initiatives
    for group in (
        *rules.heads,
        *rules.contexts,
        *rules.outside,
        *rules.edges,
        *rules.hollow,
        *rules.plurals,
        *rules.vague,
        *rules.inner_adverbs,
        *rules.adverbs,
        *rules.tails,
        *rules.plain_tails,
        *rules.model_nouns,
        *rules.slogan_nouns,
        *rules.adopting,
        *rules.plan_nouns,
        *rules.shared_ends,
        *rules.themes,
        *rules.shams,
        *rules.commonplaces,
        *rules.minding,
        *rules.creating,
        *rules.ranks,
        *rules.forbidding,
        *rules.bounding,
        *rules.neighbouring,
        *rules.passing,
        *rules.crossings,
        *rules.shared_kinds,
        *rules.told_kinds,
        *rules.making,
        *rules.measures,
        *rules.authorities,
    ):
        yield from group.examples
        yield from group.counter_examples
    for slogan in config.slogans.slogans:
        if slogan.kind == "initiative":
            yield from slogan.examples
        else:
            yield from (_MARKED.sub(r"\1", example) for example in slogan.examples)
        yield from slogan.counter_examples


def _keys(initiative: Initiative) -> set[str]:
    return {NAMING.key_of(name) for name in (initiative.name, *initiative.aliases)}


@pytest.mark.parametrize("sentence", sorted(set(_sentences(load_config()))))
def test_marked_names_come_out_and_nothing_else(sentence: str, find: Find) -> None:
    expected = [NAMING.key_of(name) for name in _MARKED.findall(sentence)]
    found = [_keys(initiative) for initiative in find(_MARKED.sub(r"\1", sentence))]
    assert len(found) == len(expected), found
    assert all(name in keys for name, keys in zip(expected, found, strict=True)), found


def test_every_slogan_stands_where_its_examples_mark_it() -> None:
    for slogan in load_config().slogans.slogans:
        assert slogan.examples, slogan.text
        assert slogan.counter_examples, slogan.text
        for example in slogan.examples:
            assert any(marked.startswith(slogan.text) for marked in _MARKED.findall(example)), example
        if not slogan.in_quotes_only:
            assert not any(slogan.text in counter for counter in slogan.counter_examples), slogan.text


def test_no_word_is_listed_twice_as_head_or_with_two_effects() -> None:
    rules = load_config().initiatives
    heads = [word for group in rules.heads for word in group.words]
    assert len(heads) == len(set(heads)), {word for word in heads if heads.count(word) > 1}
    for side in ("left", "right"):
        words = [word for group in rules.contexts if group.side == side for word in group.words]
        assert len(words) == len(set(words)), {word for word in words if words.count(word) > 1}
