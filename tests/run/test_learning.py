"""What initiatives are learned from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.config import Config
from pipeline.run.learning import read_examples

SENTENCES = """
- id: h-1
  text: "砚州市启动“槐花”行动，建成砚州站。砚州区、砚州县都去看过。"
  expected:
  - {name: 砚州站, kind: project}
- id: h-2
  text: "岚溪县修好了路。"
  expected: []
"""
CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    (tmp_path / "initiatives").mkdir()
    (tmp_path / "initiatives" / "h.yaml").write_text(SENTENCES)
    return tmp_path


def _texts(config: Config, corpus: Path, *, copies: bool) -> list[str]:
    examples = read_examples(config, corpus)
    return [one.document.tokenized.document.text for one in examples if one.hand == "h" and one.copy == copies]


def test_copies_lose_their_quotes_and_have_places_that_exist(config: Config, labelled: Path) -> None:
    shutil.copyfile(CORPUS / "places.yaml", labelled / "places.yaml")
    copies = _texts(config, labelled, copies=True)
    assert len(copies) == 3  # of the first without quotes and without closing ones, of the second with another place
    assert not any("砚州" in text or "岚溪" in text for text in copies)
    assert ["”" in text for text in copies] == [False] * 3
    assert _texts(config, labelled, copies=False) == [
        "砚州市启动“槐花”行动，建成砚州站。砚州区、砚州县都去看过。",
        "岚溪县修好了路。",
    ]


def test_names_of_a_copy_stand_in_it(config: Config, labelled: Path) -> None:
    shutil.copyfile(CORPUS / "places.yaml", labelled / "places.yaml")
    for one in read_examples(config, labelled):
        if one.hand == "h":
            assert all(gold.name in one.document.tokenized.document.text for gold in one.gold)


def test_without_places_only_quotes_are_lost(config: Config, labelled: Path) -> None:
    copies = _texts(config, labelled, copies=True)
    assert len(copies) == 2
    assert all("砚州市" in text for text in copies)
