"""俩 and 仨: 两个 and 三个 in one character, before what they count: 俩退休老师, 仨月, 俩钟头."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import Measure, named_words
from pipeline.extract.counts.words.document import Word, Words, is_nominal
from pipeline.zh.numerals import Numeral

_VALUES = {"俩": Decimal(2), "仨": Decimal(3)}
PAIRS = "".join(_VALUES)
"""What the scanner stops at."""
_COUPLE = "口"
"""俩口子 are man and wife."""
_LEADING = frozenset("vpdcusf")
"""First letters of tags of words before them: 来了俩, 由仨, 院里俩. Behind nouns and pronouns they sum up: 你们|俩."""
_DESCRIBING = frozenset("avbnj")
"""First letters of tags of what stands before the noun: 俩|退休|老师, 仨|小|学生."""
_MOST_BEFORE = 2


class Pairs:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        spans = named_words(config.units.pair_spans)
        self._names = tuple(spans.values())
        self._span = re.compile("|".join(f"{span}()" for span in spans))

    def read(self, folded: str, at: int, words: Words) -> tuple[Numeral, Measure] | None:
        """The quantity of the 俩 or 仨 at `at`, or None where it sums up people or nothing is counted."""
        end = at + 1
        if folded[at] not in _VALUES or folded.startswith(_COUPLE, end) or not _may_stand(folded, at, words):
            return None
        numeral = Numeral(at, end, _VALUES[folded[at]], _VALUES[folded[at]], "chinese")
        span = self._span.match(folded, end)
        if span and span.lastindex:
            return numeral, Measure(end, span.end(), self._names[span.lastindex - 1], "duration", 1)
        if not _is_counted(words, end, len(folded)):
            return None
        return numeral, Measure(end, end, "个", "item", 1)


def _may_stand(folded: str, at: int, words: Words) -> bool:
    """At the head of a clause, or behind a verb and the like; inside 咱俩, 夫妻俩 it sums up."""
    if at == 0 or not folded[at - 1].isalnum():
        return True
    word = words.at(at)
    if word.start < at:
        return word.end == at + 1 and word.tag == "x" and at - word.start == 1  # 练俩, which the dictionary lacks
    return words.at(at - 1).tag[0] in _LEADING


def _is_counted(words: Words, at: int, stop: int) -> bool:
    """Whether a noun follows, with few words before it: 俩老人, 俩退休老师; not 俩就到了."""
    for _ in range(_MOST_BEFORE + 1):
        if at >= stop:
            return False
        word = words.at(at)
        if word.start != at or not word.text[0].isalnum():
            return False
        if _is_noun(word):
            return True
        if word.tag[0] not in _DESCRIBING:
            return False
        at = word.end
    return False


def _is_noun(word: Word) -> bool:
    return is_nominal(word.text, word.tag) and word.tag not in {"vn", "an"}
