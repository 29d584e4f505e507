"""The tokenized document as the count extractor asks it: what stands at, before and after an offset."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.config import Config
from pipeline.records import Value
from pipeline.stages import TokenizedDocument

_NOUN_INITIALS = frozenset("nbjlasgizk")
_DRAWN_IN = {"nr": 1, "ns": 1, "x": 2}
"""How many characters of a numeral and its measure word a name may have swallowed: 柳沱三所."""

_ASPECTS = frozenset({"ul", "uz", "ug"})
"""Tags of 了, 着 and 过: what stands before one is a verb, however the dictionary tags it."""
_ADVERBS = re.compile("(?:计划|[各每均尚并另实再拟先只仅已能要共多少还都也就])+")
_ASPECT_ENDS = tuple("着在到")
_BEFORE_NUMBER = tuple("约近仅")


def adverbs_of(text: str) -> int:
    """How many characters of 已装 and 各设 are adverbs before a verb."""
    found = _ADVERBS.match(text)
    return found.end() if found else 0


class Tokens(NamedTuple):
    """Texts, jieba's tags, and where each starts."""

    texts: Sequence[str]
    tags: Sequence[str]
    starts: Sequence[int]


class Recutter:
    """Cuts words that the dictionary lacks where a verb in them begins. Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self._brief = frozenset(cues.brief_predicates.words)
        self._known = frozenset((*cues.predicates.words, *cues.naming_predicates.words)) | self._brief

    def recut(self, tokenized: TokenizedDocument) -> Tokens:
        """已|装, 管着 and 店|约500家; before 了 whatever is no verb becomes one: 换了, 团|来了."""
        texts, tags, starts = list(tokenized.words), list(tokenized.tags), list(tokenized.starts)
        for at in range(len(tags) - 1, -1, -1):
            text, tag = texts[at], tags[at]
            if tag[0] not in "xnp" or not text[0].isalpha():
                continue
            following = tags[at + 1] if at + 1 < len(tags) else ""
            cut, left, right = self._cut(text, tag, following)
            if 0 < cut < len(text):
                texts[at : at + 1] = text[:cut], text[cut:]
                tags[at : at + 1] = left, right
                starts.insert(at + 1, starts[at] + cut)
            else:
                tags[at] = right
        return Tokens(texts, tags, starts)

    def _cut(self, text: str, tag: str, following: str) -> tuple[int, str, str]:
        """Where `text` is cut and the tags of its parts; the second is that of the whole where nothing is."""
        verb_stands = following in _ASPECTS
        if tag != "x" or len(text) < 2:
            return 0, tag, "v" if verb_stands else tag
        adverbs = adverbs_of(text)
        if adverbs and text[adverbs:] in self._known:
            return adverbs, "d", "v"
        if verb_stands:
            return (len(text) - 1 if text[-1] in self._brief else 0), "n", "v"
        if following == "m" and text.endswith(_BEFORE_NUMBER):
            return len(text) - 1, "n", "d"
        return 0, tag, "v" if len(text) == 2 and text[0] in self._brief and text.endswith(_ASPECT_ENDS) else tag


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

    def __missing__(self, index: int) -> Word:
        text, start = self._texts[index], self._starts[index]
        word = self[index] = Word(text, self._tags[index], start, start + len(text), index)
        return word

    def at(self, offset: int) -> Word:
        """The token that covers `offset`."""
        return self[bisect_right(self._starts, offset) - 1]

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
        return word.start == at and not (word.tag in {"d", "c", "i", "p", "r", "vn", "ad"} and len(word.text) > 1)

    def is_noun_before(self, at: int) -> bool:
        """Whether the word that ends at `at` is a noun or unknown."""
        if at == 0:
            return False
        word = self.at(at - 1)
        return is_nominal(word.text, word.tag) and word.text[-1].isalnum()


def is_nominal(text: str, tag: str) -> bool:
    """Nouns, adjectives, abbreviations, idioms, verbal nouns, Latin and unknown words: they build the counted thing."""
    return tag[0] in _NOUN_INITIALS or tag in {"vn", "eng", "h", "an"} or (tag == "x" and text[0].isalnum())
