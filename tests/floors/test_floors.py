"""No accuracy is lost unseen, and floors fall only with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assembly import Miner
from pipeline.config import Config
from tests.floors import book, measure
from tests.floors.book import Book, Floors, Seen

DIGEST = "d" * 64


@pytest.mark.timeout(600)  # the largest set has thousands of texts
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] if name == measure.LARGEST else []) for name in measure.MINED]
)
def test_nothing_falls_below_its_floor(name: str, miner: Miner) -> None:
    assert book.faults(name, book.read().sets[name], measure.mined(name, miner)) == []


@pytest.mark.slow
@pytest.mark.timeout(3600)  # models are trained, which takes as long as the machine lets it
@pytest.mark.parametrize("name", measure.HELD_OUT)
def test_texts_of_unseen_hands_stay_above_their_floor(name: str, config: Config) -> None:
    assert book.faults(name, book.read().sets[name], measure.HELD_OUT[name](config)) == []


def test_every_set_has_floors_and_no_set_is_forgotten() -> None:
    kept = book.read().sets
    assert set(kept) == {*measure.MINED, *measure.HELD_OUT}
    assert {"counts", "initiatives", "sections", "mentions"} <= set(kept["gold"].floors)
    assert all(0 < floor <= 1 for floors in kept.values() for floor in floors.floors.values())


def seen(**figures: float) -> dict[str, Seen]:
    return {"gold": Seen(digest=DIGEST, figures=figures)}


def test_a_figure_below_its_floor_or_gone_is_told() -> None:
    floors = Floors(digest=DIGEST, floors={"counts": 0.9, "sections": 0.8})
    assert book.faults("gold", floors, seen(counts=0.9, sections=0.8)["gold"]) == []
    (low, gone) = book.faults("gold", floors, seen(counts=0.899)["gold"])
    assert "counts is 0.8990" in low
    assert "sections is not measured" in gone


def test_floors_of_other_gold_do_not_count() -> None:
    floors = Floors(digest="e" * 64, floors={"counts": 0.1})
    (fault,) = book.faults("gold", floors, seen(counts=0.9)["gold"])
    assert "--update" in fault


def test_floors_are_rounded_down_a_margin_below() -> None:
    assert book.floor_of(0.9876) == 0.982
    assert book.floor_of(1.0) == 0.995
    assert book.floor_of(0.001) == 0.0


def test_an_update_raises_floors_and_never_lowers_one_that_holds() -> None:
    first = book.update(Book(), seen(counts=0.9), None)
    assert first.sets["gold"].floors == {"counts": 0.895}
    better = book.update(first, seen(counts=0.95), None)
    assert better.sets["gold"].floors == {"counts": 0.945}
    a_little_worse = book.update(better, seen(counts=0.946), None)
    assert a_little_worse == better


def test_floors_fall_only_with_a_reason_that_is_kept(tmp_path: Path) -> None:
    high = book.update(Book(), seen(counts=0.9, sections=0.9), None)
    with pytest.raises(book.RegressionError, match=r"gold counts: floor 0\.895"):
        book.update(high, seen(counts=0.8, sections=0.9), None)
    lower = book.update(high, seen(counts=0.8, sections=0.9), "labels were mended")
    assert lower.sets["gold"].floors == {"counts": 0.795, "sections": 0.895}
    (kept,) = lower.lowered
    assert (kept.figure, kept.was, kept.floor, kept.reason) == ("gold counts", 0.895, 0.795, "labels were mended")
    book.write(lower, tmp_path / "floors.json")
    assert book.read(tmp_path / "floors.json") == lower


def test_a_set_that_vanishes_is_a_regression() -> None:
    high = book.update(Book(), seen(counts=0.9), None)
    with pytest.raises(book.RegressionError, match="not measured"):
        book.update(high, {}, None)
