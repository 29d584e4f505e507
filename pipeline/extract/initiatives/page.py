"""One document as the rules of this family read it."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from pipeline.stages import TokenizedDocument


class Page(NamedTuple):
    """Text with its words. All offsets are code points of `text`."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    tags: tuple[str, ...]
    borders: frozenset[int]
    """Offsets at which a word starts, and the end of the text."""

    def is_word(self, start: int, end: int) -> bool:
        """Whether one word of the dictionary fills `text[start:end]`."""
        index = self.word_at(start)
        return (
            end - start > 1
            and self.starts[index] == start
            and len(self.words[index]) == end - start
            and self.tags[index] not in {"x", "eng", "m"}
        )

    def word_at(self, offset: int) -> int:
        """Index of the word that covers `offset`."""
        return bisect_right(self.starts, offset) - 1


def page_of(tokenized: TokenizedDocument) -> Page:
    text = tokenized.document.text
    return Page(text, tokenized.words, tokenized.starts, tokenized.tags, frozenset((*tokenized.starts, len(text))))
