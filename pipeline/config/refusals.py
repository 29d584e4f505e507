"""configs/refusals.yaml: what looks like a count and counts nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Literal, Self

from pydantic import Field, model_validator

from pipeline.config.base import ConfigModel, CueGroup
from pipeline.records import RefusalReason

LISTS_OF_CUES = ("idiom", "lasted")
"""Groups of configs/count_cues.yaml that patterns may name as parts."""

Parts = Mapping[str, str | tuple[str, ...]]
"""Expressions and lists of words, by the names that patterns have for them."""

_PART = re.compile(r"\{([a-z_]+)\}")


class Shape(ConfigModel):
    """One look of what is refused, and what must and must not stand right before and right behind it."""

    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    pattern: str
    behind: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()

    def expression(self, parts: Parts) -> str:
        """The regular expression of all of it."""
        looks = [f"(?<={text})" for text in _each(self.before, parts)]
        before = looks[0] if len(looks) == 1 else f"(?:{'|'.join(looks)})" if looks else ""
        not_before = "".join(f"(?<!{text})" for text in _each(self.not_before, parts))
        behind = f"(?={_any(self.behind, parts)})" if self.behind else ""
        not_behind = f"(?!{_any(self.not_behind, parts)})" if self.not_behind else ""
        return f"{before}{not_before}(?:{_filled(self.pattern, parts)}){behind}{not_behind}"


class PlainNumber(Shape):
    """Numbers that no row refuses and that are no composite; 【】 marks one with the first character of its measure."""

    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class RefusalRow(ConfigModel):
    """A row of the table: the reason and name are kept with what it refused, which 【】 marks in the examples."""

    reason: RefusalReason
    name: str = Field(pattern="^[a-z_]+$")
    numerals: Literal["all", "arabic", "chinese"] = "all"
    shapes: tuple[Shape, ...] = Field(min_length=1)
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    def expression(self, parts: Parts) -> str:
        return "|".join(shape.expression(parts) for shape in self.shapes)


class RefusalRules(ConfigModel):
    parts: dict[str, str | tuple[str, ...]]
    """Each may name those before it."""
    plain: PlainNumber
    rows: tuple[RefusalRow, ...]
    """The first that matches where a numeral begins names the reason."""
    ordering: CueGroup
    supposing: CueGroup
    standards: CueGroup
    limiting: CueGroup
    counting_units: CueGroup
    bounding: CueGroup
    exceeding: CueGroup
    beyond: CueGroup
    attributed: CueGroup
    sized_units: CueGroup
    kind_units: CueGroup
    level_words: CueGroup
    dimensions: CueGroup
    single: CueGroup
    age_nouns: CueGroup
    designed_units: CueGroup
    land_units: CueGroup
    first_units: CueGroup
    sized_kind_units: CueGroup
    numbered: CueGroup
    at_least: CueGroup
    not_even: CueGroup
    unpaid: CueGroup
    key_times: CueGroup
    such_times: CueGroup
    with_one: CueGroup
    halfway: CueGroup
    growing: CueGroup
    timed_nouns: CueGroup
    summing: CueGroup
    static_verbs: CueGroup

    @model_validator(mode="after")
    def _compiles(self) -> Self:
        parts = self.all_parts(dict.fromkeys(LISTS_OF_CUES, ("",)))
        for name, expression in [("plain", self.plain.expression(parts)), *self._expressions(parts)]:
            try:
                re.compile(expression)
            except re.error as error:
                raise ValueError(f"{name} is no regular expression: {error}") from error
        names = [row.name for row in self.rows]
        if len(names) != len(set(names)):
            raise ValueError("two rows have one name")
        return self

    def all_parts(self, lists: Parts) -> Parts:
        """`lists` of other files, and the parts of this one, each written out."""
        parts = dict(lists)
        for name, part in self.parts.items():
            parts[name] = _filled(part, parts) if isinstance(part, str) else part
        return parts

    def _expressions(self, parts: Parts) -> Iterator[tuple[str, str]]:
        return ((row.name, row.expression(parts)) for row in self.rows)


def _any(texts: Iterable[str], parts: Parts) -> str:
    return "|".join(_filled(text, parts) for text in texts)


def _filled(text: str, parts: Parts) -> str:
    """`text` with its parts in place; of a list any word fits."""
    return _PART.sub(lambda named: _written(_part(named[1], parts)), text)


def _written(part: str | tuple[str, ...]) -> str:
    return f"(?:{part if isinstance(part, str) else '|'.join(part)})"


def _each(texts: Iterable[str], parts: Parts) -> Iterator[str]:
    """What a look back may ask for: of a list each word in turn, for it is of one length."""
    for text in texts:
        lists = [name for name in _PART.findall(text) if not isinstance(_part(name, parts), str)]
        for words in product(*(parts[name] for name in lists)):
            yield _filled(text, {**parts, **dict(zip(lists, words, strict=True))})


def _part(name: str, parts: Parts) -> str | tuple[str, ...]:
    if name not in parts:
        raise ValueError(f"no part before it is called {name}")
    return parts[name]
