"""Changes told by a verb before the number, with 了 behind it or not."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize("verb", ["增收", "增收了"])
def test_a_verb_of_earning_tells_a_change(verb: str) -> None:
    (count,) = mine(f"茶农户均{verb}900元。").counts
    assert (count.object, count.role, count.direction, count.predicate) == ("茶农", "change", "up", "增收")


@pytest.mark.parametrize(
    ("sentence", "approx", "predicate"),
    [
        ("茶叶产值突破了千亿元。", "more", "突破"),
        ("茶叶产值超过了900万元。", "more", None),
        ("茶叶产值达到了900万元。", None, "达到"),
    ],
)
def test_levels_with_an_aspect(sentence: str, approx: str | None, predicate: str | None) -> None:
    (count,) = mine(sentence).counts
    assert (count.object, count.approx, count.predicate) == ("茶叶产值", approx, predicate)
