"""What is seen of a name without quotes: its end, its words, its beginning, and how these go together.

A signal is a family, one character, and a key; the model weighs each. The functions give keys in the order of the
families named beside them. What belongs to one word of the page is weighed once, however many names might hold it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.initiatives.endings import Ending
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.vocabulary import Vocabulary, class_of_stranger

END = "0e2nmrRT"
NEIGHBOUR = "N"
WORD = "ij"
CHARACTER = "c"
BEGINNING = "bBfFhpyaD"
JOINT = "LXu"

_SIZES = "012344556667777"
_LARGE = "8"
_DIGITS = frozenset("0123456789一二两三四五六七八九十百千万几多余")
_GOVERNING = frozenset({"launch", "carry", "refuse"})
_FAR = 6
_DISTANCES = "0123444"


def end_signals(page: Page, vocabulary: Vocabulary, ending: Ending) -> tuple[str, ...]:
    """The noun that ends the name, and what follows. Families: `END`."""
    text, end = page.text, ending.end
    word = tag = mark = ""
    if end < len(text):
        following = page.word_at(end)
        word, tag = page.words[following], page.tags[following]
        mark = text[end] if tag == "x" else ""
        if page.starts[following] != end:
            tag = "cut"
    effect, strength = vocabulary.right_context(page, end), ending.strength
    return "", ending.text, text[end - 2 : end], word, mark, effect, strength + effect, strength + tag


def neighbour_signals(tag: str, ending: Ending) -> tuple[str, ...]:
    """The word right before the noun that ends the name. Families: `NEIGHBOUR`."""
    return (tag + ending.strength,)


class Beginning(NamedTuple):
    """A place where a name may begin, whatever its end: the words on both sides of it."""

    kind: str
    effect: str
    signals: tuple[str, ...]
    """Families: `BEGINNING`."""


def beginning_at(page: Page, classes: Sequence[str | None], index: int, offset: int) -> Beginning:
    """The beginning `offset` characters inside the word `index`; `classes` of the words known."""
    word, tag = page.words[index], page.tags[index]
    before, before_tag, kind = "", "", "mark"
    if offset:
        before, before_tag, kind = word[:offset], "cut", "cut"
        word = word[offset:]
    elif index:
        before, before_tag = page.words[index - 1], page.tags[index - 1]
        kind = classes[index - 1] or class_of_stranger(before, before_tag)
    effect, last = _governing(page, classes, index), before[-1:]
    return Beginning(
        kind,
        effect,
        (before, before_tag, word, tag, word[:1], kind + tag, kind + effect, last, "1" if last in _DIGITS else ""),
    )


def joint_signals(beginning: Beginning, ending: Ending, length: int) -> tuple[str, ...]:
    """Beginning and end together; `length` of what stands before the ending. Families: `JOINT`."""
    strength, size = ending.strength, _SIZES[length] if length < len(_SIZES) else _LARGE
    return strength + size, strength + beginning.effect, strength + beginning.kind


def _governing(page: Page, classes: Sequence[str | None], index: int) -> str:
    """The governing verb nearest to the left in the clause, and how far off."""
    for place in range(index - 1, max(-1, index - _FAR - 1), -1):
        kind = classes[place]
        if kind in _GOVERNING:
            return kind + _DISTANCES[index - place]
        if kind == "clause" or (kind is None and _is_mark(page, place)):
            return ""
    return ""


def _is_mark(page: Page, place: int) -> bool:
    word, tag = page.words[place], page.tags[place]
    return tag == "x" and word != "、" and class_of_stranger(word, tag) == "mark"
