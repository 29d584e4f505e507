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


def test_how_many_of_a_thing_are_of_its_class() -> None:
    assert class_of("经营主体总数【420户】。") == class_of("登记经营主体【420户】。") == "organisation"
    assert class_of("全镇专利拥有量达【63件】。") == "document"


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("立案查处案件96件,其中食品类40件、药品类30件。", ["event", "event", "event"]),
        ("新挖蓄水池57口(东乡30口、西乡27口)。", ["place", "place", "place"]),
        ("清理文件54件,其中保留39件。", ["document", "document"]),
    ],
)
def test_parts_are_of_the_class_of_their_whole(text: str, classes: list[str]) -> None:
    assert [count.unit_class for count in mine(text).counts] == classes


@pytest.mark.parametrize("thing", ["学位", "托位"])
def test_seats_are_items(thing: str) -> None:
    assert class_of(f"新增{thing}【240个】。") == "item"


def test_beds_are_items() -> None:
    assert class_of("开放床位【800张】。") == "item"
