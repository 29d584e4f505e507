"""What words beside a stretch show to be no initiative, however much it sounds like one.

The model reads the same words among many others; behind it they decide alone.
"""

from __future__ import annotations

import re

from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.naming import unmarked
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.vocabulary import Vocabulary, any_of

_REACH = 40
"""Characters from a candidate to the word that tells of it."""
_WITHIN = "[^，。；：！？,;:!?\n为]"
"""What may stand between the two."""
_CLOSINGS = ("”", "』", "」", '"')
_CLOSING = '[”』」"’]*'
_QUOTATION = '[“『「"][^“”『』「」"，。；\n]{1,16}[”』」"]'
_ALL = "(?:任何|一切|各种|各类|搞|出现)?"
_LED = re.compile(f"以(?!及){_WITHIN}*$")


class Denials:
    """Built once per worker."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        theme = f"(?:{any_of(vocabulary.themes)})(?![公乐]园|[材眼目])"
        self._theme = re.compile(_CLOSING + theme)
        self._theme_ahead = re.compile(f"{_WITHIN}{{0,{_REACH}}}{theme}")
        forbidding = any_of(vocabulary.forbidding)
        self._forbidden = re.compile(f'(?:{forbidding}){_ALL}(?:{_QUOTATION}[、和与及或]?){{0,6}}[“『「"]$')
        self._shams = vocabulary.shams

    def denies(self, page: Page, candidate: Candidate) -> bool:
        text, start, end = page.text, candidate.start, candidate.end
        return self._is_theme(text, start, end) or self._is_sham(candidate.name) or self._is_forbidden(text, start, end)

    def _is_sham(self, name: str) -> bool:
        return unmarked(name) in self._shams

    def _is_forbidden(self, text: str, start: int, end: int) -> bool:
        """不搞“花边工程”“盆景计划”: all that quotes hold behind such a verb; 防止“黑飞”专项行动 goes on behind them."""
        if not text.startswith(_CLOSINGS, end):
            return False
        return self._forbidden.search(text, max(0, start - 2 * _REACH), start) is not None

    def _is_theme(self, text: str, start: int, end: int) -> bool:
        """以“墨染乡邻”为主题, 紧扣“墨染乡邻”为题; also a part of it: 以诗润乡邻、墨染心田为主题."""
        if self._theme.match(text, end):
            return True
        led = _LED.search(text, max(0, start - _REACH), start)
        return led is not None and self._theme_ahead.match(text, end) is not None
