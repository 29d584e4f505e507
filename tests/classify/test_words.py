"""Words of a text as arrays."""

from __future__ import annotations

from pipeline.classify.words import Words

CUT = {"水渠": "n", "修": "v", "好": "a", "A": "eng", "，": "x", "李明": "nr"}
WORDS = Words.of("水渠修好A，李明", tuple(CUT), (0, 2, 3, 4, 5, 6), tuple(CUT.values()))


def test_the_class_is_the_first_letter_of_the_tag() -> None:
    assert WORDS.classes.tolist() == [14, 22, 1, 5, 24, 14]


def test_a_tag_without_a_letter_is_of_no_class() -> None:
    assert Words.of("水渠", ("水", "渠"), (0, 1), ("", "1")).classes.tolist() == [0, 0]


def test_names_of_persons_are_not_salient() -> None:
    words, starts = WORDS.salient()
    assert (words, starts.tolist()) == (["水渠"], [0])
