"""Evaluation gold stays out of what the product is made of: no stretch of twelve characters of it is found here."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LENGTH = 12
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NOT_TEXT = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z]+")


def _stretches(text: str) -> set[str]:
    """Those that are mostly Chinese: keys, kinds and figures are everybody's."""
    stretches = {text[i : i + LENGTH] for i in range(len(text) - LENGTH + 1)}
    return {stretch for stretch in stretches if len(_HAN.findall(stretch)) >= 8}


def _sentences(path: Path) -> Iterator[str]:
    """Stretches of letters and figures; sentences end at punctuation, so that no stretch spans two of them."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            xml = archive.read("word/document.xml").decode("utf-8")
        paragraphs = ["".join(re.findall(r"<w:t[ >][^<]*", part)) for part in xml.split("</w:p>")]
        text = "\n".join(re.sub(r"<w:t[^>]*>", "", paragraph) for paragraph in paragraphs)
    else:
        text = path.read_text(encoding="utf-8")
    for sentence in re.split(r"[，,。；;：:！？\n、（）()]", text):
        yield _NOT_TEXT.sub("", sentence)


def _of(paths: list[Path]) -> set[str]:
    return {stretch for path in paths for sentence in _sentences(path) for stretch in _stretches(sentence)}


def test_no_sentence_of_the_evaluation_is_in_the_product(shared: Path) -> None:
    gold = _of([path for path in (shared / "eval").rglob("*") if path.suffix in {".yaml", ".docx"}])
    own = [
        path
        for folder in ("corpus", "configs", "pipeline", "tests", "docs")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".yaml", ".docx", ".txt", ".py", ".md", ".json"}
    ]
    assert gold
    found = {path.relative_to(ROOT).as_posix(): sorted(gold & _of([path])) for path in own}
    assert {name: stretches for name, stretches in found.items() if stretches} == {}
