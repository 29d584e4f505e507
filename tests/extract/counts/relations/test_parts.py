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


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("受理信访90件,其中土地类40件、其他50件,同比下降6%。", ["信访", "土地类", "其他", "信访"]),
        ("接到求助90起,其中溺水40起、其它50起,同比上升6%,办结80起。", ["求助", "溺水", "其它", "求助", "求助"]),
        ("处理投诉90件(食品类40件、其他50件),已办结85件。", ["投诉", "食品类", "其他", "投诉"]),
        (
            "查处走私90起200人,其中油品40起90人、其他50起110人,下降6%。",
            ["走私", "走私", "油品", "油品", "其他", "其他", "走私"],
        ),
        ("受理信访90件,其中土地类40件,增长3%,其他50件,下降6%。", ["信访", "土地类", "土地类", "其他", "其他"]),
        ("受理信访90件,其中其他5件,下降6%。", ["信访", "其他", "其他"]),
        ("抓获盗猎者30人,其中惯犯20人、其他10人,追回山货5吨。", ["盗猎者", "惯犯", "其他", "山货"]),
    ],
)
def test_the_rest_of_a_list_passes_nothing_on(text: str, objects: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == objects
