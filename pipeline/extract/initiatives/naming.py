"""Canonical names: quotes dropped around a whole name, kept around a part, generic tails dropped."""

from __future__ import annotations

import re

from pipeline.config.initiatives import HeadGroup
from pipeline.extract.initiatives.shapes import is_numeric_work

_TAILS = re.compile(r"(?:专项行动|系列活动|主题活动|实践活动|专题|活动|工作|品牌)$")
_PLAIN_TAILS = frozenset({"建设", "行动", "专项行动", "工作", "专项整治", "专项治理"})
_SPACES = re.compile(r"\s+")
_MARKS = str.maketrans("", "", ' \u3000\t“”"‘’「」『』〝〞〟＂')
_LEAST = 3


def tidy(inner: str) -> str:
    """Text of a name without spaces and with whole-name tails dropped: 千企进万村活动 is 千企进万村."""
    inner = _SPACES.sub("", inner)
    match = _TAILS.search(inner)
    if match and match.start() >= _LEAST and match.group() != "专项行动":
        return inner[: match.start()]
    return inner


def quoted_name(inner: str, behind: str, group: HeadGroup | None, *, whole: bool) -> tuple[str, str | None]:
    """Name and alias of quoted words with the cue noun `behind` them ("" for none).

    `whole`: the quoted words end in a cue noun of their own.
    """
    if not behind or group is None:
        return tidy(inner), None
    inner = _SPACES.sub("", inner)
    full = f"“{inner}”{behind}"
    plain = group.generic and behind in group.words
    falls_off = plain or (behind in _PLAIN_TAILS and (whole or is_numeric_work(inner)))
    if falls_off and len(inner) >= _LEAST:
        return inner, full
    return full, inner


def unmarked(name: str) -> str:
    """A name without quotes and spaces."""
    return name.translate(_MARKS)


def key_of(name: str) -> str:
    """What two mentions of one initiative share: no marks, no spaces, no generic tail."""
    bare = unmarked(name)
    match = _TAILS.search(bare)
    return bare[: match.start()] if match and match.start() >= _LEAST else bare
