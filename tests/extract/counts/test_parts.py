"""Parts that are named by what was done with them."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "objects", "predicates"),
    [
        ("修改条款27项(新订10项、修订17项)。", ["条款", "条款", "条款"], ["修改", "新订", "修订"]),
        (
            "安排重点项目12个,其中续建5个、新开工7个。",
            ["重点项目", "重点项目", "重点项目"],
            ["安排", "续建", "新开工"],
        ),
        ("建成学校12所,其中民办5所。", ["学校", "民办"], ["建成", "建成"]),
    ],
)
def test_the_verb_governs_and_the_thing_is_that_of_the_whole(
    text: str, objects: list[str], predicates: list[str]
) -> None:
    counts = mine(text).counts
    assert [count.object for count in counts] == objects
    assert [count.predicate for count in counts] == predicates
