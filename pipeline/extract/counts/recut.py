"""Tokens cut anew where the dictionary lacks a word and a verb begins inside it: 已装, 团来了, 店约500家."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.config import Config
from pipeline.stages import TokenizedDocument

_ASPECTS = frozenset({"ul", "uz", "ug"})
"""Tags of 了, 着 and 过: what stands before one is a verb, however the dictionary tags it."""
_ADVERBS = re.compile("(?:计划|力争|预计|累计|[各每均尚并另实再拟先只仅已能要共多少还都也就])+")
_ASPECT_ENDS = tuple("着在到")
_PHRASES = frozenset("ilz")
_PHRASE = 4
"""Sayings of the dictionary, of which some are a verb and its object."""
_AMONG = ("有", "占")
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
        attributive = frozenset(cues.attributive.words)
        longer = frozenset((*cues.predicates.words, *cues.naming_predicates.words))
        self._brief = frozenset((*cues.brief_predicates.words, "来"))
        self._known = longer | self._brief
        self._verbs = longer | attributive
        self._governing = longer - attributive

    def recut(self, tokenized: TokenizedDocument) -> Tokens:
        """已|装, 管着 and 店|约500家; before 了 whatever is no verb becomes one: 换了, 团|来了."""
        texts, tags, starts = list(tokenized.words), list(tokenized.tags), list(tokenized.starts)
        for at in range(len(tags) - 1, -1, -1):
            text, tag = texts[at], tags[at]
            if text == "中国" and at and texts[at - 1] == "其":
                texts[at - 1 : at + 1], starts[at] = ("其中", "国"), starts[at] + 1  # 其中国道9公里
                continue
            if tag[0] not in "xnpilz" or not text[0].isalpha():
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
        if tag == "x" and len(text) > 1:
            return self._cut_unknown(text, following, verb_stands=verb_stands)
        phrase = tag in _PHRASES and len(text) == _PHRASE and text[:2] in self._governing
        if phrase and text[2:] not in self._verbs:
            return 2, "v", "n"  # 拖欠工资, but 拍卖成交
        return 0, tag, "v" if verb_stands and tag[0] in "xnp" else tag

    def _cut_unknown(self, text: str, following: str, *, verb_stands: bool) -> tuple[int, str, str]:
        adverbs = adverbs_of(text)
        if text[0] == "中" and text.endswith(_AMONG):
            cut = 1, "f", "v"  # 劳动力中有420人
        elif adverbs and text[adverbs:] in self._known:
            cut = adverbs, "d", "v"
        elif verb_stands and text not in self._known:
            cut = (len(text) - 1 if text[-1] in self._brief else 0), "n", "v"
        elif following == "m" and text.endswith(_BEFORE_NUMBER):
            cut = len(text) - 1, "n", "d"
        else:
            aspect = len(text) == 2 and text[0] in self._brief and text.endswith(_ASPECT_ENDS)
            cut = 0, "x", "v" if aspect or text in self._known else "x"
        return cut
