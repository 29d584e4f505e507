"""The floors, and how they move: up as it pleases, down only with a reason that stays in the file."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import msgspec

PATH = Path(__file__).with_name("floors.json")
MARGIN = 0.005
"""A floor stands so far below what was seen: a label or two may move without harm."""


class Floors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of one set. The digest is that of the gold that the floors were measured on."""

    digest: str
    floors: dict[str, float]


class Lowered(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A floor that was given up; `floor` is null where the figure is no longer measured."""

    figure: str
    was: float
    floor: float | None
    reason: str


class Book(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sets: dict[str, Floors] = {}
    lowered: tuple[Lowered, ...] = ()


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What one set gives now."""

    digest: str
    figures: dict[str, float]


class RegressionError(Exception):
    """An update would lower floors, and nobody said why."""


def read(path: Path = PATH) -> Book:
    return msgspec.json.decode(path.read_bytes(), type=Book) if path.exists() else Book()


def write(book: Book, path: Path = PATH) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(book, order="sorted"), indent=1) + b"\n")


def floor_of(figure: float) -> float:
    """Rounded down to three digits, a margin below."""
    return max(0.0, math.floor(round((figure - MARGIN) * 1000, 6)) / 1000)


def faults(name: str, floors: Floors, seen: Seen) -> list[str]:
    """Why a set does not pass; none where it does."""
    if floors.digest != seen.digest:
        return [f"{name}: the gold has changed since its floors were set; run `python -m tests.floors --update`"]
    return [
        f"{name}: {figure} is {_told(seen.figures.get(figure))}, below its floor {floor:.3f}"
        for figure, floor in floors.floors.items()
        if (value := seen.figures.get(figure)) is None or value < floor
    ]


def _told(figure: float | None) -> str:
    return "not measured" if figure is None else f"{figure:.4f}"


def update(book: Book, seen: Mapping[str, Seen], reason: str | None) -> Book:
    """Floors raised to what is seen now; those that are no longer reached fall only with a reason.

    Raises:
        RegressionError: floors would fall, and there is no reason.
    """
    fallen = [one for name in book.sets for one in _fallen(name, book.sets[name], seen.get(name), reason or "")]
    if fallen and not reason:
        raise RegressionError("\n".join(f"{one.figure}: floor {one.was:.3f}, now {_told(one.floor)}" for one in fallen))
    sets = {name: _raised(book.sets.get(name), now) for name, now in seen.items()}
    return Book(sets=sets, lowered=(*book.lowered, *fallen))


def _fallen(name: str, floors: Floors, seen: Seen | None, reason: str) -> list[Lowered]:
    values = {figure: seen.figures.get(figure) if seen else None for figure in floors.floors}
    return [
        Lowered(figure=f"{name} {figure}", was=floor, floor=None if value is None else floor_of(value), reason=reason)
        for figure, floor in floors.floors.items()
        if (value := values[figure]) is None or value < floor
    ]


def _raised(old: Floors | None, seen: Seen) -> Floors:
    before = old.floors if old else {}
    floors = {}
    for figure, value in sorted(seen.figures.items()):
        floor = before.get(figure, 0.0)
        floors[figure] = floor_of(value) if value < floor else max(floor, floor_of(value))
    return Floors(digest=seen.digest, floors=floors)
