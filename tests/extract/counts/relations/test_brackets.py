"""What stands in a bracket behind a quantity is its parts, or the same told again."""

from __future__ import annotations

from tests.extract.counts.support import mine


def test_a_whole_and_what_restates_it() -> None:
    counts = mine("修订制度17项(新订5项、修订12项),合格率92.5%(37人)。").counts
    assert [count.part_of for count in counts[:3]] == [None, "c1", "c1"]
    assert counts[4].same_as == counts[3].id


def test_a_sum_in_another_currency_restates() -> None:
    counts = mine("使用外资3亿美元,折合人民币约21亿元。").counts
    assert (counts[1].same_as, counts[1].approx) == (counts[0].id, "about")
