"""Which candidates for headings are headings: those whose numbers go on; no items of a list, no table of contents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.ingest.contents import without_page
from pipeline.ingest.headings import TRAILING, Heading, HeadingStyle
from pipeline.zh.labels import STYLES, LabelStyle

_LEAST_CONTENTS = 4
_LONGEST_ENTRY = 60
_LEADERS = ".…·"
_ITEM_ENDS = frozenset("；;，,")


def without_list_items(candidates: Sequence[Heading], text: str) -> list[Heading]:
    """`candidates` without lines that share one sentence: 1、人手不足； 2、经费紧张； 3、设备老化。"""
    items = {
        index
        for left, right in pairwise(range(len(candidates)))
        if _share_a_sentence(candidates[left], candidates[right], text)
        for index in (left, right)
    }
    return [one for index, one in enumerate(candidates) if index not in items]


def _share_a_sentence(one: Heading, other: Heading, text: str) -> bool:
    numbered = one.style in STYLES and (one.style, one.value + 1) == (other.style, other.value)
    return numbered and text[one.text_end : other.start].strip() in _ITEM_ENDS


def in_sequence(candidates: Iterable[Heading], text: str) -> list[Heading]:
    """`candidates` without the inline ones whose numbers do not go on from 1 within their surroundings.

    A heading ends at the latest where the next one starts.
    """
    pool = list(candidates)
    seconds = _next_values(pool)
    kept: list[Heading] = []
    last: dict[HeadingStyle, int] = {}
    for heading, second in zip(pool, seconds, strict=True):
        if heading.inline and not (second == 2 if heading.value == 1 else last.get(heading.style) == heading.value - 1):
            continue
        if heading.style == "decimal" and "decimal" not in last and _is_figure(heading, second, last, text):
            continue  # at the head of a line: 28.68 合计, 9.1 开学典礼
        if kept and kept[-1].text_end > heading.start:
            kept[-1] = _shortened(kept[-1], text, heading.start)
        kept.append(heading)
        last[heading.style] = heading.value
        for style in _inner_styles(heading.style):
            last.pop(style, None)
    return kept


def without_captions(found: Sequence[Heading]) -> list[Heading]:
    """`found` without what looks like an annex within the body: behind it the numbers go on, 一、 附表：… 二、."""
    kept: list[Heading] = []
    awaited: dict[HeadingStyle, bool] = {}
    for heading, following in zip(found, _next_values(found), strict=True):
        if heading.style == "opener" and any(awaited.values()):
            continue
        kept.append(heading)
        for style in _inner_styles(heading.style):
            awaited.pop(style, None)
        if heading.style in STYLES:
            awaited[heading.style] = following == heading.value + 1
    return kept


def _is_figure(heading: Heading, second: int | None, last: dict[HeadingStyle, int], text: str) -> bool:
    """Whether a first 9.1 is none of a section's parts: 9.2 does not follow, and it is not section 9 that is open."""
    outer = text[heading.start : heading.label_end].partition(".")[0]
    return heading.value > 1 or (second != 2 and outer.isdigit() and int(outer) not in last.values())


def without_contents(candidates: Sequence[Heading], text: str) -> list[Heading]:
    """`candidates` without a table of contents that was run together: headings in close order that all come again."""
    ends = [one.start for one in candidates[1:]] + [len(text)] * bool(candidates)
    words = (text[one.text_start : min(one.text_end, end)] for one, end in zip(candidates, ends, strict=True))
    names = [(one.style, one.value, without_page(name, _LEADERS)) for one, name in zip(candidates, words, strict=True)]
    last = {name: index for index, name in enumerate(names)}
    twins = [index for index, name in enumerate(names) if last[name] > index]
    if len(twins) < _LEAST_CONTENTS:
        return list(candidates)
    first, body = twins[0], last[names[twins[0]]]
    entries = candidates[first:body]
    close = all(right.start - left.start <= _LONGEST_ENTRY for left, right in pairwise(entries))
    listed = len(twins) * 2 >= len(entries) >= _LEAST_CONTENTS
    return [*candidates[:first], *candidates[body:]] if close and listed else list(candidates)


def _next_values(pool: Sequence[Heading]) -> list[int | None]:
    """For each candidate the value of the next one of its style."""
    following: dict[HeadingStyle, int] = {}
    values: list[int | None] = []
    for heading in reversed(pool):
        values.append(following.get(heading.style))
        following[heading.style] = heading.value
    return values[::-1]


def _inner_styles(style: HeadingStyle) -> Sequence[LabelStyle]:
    return STYLES[STYLES.index(style) + 1 :] if style in STYLES else ()


def _shortened(heading: Heading, text: str, end: int) -> Heading:
    bare = text[heading.text_start : end].rstrip(TRAILING)
    return heading._replace(text_end=heading.text_start + len(bare), body_start=end)
