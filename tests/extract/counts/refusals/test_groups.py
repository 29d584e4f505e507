"""Every group of words of refusals.yaml with its examples and counter-examples."""

from __future__ import annotations

import re

import pytest

from pipeline.config import load_config
from pipeline.config.base import CueGroup
from pipeline.extract.counts import CountExtractor
from tests.extract.counts.support import classified, extract

CONFIG = load_config()
_MARKED = re.compile("【(.*?)】")
_GROUPS = {name: group for name, group in CONFIG.refusals if isinstance(group, CueGroup)}
_UNHEARD = "龘"
"""A word that no sentence holds."""


def test_every_group_has_its_evidence() -> None:
    assert _GROUPS
    assert not [name for name, group in _GROUPS.items() if not group.examples or not group.counter_examples]


@pytest.mark.parametrize("name", sorted(_GROUPS))
def test_the_marked_words_are_of_the_group(name: str) -> None:
    pattern = re.compile("|".join(f"(?:{word})" for word in _GROUPS[name].words))
    for sentence in _GROUPS[name].examples:
        assert pattern.match(_MARKED.sub(r"\1", sentence), sentence.index("【")), sentence


@pytest.mark.parametrize("name", sorted(_GROUPS))
def test_a_group_decides_in_its_examples_alone(name: str) -> None:
    group = _GROUPS[name]
    rules = CONFIG.refusals.model_copy(update={name: group.model_copy(update={"words": (_UNHEARD,)})})
    without = CountExtractor(CONFIG.model_copy(update={"refusals": rules}))
    sentences = (*group.examples, *group.counter_examples)
    documents = {sentence: classified(_MARKED.sub(r"\1", sentence)) for sentence in sentences}
    decided = {sentence for sentence, one in documents.items() if without.extract(one) != extract(one)}
    assert decided == set(group.examples)
