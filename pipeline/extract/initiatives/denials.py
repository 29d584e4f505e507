"""What words beside a stretch show to be no initiative, however much it sounds like one.

The model reads the same words among many others; behind it they decide alone.
"""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.naming import unmarked
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.words import any_of, either, words_of
from pipeline.records import InitiativeKind
from pipeline.zh.clauses import CLAUSE_MARKS

_REACH = 40
"""Characters from a candidate to the word that tells of it."""
_WITHIN = f"[^{CLAUSE_MARKS}为]"
"""What may stand between the two."""
_CLOSINGS = ("”", "』", "」", '"')
_CLOSING = '[”』」"’]*'
_QUOTATION = '[“『「"][^“”『』「」"，。；\n]{1,16}[”』」"]'
_PLACES: frozenset[InitiativeKind] = frozenset({"base", "project"})
"""毗邻国家青年邀请赛 tells of no border."""
_LEAST = 3
"""Characters of 东南邻."""
_BACK = 24
"""Characters from a thing passed back to the verb, over one before it in a list."""


class Denials:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        rules = config.initiatives
        theme = f"(?:{any_of(words_of(rules.themes))})(?!{any_of(rules.unthemed.words)})"
        self._led = re.compile(f"{either(rules.theme_leads)}{_WITHIN}*$")
        self._theme = re.compile(_CLOSING + theme)
        self._theme_ahead = re.compile(f"{_WITHIN}{{0,{_REACH}}}{theme}")
        forbidding = any_of(words_of(rules.forbidding))
        every = any_of(rules.sweeping.words)
        joins = f"(?:、|{either(rules.joins)}|{either(rules.or_joins)})?"
        self._forbidden = re.compile(f'(?:{forbidding})(?:{every})?(?:{_QUOTATION}{joins}){{0,6}}[“『「"]$')
        self._unnamed = words_of((*rules.shams, *rules.commonplaces))
        self._minded = re.compile(f'[”』」"](?:{any_of(words_of(rules.minding))})')
        self._creates = re.compile(f"(?:{any_of(words_of(rules.creating))})$")
        self._rank = re.compile(any_of(words_of(rules.ranks)))
        compass = f"{either(rules.compass)}{{1,2}}"
        self._stretches = re.compile(compass + either(rules.stretching))
        beside = f"(?:{compass}(?:{any_of(words_of(rules.bounding))})|{any_of(words_of(rules.neighbouring))})"
        self._borders = re.compile(beside)
        self._bounded = re.compile(f"{beside}$")
        crossing = any_of(words_of(rules.crossings))
        passing = f"(?:{any_of(words_of(rules.passing))})"
        self._crossing = re.compile(f"(?:{crossing})$")
        self._passing = re.compile(passing)
        self._passed = re.compile(f"{passing}(?:[一-鿿]{{2,{_BACK // 2}}}(?:{crossing})(?:、|{either(rules.joins)}))?$")

    def denies(self, page: Page, candidate: Candidate) -> bool:
        text, start, end = page.text, candidate.start, candidate.end
        return (
            self._is_theme(text, start, end)
            or unmarked(candidate.name) in self._unnamed
            or self._is_forbidden(text, start, end)
            or self._minded.match(text, end) is not None
            or self._is_creation(page, candidate)
            or self._is_border(page, candidate)
            or self._is_passed(page, start, end)
        )

    def _is_forbidden(self, text: str, start: int, end: int) -> bool:
        """不搞“花边工程”“盆景计划”: all that quotes hold behind such a verb; 防止“黑飞”专项行动 goes on behind them."""
        if not text.startswith(_CLOSINGS, end):
            return False
        return self._forbidden.search(text, max(0, start - 2 * _REACH), start) is not None

    def _is_theme(self, text: str, start: int, end: int) -> bool:
        """以“墨染乡邻”为主题, 紧扣“墨染乡邻”为题; also a part of it: 以诗润乡邻、墨染心田为主题."""
        if self._theme.match(text, end):
            return True
        led = self._led.search(text, max(0, start - _REACH), start)
        return led is not None and self._theme_ahead.match(text, end) is not None

    def _is_creation(self, page: Page, candidate: Candidate) -> bool:
        """推动柳湾创建|省级旅游度假区: a place, and what it does."""
        creates = candidate.evidence == "cue_noun" and self._creates.search(candidate.name)
        return bool(creates) and self._rank.match(page.text, candidate.end) is not None

    def _is_border(self, page: Page, candidate: Candidate) -> bool:
        """东邻|柳汀公园, or the two as one; 东至青溪路 is none of whatever kind."""
        if candidate.evidence == "cue_noun" and self._stretches.match(candidate.name):
            return True
        if candidate.kind not in _PLACES:
            return False
        start, end = candidate.start, candidate.end
        before = self._bounded.search(page.text, max(0, start - _LEAST), start)
        found = before or self._borders.match(page.text, start, end)
        return found is not None and {found.start(), found.end()} <= page.borders

    def _is_passed(self, page: Page, start: int, end: int) -> bool:
        """绕行|青溪大桥, 经柳湾隧道: what one goes over or through; 开通|经柳湾隧道专线 has another noun."""
        if not self._crossing.search(page.text, start, end):
            return False
        before = self._passed.search(page.text, max(0, start - _BACK), start)
        if before is not None and before.start() in page.borders:
            return True
        inside = self._passing.match(page.text, start, end)
        return inside is not None and {inside.start(), inside.end()} <= page.borders
