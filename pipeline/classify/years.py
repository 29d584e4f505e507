"""Years as they are written: 2023, ２０２３, 二〇二三."""

from __future__ import annotations

_DIGITS = str.maketrans("〇一二三四五六七八九零○ＯOo０１２３４５６７８９", "012345678900000" + "0123456789")
YEAR = r"(?:(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)|(?:一九|二[〇零○ＯOo0])[〇零○ＯOo0一二三四五六七八九]{2})"
RANGE = rf"(?P<start>{YEAR})\s*年?度?\s*(?:[-—–~～至到]|－)+\s*(?P<end>{YEAR})\s*年?(?!\s*学年)"
"""2021—2023年, 2021年至2023年."""


def as_year(written: str) -> int:
    return int(written.translate(_DIGITS))
