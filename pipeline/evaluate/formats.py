"""The formats of gold, recognised by what a file holds, listed in one table: `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from pipeline.errors import UsageError
from pipeline.evaluate.cases import Case
from pipeline.evaluate.gold import Gold, GoldCheck, GoldCount, GoldInitiative, GoldReport, GoldText
from pipeline.evaluate.paper import Table, to_docx
from pipeline.stages import RawFile

SUFFIXES = (".docx", ".txt", ".html", ".htm")
"""Of the report that a gold file speaks of; the first that is there."""
_CLIMB = 3


class Format(NamedTuple):
    """One shape of gold: how it is recognised, and how it becomes cases."""

    name: str
    fits: Callable[[Any], bool]
    read: Callable[[Any, Path], list[Case]]


def read_cases(content: Any, path: Path) -> list[Case]:
    """The cases of one gold file.

    Raises:
        UsageError: no format fits, a field is of another type than it should be, or the report is missing.
    """
    for shape in FORMATS:
        if shape.fits(content):
            return shape.read(content, path)
    known = ", ".join(shape.name for shape in FORMATS)
    raise UsageError(f"{path}: {_keys(content)}: this is no gold; known are {known}")


def _keys(content: Any) -> str:
    """What stands at the top, so that people see where their file differs."""
    if isinstance(content, dict):
        return f"keys {', '.join(map(str, list(content)[:8]))}" if content else "no keys"
    if isinstance(content, list) and content:
        return f"[0]: {_keys(content[0])}"
    return "nothing in it" if not content else f"a lone {type(content).__name__}"


# Whole reports


class _Whole(Gold, frozen=True, kw_only=True):
    id: str | None = None
    hand: str | None = None
    """Whoever names a hand has labelled by the corpus's guide: completely."""
    writer: str | None = None
    paragraphs: tuple[str | Table, ...] | None = None
    gold: GoldReport


def _read_whole(content: Any, path: Path) -> list[Case]:
    whole = _convert(content, _Whole, path, "")
    name = whole.id or path.stem
    if whole.paragraphs is not None:
        raw = _raw(f"{name}.docx", to_docx(whole.paragraphs))
    else:
        report = _report(path, {name, path.stem})
        raw = _raw(report.name, report.read_bytes())
    _check_references(whole.gold.counts or (), (), path, "gold")
    complete = whole.hand is not None
    return [
        Case(id=name, file=str(path), form="report", writer=whole.writer, raw=raw, gold=whole.gold, complete=complete)
    ]


def _report(path: Path, names: Iterable[str]) -> Path:
    """Beside the gold, or in a folder `reports` beside one of the folders that it lies in."""
    folders = [path.parent, *(folder / "reports" for folder in list(path.resolve().parents)[1:_CLIMB])]
    places = [folder / f"{name}{suffix}" for folder in folders for name in sorted(names) for suffix in SUFFIXES]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise UsageError(f"{path}: id: its report is neither beside it nor in {folders[1]} ({', '.join(SUFFIXES)})")
    return found


# Sentences with counts


class _Relation(Gold, frozen=True, kw_only=True):
    """Counts, by their place in `expected`, that make a sum, or that only look like one."""

    of: int | None = None
    sum: tuple[int, ...] = ()
    holds: bool = True
    expected_to_sum: bool = True

    @property
    def places(self) -> tuple[int, ...]:
        return (*(() if self.of is None else (self.of,)), *self.sum)


class _CountSentence(Gold, frozen=True, kw_only=True):
    text: str
    id: str | None = None
    expected: tuple[GoldCount, ...] | None = None
    optional: tuple[GoldCount, ...] | None = None
    relation: _Relation | None = None
    checks: tuple[GoldCheck, ...] | None = None


def _read_counts(content: Any, path: Path) -> list[Case]:
    """A plain list is the corpus's own, labelled completely; one under `cases` comes from elsewhere."""
    cases = []
    for index, (where, item) in enumerate(_items(content)):
        sentence = _convert(item, _CountSentence, path, where)
        optional = (msgspec.structs.replace(count, optional=True) for count in sentence.optional or ())
        counts = (*(sentence.expected or ()), *optional)
        sums = () if sentence.relation is None else sentence.relation.places
        _check_references(counts, sums, path, where)
        gold = GoldReport(counts=counts, checks=_checks(sentence, counts))
        cases.append(_sentence(sentence, index, path, gold, complete=isinstance(content, list)))
    return cases


def _checks(sentence: _CountSentence, counts: tuple[GoldCount, ...]) -> tuple[GoldCheck, ...] | None:
    """Those that the hand lists and the sum that it tells by places; None where neither key stands."""
    if sentence.relation is None:
        return sentence.checks
    return (*(sentence.checks or ()), _sum(sentence.relation, counts))


def _sum(relation: _Relation, counts: tuple[GoldCount, ...]) -> GoldCheck:
    quotes = [counts[index].quote for index in relation.places]
    return GoldCheck(kind="sum", members=quotes, holds=relation.holds, absent=not relation.expected_to_sum)


# Sentences with initiatives


class _InitiativeSentence(Gold, frozen=True, kw_only=True):
    text: str
    id: str | None = None
    expected: tuple[GoldInitiative, ...] | None = None


def _read_initiatives(content: Any, path: Path) -> list[Case]:
    cases = []
    for index, (where, item) in enumerate(_items(content)):
        sentence = _convert(item, _InitiativeSentence, path, where)
        gold = GoldReport(initiatives=sentence.expected or ())
        cases.append(_sentence(sentence, index, path, gold))
    return cases


def _sentence(
    sentence: _CountSentence | _InitiativeSentence, index: int, path: Path, gold: GoldReport, *, complete: bool = False
) -> Case:
    name = sentence.id or f"{path.stem}-{index + 1}"
    raw = _raw(f"{name}.txt", sentence.text.encode())
    return Case(id=name, file=str(path), form="sentence", raw=raw, gold=gold, complete=complete)


# Texts of sections


class _SectionText(Gold, frozen=True, kw_only=True):
    """One text: with `topics` as hands of the corpus write it, or with `domain` and `topic` apart."""

    text: str
    id: str | None = None
    heading: str | None = None
    topics: tuple[str, ...] | None = None
    domain: str | None = None
    topic: str | None = None
    alt_topics: tuple[str, ...] | None = None
    role: str | None = None

    @property
    def due(self) -> tuple[str, ...]:
        if self.topics is not None:
            return self.topics
        return (f"{self.domain}/{self.topic}",) if self.topic else ()


def _read_texts(content: Any, path: Path) -> list[Case]:
    """A heading is written with a label, as reports do: without one, plain text does not show it."""
    cases = []
    for index, (where, item) in enumerate(_items(content)):
        section = _convert(item, _SectionText, path, where)
        text = f"一、{section.heading}\n{section.text}" if section.heading else section.text
        name = section.id or f"{path.stem}-{index + 1}"
        topic = GoldText(topics=section.due, alt_topics=section.alt_topics or (), role=section.role)
        raw = _raw(f"{name}.txt", text.encode())
        cases.append(Case(id=name, file=str(path), form="section", raw=raw, topic=topic))
    return cases


# What the formats share

_Model = TypeVar("_Model", bound=Gold)


def _convert(value: Any, model: type[_Model], path: Path, where: str) -> _Model:
    try:
        return msgspec.convert(value, model)
    except msgspec.ValidationError as error:
        problem, _, key = str(error).rpartition(" - at `$")
        place = f"{where}{key.rstrip('`')}".lstrip(".") if problem else where
        raise UsageError(f"{path}: {place or 'top'}: {problem or error}") from error


def _items(content: Any) -> list[tuple[str, Any]]:
    """The labelled texts of a file, each with its key path."""
    key = next((key for key in ("cases", "texts") if isinstance(content, dict) and key in content), None)
    items = content[key] if key else content
    return [(f"{key or ''}[{index}]", item) for index, item in enumerate(items)]


def _check_references(counts: Sequence[GoldCount], places: Sequence[int], path: Path, where: str) -> None:
    """Wholes and sums may be told by place; a place past the end is a slip of the hand."""
    wholes = (count.part_of for count in counts if isinstance(count.part_of, int))
    for index in (*wholes, *places):
        if not 0 <= index < len(counts):
            raise UsageError(f"{path}: {where}: there is no count {index}, only 0 to {len(counts) - 1}")


def _raw(name: str, content: bytes) -> RawFile:
    return RawFile(uri=name, name=name, content=content)


def _is_whole(content: Any) -> bool:
    return isinstance(content, dict) and isinstance(content.get("gold"), dict)


def _bears(*keys: str) -> Callable[[Any], bool]:
    """Whether a file holds a list of texts, any of which, or of whose expected findings, has one of the keys."""

    def fits(content: Any) -> bool:
        listed = content.get("cases", content.get("texts")) if isinstance(content, dict) else content
        items = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
        lists = [item["expected"] for item in items if isinstance(item.get("expected"), list)]
        held = [*items, *(one for one in chain.from_iterable(lists) if isinstance(one, dict))]
        return any("text" in item for item in items) and any(key in one for one in held for key in keys)

    return fits


FORMATS: tuple[Format, ...] = (
    Format("whole reports (key `gold`)", _is_whole, _read_whole),
    Format("texts of sections (`text` with `topics` or `topic`)", _bears("topics", "topic"), _read_texts),
    Format("sentences with counts (`expected` with `quote`)", _bears("quote", "tags"), _read_counts),
    Format("sentences with initiatives (`expected` with `name`)", _bears("name", "not_initiatives"), _read_initiatives),
)
"""Tried in this order."""
