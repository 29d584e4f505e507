"""What ingest must mend and tell of every kind of damage; `python -m tests.damage.round_trip` prints the table."""

from __future__ import annotations

import pytest

from pipeline.damage import Change, Damaged, apply, damage
from tests.damage.round_trip import Figures, clean, ingester, look, measure, rows, ways

MENDED = 0.98
TOLD = 0.95
OUTLINE = 0.97


@pytest.fixture(scope="module", params=rows())
def row(request: pytest.FixtureRequest) -> tuple[str, Figures]:
    return request.param, measure(rows()[request.param])


def test_there_are_clean_reports_and_they_are_left_alone() -> None:
    assert len(clean()) >= 15
    assert {name: document.notices for name, document in clean().items() if document.notices} == {}


def test_damage_is_mended_told_and_never_invented(row: tuple[str, Figures]) -> None:
    name, figures = row
    assert (figures.places > 0) == (name != "none")
    assert figures.mended is None or figures.mended >= MENDED
    assert figures.told is None or figures.told >= TOLD
    assert figures.false_alarms == 0
    assert figures.outline >= OUTLINE


@pytest.mark.parametrize("name", rows())
def test_what_was_mended_needs_no_mending(name: str) -> None:
    for seed, original in enumerate(list(clean().values())[::3]):
        mended = ingester().ingest_text(damage(original.text, [ways()[way] for way in rows()[name]], seed).text)
        assert ingester().ingest_text(mended.text).text == mended.text


def test_the_measure_sees_what_was_not_mended() -> None:
    """A line that no site would set stays in the text, and the measure must say so."""
    original = next(iter(clean().values()))
    end = len(original.text)
    strange = Change(end, end, "\n全镇召开了一次没有人记得的会议。", "furniture")
    assert len(look(original, apply(Damaged(text=original.text), [strange])).faults) == 1
