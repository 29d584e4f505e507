"""Which quantity is part of which."""

from __future__ import annotations

from tests.extract.counts.support import mine


def test_what_is_there_besides_is_no_part() -> None:
    whole, part, besides = mine("在编人员90人,其中法官30人,另有书记员12人。").counts
    assert part.part_of == whole.id
    assert besides.part_of is None


def test_a_list_of_parts_is_summed_whole() -> None:
    found = mine("出圃苗木210万株,其中云杉130万株、冷杉80万株、油松15万株。")
    assert [count.part_of for count in found.counts[1:]] == [found.counts[0].id] * 3
    assert [check.holds for check in found.checks] == [False]


def test_what_each_has_is_no_part_of_what_all_have() -> None:
    _, part, each = mine("缺教师143名,其中理科教师60名,音乐教师每校0.7名。").counts
    assert (part.role, each.role) == ("part", "total")


def test_letters_are_parts_of_all_that_came_in() -> None:
    whole, letters = mine("受理来信来访268件次,其中来信112件。").counts
    assert letters.part_of == whole.id


def test_how_some_were_dealt_with_is_part_of_all() -> None:
    whole, *parts = mine("审结案件90件,其中借贷纠纷41件,适用速裁程序36件。").counts
    assert [part.part_of for part in parts] == [whole.id] * 2
    _, _, moved = mine("审结案件90件,其中借贷纠纷41件,移送案件36件。").counts
    assert moved.part_of is None


def test_how_many_gave_a_part_ends_no_list_of_parts() -> None:
    whole, first, bodies, second = mine("筹款46.5万元,其中商会38万元、县里两家单位8.5万元。").counts
    assert [first.part_of, bodies.part_of, second.part_of] == [whole.id, None, whole.id]
    whole, first, _, other = mine("筹款46.5万元,其中商会38万元,新修水窖两口,花费8.5万元。").counts
    assert (first.part_of, other.part_of) == (whole.id, None)
