"""corpus/places.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config.places import load_places
from pipeline.errors import ConfigError

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def test_each_place_stands_once_in_its_sort_and_is_of_it() -> None:
    places = load_places(CORPUS / "places.yaml")
    sorts = (places.towns, places.rivers, places.lakes, places.hills)
    assert all(len(set(names)) == len(names) > 0 for names in sorts)
    assert all(name[-1] in "江河水" for name in places.rivers)
    assert all(name[-1] in "山岭" for name in places.hills)


@pytest.mark.parametrize("content", ["towns: [", "towns: 3", "cities: [扬州]", None])
def test_what_is_no_list_of_places_is_told(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "places.yaml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(ConfigError):
        load_places(path)
