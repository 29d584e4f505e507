"""Where a name without an opening mark begins."""

from __future__ import annotations

import re

from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.extract.initiatives.words import either, words_of
from pipeline.zh.surnames import SURNAMES

_STOP_TAGS = frozenset({"p", "c", "u", "uj", "ul", "ud", "uz", "uv", "ug", "r", "y", "e", "o", "q", "k"})
_STOP_SINGLE_TAGS = frozenset({"d", "f"})
_PUNCTUATION = re.compile(r"[^一-鿿A-Za-z0-9·]")
_LONGEST = 24


class LeftEdge:
    """Walks left over words that may stand in a name, up to the nearest that may not."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        rules = vocabulary.rules
        self._inner_adverbs = words_of(rules.inner_adverbs)
        self._each = frozenset(rules.each.words)
        self._time = re.compile(rf".*(?:\d|{either(rules.times)})")
        self._span = re.compile(either(rules.spans))
        self._glued = re.compile(f".*{either(rules.glued)}")
        self._pairing = frozenset(rules.pairing.words)

    def of(self, page: Page, head_start: int) -> int:
        """Where a name that ends at `head_start` begins: behind the nearest word that stands outside names."""
        edge = head_start
        index = page.word_at(head_start - 1) if head_start else -1
        if index < 0 or (
            page.starts[index] + len(page.words[index]) > head_start and not self._holds_head(page, index)
        ):
            return edge
        while index >= 0 and head_start - page.starts[index] <= _LONGEST:
            if self._stops(page, index) and not self._joins(page, index, head_start):
                break
            edge = page.starts[index]
            if inner := self._function_words(page, index):
                edge += inner
                break
            index -= 1
        return self._trimmed(page, edge, head_start)

    def _trimmed(self, page: Page, edge: int, head_start: int) -> int:
        """Without the verbs that only govern the name; behind a launching verb they belong to it (开展规范执法行动)."""
        if edge and self._vocabulary.contexts.launches(page.words[page.word_at(edge - 1)]):
            return edge
        while edge < head_start and page.words[page.word_at(edge)] in self._vocabulary.edges:
            edge += len(page.words[page.word_at(edge)])
        return min(edge, head_start)

    def _stops(self, page: Page, index: int) -> bool:
        word, tag = page.words[index], page.tags[index]
        outside = self._vocabulary.outside
        if (
            word in outside
            or word[0] in self._each
            or (len(word) > 2 and word[-2:] in outside)
            or _PUNCTUATION.search(word)
        ):
            return True
        if tag == "t":
            return self._time.match(word) is not None
        if tag in _STOP_SINGLE_TAGS:
            return len(word) == 1
        return (tag in _STOP_TAGS or tag == "m") and not self._span.fullmatch(word)

    def _joins(self, page: Page, index: int, head_start: int) -> bool:
        """保护和修复工程: one verb on each side of the 和. 质量持续改善行动: an adverb behind a noun."""
        if page.words[index] in self._inner_adverbs and index and page.tags[index - 1][0] == "n":
            return page.words[index + 1] not in self._vocabulary.outside
        if page.words[index] not in self._pairing or index == 0 or index + 1 >= len(page.words):
            return False
        following = index + 1
        alone = (
            page.starts[following] + len(page.words[following]) in {head_start, head_start + 2}
            or page.starts[following] == head_start
        )
        verbs = page.tags[following][0] == "v" and page.tags[index - 1][0] == "v"
        return alone and verbs and page.words[index - 1] not in self._vocabulary.heads

    def _function_words(self, page: Page, index: int) -> int:
        """How many characters of an unknown word stand outside names; a surname is none of them (于小芳)."""
        match = self._glued.match(page.words[index]) if page.tags[index] == "x" else None
        if match is None or (match.end() == 1 and match.group() in SURNAMES):
            return 0
        return match.end()

    def _holds_head(self, page: Page, index: int) -> bool:
        """Whether a word that runs into the cue noun is a name's: unknown to the dictionary, or a phase (二期工程)."""
        return page.tags[index] == "x" or self._span.match(page.words[index]) is not None


def with_surname(page: Page, start: int) -> int:
    """许春兰工作室: jieba takes some surnames for a word of their own."""
    index = page.word_at(start)
    given = page.tags[index].startswith("nr") and len(page.words[index]) == 2
    return start - 1 if given and index and page.words[index - 1] in SURNAMES else start
