"""Which quantities may be whole and part of one another."""

from __future__ import annotations

from tests.extract.counts.support import mine


def test_bodies_counted_in_their_own_words_are_parts_of_so_many_ge() -> None:
    whole, *parts = mine("全区有医疗机构86个(其中三级医院2家、二级医院9家)。").counts
    assert [part.part_of for part in parts] == [whole.id, whole.id]


def test_parts_of_what_is_counted_in_pieces_and_sets() -> None:
    whole, *parts = mine("馆藏文物1.3万件(套),其中石器26件、陶器138件(套)。").counts
    assert [part.part_of for part in parts] == [whole.id, whole.id]


def test_one_kind_of_several_counted_together_has_its_own_measure_word() -> None:
    whole, part = mine("收到来信和锦旗90余件,其中锦旗30面。").counts
    assert (part.part_of, part.role) == (whole.id, "part")
    _, other = mine("收到来信和锦旗90余件,其中字画3幅。").counts
    assert other.part_of is None
