"""The tables of the corpus: every cell is right, in every field that is labelled, and nothing else is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assembly import Miner
from pipeline.evaluate import evaluate, read_sets
from tests.labelled import CORPUS

FOLDER = CORPUS / "tables"
TABLES = sorted(FOLDER.glob("*.yaml"))


def test_there_are_ten_of_them_and_flattened_ones_too() -> None:
    assert len(TABLES) >= 10
    assert len(list(FOLDER.glob("*.txt"))) >= 3


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_cell_is_right(path: Path, miner: Miner) -> None:
    (result,) = evaluate(miner, read_sets([path])).sets
    judgements = [judgement for judged in result.judged for judgement in judged.judgements]
    assert judgements
    assert [one for one in judgements if one.verdict != "right"] == []
