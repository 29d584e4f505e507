"""Tokens cut anew where the dictionary lacks a word and a verb begins inside it: 已装, 团来了, 店约500家."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import Config
from pipeline.extract.counts.words.adverbs import Adverbs, VerbAdverbs
from pipeline.stages import TokenizedDocument

_ASPECTS = frozenset({"ul", "uz", "ug"})
"""Tags of 了, 着 and 过: what stands before one is a verb, however the dictionary tags it."""
_ASPECT_ENDS = tuple("着在到去")
_CUTTABLE = frozenset({"x", "i", "l", "z", "ns"})
_LOOKED_AT = _ASPECTS | _CUTTABLE
_PHRASE = 4
"""Sayings of the dictionary, of which some are a verb and its object."""
_AMONG = ("有", "占")
_AMONG_LANDS = "其中国"
_TOLD_BY = frozenset("pdc")
_FAR_BACK = 4
"""Tokens from the word behind 不合格 to the numeral whose measure word stands before it."""
_NEGATIONS = frozenset({"不", "未", "不予"})
_NEGATION = re.compile("[不未]")
_REMEMBERED = 8192
"""Words of which it is kept how they are cut: a text has few."""
_NEWLY = "新"
_PAIR = 2
_BODY = "组织"
_BODY_NUMBERED = re.compile(r"组织(?=[\d０-９〇一二三四五六七八九十百千万两几数])")
_OF_BODIES = ("个", "家")
_THAN = "比"
_ALTOGETHER = "共已均仅"
_BEFORE_NUMBER = tuple("约近仅")
_NAMES = frozenset({"n", "nr", "nt", "nz"})
"""Tags that the dictionary gives to some phrases of an adverb and a verb, too: 提前竣工, 努力完成, 大力发展."""


class Tokens(NamedTuple):
    """Texts, jieba's tags, and where each starts."""

    texts: Sequence[str]
    tags: Sequence[str]
    starts: Sequence[int]


class Cut(NamedTuple):
    """Where a word is cut (0: nowhere), and the tags of its parts; `right` is that of the whole where nothing is."""

    at: int
    left: str
    right: str


class Recutter:
    """Cuts words that the dictionary lacks where a verb in them begins. Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        attributive = frozenset(cues.attributive.words)
        longer = frozenset((*cues.predicates.words, *cues.naming_predicates.words))
        self._founding = frozenset(cues.founding.words)
        self._deciding = frozenset(word for word in cues.predicates.words if any(map(word.__contains__, _NEGATIONS)))
        self._negated = self._deciding | frozenset(cues.negated.words)
        self._brief = frozenset((*cues.brief_predicates.words, "来"))
        self._known = longer | self._brief
        self._verbs = longer | attributive
        self._governing = longer - attributive
        self._transitive = frozenset(cues.transitive.words)
        self._paying = frozenset(cues.paying.words)
        self._money = frozenset(cues.money_nouns.words)
        self._closers = (*cues.name_closers.words, *cues.name_heads.words, *cues.dependent_nouns.words)
        self._drawing = frozenset(cues.drawing_measures.words)
        self._adverbs = Adverbs(config)
        self._verb_adverbs = VerbAdverbs(config)
        self._cut = lru_cache(_REMEMBERED)(self._cut_word)

    def recut(self, tokenized: TokenizedDocument) -> Tokens:
        """已|装, 管着 and 店|约500家; before 了 whatever is no verb becomes one: 换了, 团|来了."""
        texts, tags = tokenized.words, tokenized.tags
        cuts: dict[int, Cut] = {}
        last = len(tags) - 1
        for at in _looked_at(texts, tags):
            tag = tags[at]
            if tag not in _ASPECTS:
                following = tags[at + 1] if at < last else ""
                if self._verb_adverbs.are_drawn_in(texts, at):
                    cuts[at] = Cut(_PAIR, "d", "v")  # 依法查处, 顺利完成
                elif at and tags[at - 1] == "m" and texts[at][0] in self._drawing and len(texts[at]) == _PAIR:
                    cuts[at] = self._cut_behind_measure(texts[at])
                elif cut := self._cut(texts[at], tag, following in _ASPECTS, following == "m"):
                    cuts[at] = cut
            elif at and tags[at - 1][0] in "np" and texts[at - 1][0].isalpha():
                cuts[at - 1] = Cut(0, "", "v")  # 换了
        cuts |= dict.fromkeys(self._verb_adverbs.places(texts), Cut(0, "", "d"))
        joined = _AMONG_LANDS in tokenized.document.text
        tokens = _carried_out(Tokens(texts, tags, tokenized.starts), cuts, joined=joined)
        tokens = self._with_negations(tokenized.document.text, tokens)
        return _with_bodies(tokenized.document.text, tokens)

    def _with_negations(self, text: str, tokens: Tokens) -> Tokens:
        """不|起诉, 不|合格|食品: what is not done or not so is one word, for without 不 it says the opposite."""
        places = sorted({bisect_left(tokens.starts, match.start()) for match in _NEGATION.finditer(text)})
        found = [at for at in places if self._is_negated(tokens, at) and self._goes_on(tokens, at + 2)]
        if not found:
            return tokens
        texts, tags, starts = list(tokens.texts), list(tokens.tags), list(tokens.starts)
        for at in reversed(found):
            first = max(0, at - _PAIR)  # 附|条件|不|起诉
            if "".join(texts[first : at + 2]) not in self._deciding:
                first = at
            word = "".join(texts[first : at + 2])
            texts[first : at + 2] = [word]
            tags[first : at + 2] = ["v" if word in self._deciding else "b"]
            del starts[first + 1 : at + 2]
        return Tokens(texts, tags, starts)

    def _is_negated(self, tokens: Tokens, at: int) -> bool:
        if at + 1 >= len(tokens.texts) or tokens.texts[at] not in _NEGATIONS:
            return False
        return tokens.texts[at] + tokens.texts[at + 1] in self._negated

    def _goes_on(self, tokens: Tokens, at: int) -> bool:
        """Whether a name or number follows at `at`: 3艘|不合格。 and 2人|不合格|转岗 are said of what is counted."""
        if at >= len(tokens.texts) or not tokens.texts[at][0].isalnum() or tokens.tags[at][0] in _TOLD_BY:
            return False
        counted = at > _FAR_BACK and "m" in (tokens.tags[at - _FAR_BACK], tokens.tags[at - _FAR_BACK + 1])
        return not counted or tokens.tags[at][0] in "nbx"

    def _cut_word(self, text: str, tag: str, before_aspect: bool, before_number: bool) -> Cut | None:  # noqa: FBT001
        if tag == "n":
            paid = text[:2] in self._paying and text[2:] in self._money  # 发放贷款
            taken = text[:2] in self._transitive and text[2:] not in self._verbs and not text.endswith(self._closers)
            if text in self._governing:
                return Cut(0, "", "v")  # 投入使用
            return Cut(2, "v", "n") if taken or paid else None  # 检查门店
        if tag == "ns":
            return Cut(0, "", "v") if text in self._founding else None  # 新建, a place to the dictionary
        if tag != "x":
            phrase = (
                tag in _CUTTABLE
                and len(text) == _PHRASE
                and text[:2] in self._governing
                and text[2:] not in self._verbs
            )
            return Cut(2, "v", "n") if phrase else None  # 拖欠工资, but 拍卖成交
        if len(text) == 1:
            return Cut(0, "", "v") if before_aspect else None
        return self._cut_start(text) or self._cut_end(text, before_aspect=before_aspect, before_number=before_number)

    def _cut_behind_measure(self, text: str) -> Cut:
        """5户|比邻村, 2人|获, 3个|入河排污口: the first character counts."""
        tag = "p" if text[1] == _THAN else "v" if text[1] in self._known else "x"
        return Cut(1, "q", tag)

    def _cut_start(self, text: str) -> Cut | None:
        """中有 of 劳动力中有420人; 已装."""
        if text[0] == "中" and text.endswith(_AMONG):
            return Cut(1, "f", "v")
        if text[0] == _NEWLY and text[1:] in self._brief:
            return Cut(0, "", "v")  # 新辟航线六条
        adverbs = self._adverbs.before(text)
        return Cut(adverbs, "d", "v") if adverbs and text[adverbs:] in self._known else None

    def _cut_end(self, text: str, *, before_aspect: bool, before_number: bool) -> Cut | None:
        """团|来了, 店|约500家; 管着 whole."""
        if before_aspect and text not in self._known:
            return Cut(len(text) - 1 if text[-1] in self._brief else 0, "n", "v")
        if before_number and text.endswith(_BEFORE_NUMBER):
            return Cut(len(text) - 1, "n", "d")
        if len(text) > 2 and text[-2] in _ALTOGETHER and text[-1] in self._brief:
            return Cut(len(text) - 2, "n", "v")  # 款|共收
        aspect = len(text) == 2 and text[0] in self._brief and text.endswith(_ASPECT_ENDS)
        return Cut(0, "", "v") if aspect or text in self._known else None


def _with_bodies(text: str, tokens: Tokens) -> Tokens:
    """商会|组织|34个: behind a noun and before a bare number it is a body; 学校组织30个班 tells what was done."""
    places = (bisect_left(tokens.starts, match.start()) for match in _BODY_NUMBERED.finditer(text))
    found = [at for at in places if at and tokens.texts[at] == _BODY and _is_body(tokens, at)]
    if not found:
        return tokens
    texts, tags, starts = list(tokens.texts), list(tokens.tags), list(tokens.starts)
    for at in reversed(found):
        texts[at - 1 : at + 1], tags[at - 1 : at + 1] = [texts[at - 1] + _BODY], ["n"]
        del starts[at]
    return Tokens(texts, tags, starts)


def _is_body(tokens: Tokens, at: int) -> bool:
    """Whether a noun stands before `at`, and behind it a number, a measure word of bodies and the end of the clause."""
    texts, tags = tokens.texts, tokens.tags
    named = tags[at] == "v" and tags[at - 1][0] in "nj"
    if not named or at + 2 >= len(texts) or tags[at + 1] != "m" or texts[at + 2] not in _OF_BODIES:
        return False
    return at + 3 == len(texts) or not texts[at + 3][0].isalnum()


def _looked_at(texts: Sequence[str], tags: Sequence[str]) -> list[int]:
    """Aspects, unknown words and phrases, and nouns as long as a verb with its object; most others are marks."""
    return [
        at
        for at, tag in enumerate(tags)
        if (tag in _LOOKED_AT and texts[at][0].isalpha()) or (tag in _NAMES and len(texts[at]) == _PHRASE)
    ]


def _carried_out(tokens: Tokens, cuts: Mapping[int, Cut], *, joined: bool) -> Tokens:
    texts: list[str] = []
    tags: list[str] = []
    starts: list[int] = []
    done = 0
    for at in sorted(cuts):
        cut, text, start = cuts[at], tokens.texts[at], tokens.starts[at]
        texts += tokens.texts[done:at]
        tags += tokens.tags[done:at]
        starts += tokens.starts[done : at + 1]
        if 0 < cut.at < len(text):
            texts += text[: cut.at], text[cut.at :]
            tags += cut.left, cut.right
            starts.append(start + cut.at)
        else:
            texts.append(text)
            tags.append(cut.right)
        done = at + 1
    texts += tokens.texts[done:]
    tags += tokens.tags[done:]
    starts += tokens.starts[done:]
    if joined:
        _join_among(texts, starts)
    return Tokens(texts, tags, starts)


def _join_among(texts: list[str], starts: list[int]) -> None:
    """其中国道9公里, which the dictionary reads as China."""
    for at in range(1, len(texts)):
        if texts[at] == "中国" and texts[at - 1] == "其":
            texts[at - 1 : at + 1], starts[at] = ("其中", "国"), starts[at] + 1
