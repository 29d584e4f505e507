"""Groups of configs/initiatives.yaml whose words stand around names and inside them."""

from __future__ import annotations

import re

import pytest

from pipeline.config import load_config
from pipeline.config.base import CueGroup
from pipeline.extract.initiatives import InitiativeExtractor
from pipeline.extract.initiatives.kinship import Named
from pipeline.stages import ClassifiedDocument
from tests.extract.initiatives.support import Read

CONFIG = load_config()
_RULES = CONFIG.initiatives
_MARKED = re.compile("【(.*?)】")
_GROUPS: dict[str, CueGroup] = {
    name: group for name in type(_RULES).model_fields if isinstance(group := getattr(_RULES, name), CueGroup)
}
_UNHEARD = "龘"
"""A word that no sentence holds."""


def _sentences(group: CueGroup) -> tuple[str, ...]:
    return *group.examples, *group.counter_examples


@pytest.mark.parametrize("name", _GROUPS)
def test_a_group_has_its_evidence_and_marks_its_words(name: str) -> None:
    group = _GROUPS[name]
    words = re.compile("|".join(f"(?:{word})" for word in group.words))
    assert group.examples
    assert group.counter_examples
    for sentence in group.examples:
        marked = [found.start() - 2 * at for at, found in enumerate(_MARKED.finditer(sentence))]
        assert marked, sentence
        assert all(words.match(_MARKED.sub(r"\1", sentence), start) for start in marked), sentence


def _findings(extractor: InitiativeExtractor, document: ClassifiedDocument) -> object:
    """Records, every candidate with its chance, and what is seen of the names two by two."""
    found = extractor.extract(document, ())
    named = [Named(one.name, one.kind, [(at.start, at.end) for at in one.mentions]) for one in found]
    pairs = list(extractor.pairs(document.tokenized.document.text, named))
    return found, extractor.judged(document.tokenized), pairs


@pytest.mark.parametrize("name", _GROUPS)
def test_a_group_decides_in_its_examples_alone(name: str, extractor: InitiativeExtractor, read: Read) -> None:
    group = _GROUPS[name]
    without = _extractor_without(name)
    documents = {sentence: read(_MARKED.sub(r"\1", sentence)) for sentence in _sentences(group)}
    decided = {one for one, text in documents.items() if _findings(without, text) != _findings(extractor, text)}
    assert decided == set(group.examples)


def _extractor_without(name: str) -> InitiativeExtractor:
    rules = _RULES.model_copy(update={name: _GROUPS[name].model_copy(update={"words": (_UNHEARD,)})})
    return InitiativeExtractor(CONFIG.model_copy(update={"initiatives": rules}))
