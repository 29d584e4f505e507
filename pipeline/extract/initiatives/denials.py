"""What words beside a stretch show to be no initiative, however much it sounds like one.

The model reads the same words among many others; behind it they decide alone.
"""

from __future__ import annotations

import re

from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.vocabulary import Vocabulary, any_of

_REACH = 40
"""Characters from a candidate to the word that tells of it."""
_WITHIN = "[^，。；：！？,;:!?\n为]"
"""What may stand between the two."""
_CLOSING = '[”』」"’]*'
_LED = re.compile(f"以(?!及){_WITHIN}*$")


class Denials:
    """Built once per worker."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        theme = f"(?:{any_of(vocabulary.themes)})(?![公乐]园|[材眼目])"
        self._theme = re.compile(_CLOSING + theme)
        self._theme_ahead = re.compile(f"{_WITHIN}{{0,{_REACH}}}{theme}")

    def denies(self, page: Page, candidate: Candidate) -> bool:
        return self._is_theme(page.text, candidate.start, candidate.end)

    def _is_theme(self, text: str, start: int, end: int) -> bool:
        """以“墨染乡邻”为主题, 紧扣“墨染乡邻”为题; also a part of it: 以诗润乡邻、墨染心田为主题."""
        if self._theme.match(text, end):
            return True
        led = _LED.search(text, max(0, start - _REACH), start)
        return led is not None and self._theme_ahead.match(text, end) is not None
