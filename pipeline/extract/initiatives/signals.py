"""What is seen of a name without quotes: its end, its words, its beginning, and how these go together.

A signal is a family, one character, and a key; the model weighs each. The functions give keys in the order of the
families named beside them. What belongs to one word of the page is weighed once, however many names might hold it.
"""

from __future__ import annotations

from pipeline.extract.initiatives.endings import Ending
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.vocabulary import Vocabulary

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


class Beginning:
    """A place where a name may begin, whatever its end: the words on both sides of it. Families: `BEGINNING`."""

    __slots__ = ("effect", "kind", "signals")

    def __init__(self, page: Page, vocabulary: Vocabulary, index: int, offset: int) -> None:
        """`offset` characters inside the word `index`."""
        word, tag = page.words[index], page.tags[index]
        first = word[offset:]
        before, before_tag, self.kind = "", "", "mark"
        if offset:
            before, before_tag, self.kind = word[:offset], "cut", "cut"
        elif index:
            before, before_tag = page.words[index - 1], page.tags[index - 1]
            self.kind = vocabulary.class_of(before, before_tag)
        self.effect = _governing(page, vocabulary, index)
        last = before[-1:]
        self.signals = (
            before, before_tag, first, tag, first[:1], self.kind + tag, self.kind + self.effect, last,
            "1" if last in _DIGITS else "",
        )  # fmt: skip


def joint_signals(beginning: Beginning, ending: Ending, length: int) -> tuple[str, ...]:
    """Beginning and end together; `length` of what stands before the ending. Families: `JOINT`."""
    strength, size = ending.strength, _SIZES[length] if length < len(_SIZES) else _LARGE
    return strength + size, strength + beginning.effect, strength + beginning.kind


def _governing(page: Page, vocabulary: Vocabulary, index: int) -> str:
    """The governing verb nearest to the left in the clause, and how far off."""
    for distance in range(1, min(_FAR, index) + 1):
        word, tag = page.words[index - distance], page.tags[index - distance]
        kind = vocabulary.class_of(word, tag)
        if kind in _GOVERNING:
            return f"{kind}{min(distance, 4)}"
        if kind == "clause" or (kind == "mark" and word != "、"):
            return ""
    return ""
