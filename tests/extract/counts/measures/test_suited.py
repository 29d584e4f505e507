"""Rows `suited` of units.yaml: every example is a count of the row's class, every counter-example one of another."""

from __future__ import annotations

import re

import pytest

from pipeline.config import load_config
from pipeline.config.units import SuitedClass
from tests.extract.counts.support import mine

ROWS = load_config().units.suited
EXAMPLES = [(row, sentence) for row in ROWS for sentence in row.examples]
COUNTER_EXAMPLES = [(row, sentence) for row in ROWS for sentence in row.counter_examples]
_MARKED = re.compile("【(.*?)】")


def class_of(sentence: str) -> str:
    """The class of the count that 【】 marks."""
    marked = _MARKED.search(sentence)
    assert marked
    (count,) = (count for count in mine(_MARKED.sub(r"\1", sentence)).counts if count.quote == marked[1])
    return count.unit_class


@pytest.mark.parametrize(("row", "sentence"), EXAMPLES)
def test_a_count_of_the_class(row: SuitedClass, sentence: str) -> None:
    assert class_of(sentence) == row.unit_class


@pytest.mark.parametrize(("row", "sentence"), COUNTER_EXAMPLES)
def test_a_count_of_another_class(row: SuitedClass, sentence: str) -> None:
    assert class_of(sentence) != row.unit_class


def test_every_row_has_evidence_and_no_noun_stands_twice() -> None:
    assert all(row.examples and row.counter_examples for row in ROWS)
    pairs = [(unit, noun) for row in ROWS for unit in row.units for noun in row.nouns]
    assert sorted(pairs) == sorted(set(pairs))
