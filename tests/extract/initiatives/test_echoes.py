from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.initiatives import echoes
from pipeline.extract.initiatives.echoes import occurrences

_FEW = st.text(alphabet="甲乙丙", max_size=60)
_NAMES = st.sets(st.text(alphabet="甲乙丙", min_size=3, max_size=6), max_size=12)


def test_places_of_one_name_do_not_overlap() -> None:
    assert {name: list(places) for name, places in occurrences("甲甲甲甲甲甲甲", {"甲甲甲"}).items()} == {
        "甲甲甲": [0, 3]
    }


@given(text=_FEW, names=_NAMES)
def test_many_names_are_found_where_each_alone_is_found(text: str, names: set[str]) -> None:
    alone = {name: list(places) for name, places in occurrences(text, names).items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(echoes, "_FEW", -1)
        together = {name: list(places) for name, places in occurrences(text, names).items()}
    assert {name: places for name, places in alone.items() if places} == {n: p for n, p in together.items() if p}
