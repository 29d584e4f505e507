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


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("续建五十个项目,其中有十二个粮库,七条水渠和三座渡桥。", ["十二个", "七条", "三座"]),
        ("续建50个工程,其中有9座粮库、4条水渠。", ["9座", "4条"]),
        ("续建50个项目,其中粮库9座、水渠4条。", ["9座", "4条"]),
        ("续建50个项目,其中有9座粮库,新修了4条水渠。", ["9座"]),
        ("走访50个村,其中有9座粮库,4条水渠。", []),
        ("续建50个项目,其中有9座粮库,3000万元国债。", ["9座"]),
    ],
)
def test_parts_of_works_have_measure_words_of_their_own(text: str, parts: list[str]) -> None:
    counts = mine(text).counts
    assert [count.quote for count in counts if count.part_of == counts[0].id] == parts
