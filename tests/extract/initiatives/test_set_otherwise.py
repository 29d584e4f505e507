"""Labelled texts in other marks: narrow punctuation and other quotes change no name."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pipeline.assembly import Miner
from pipeline.config import load_config
from pipeline.evaluate.reading import read_sets
from pipeline.stages import RawFile

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
LONGEST = 400
EVERY = 12


@cache
def _miner() -> Miner:
    return Miner(load_config())


def _names(text: str) -> Counter[tuple[str, str]]:
    (report,) = _miner().mine_file(RawFile(uri="t.txt", name="t.txt", content=text.encode()))
    return Counter((one.name, one.kind) for one in report.initiatives)


@cache
def _texts() -> tuple[str, ...]:
    (unseen,) = read_sets([CORPUS / "initiatives" / "unseen"])
    texts = (case.raw.content.decode().strip() for case in unseen.cases[::EVERY])
    return tuple(text for text in texts if len(text) <= LONGEST and "\n" not in text and "《" not in text)


@pytest.mark.parametrize(
    ("found", "other"),
    [("，；", ",;"), ("“”", "「」"), ("“”", "〝〞"), ("“”", '""')],
    ids=("narrow marks", "corner quotes", "slanted quotes", "straight quotes"),
)
def test_names_stay_what_they_are(found: str, other: str) -> None:
    same = told = 0
    for text in _texts():
        changed = text.translate(str.maketrans(found, other))
        before, after = _names(text), _names(changed)
        told += before.total()
        same += (before & after).total()
    assert told > 200
    assert same / told >= 0.99, f"{same} of {told}"
