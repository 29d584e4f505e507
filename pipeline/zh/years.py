"""Years and months as they are written: 2023, ２０２３, 二〇二三; 9, 十一."""

from __future__ import annotations

_DIGITS = str.maketrans("〇一二三四五六七八九零○ＯOo０１２３４５６７８９", "012345678900000" + "0123456789")

PLAIN_YEAR = r"(?:19|20|１９|２０)\d\d"
"""In plain figures."""
HAN_YEAR = r"[二一][〇○零\d一二三四五六七八九]{3}"
"""In numerals, a figure that slipped in among them included: 二0二三."""
YEAR = r"(?:(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)|(?:一九|二[〇零○ＯOo0])[〇零○ＯOo0一二三四五六七八九]{2})"
"""A year in which a report may have been written, in any form."""
UNTIL_SIGNS = "-—–~～至到－"
"""As a class of a regular expression."""
UNTIL = rf"[{UNTIL_SIGNS}]+"
"""What stands between the ends of a span."""
RANGE = rf"(?P<start>{YEAR})\s*年?度?\s*{UNTIL}\s*(?P<end>{YEAR})\s*年?(?!\s*学年)"
"""2021—2023年, 2021年至2023年."""
MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
QUARTER = r"第[一二三四]季度"

_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")

_ORDINALS = "一二三四五"
FIVE_YEARS = rf"[“\"]?十[{_ORDINALS}]五[”\"]?"
"""The name of a five-year plan: “十三五”."""
_FIRST_OF_FIVE = 2006
"""The first year of 十一五."""


def as_year(written: str) -> int:
    """2023 of 2023, ２０２３ or 二〇二三. Raises ValueError where anything but figures stands in it."""
    return int(written.translate(_DIGITS))


def as_month(written: str) -> int:
    """9 of 9 or 九, as `MONTH` finds them. Raises ValueError where a numeral is no month."""
    return int(written) if written.isdecimal() else _MONTHS.index(written) + 1


def first_of_five(plan: str) -> int:
    """The first year of a five-year plan."""
    return _FIRST_OF_FIVE + 5 * _ORDINALS.index(plan.strip('“”"')[1])
