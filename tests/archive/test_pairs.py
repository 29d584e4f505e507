"""Merging against pairs of names that a person judged: corpus/registry/pairs.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from pipeline.config import Config
from tests.archive.support import READER, registry, telling

PAIRS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "corpus" / "registry" / "pairs.yaml").read_text(encoding="utf-8")
)["pairs"]
PRECISION, RECALL = 0.98, 0.95
"""Recall is what was seen, rounded down; precision is what is promised."""


class Judged(NamedTuple):
    same: bool
    merged: bool


@pytest.fixture(scope="module")
def judged(config: Config) -> list[Judged]:
    found = []
    for pair in PAIRS:
        sides = [
            telling(document, side[2], (side[0], side[1], side[4] if len(side) > 4 else ()))
            for document, side in (("left", pair["left"]), ("right", pair["right"]))
        ]
        found.append(Judged(pair["same"], len(registry(sides, config.registry)) == 1))
    return found


def test_there_are_enough_pairs_of_both_sorts() -> None:
    assert len(PAIRS) >= 150
    assert min(sum(pair["same"] for pair in PAIRS), sum(not pair["same"] for pair in PAIRS)) >= 70
    assert len({str(sorted(pair.items())) for pair in PAIRS}) == len(PAIRS)


def test_precision_of_merging(judged: list[Judged]) -> None:
    merged = [one.same for one in judged if one.merged]
    assert sum(merged) / len(merged) >= PRECISION


def test_recall_of_merging(judged: list[Judged]) -> None:
    same = [one.merged for one in judged if one.same]
    assert sum(same) / len(same) >= RECALL


@pytest.mark.parametrize("side", [pair[side] for pair in PAIRS for side in ("left", "right")], ids=str)
def test_the_region_that_a_reader_names_is_in_the_place_that_is_read(side: list[Any]) -> None:
    path = READER.read(side[2]).path if side[2] else ()
    assert (side[3] or "") in "".join(segment.name for segment in path)
    assert bool(side[3]) == bool(path)
