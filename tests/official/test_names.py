"""Named initiatives in stretches of official reports, the hardest texts that there are labels for."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assembly import Miner
from pipeline.evaluate import Figure, evaluate
from tests.official.stretches import LABELS, gold_set

FLOORS = {"precision": 0.95, "recall": 0.625}
"""They only rise."""


@pytest.fixture(scope="module")
def names(shared: Path, miner: Miner) -> Figure:
    gold = gold_set(shared / "real")
    if len(gold.cases) < 20:
        pytest.skip(
            "needs the twelve official reports of the folder `shared`; corpus/initiatives covers the same ground"
        )
    (result,) = evaluate(miner, [gold]).sets
    return next(one for one in result.figures if one.name == "initiatives")


def test_they_stay_above_their_floors(names: Figure) -> None:
    assert names.gold >= 200
    assert names.precision is not None
    assert names.recall is not None
    assert names.precision >= FLOORS["precision"]
    assert names.recall >= FLOORS["recall"]


def test_labels_hold_no_text() -> None:
    letters = {char for char in LABELS.read_text() if char.isalpha()}
    assert all(char.isascii() for char in letters)
