"""One record as an outline, tables and checks, 80 columns wide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from pipeline.output.tables import labels as values
from pipeline.records import Check, Initiative, IntegrityGrade, Period, Report, Section, TopicScore
from pipeline.run.view import counts, labels
from pipeline.run.view.layout import WIDTH, Painter, Style, clip, pad, table, width, wrap

_GRADES: dict[IntegrityGrade, tuple[str, Style]] = {
    "clean": ("✓", "good"),
    "repaired": ("~", "warn"),
    "unreliable": ("✗", "bad"),
}
_MORE_COUNTS = 60
"""Counts shown before the rest is only told of."""
_COLUMNS = (6, 0, 1, 2, 3, 4, 5)
"""Of what is told of a count, the quote first: an outline's reader looks for what has been read."""
_NUMBERS = frozenset({1})


class ReportView:
    """Draws reports; `topics` gives the taxonomy's Chinese name of each topic id."""

    def __init__(self, topics: Mapping[str, str], paint: Painter) -> None:
        self._topics = topics
        self._paint = paint

    def lines(self, report: Report, *, all_counts: bool = False) -> Iterator[str]:
        """The whole view, a line at a time."""
        yield from self._facts(report)
        yield from self._outline(report)
        yield from self._counts(report, all_counts=all_counts)
        yield from self._initiatives(report)
        yield from self._checks(report)
        yield from self._notices(report)

    # the report's own facts

    def _facts(self, report: Report) -> Iterator[str]:
        facts, source = report.report, report.source
        for line in wrap(facts.title or source.name, WIDTH):
            yield self._paint(line, "title")
        yield self._paint(clip(f"{source.uri} · {source.bytes:,} bytes · id {report.id[:12]}", WIDTH), "dim")
        yield from self._fact("类型", labels.both(values.KINDS, facts.kind))
        organisation = facts.organisation
        if organisation.name or organisation.level:
            level = labels.both(values.LEVELS, organisation.level) if organisation.level else ""
            yield from self._fact("单位", f"{organisation.name or ''}  {level}".strip())
        if facts.period:
            yield from self._fact("时期", _period(facts.period))
        if facts.topics:
            yield from self._fact("主题", "、".join(self._topic(topic) for topic in facts.topics[:3]))
        yield from self._integrity(report)

    def _fact(self, name: str, value: str) -> Iterator[str]:
        yield f"{self._paint(name, 'dim')}  {clip(value, WIDTH - 6)}"

    def _integrity(self, report: Report) -> Iterator[str]:
        integrity = report.integrity
        mark, style = _GRADES[integrity.grade]
        reasons = f": {', '.join(integrity.reasons)}" if integrity.reasons else ""
        first, *rest = wrap(f"{mark} {labels.both(values.GRADES, integrity.grade)}{reasons}", WIDTH, " " * 6)
        yield f"{self._paint('完整', 'dim')}  {self._paint(first[6:], style)}"
        yield from (self._paint(line, style) for line in rest)

    def _topic(self, topic: TopicScore) -> str:
        return f"{self._topics.get(topic.id, topic.id)} {topic.score:.2f}"

    # outline

    def _outline(self, report: Report) -> Iterator[str]:
        yield from self._head("章节", "sections", len(report.sections))
        for section in report.sections:
            yield self._section(section)

    def _section(self, section: Section) -> str:
        indent = "  " * max(section.level, 1)
        points = f" ({len(section.points)}点)" if section.points else ""
        topic = self._topic(section.topics[0]) if section.topics else ""
        left = pad(f"{indent}{labels.named(section)}{points}", 48)
        role = values.ROLES[section.role]
        if not topic:
            return f"{left}  {self._paint(role, 'dim')}"
        return f"{left}  {self._paint(pad(role, 6), 'dim')}  {self._paint(clip(topic, 22), 'find')}"

    # counts

    def _counts(self, report: Report, *, all_counts: bool) -> Iterator[str]:
        yield from self._head("数量", "counts", len(report.counts))
        if not report.counts:
            return
        shown = report.counts if all_counts else report.counts[:_MORE_COUNTS]
        header, *rows = [
            [row[at] for at in _COLUMNS] for row in (counts.HEADER, *islice(counts.rows(report), len(shown)))
        ]
        limits = [counts.LIMITS[at] for at in _COLUMNS]
        for number, cells in enumerate(table(header, rows, limits, right=_NUMBERS, room=WIDTH - 1 - len(limits))):
            line = "  " + " ".join(cells).rstrip()
            suspect = number > 0 and shown[number - 1].suspect
            yield self._paint(line, "bad" if suspect else "dim") if suspect or not number else line
        if len(shown) < len(report.counts):
            yield self._paint(f"  … {len(report.counts) - len(shown)} more: --all", "dim")

    # initiatives

    def _initiatives(self, report: Report) -> Iterator[str]:
        yield from self._head("举措", "initiatives", len(report.initiatives))
        by_kind: dict[str, list[Initiative]] = {}
        for initiative in report.initiatives:
            by_kind.setdefault(initiative.kind, []).append(initiative)
        for kind, initiatives in sorted(by_kind.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            label = pad(labels.both(values.INITIATIVES, kind), 19)
            names = "、".join(_initiative(initiative) for initiative in initiatives)
            first, *rest = wrap(names, WIDTH, " " * (2 + width(label)))
            yield f"  {self._paint(label, 'dim')}{first.lstrip(' ')}"
            yield from rest

    # checks and notices

    def _checks(self, report: Report) -> Iterator[str]:
        if not report.checks:
            return
        yield from self._head("核对", "checks", len(report.checks))
        quotes = {count.id: count.quote for count in report.counts}
        for check in report.checks:
            mark = self._paint("✓", "good") if check.holds else self._paint("✗", "bad")
            yield f"  {mark} {clip(_check(check, quotes), WIDTH - 4)}"

    def _notices(self, report: Report) -> Iterator[str]:
        if not report.notices:
            return
        yield from self._head("提示", "notices", len(report.notices))
        by_code: dict[str, list[str]] = {}
        for notice in report.notices:
            by_code.setdefault(notice.code, []).append(notice.message)
        for code, messages in sorted(by_code.items()):
            yield clip(f"  {code} ×{len(messages)}: {'; '.join(dict.fromkeys(messages))}", WIDTH)

    def _head(self, label: str, name: str, number: int) -> Iterator[str]:
        yield ""
        yield self._paint(f"{label} {name} ({number})", "head")


def _period(period: Period) -> str:
    days = f"{period.start or '…'} – {period.end or '…'}" if period.start or period.end else ""
    return f"{period.label}  {days}".rstrip()


def _initiative(initiative: Initiative) -> str:
    times = f"×{len(initiative.mentions)}" if len(initiative.mentions) > 1 else ""
    plan = "(计划)" if initiative.status == "plan" else ""
    return f"{initiative.name}{times}{plan}"


def _check(check: Check, quotes: Mapping[str, str]) -> str:
    first, *rest = [quotes.get(member, member) for member in check.members]
    verdict = "" if check.holds else f"  原文 {check.stated:,}, 应为 {check.computed:,}"
    joined = {
        "sum": f"{first} = {' + '.join(rest)}",
        "change": " → ".join([first, *rest]),
        "share": f"{first}: {' ~ '.join(rest)}",
    }[check.kind]
    return f"{labels.both(values.CHECKS, check.kind)}  {joined}{verdict}"
