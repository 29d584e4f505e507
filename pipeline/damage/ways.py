"""All ways of damaging a text in one table, in the order in which they befall one: words, marks, lines, page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from random import Random
from typing import NamedTuple

from pipeline.damage.chunks import chunk
from pipeline.damage.edits import Change, Damaged, apply
from pipeline.damage.entities import break_entities
from pipeline.damage.figures import delete_figures
from pipeline.damage.furniture import Page, furnishing
from pipeline.damage.masks import masking
from pipeline.damage.pagemarks import mark_pages
from pipeline.damage.quotes import lose_closing, lose_opening, mix, straighten
from pipeline.damage.script import converting
from pipeline.damage.washing import washing
from pipeline.damage.widths import mix_widths
from pipeline.damage.wraps import wrap
from pipeline.damage.years import overwrite

Damager = Callable[[str, Random], Iterable[Change]]
"""From a text and a source of chance to the changes that it wants; those that overlap are sorted out later."""


class Way(NamedTuple):
    name: str
    changes: Damager


def all_ways(
    originals: Mapping[str, str],
    *,
    page: Page | None = None,
    measures: Iterable[str] = (),
    traditional: Mapping[str, str] | None = None,
) -> dict[str, Way]:
    """Every way by its name.

    `originals` are one site's washed words with what they stand for (configs/washing.yaml), `page` is what a site sets
    around a text, `measures` are the words before which figures are masked (both configs/damage_generator.yaml),
    `traditional` characters with their simplified ones (configs/traditional.yaml): what asks for words that are not
    given is left undone.
    """
    table: dict[str, Damager] = {
        "washed words": washing(originals),
        "overwritten years": overwrite,
        "masks": masking(measures),
        "deleted figures": delete_figures,
        "widths": mix_widths,
        "lost closing quotes": lose_closing,
        "lost opening quotes": lose_opening,
        "straight quotes": straighten,
        "mixed quotes": mix,
        "entities": break_entities,
        "page marks": mark_pages,
        "chunks": chunk,
        "hard wraps": wrap,
        "furniture": furnishing(page) if page is not None else _nothing,
        "traditional": converting(traditional or {}),
    }
    return {name: Way(name, changes) for name, changes in table.items()}


def _nothing(_text: str, _chance: Random) -> Iterable[Change]:
    return ()


def damage(text: str, ways: Iterable[Way], seed: int) -> Damaged:
    """`text` (a paragraph a line) damaged in `ways`, one after the other; the same for the same seed."""
    damaged = Damaged(text=text)
    for way in ways:
        chance = Random(f"{seed}/{way.name}")  # noqa: S311 - chance that can be repeated, nothing secret
        damaged = apply(damaged, way.changes(damaged.text, chance))
    return damaged
