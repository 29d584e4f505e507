"""The shared feature files: what Word shows of each, and what it must not show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.ingest.blocks import RawDocument
from tests.ingest.docx.conftest import Read

_FOLDER = Path(__file__).resolve().parents[4] / "shared" / "features"
_FILES = sorted(_FOLDER.glob("*.docx"))

pytestmark = pytest.mark.skipif(not _FILES, reason="needs the folder `shared` beside the checkout")


def _text(document: RawDocument) -> str:
    return "\n".join(f"{block.label or ''}{block.text}" for block in document.blocks) + "\n"


def _structure(document: RawDocument) -> set[str]:
    headings = {"#" * block.heading_level + block.text for block in document.blocks if block.heading_level}
    kinds = {"header": "hdr", "footer": "ftr", "comment": "cmt"}
    return headings | {f"{kinds[aside.kind]}:{aside.text}" for aside in document.asides}


def _is_told(wanted: str, structure: set[str]) -> bool:
    prefix, _, text = wanted.partition(":")
    return wanted in structure or any(told.startswith(f"{prefix}:") and text in told for told in structure)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_feature_file_reads_as_word_shows_it(path: Path, read: Read) -> None:
    document = read(path.read_bytes())
    text, expected = _text(document), json.loads(path.with_suffix(".json").read_bytes())
    assert text == path.with_suffix(".txt").read_text(encoding="utf-8")
    position = 0
    for wanted in expected["must"]:
        position = text.index(wanted, position) + len(wanted)
    assert not [unwanted for unwanted in expected["mustnot"] if unwanted in text]
    assert all(text.count(single) == 1 for single in expected["once"])
    structure = _structure(document)
    assert all(_is_told(wanted, structure) for wanted in expected["struct"])
