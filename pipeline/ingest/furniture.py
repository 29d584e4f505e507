"""Site furniture above and below the body: breadcrumbs, buttons, upload lines, lists of related documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby, takewhile

from pipeline.config.furniture import Furniture
from pipeline.ingest.canonical import Cut, Draft, Line, whole_lines
from pipeline.ingest.title import TitleFinder
from pipeline.zh.labels import match_label

_ZONE_LINES = 60
"""No site puts more lines than this above a report; below it, lists of related documents may be longer."""
_PROSE = re.compile(r".{30,}[。；;]|.{50,}", re.DOTALL)
_REPORT_PROSE = re.compile(r"(?=.{60}).*[。；;]")
"""What may not stand below a closing line: titles of related documents are long, but no sentences."""
_CRUMB_LENGTH = 16
_LONGEST_CLOSING = 60
_LONGEST_LINE = 240
_LEAST_TITLE = 8
_SHORT = 30
_LEAST_LISTED = 3
_MOST_UNLISTED = 2
_SITE = re.compile(r"(?:[（(](?:全文|精选|完整版)[)）])?\s*(?:[_|｜–—-]\s*[^_|｜–—-]{2,12})?$")


class FurnitureFinder:
    """Finds furniture by the patterns of configs/furniture.yaml: one regular expression a role."""

    def __init__(self, furniture: Furniture, titles: TitleFinder) -> None:
        self._titles = titles
        self._line = _any_of(entry.text for entry in furniture.lines)
        self._opens = _any_of(entry.text for entry in furniture.lines if entry.role == "opens")
        self._may_open = _any_of(entry.text for entry in furniture.lines if entry.role == "may_open")
        self._closes = _any_of(entry.text for entry in furniture.lines if entry.role == "closes")
        self._anywhere = _any_of(entry.text for entry in furniture.lines if entry.role == "anywhere")
        self._table = _any_of(entry.text for entry in furniture.lines if entry.role == "table")
        self._crumb = _any_of(entry.text for entry in furniture.lines if entry.role == "crumb")
        self._hidden = tuple((entry.signs, re.compile(entry.text)) for entry in furniture.hidden)
        self._hidden_signs = _any_of(re.escape(sign) for entry in furniture.hidden for sign in entry.signs)

    def is_furniture(self, line: str) -> bool:
        """Whether a whole line is furniture when it stands above or below the body."""
        return len(line) <= _LONGEST_LINE and self._line.fullmatch(line) is not None

    def cuts(self, source: Draft) -> list[Cut]:
        """One cut for each contiguous run of furniture lines."""
        lines = [line for line in source.lines if line.raw.kind == "paragraph"]
        texts = [source.text[line.start : line.end] for line in lines]
        first = self._head_end(texts)
        last = self._tail_start(texts, first)
        doomed = self._head(texts[:first]) | set(range(last, len(texts)))
        doomed.update(index for index, text in enumerate(texts) if self._anywhere.fullmatch(text))
        cuts = _runs(source.text, lines, sorted(doomed))
        catalogues = self._catalogues(source, lines[first].start if first < len(lines) else 0)
        return sorted([*cuts, *_outside(cuts, catalogues)], key=_start) if catalogues else cuts

    def _catalogues(self, source: Draft, body: int) -> list[Cut]:
        """One cut for each table above the body in which a site catalogues the report: 索引号, 发布机构 …"""
        cuts: list[Cut] = []
        above = takewhile(lambda line: line.start < body, source.lines)
        for table, cells in groupby(above, key=lambda line: line.raw.table):
            found = list(cells) if table is not None else []
            if any(self._table.fullmatch(source.text, line.start, line.end) for line in found):
                cuts.extend(_runs(source.text, found, range(len(found))))
        return cuts

    def hidden_cuts(self, source: Draft) -> list[Cut]:
        """Cuts of what stands where the site kept a part of the text back."""
        text = source.text
        if self._hidden_signs.search(text) is None:
            return []
        tried = (pattern for signs, pattern in self._hidden if any(sign in text for sign in signs))
        cuts: list[Cut] = []
        for start, end in sorted(found.span() for pattern in tried for found in pattern.finditer(text)):
            alone = text[start - 1 : start] in {"", "\n"} and text[end : end + 1] in {"", "\n"}
            first, last = whole_lines(text, start, end) if alone else (start, end)
            first = max(first, cuts[-1].end if cuts else 0)
            if first < last:
                cuts.append(Cut(first, last, "passage_hidden", "the site kept a part of the text back"))
        return cuts

    def _head_end(self, texts: Sequence[str]) -> int:
        """Index of the first line of the body, as far as one can tell: prose or a section's label."""
        for index, text in enumerate(texts[:_ZONE_LINES]):
            if _is_body(text) and not self.is_furniture(text):
                return index
        return min(len(texts), _ZONE_LINES)

    def _head(self, texts: Sequence[str]) -> set[int]:
        own = self._own_openings(texts)
        opened = max((index for index, text in enumerate(texts) if self._opens_report(text, index, own)), default=-1)
        doomed = set(range(opened + 1))
        crumbs: set[str] = set()
        for index in range(opened + 1, len(texts)):
            if index in own:
                continue
            after_crumb = index > 0 and self._crumb.fullmatch(texts[index - 1]) and len(texts[index]) <= _CRUMB_LENGTH
            if after_crumb:
                crumbs.add(texts[index])
            if texts[index] in crumbs or self.is_furniture(texts[index]):
                doomed.add(index)
        doomed |= {index for index, named in _repeats(texts) if doomed or named}
        doomed |= set(self._above_the_title(texts, doomed))
        return doomed - {self._only_title(texts)} if len(doomed) == len(texts) else doomed

    def _opens_report(self, text: str, index: int, own: Set[int]) -> bool:
        opens = self._opens.fullmatch(text) or self._may_open.fullmatch(text)
        return opens is not None and index not in own

    def _own_openings(self, texts: Sequence[str]) -> frozenset[int]:
        """Lines as 概述 that may be the site's or the report's: they are its own below its only title."""
        found = [index for index, text in enumerate(texts) if self._may_open.fullmatch(text)]
        titles = [index for index, text in enumerate(texts) if self._titles.is_title(text)] if found else []
        return frozenset(index for index in found if titles and titles[-1] < index)

    def _above_the_title(self, texts: Sequence[str], doomed: set[int]) -> Iterator[int]:
        """Short lines that nobody has listed, among a site's lines above the report's title."""
        title = next((i for i, text in enumerate(texts) if i not in doomed and self._titles.is_title(text)), 0)
        listed = [index for index in doomed if index < title]
        if len(listed) >= _LEAST_LISTED:
            # the line right above may be the title's first half: whose report it is
            yield from (i for i in range(min(listed), title - 1) if i not in doomed and len(texts[i]) <= _SHORT)

    def _only_title(self, texts: Sequence[str]) -> int | None:
        """The report's title where it stands only among the site's lines, which name it again."""
        return next(
            (
                index
                for index, text in enumerate(texts)
                if len(text) >= _LEAST_TITLE
                and not self.is_furniture(text)
                and any(text in other for other in texts[index + 1 :])
            ),
            None,
        )

    def _tail_start(self, texts: Sequence[str], first: int) -> int:
        """Index of the first line below the body: a closing line, or the furniture lines at the very end."""
        prose = next((i for i in range(len(texts) - 1, first, -1) if _REPORT_PROSE.match(texts[i])), first)
        for index in range(prose, len(texts)):
            if len(texts[index]) <= _LONGEST_CLOSING and self._closes.fullmatch(texts[index]):
                return self._furniture_above(texts, index)
        return self._furniture_above(texts, len(texts))

    def _furniture_above(self, texts: Sequence[str], index: int) -> int:
        """The lowest line below the body; a few that nobody has listed may stand among those of a site."""
        while index > 1:
            above = range(index - 1, max(0, index - 2 - _MOST_UNLISTED), -1)
            listed = next((i for i in above if self.is_furniture(texts[i])), None)
            if listed is None or any(_may_be_the_reports(texts[i]) for i in range(listed + 1, index)):
                return index
            index = listed
        return index


def _may_be_the_reports(text: str) -> bool:
    """Whether a line below the body may be its last one, a signature or a date."""
    return len(text) > _SHORT or text[-1:] in "。；”）)日" or match_label(text) is not None


def _repeats(texts: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Lines that a later one repeats, and whether they bear a site's name behind: the title above the title."""
    for index, text in enumerate(texts):
        bare = _SITE.sub("", text)
        if len(bare) >= _LEAST_TITLE and bare in texts[index + 1 :]:
            yield index, bare != text


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")


def _is_body(text: str) -> bool:
    if _PROSE.match(text) is not None:
        return True
    label = match_label(text)
    return label is not None and label.end < len(text)


def _start(cut: Cut) -> int:
    return cut.start


def _outside(cuts: Sequence[Cut], others: Iterable[Cut]) -> Iterator[Cut]:
    """Those of `others` that no cut covers already."""
    return (one for one in others if not any(cut.start <= one.start < cut.end for cut in cuts))


def _runs(text: str, lines: Sequence[Line], doomed: Sequence[int]) -> list[Cut]:
    cuts = []
    for _, group in groupby(enumerate(doomed), key=lambda pair: pair[1] - pair[0]):
        run = [index for _, index in group]
        start, end = whole_lines(text, lines[run[0]].start, lines[run[-1]].end)
        cuts.append(Cut(start, end, "furniture_removed", f"site furniture, lines: {len(run)}"))
    return cuts
