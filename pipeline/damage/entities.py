"""HTML entities that a converter left as they were, or left in pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from pipeline.damage.edits import Change

_NAMES = {
    "“": "ldquo",
    "”": "rdquo",
    "—": "mdash",
    "·": "middot",
    "…": "hellip",
    "×": "times",
    "‘": "lsquo",
    "’": "rsquo",
}
_MARK = re.compile(f"[{''.join(_NAMES)}]")
_PARAGRAPH = re.compile(r"(?m)^(?=[^\n第【（(一二三四五六七八九十\d①-⑳][^\n]{39})")
"""No heading has a bullet beside its label."""
_LEFT = 0.6
_BULLET = 0.15
_BULLETS = ("X8226;", "&#8226;", "&bull;", "&nbsp;&nbsp;", "&amp;nbsp;")


def break_entities(text: str, chance: Random) -> Iterator[Change]:
    """Marks as entities, now and then escaped twice; before some paragraphs the code of a bullet or a blank."""
    for mark in _MARK.finditer(text):
        if chance.random() < _LEFT:
            forms = (f"&{_NAMES[mark[0]]};", f"&#{ord(mark[0])};", f"&amp;{_NAMES[mark[0]]};")
            yield Change(mark.start(), mark.end(), chance.choice(forms), "entity")
    for paragraph in _PARAGRAPH.finditer(text):
        if chance.random() < _BULLET:
            yield Change(paragraph.start(), paragraph.start(), chance.choice(_BULLETS), "entity")
