"""Real places in the stead of invented ones."""

from __future__ import annotations

import pytest

from pipeline.config import Config
from pipeline.config.places import Places
from pipeline.extract.initiatives.training.examples import Gold, mentions
from pipeline.extract.initiatives.training.places import RealPlaces, exchanged
from pipeline.tokenize import Tokenizer

TOWNS = Places(towns=("扬州", "金华"), rivers=("湘江",))
TEXTS = ("砚州市和岚溪县修通砚州至岚溪公路，砚州都市圈又近一步。", "都去看过，扬州市也来学。沄江市有新桥。")


@pytest.fixture
def real(config: Config) -> RealPlaces:
    return RealPlaces(TOWNS, TEXTS, Tokenizer(config).segment)


def test_places_of_rare_characters_are_invented_and_those_of_the_dictionary_are_not(real: RealPlaces) -> None:
    found = real.invented(TEXTS)
    assert {"砚州", "岚溪", "沄江"} <= found
    assert "扬州" not in found


def test_of_two_stems_that_share_a_character_the_more_frequent_is_one(real: RealPlaces) -> None:
    assert real.invented(["砚州市、砚州区、砚州县。", "到砚市。"]) == {"砚州"}


def test_each_is_exchanged_for_one_of_its_sort_and_the_same_all_through_a_text(real: RealPlaces) -> None:
    names = real.exchange(TEXTS[0], real.invented(TEXTS))
    assert set(names) == {"砚州", "岚溪"}
    assert set(names.values()) <= set(TOWNS.towns)
    moved = exchanged(TEXTS[0], names)
    assert "砚州" not in moved
    assert moved.count(names["砚州"]) >= 3
    assert real.exchange(TEXTS[1], real.invented(TEXTS)) == {"沄江": "湘江"}


def test_where_no_place_of_its_sort_is_known_a_stem_stays(real: RealPlaces) -> None:
    assert real.exchange("沄湖水清。", ["沄湖"]) == {}
    assert exchanged("沄湖水清。", {}) == "沄湖水清。"


def test_names_of_a_text_are_found_in_its_copy(real: RealPlaces) -> None:
    gold = Gold.of("砚州都市圈", ("大砚州",), parent="砚州一体化行动", optional=True)
    moved = gold.changed({"砚州": "扬州"})
    assert (moved.name, moved.surfaces, moved.parent) == ("扬州都市圈", ("扬州都市圈", "大扬州"), "扬州一体化行动")
    assert moved.loose == {"扬州都市圈", "大扬州"}
    assert moved.optional
    (place,) = mentions("扬州都市圈又近一步。", (moved,))
    assert place == (0, 5, moved)
