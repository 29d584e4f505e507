"""Rows `headers` of units.yaml: below an example a number takes a unit of the row, below a counter-example another."""

from __future__ import annotations

import re

import pytest

from pipeline.config import load_config
from pipeline.config.units import HeaderClass
from tests.extract.counts.support import cells, mine

ROWS = load_config().units.headers
EXAMPLES = [(row, header) for row in ROWS for header in row.examples]
COUNTER_EXAMPLES = [(row, header) for row in ROWS for header in row.counter_examples]


def class_below(header: str) -> str:
    """The class of the number below a header, whose caption names the units that stand in its brackets."""
    heading, units = re.sub("[【】]", "", header).rstrip(")").split("(")
    text, blocks = cells(["村名", heading], ["松原村", "300"], before=f"单位:{units}")
    (count,) = mine(text, blocks=blocks).counts
    return count.unit_class


@pytest.mark.parametrize(("row", "header"), EXAMPLES)
def test_a_unit_of_the_row(row: HeaderClass, header: str) -> None:
    assert re.findall("【(.*?)】", header)[0] in row.nouns
    assert class_below(header) in row.classes


@pytest.mark.parametrize(("row", "header"), COUNTER_EXAMPLES)
def test_another_unit(row: HeaderClass, header: str) -> None:
    assert class_below(header) not in row.classes


def test_every_row_has_evidence() -> None:
    assert all(row.examples and row.counter_examples for row in ROWS)
