"""What the model learns from: documents with the names that hands found in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.records import InitiativeKind
from pipeline.stages import ClassifiedDocument
from pipeline.zh.quotes import CLOSING, OPENING, STRAIGHT
from pipeline.zh.tails import without_tail

_QUOTES = f"{OPENING}{CLOSING}{STRAIGHT}‘’"
_MARKS = re.compile(rf"[{_QUOTES}\s,，、·]")
_BETWEEN = rf"[{_QUOTES}\s]*"
_LEAST = 2
LEXICON = "lexicon"
"""The hand of the configuration's own examples."""


def bare_form(name: str) -> str:
    """A name without marks and spaces."""
    return _MARKS.sub("", name)


def forms_of(names: tuple[str, ...]) -> frozenset[str]:
    """Names without marks, with and without the nouns that hands leave off or keep."""
    bare = {bare_form(name) for name in names if name}
    return frozenset(bare | {short for name in bare for short in without_tail(name)})


@dataclass(frozen=True, slots=True)
class Gold:
    """A name that was found; `surfaces` are its forms in the text, its own first, `loose` these and all fair ones
    without generic tails, `parent` the name of that of which it is a part."""

    surfaces: tuple[str, ...]
    loose: frozenset[str]
    kind: InitiativeKind | None
    optional: bool
    name: str = ""
    parent: str | None = None
    kinds: frozenset[InitiativeKind] = frozenset()
    """All that are right."""

    @classmethod
    def of(
        cls,
        name: str,
        aliases: tuple[str, ...] = (),
        *,
        kinds: Sequence[InitiativeKind] = (),
        optional: bool = False,
        parent: str | None = None,
    ) -> Gold:
        """`kinds`: its own, then others that are right."""
        names = (name, *aliases)
        surfaces = dict.fromkeys(sorted(names, key=lambda form: (form != name, -len(form))))
        kept = tuple(form for form in surfaces if len(bare_form(form)) >= _LEAST)
        return cls(kept, forms_of(names), next(iter(kinds), None), optional, name, parent, frozenset(kinds))

    def or_fair(self, names: Iterable[str]) -> Gold:
        """The same, where `names` are right too; nothing is labelled by them, for the hand chose others."""
        return replace(self, loose=self.loose | forms_of(tuple(names)))


@dataclass(frozen=True, slots=True)
class Example:
    """A document of one hand; `damaged` copies with lost quotes serve for learning and never for judging."""

    hand: str
    document: ClassifiedDocument
    gold: tuple[Gold, ...]
    damaged: bool = False


def mentions(text: str, gold: tuple[Gold, ...]) -> Iterator[tuple[int, int, Gold]]:
    """Where the names of `gold` stand in `text`, whatever quotes stand in them or were lost; none overlaps another."""
    used = bytearray(len(text))
    for one in gold:
        for surface in one.surfaces:
            pattern = _BETWEEN.join(map(re.escape, re.sub(rf"[{_QUOTES}\s]", "", surface)))
            for found in re.finditer(pattern, text) if pattern else ():
                start, end = found.span()
                if any(used[start:end]):
                    continue
                if start and text[start - 1] in _QUOTES and any(mark in text[start:end] for mark in _QUOTES):
                    start -= 1
                used[start:end] = b"\x01" * (end - start)
                yield start, end, one


def matched(gold: Sequence[Gold], found: Sequence[tuple[str, ...]]) -> Iterator[tuple[Gold, int | None]]:
    """Each name that is due with the place of what was found under one of its forms; none is taken twice.

    `found`: name and aliases of each. Optional names choose last.
    """
    left = {at: forms_of(names) for at, names in enumerate(found)}
    for one in sorted(gold, key=lambda one: one.optional):
        at = next((at for at, forms in left.items() if forms & one.loose), None)
        if at is not None:
            del left[at]
        yield one, at
