"""A year over a figure's first digits, and marks in the place of a number."""

from __future__ import annotations

import pytest

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import Measures
from pipeline.extract.counts.refusals.distrust import masked_figures, suspicion
from pipeline.records import UnitClass


@pytest.mark.parametrize(
    ("quote", "unit_class"),
    [("202354万元", "money"), ("202354台次", "event"), ("20229.5%", "percent"), ("202315人", "people")],
)
def test_a_year_over_the_first_digits(quote: str, unit_class: UnitClass) -> None:
    assert suspicion(quote, unit_class) == "year_overwritten"


@pytest.mark.parametrize(
    ("quote", "unit_class"),
    [("2023万元", "money"), ("20235元", "money"), ("2035人", "people"), ("20.5%", "percent"), ("20千克", "weight")],
)
def test_a_figure_like_any_other(quote: str, unit_class: UnitClass) -> None:
    assert suspicion(quote, unit_class) is None


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("走访xx户。", ["xx户"]),
        ("投入**万元。", ["**万元"]),
        ("×人受伤。", ["×人"]),
        ("二○○○年。", []),
        ("投入x元。", []),
    ],
)
def test_marks_in_the_place_of_a_number(text: str, masked: list[str], config: Config) -> None:
    assert [text[one.start : one.end] for one in masked_figures(text, Measures(config))] == masked
