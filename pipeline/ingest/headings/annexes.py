"""Annexes: lists that name what is attached, and names that stand below the number of an annex."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.config.outline import Outline
from pipeline.ingest.canonical import Line
from pipeline.ingest.headings.heading import Heading, bare_end, past_white
from pipeline.ingest.headings.plain import PARAGRAPH_END
from pipeline.ingest.words import any_of
from pipeline.zh.labels import Label, match_label

_LONGEST_NAME = 40
_ENDS = PARAGRAPH_END.replace("）", "").replace(")", "")


class AnnexReader:
    """Knows the words for annexes; they come from configs/outline.yaml."""

    def __init__(self, config: Outline, no_heading: re.Pattern[str]) -> None:
        self._no_heading = no_heading
        self._lists = re.compile(rf"(?:{any_of(config.attached)})\s*[:：]\s*")
        self._numbered = re.compile(rf"(?:{any_of(config.annexes)})\s*[一二三四五六七八九十\d]{{0,2}}")
        """An annex that tells no more than its number: its name stands in the next line."""

    def listed(self, text: str, lines: Sequence[Line]) -> set[int]:
        """Starts of the lines that count on from 附件：1.甲: they name what is attached."""
        listed: set[int] = set()
        last: Label | None = None
        for line in lines if self._lists.search(text) else ():
            opens = self._lists.match(text, line.start, line.end)
            label = match_label(text, opens.end() if opens else line.start)
            goes_on = last and label and (label.style, label.value) == (last.style, last.value + 1)
            if goes_on and opens is None:
                listed.add(line.start)
            last = label if goes_on or (opens and label and label.value == 1) else None
        return listed

    def with_name(self, text: str, line: Line, below: Line, heading: Heading) -> Heading:
        """`heading`, with the name of its annex where that stands `below`."""
        numbered = self._numbered.fullmatch(text, line.start, heading.text_end)
        if not numbered or not self._is_name(text[below.start : below.end]):
            return heading
        return heading._replace(
            label_end=heading.text_end,
            text_start=below.start,
            text_end=bare_end(text, below.start, below.end),
            body_start=past_white(text, below.end),
        )

    def _is_name(self, words: str) -> bool:
        short = 2 <= len(words) <= _LONGEST_NAME and words[-1] not in _ENDS
        return short and not (self._no_heading.search(words) or self._numbered.match(words) or match_label(words))
