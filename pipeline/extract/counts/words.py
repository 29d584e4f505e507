"""The tokenized document as the count extractor asks it: what stands at, before and after an offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from pipeline.records import Value
from pipeline.stages import TokenizedDocument

_NOUN_INITIALS = frozenset("nbjlasgizk")
_DRAWN_IN = {"nr": 1, "ns": 1, "x": 2}
"""How many characters of a numeral and its measure word a name may have swallowed: 柳沱三所."""


class Word(Value, frozen=True):
    """A token at `start:end` with jieba's tag."""

    text: str
    tag: str
    start: int
    end: int


class _Met(dict[int, Word]):
    """The tokens that were asked for, by index: walks over the same few words come from several sides."""

    def __init__(self, tokenized: TokenizedDocument) -> None:
        self._tokens = tokenized

    def __missing__(self, index: int) -> Word:
        text, start = self._tokens.words[index], self._tokens.starts[index]
        word = self[index] = Word(text, self._tokens.tags[index], start, start + len(text))
        return word


class Words:
    """Tokens by offset, in logarithmic time."""

    def __init__(self, tokenized: TokenizedDocument) -> None:
        self._starts = tokenized.starts
        self._boundaries = frozenset(tokenized.starts)
        self._met = _Met(tokenized)

    def at(self, offset: int) -> Word:
        """The token that covers `offset`."""
        return self._met[bisect_right(self._starts, offset) - 1]

    def between(self, start: int, end: int) -> Iterator[Word]:
        """The tokens from the one that covers `start` to the last that starts before `end`."""
        return map(self._met.__getitem__, range(self.index_at(start), bisect_left(self._starts, end)))

    def index_at(self, offset: int) -> int:
        """Index of the token that covers `offset`."""
        return bisect_right(self._starts, offset) - 1

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, index: int) -> Word:
        return self._met[index]

    def is_boundary(self, offset: int) -> bool:
        """Whether a token starts at `offset`."""
        return offset in self._boundaries

    def begins_numeral(self, at: int) -> bool:
        """Whether a Chinese numeral may begin here: 统一 and 万众一心 hold none."""
        word = self.at(at)
        if word.tag.startswith(("m", "q", "t")):
            return True
        if word.start < at and word.end - at <= _DRAWN_IN.get(word.tag, 0):
            return word.tag != "nr" or len(word.text) > 2  # 王五 is a man
        if word.tag in ("ns", "nt") and len(word.text) > 1:
            return False  # 五台山
        return word.start == at and not (word.tag in ("d", "c", "i", "p", "r", "vn", "ad") and len(word.text) > 1)

    def is_noun_before(self, at: int) -> bool:
        """Whether the word that ends at `at` is a noun or unknown."""
        if at == 0:
            return False
        word = self.at(at - 1)
        return is_nominal(word) and word.text[-1].isalnum()


def is_nominal(word: Word) -> bool:
    """Nouns, adjectives, abbreviations, idioms, verbal nouns, Latin and unknown words: they build the counted thing."""
    tag = word.tag
    return tag[0] in _NOUN_INITIALS or tag in ("vn", "eng", "h", "an") or (tag == "x" and word.text[0].isalnum())
