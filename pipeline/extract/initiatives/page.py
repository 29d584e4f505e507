"""One document as the rules of this family read it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from pipeline.stages import TokenizedDocument
from pipeline.zh.folding import with_plain_figures

_PRINTED = str.maketrans("「『〝」』〞", "“““”””")
_WIDE = {",": "，", ";": "；"}
_NARROW_MARKS = re.compile(r"(?<!\d)[,;]|[,;](?!\d)")
_STRAIGHT = re.compile(r'(?m)^[^"\n]*+(?:"[^"\n]*+"[^"\n]*+)+$')
"""A line in which straight quotes come in pairs."""
_PAIR = re.compile('"([^"\n]*)"')
_OTHERS = re.compile(f'{_NARROW_MARKS.pattern}|["「『〝」』〞０-９]')


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


def with_printed_marks(page: Page) -> Page:
    """The page with ， and ； for narrow ones, but for 1,200, narrow figures, “” for corner quotes and pairs of " ".

    Offsets stay. The model has learned from prose as it is mostly printed; whoever sets other marks means the same.
    """
    if _OTHERS.search(page.text) is None:
        return page
    text = _NARROW_MARKS.sub(lambda mark: _WIDE[mark[0]], with_plain_figures(page.text)).translate(_PRINTED)
    text = _STRAIGHT.sub(lambda line: _PAIR.sub(r"“\1”", line[0]), text)
    words = tuple(text[start : start + len(word)] for word, start in zip(page.words, page.starts, strict=True))
    return page._replace(text=text, words=words)
