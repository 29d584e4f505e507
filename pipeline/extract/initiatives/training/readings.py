"""What the field and the network learn of one document: its units, their labels, and which of these are sure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.extract.initiatives.labelling.columns import Columns
from pipeline.extract.initiatives.labelling.lattice import LABELS
from pipeline.extract.initiatives.labelling.network import COLUMNS, keys_of
from pipeline.extract.initiatives.labelling.stretches import stretches_of
from pipeline.extract.initiatives.labelling.templates import Codes
from pipeline.extract.initiatives.labelling.units import Units
from pipeline.extract.initiatives.training.examples import Gold, mentions

_O, _B, _I, _E, _S = range(len(LABELS))


class Labelled(NamedTuple):
    """The label of each unit, and the stretches that no name crosses and in which all hands are of one mind."""

    labels: list[int]
    pieces: list[tuple[int, int]]


class Reading(NamedTuple):
    """As the network sees it: `keys`, unit by column; `live`, units whose labels teach."""

    keys: Codes
    labels: npt.NDArray[np.int8]
    live: npt.NDArray[np.bool_]
    pieces: list[tuple[int, int]]


def labelled(text: str, units: Units, gold: Sequence[Gold]) -> Labelled:
    """Stretches in which opinions differ teach nothing."""
    labels = [_O] * len(units.words)
    unsure: set[int] = set()
    for start, end, one in mentions(text, tuple(gold)):
        first, last = bisect_left(units.starts, start), bisect_left(units.starts, end) - 1
        if last < first:
            continue
        if one.optional:
            unsure.update(range(first, last + 1))
            continue
        labels[first : last + 1] = [_S] if first == last else [_B, *[_I] * (last - first - 1), _E]
    pieces = [(start, end) for start, end in stretches_of(units.words) if unsure.isdisjoint(range(start, end))]
    return Labelled(labels, pieces)


def reading_of(units: Units, columns: Columns, told: Labelled) -> Reading:
    codes = columns.all()
    keys = np.stack([keys_of(at, codes[name]) for at, name in enumerate(COLUMNS)], axis=1)
    live = np.zeros(len(units.words), dtype=np.bool_)
    for start, end in told.pieces:
        live[start:end] = True
    return Reading(keys, np.array(told.labels, dtype=np.int8), live, stretches_of(units.words))
