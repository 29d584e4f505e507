"""An archive's topics, by year and by organisation, as tables with bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from pipeline.archive.topics import TopicRow
from pipeline.run.view import spreadsheet
from pipeline.run.view.layout import Painter, table

Key = TypeVar("Key", bound=Hashable)

_EIGHTHS = " ▏▎▍▌▋▊▉"
_LONGEST = 20
_YEARS = 8
_UNKNOWN = "不详"


def by_year(rows: Sequence[TopicRow], names: Mapping[str, str], paint: Painter) -> Iterator[str]:
    """A line a topic: sections in each of the last years, in all, and a bar."""
    totals = _totals((row.topic, row.sections) for row in rows)
    cells = _totals(((row.topic, row.year), row.sections) for row in rows)
    years = sorted({row.year for row in rows}, key=lambda year: year or 0)[-_YEARS:]
    header = ("主题", *(str(year or _UNKNOWN) for year in years), "合计", "")
    most = max(totals.values(), default=1)
    lines = [
        (names.get(topic, topic), *(str(cells[topic, year] or "·") for year in years), str(total), bar(total, most))
        for topic, total in _ranked(totals)
    ]
    return _painted(header, lines, (24, *[6] * (len(years) + 1), _LONGEST), paint)


def by_organisation(rows: Sequence[TopicRow], names: Mapping[str, str], paint: Painter) -> Iterator[str]:
    """A few lines an organisation: its first topics, their sections, and a bar of their share."""
    totals = _totals((row.organisation, row.sections) for row in rows)
    cells: dict[str | None, Counter[str]] = {}
    for row in rows:
        cells.setdefault(row.organisation, Counter())[row.topic] += row.sections
    lines = []
    for organisation, total in _ranked(totals):
        for place, (topic, sections) in enumerate(_ranked(cells[organisation])[:3]):
            name = "" if place else organisation or _UNKNOWN
            share = f"{100 * sections / total:.0f}%"
            lines.append((name, names.get(topic, topic), str(sections), share, bar(sections, total)))
    return _painted(("单位", "主题", "章节", "占比", ""), lines, (30, 24, 6, 5, _LONGEST), paint)


def csv_lines(rows: Iterable[TopicRow], names: Mapping[str, str]) -> Iterator[str]:
    """All rows, header first, with line breaks."""
    yield spreadsheet.row(("organisation", "year", "topic", "name", "sections"))
    for row in rows:
        yield spreadsheet.row((row.organisation, row.year, row.topic, names.get(row.topic), row.sections))


def bar(part: int, whole: int) -> str:
    """A bar as long as the share, to an eighth of a cell."""
    full, rest = divmod(round(8 * _LONGEST * part / whole), 8)
    return "█" * full + _EIGHTHS[rest].strip()


def _totals(pairs: Iterable[tuple[Key, int]]) -> Counter[Key]:
    totals: Counter[Key] = Counter()
    for key, number in pairs:
        totals[key] += number
    return totals


def _ranked(totals: Counter[Key]) -> list[tuple[Key, int]]:
    return sorted(totals.items(), key=lambda pair: (-pair[1], str(pair[0])))


def _painted(
    header: Sequence[str], lines: Sequence[Sequence[str]], limits: Sequence[int], paint: Painter
) -> Iterator[str]:
    numbers = frozenset(at for at, limit in enumerate(limits) if limit <= 6)
    for number, cells in enumerate(table(header, lines, limits, right=numbers)):
        line = "  ".join(cells).rstrip()
        yield line if number else paint(line, "dim")
