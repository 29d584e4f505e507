from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.initiatives.labelling.rule import Chance
from pipeline.extract.initiatives.ranking import choose

_STRETCHES = st.lists(
    st.builds(
        lambda start, size, chance: Chance(start, start + size, chance),
        st.integers(0, 40),
        st.integers(1, 9),
        st.floats(0, 1),
    )
)


def test_of_rivals_the_likeliest_stays() -> None:
    rivals = [Chance(0, 4, 0.3), Chance(0, 6, 0.6), Chance(3, 6, 0.5), Chance(8, 9, 0.2)]
    assert choose(rivals, 0.1) == [Chance(0, 6, 0.6), Chance(8, 9, 0.2)]
    assert choose(rivals, 0.25) == [Chance(0, 6, 0.6)]


@given(_STRETCHES, st.floats(0, 1))
def test_none_overlaps_another_and_none_that_could_stay_is_lost(stretches: list[Chance], least: float) -> None:
    kept = choose(stretches, least)
    assert kept == sorted(kept)
    assert all(one.end <= other.start for one, other in itertools.pairwise(kept))
    for one in stretches:
        rivals = [other for other in kept if other.start < one.end and one.start < other.end]
        assert one.chance < least or any(rival.chance >= one.chance for rival in rivals)
