"""The tokenized document as the count extractor asks it: what stands at, before and after an offset."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from pipeline.extract.counts.words.recut import Tokens
from pipeline.records import Value

_NOUN_INITIALS = frozenset("nbjlasgizk")
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖")
_SAYINGS = frozenset({"d", "c", "i", "p", "r", "vn", "ad"})
"""Tags of words that a numeral begins without counting: 千方百计, 万万."""
_SOULS = re.compile("[一二两三四五六七八九]?[十百千万]+人")
"""两万人, 六千人: sayings to the dictionary, but people."""
_DRAWN_IN = {"nr": 1, "ns": 1, "x": 2}
"""How many characters of a numeral and its measure word a name may have swallowed: 柳沱三所."""


class Word(Value, frozen=True):
    """A token at `start:end` with jieba's tag."""

    text: str
    tag: str
    start: int
    end: int
    index: int
    """Its place among the tokens of the text: `words[word.index - 1]` stands before it."""


class Words(dict[int, Word]):
    """Tokens by index, and by offset in logarithmic time. Made when first asked for: walks meet few, but often."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._texts, self._tags, self._starts = tokens
        self.number = len(self._texts)
        self._at: dict[int, Word] = {}

    def __missing__(self, index: int) -> Word:
        text, start = self._texts[index], self._starts[index]
        word = self[index] = Word(text, self._tags[index], start, start + len(text), index)
        return word

    def at(self, offset: int) -> Word:
        """The token that covers `offset`. Kept, for the same few ends of phrases are asked for again and again."""
        word = self._at.get(offset)
        if word is None:
            word = self._at[offset] = self[bisect_right(self._starts, offset) - 1]
        return word

    def text_of(self, index: int) -> str:
        """The text of the token of this index; empty behind the last."""
        return self._texts[index] if index < self.number else ""

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, str, str]]:
        """Index, text and tag of the tokens of `start:end`, the first and the last cut off there."""
        first, behind = bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)
        texts = list(self._texts[first:behind])
        if texts:
            texts[-1] = texts[-1][: end - self._starts[behind - 1]]
            texts[0] = texts[0][start - self._starts[first] :]
        return zip(range(first, behind), texts, self._tags[first:behind], strict=True)

    def is_boundary(self, offset: int) -> bool:
        """Whether a token starts at `offset`."""
        return self._starts[bisect_right(self._starts, offset) - 1] == offset

    def begins_numeral(self, at: int) -> bool:
        """Whether a Chinese numeral may begin here: 统一 and 万众一心 hold none."""
        word = self.at(at)
        if word.tag[0] in "mqt":
            return True
        if word.start < at and word.end - at <= _DRAWN_IN.get(word.tag, 0):
            return word.tag != "nr" or len(word.text) > 2  # 王五 is a man
        if word.tag in {"ns", "nt"} and len(word.text) > 1:
            return False  # 五台山
        if word.start == at and word.tag[0] == "n" and word.text[0] in _FORMAL and len(word.text) > 1:
            return False  # 陆家浜
        if word.start != at:
            return False
        return word.tag not in _SAYINGS or len(word.text) == 1 or _SOULS.fullmatch(word.text) is not None

    def is_noun_before(self, at: int) -> bool:
        """Whether the word that ends at `at` is a noun or unknown."""
        if at == 0:
            return False
        word = self.at(at - 1)
        return is_nominal(word.text, word.tag) and word.text[-1].isalnum()


def is_nominal(text: str, tag: str) -> bool:
    """Nouns, adjectives, abbreviations, idioms, verbal nouns, Latin and unknown words: they build the counted thing."""
    return tag[0] in _NOUN_INITIALS or tag in {"vn", "eng", "h", "an"} or (tag == "x" and text[0].isalnum())
