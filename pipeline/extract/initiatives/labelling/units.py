"""What gets a label: the words of a page, and the single characters of words that the dictionary does not know."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.extract.initiatives.page import Page

PIECE, MARK = "X", "P"
"""Tags of a character out of an unknown word, and of punctuation."""


class Units(NamedTuple):
    """Units in text order: `words[i]` with `tags[i]` stands at `starts[i]`; joined, they are the text."""

    words: list[str]
    tags: list[str]
    starts: list[int]


def units_of(page: Page) -> Units:
    """A name may begin and end inside an unknown word, for the cut of such a word is a guess."""
    words: list[str] = []
    tags: list[str] = []
    starts: list[int] = []
    known = list(page.tags)
    done = 0
    for index in [index for index, tag in enumerate(page.tags) if tag == "x"]:
        word = page.words[index]
        if len(word) == 1 or word.isascii():
            known[index] = "x" if word[0].isalnum() else MARK
            continue
        start = page.starts[index]
        words += page.words[done:index]
        tags += known[done:index]
        starts += page.starts[done:index]
        words += word
        tags += [PIECE if char.isalnum() else MARK for char in word]
        starts += range(start, start + len(word))
        done = index + 1
    words += page.words[done:]
    tags += known[done:]
    starts += page.starts[done:]
    return Units(words, tags, starts)
