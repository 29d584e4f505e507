"""The sentences with initiatives: how many, how unlike each other, and whether their labels stand in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.labelled import CORPUS, content_of

HANDS = sorted((CORPUS / "initiatives").glob("*.yaml"))
LENGTH = 10
_HAN = re.compile(r"[一-鿿]")
_MARKS = '“”"「」『』〝〞‘’《》'
_STATES = {None, "paired", "unclosed", "unopened", "mixed", "nested", "book", "none"}
_BREAKS = re.compile(rf"[|,，。；;：:！？\n、（）(){_MARKS}]")


def _sentences(path: Path) -> list[dict[str, Any]]:
    sentences: list[dict[str, Any]] = content_of(path)
    return sentences


def _unmarked(text: str) -> str:
    return re.sub(f"[{_MARKS}]", "", text)


def _names(sentence: dict[str, Any]) -> Iterator[str]:
    for one in sentence["expected"]:
        yield from (one["name"], *(one.get("aliases") or ()), *(one.get("mention_surfaces") or ()))
    yield from sentence.get("not_initiatives") or ()


def _stretches(sentence: dict[str, Any]) -> set[str]:
    """Every stretch of ten characters outside names and punctuation that is mostly Chinese: figures are everybody's."""
    text = sentence["text"]
    for name in sorted(filter(None, _names(sentence)), key=len, reverse=True):
        text = text.replace(name, "|").replace(_unmarked(name), "|")
    stretches = {part[i : i + LENGTH] for part in _BREAKS.split(text) for i in range(len(part) - LENGTH + 1)}
    return {stretch for stretch in stretches if len(_HAN.findall(stretch)) >= LENGTH - 3}


def test_there_are_enough_of_every_sort() -> None:
    sentences = [sentence for path in HANDS for sentence in _sentences(path)]
    due = [[one for one in sentence["expected"] if not one.get("optional")] for sentence in sentences]
    without_marks = [not re.search('[“”"「」『』〝〞‘’]', sentence["text"]) for sentence in sentences]
    assert len(sentences) >= 2500
    assert sum(not one for one in due) >= 900
    assert sum(without_marks) >= len(sentences) / 3
    assert len(HANDS) >= 10


def test_no_stretch_recurs_from_hand_to_hand() -> None:
    hands: dict[str, set[str]] = defaultdict(set)
    for path in HANDS:
        for sentence in _sentences(path):
            for stretch in _stretches(sentence):
                hands[stretch].add(path.stem)
    assert {stretch: found for stretch, found in hands.items() if len(found) > 1} == {}


@pytest.mark.parametrize("path", HANDS, ids=lambda path: path.stem)
def test_labels_stand_in_their_sentence(path: Path) -> None:
    ids = set()
    for sentence in _sentences(path):
        ids.add(sentence["id"])
        names = {one["name"] for one in sentence["expected"]}
        for one in sentence["expected"]:
            surfaces = one.get("mention_surfaces") or []
            assert all(surface in sentence["text"] for surface in surfaces), sentence["id"]
            if "start" in one:
                assert sentence["text"][one["start"] : one["end"]].strip(), sentence["id"]
            if surfaces:
                assert sentence["text"][one["start"] : one["end"]] == surfaces[0], sentence["id"]
            assert one.get("quotes") in _STATES, sentence["id"]
            assert one.get("parent") is None or one["parent"] in names, sentence["id"]
    assert len(ids) == len(_sentences(path))
