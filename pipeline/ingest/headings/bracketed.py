"""【概况】: how yearbooks head their entries."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from pipeline.ingest.canonical import Line
from pipeline.ingest.headings.heading import HEADING_KINDS, Heading, past_white

_BRACKETED = re.compile(
    r"(?:^|(?<=[。！？；”\s]))[【〖〔](?=[^\d\s]|20\d\d年\w)(?P<words>[\w、“”·]{2,20})[】〗〕](?!\d{1,4}号)",
    re.MULTILINE,
)


def bracketed_headings(text: str) -> list[Heading]:
    """【概况】 at the head of a line or sentence, where an author has the habit: one alone may be any remark."""
    found = list(_BRACKETED.finditer(text)) if any(mark in text for mark in "【〖〔") else []
    return [
        Heading(
            start=one.start(),
            style="bracketed",
            value=0,
            label_end=one.start(),
            text_start=one.start("words"),
            text_end=one.end("words"),
            body_start=past_white(text, one.end()),
            level=None,
            inline=False,
        )
        for one in (found if len(found) > 1 else ())
    ]


def in_lines(bracketed: Iterable[Heading], lines: Sequence[Line]) -> Iterator[Heading]:
    """Those that stand where headings may: in no cell of a table and no note."""
    starts = [line.start for line in lines]
    for heading in bracketed:
        if lines[bisect_right(starts, heading.start) - 1].raw.kind in HEADING_KINDS:
            yield heading
