"""Years as texts write them, the one home of their patterns."""

from __future__ import annotations

import re

YEAR = "(?:19|20)[0-9]{2}"
"""In digits: 2030."""
SPOKEN_YEAR = "[一二][九〇零○][〇零○一二三四五六七八九]{2}"
"""一九八五, 二〇三〇."""
PAST_YEAR = "[去上前]年"
_YEAR_OF = re.compile(f"{YEAR}|{SPOKEN_YEAR}")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def year_of(time: str) -> int | None:
    """The year that a time word begins with: 2030年, 一九八五年."""
    found = _YEAR_OF.match(time)
    return int(found[0].translate(_DIGITS)) if found else None
