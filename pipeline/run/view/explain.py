"""Why a stretch of a report is a finding, or why it is none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec import UNSET

from pipeline.extract.initiatives.candidates import Candidate
from pipeline.records import Block, Count, Initiative, Rejected, Report
from pipeline.run.view import labels
from pipeline.run.view.layout import WIDTH, Painter, clip, width, wrap
from pipeline.zh.folding import fold

_QUIET = frozenset({"id", "quote", "start", "end", "mentions", "rule", "confidence", "section", "name"})
Span = tuple[int, int]


Tokens = Callable[[Report], tuple[Sequence[str], Sequence[int], Sequence[str]]]
"""Words of a report's text, their starts and their tags."""


class Explainer:
    """Explains findings of one report that touch a stretch of its text."""

    def __init__(
        self, report: Report, tokens: Tokens, paint: Painter, candidates: Sequence[tuple[Candidate, bool]] = ()
    ) -> None:
        """`report.text` must be there; `candidates` are those for initiatives, and whether each was taken for one."""
        self._report = report
        self._text = report.text or ""
        self._tokens = tokens
        self._paint = paint
        self._candidates = candidates
        self._sections = {section.id: section for section in report.sections}

    def lines(self, wanted: str) -> Iterator[str]:
        """What is known of each place where `wanted` stands, nothing where it does not; full and half width are the
        same."""
        places = list(occurrences(fold(self._text), fold(wanted)))
        found = [*self._counts(wanted, places), *self._initiatives(wanted, places), *self._refusals(places)]
        for finding in found:
            yield from finding
        for candidate in self._judged(places):
            yield from candidate
        if places and not found:
            yield from self._unseen(wanted, places)

    def _counts(self, wanted: str, places: Sequence[Span]) -> Iterator[list[str]]:
        for count in self._report.counts:
            if wanted in count.quote or touches((count.start, count.end), places):
                yield [
                    self._title("数量 count", count.id, count.quote),
                    *self._fields(count),
                    *self._origin(count.rule, count.confidence, count.section, count.start, count.end),
                ]

    def _initiatives(self, wanted: str, places: Sequence[Span]) -> Iterator[list[str]]:
        for initiative in self._report.initiatives:
            spans = [(mention.start, mention.end) for mention in initiative.mentions]
            named = any(wanted in name for name in (initiative.name, *initiative.aliases))
            if named or any(touches(span, places) for span in spans):
                first = initiative.mentions[0]
                yield [
                    self._title("举措 initiative", initiative.id, initiative.name),
                    *self._fields(initiative),
                    *self._field("mentions", f"{len(spans)}"),
                    *self._origin(initiative.rule, initiative.confidence, first.section, first.start, first.end),
                ]

    def _judged(self, places: Sequence[Span]) -> Iterator[list[str]]:
        """What was weighed for and against each name that might be an initiative here."""
        for candidate, accepted in self._candidates:
            if touches((candidate.start, candidate.end), places):
                verdict = "accepted" if accepted else "refused"
                yield [
                    self._title("举措候选 candidate", verdict, candidate.name),
                    *self._field("chance", f"{candidate.chance:.2f}"),
                    *self._field("rule", candidate.rule),
                    *self._field("features", ", ".join(candidate.features)),
                    "",
                ]

    def _refusals(self, places: Sequence[Span]) -> Iterator[list[str]]:
        for refused in self._report.rejected or ():
            if touches((refused.start, refused.end), places):
                yield [
                    self._title("不计 rejected", labels.both(labels.REFUSALS, refused.reason), refused.quote),
                    *self._origin(refused.rule, None, self._section_at(refused), refused.start, refused.end),
                ]

    def _section_at(self, refused: Rejected) -> str | None:
        inner = [s for s in self._report.sections if s.start <= refused.start < s.end]
        return inner[-1].id if inner else None

    # parts of an entry

    def _title(self, kind: str, identity: str, quote: str) -> str:
        return f"{self._paint(kind, 'head')} {self._paint(identity, 'dim')}  {self._paint(quote, 'title')}"

    def _fields(self, finding: Count | Initiative) -> Iterator[str]:
        for field in msgspec.structs.fields(finding):
            value = getattr(finding, field.name)
            if field.name not in _QUIET and value not in (None, ()):
                yield from self._field(field.name, _shown(value))

    def _field(self, name: str, value: str) -> Iterator[str]:
        first, *rest = wrap(value, WIDTH, " " * 18)
        yield f"  {self._paint(name.ljust(16), 'dim')}{first[18:]}"
        yield from rest

    def _origin(self, rule: str, confidence: float | None, section: str | None, start: int, end: int) -> Iterator[str]:
        sure = f"  confidence {confidence:.2f}" if confidence is not None else ""
        yield from self._field("rule", f"{rule}{sure}")
        yield from self._field("section", " › ".join(self._path(section)) or "outside every section")
        yield from self._field("at", f"{start}–{end}  {_place(block_at(self._report.blocks, start))}")
        yield self._context(start, end)
        yield ""

    def _path(self, section: str | None) -> list[str]:
        path: list[str] = []
        current = self._sections.get(section or "")
        while current is not None:
            path.append(labels.named(current))
            current = self._sections.get(current.parent or "")
        return path[::-1]

    def _context(self, start: int, end: int) -> str:
        """The line around a stretch, as much of it as fits, the stretch itself in the middle and marked."""
        line_start = self._text.rfind("\n", 0, start) + 1
        line_end = self._text.find("\n", end)
        before = self._text[line_start:start]
        after = self._text[end : line_end if line_end >= 0 else len(self._text)]
        middle = clip(self._text[start:end], WIDTH - 24)
        room = WIDTH - 8 - width(middle)
        left = clip(before[::-1], room // 2)[::-1]
        right = clip(after, room - width(left))
        return f"    {left}{self._paint(f'【{middle}】', 'find')}{right}"

    # nothing found

    def _unseen(self, wanted: str, places: Sequence[Span]) -> Iterator[str]:
        yield f"{clip(wanted, WIDTH - 60)}: not seen as a count or an initiative, nor refused"
        if self._report.rejected is UNSET:
            yield "  (this record holds no refusals: explain the report's file itself)"
        yield "  its words there:"
        words, starts, tags = self._tokens(self._report)
        for start, end in places[:5]:
            first, last = max(bisect_right(starts, start) - 1, 0), bisect_right(starts, end - 1)
            pairs = zip(words[first:last], tags[first:last], strict=True)
            yield self._context(start, end)
            yield from wrap(" ".join(f"{word}/{tag}" for word, tag in pairs), WIDTH, "    ")


def occurrences(text: str, wanted: str) -> Iterator[Span]:
    """Where `wanted` stands, from left to right, without overlap."""
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        yield start, start + len(wanted)
        start = text.find(wanted, start + len(wanted))


def touches(span: Span, places: Sequence[Span]) -> bool:
    """Whether the span shares a character with one of the places."""
    return any(span[0] < end and start < span[1] for start, end in places)


def block_at(blocks: Sequence[Block], offset: int) -> Block | None:
    """The block that covers an offset."""
    return next((block for block in blocks if block.start <= offset < block.end), None)


def _place(block: Block | None) -> str:
    if block is None:
        return ""
    cell = f", table {block.table} row {block.row} column {block.column}" if block.table is not None else ""
    style = f", style {block.style}" if block.style else ""
    return f"{block.kind} {block.paragraph}{cell}{style}"


def _shown(value: object) -> str:
    return ", ".join(str(part) for part in value) if isinstance(value, tuple) else str(value)
