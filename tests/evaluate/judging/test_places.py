"""Where gold's quote stands in the mined text."""

from __future__ import annotations

from pipeline.evaluate.judging.places import first, place
from tests.evaluate.support import gold_count

TEXT = "甲村修路3公里，乙村修路3公里。"


def test_a_start_is_believed_where_the_quote_stands_there() -> None:
    assert place(gold_count("3公里", 3, "公里", start=12), TEXT) == (12, 15)
    assert place(gold_count("3公里", 3, "公里", start=2), TEXT) is None


def test_a_context_tells_which_of_equal_quotes_is_meant() -> None:
    assert place(gold_count("3公里", 3, "公里", context="乙村修路3公里"), TEXT) == (12, 15)
    assert place(gold_count("3公里", 3, "公里", context="村修路3公里"), TEXT) is None
    assert place(gold_count("3公里", 3, "公里", context="丙村修路3公里"), TEXT) is None


def test_of_quotes_in_one_context_the_middle_one_is_meant() -> None:
    text = "各级共5人、15人、5人到场"
    assert place(gold_count("5人", 5, "人", context="5人、15人、"), text) == (7, 9)


def test_occurrences_are_counted_from_zero() -> None:
    assert place(gold_count("3公里", 3, "公里", occurrence=1), TEXT) == (12, 15)
    assert place(gold_count("3公里", 3, "公里", occurrence=2), TEXT) is None


def test_any_place_serves_to_look_at() -> None:
    assert first("3公里", TEXT) == (4, 7)
    assert first("", TEXT) is None
    assert first("9公里", TEXT) is None
