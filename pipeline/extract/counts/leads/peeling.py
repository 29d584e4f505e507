"""The cue words right before a quantity, peeled off one after another by suffix lookup: 已|累计|达."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.config.count_cues import CountCues
from pipeline.extract.counts.leads.circumstances import Circumstances
from pipeline.extract.counts.leads.comparisons import COMPARING_CHAR, PACES, BaseReader, MoreOrLess, grounded, than_date
from pipeline.extract.counts.leads.lead import Lead
from pipeline.extract.counts.leads.turns import Turns
from pipeline.extract.counts.phrases.kinds_of_place import KINDS_OF_PLACE
from pipeline.extract.counts.words.dealing import DEALING
from pipeline.extract.counts.words.document import Words
from pipeline.records import Direction

_BARE_ENDS = frozenset(" ¥￥$)均")
_BRACKET_TAIL = re.compile(rf"(?!{KINDS_OF_PLACE.pattern})\([^()]{{0,30}}\)$")
_ADVERBS = frozenset({"d", "ad"})
_THAN = frozenset("比较")
_LEAST = "少多"
"""至少 and 至多 end so."""
_LEADING = frozenset("为至均由超近从仅")
"""Words of one character that lead from an amount to its number, though the text was cut otherwise."""
_DOUBLE = "翻"
_INSIDE_WORDS = frozenset((_DOUBLE, "达"))
"""Cues that close other words too, though they mostly stand for themselves."""
_RANK = {"up": 0, "down": 1, "reach": 2, "against": 3, "span": 4, "qualifiers": 5, "neutral": 6}


class CuePeeler:
    """Built once per worker."""

    def __init__(self, config: Config, circumstances: Circumstances) -> None:
        cues = config.count_cues
        self._kinds: dict[str, str] = {}
        for kind in sorted(_RANK, key=_RANK.__getitem__, reverse=True):
            self._kinds.update(dict.fromkeys(_group(cues, kind), kind))
        self._predicates = tuple(word for word in cues.predicates.words if len(word) > 1)
        self._comparative = frozenset(cues.comparative.words)
        self._comparative_down = frozenset(cues.comparative_down.words)
        self._aims = frozenset(cues.aims.words)
        self._total_nouns = frozenset(cues.total_nouns.words)
        self._amount_endings = frozenset(cues.amount_endings.words)
        self._provinces = tuple(cues.provinces.words)
        self._loose = frozenset(cues.loose_adverbs.words)
        self._steady = frozenset(cues.steady_adverbs.words)
        self._ending = frozenset(cues.ending_cues.words)
        self._drawn_over = tuple(cues.ending_as_cues.words)
        each, means = "|".join(cues.each_tail.words), "|".join(cues.means.words)
        self._each_tail = re.compile(
            rf"(?:平均)?(?:每一?(?:[十百千万]+|\d+[百千万]?)?(?:个?(?:{each}))|(?:{means})均)$"
        )
        self._bases = BaseReader(config)
        self._more_or_less = MoreOrLess(config)
        self._circumstances = circumstances
        self._turns = Turns(config)
        self._by_last: dict[str, list[str]] = {}
        for word in sorted(self._kinds, key=len, reverse=True):
            self._by_last.setdefault(word[-1], []).append(word)

    def peel(self, folded: str, words: Words, lead: Lead, dates: dict[int, int], *, absolute: bool) -> Lead:
        """`lead` without the cues at its end, with all that they tell; `absolute`: of no percentage."""
        while lead.stop > lead.clause:
            head = folded[lead.clause : lead.stop]
            if lead.direction and (since := than_date(folded, lead, dates) or grounded(head, lead)):
                lead = since
                continue
            if head[-1] in _BARE_ENDS or lead.stop in dates or "每" in head:
                bare = self._bared(head, lead, dates)
                if bare < lead.stop:
                    lead = replace(lead, stop=bare)
                    continue
            if told := self._scene(head, lead):
                lead = replace(lead, stop=lead.stop - told)
                continue
            word, kind = self._suffix(head, words, lead.stop) or self._adverb(folded, words, lead)
            if against := self._compared(folded, head, lead, word, kind):
                lead = against
                continue
            if word is None:
                break
            if absolute and kind in ("up", "down") and self._is_no_change(folded, head[: -len(word)], lead):
                break
            lead = _applied(replace(lead, stop=lead.stop - len(word)), word, kind)
            if kind == "span" and lead.direction and not lead.base and head.endswith(("比" + word, "较" + word)):
                lead = replace(lead, stop=lead.stop - 1, base=head[-len(word) - 1 :])  # 比上半年缩短0.5天
        return lead

    def _scene(self, head: str, lead: Lead) -> int:
        """How many characters at its end tell under which circumstances, or what turned before it moved."""
        moves = lead.direction or lead.reaches
        return self._circumstances.ending(head) or (self._turns.ending(head) if moves else 0)

    def _adverb(self, folded: str, words: Words, lead: Lead) -> tuple[str | None, str]:
        """The adverb that ends the lead, as a cue that says nothing: 合格率|常年|保持在, 产值|顺利|突破9亿元."""
        word = words.at(lead.stop - 1)
        if word.end != lead.stop or word.start <= lead.clause or words[word.index - 1].text in _THAN:
            return None, ""  # 较|常年|少两成
        by_tag = word.tag in _ADVERBS and word.end - word.start > 1 and not folded.startswith("的", lead.stop)
        told = word.text in self._steady or (by_tag and (lead.stop < lead.figure or bool(lead.source)))
        return (word.text, "neutral") if told else (None, "")

    def _bared(self, head: str, lead: Lead, dates: dict[int, int]) -> int:
        """Where the lead ends without a space, date, bracket or 每班 at its end."""
        if head[-1] in " ¥￥$":
            return lead.stop - 1
        if lead.stop in dates:
            return max(dates[lead.stop], lead.clause)
        if head[-1] == ")":
            tail = _BRACKET_TAIL.search(head)
        else:
            tail = self._each_tail.search(head) if "每" in head or head[-1] == "均" else None
        return lead.clause + tail.start() if tail else lead.stop

    def _is_no_change(self, folded: str, head: str, lead: Lead) -> bool:
        """认为审批提速的144家 tells which; 改造提升2万亩 what was done."""
        return folded.startswith("的", lead.stop) or head.endswith(self._predicates)

    def _suffix(self, head: str, words: Words, stop: int) -> tuple[str, str] | None:
        for word in self._by_last.get(head[-1], ()):
            length = len(word)
            if not head.endswith(word) or (word in self._total_nouns and length < len(head)):
                continue
            if length > 2 or words.is_boundary(stop - length) or self._ends_token(words, word, stop):
                return word, self._kinds[word]
            if self._stands_alone(head, word):
                return word, self._kinds[word]
        down = head[-1] in self._comparative_down and not head.endswith(self._provinces)
        if (down or head[-1] in self._comparative) and re.search(r"(?:比|较)[^,。;]*$", head[:-1]):
            return head[-1], "down" if down else "up"
        return None

    def _ends_token(self, words: Words, word: str, stop: int) -> bool:
        """价格上涨 in one token, 户有 in an unknown one: the cue at its end acts; 至少|用 holds no 少用."""
        if len(word) > 1:
            parted = word[0] in _LEAST and words.at(stop - 1).text == word[1:]
            return self._kinds[word] in ("up", "down", "reach") and not parted
        return word in self._ending and words.at(stop - 1).tag == "x"

    def _stands_alone(self, head: str, word: str) -> bool:
        """率达, 率为, 再减: cut wrongly, the last is a word of its own."""
        before = head[-len(word) - 1 : -len(word)]
        if word in _INSIDE_WORDS:
            return (bool(before) or word == _DOUBLE) and not head.endswith(self._drawn_over)
        return bool(before) and (before in self._loose or (before in self._amount_endings and word in _LEADING))

    def _compared(self, folded: str, head: str, lead: Lead, word: str | None, kind: str) -> Lead | None:
        """What it is measured against, where no cue `word` ends `head`, or one that names an aim or a time."""
        if word is not None:
            if word in self._aims:
                return self._bases.read(head, lead)
            told = kind == "span" and not folded.startswith("的", lead.stop)  # 高于上年|的30吨
            return self._bases.beyond(head, lead, word) if told else None
        if COMPARING_CHAR.search(head) is None:
            return None
        return self._bases.read(head, lead) or self._more_or_less.read(
            head, lead, felt=folded.startswith("了", lead.stop)
        )


def _group(cues: CountCues, kind: str) -> tuple[str, ...]:
    words: tuple[str, ...] = getattr(cues, kind).words
    return words


def _applied(lead: Lead, word: str, kind: str) -> Lead:
    if kind in ("up", "down") and lead.direction is None and not lead.reaches:
        more = (kind == "up") != (lead.brief and word in PACES)  # 比上年快11分钟
        direction: Direction = "up" if more else "down"
        return replace(lead, direction=direction)
    if kind == "reach":
        return replace(lead, reaches=True)
    if kind == "against":
        return replace(lead, base=lead.base or word)
    if word == "平均":
        return replace(lead, averaged=True)
    return replace(lead, distributed=True, reaches=lead.reaches or "达" in word) if word.startswith(DEALING) else lead
