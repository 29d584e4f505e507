"""Our text beside what LibreOffice exports: equal, but for the differences that are listed with their reasons."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from pipeline.errors import DocumentError
from pipeline.ingest.blocks import RawDocument
from pipeline.run.libreoffice import OfficeFile
from tests.conftest import SHARED
from tests.ingest.docx.conftest import Read
from tests.run.office import needs_libreoffice, office

_CORPUS = Path(__file__).resolve().parents[3] / "corpus" / "reports"
_FILES = {path.stem: path for folder in (SHARED / "features", _CORPUS) for path in sorted(folder.glob("*.docx"))}
_LISTED = yaml.safe_load(Path(__file__).with_name("libreoffice_differences.yaml").read_text(encoding="utf-8"))
_TEXT = "txt:Text (encoded):UTF8"


class Difference(NamedTuple):
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


def _lines(text: str) -> list[str]:
    """White space is layout: LibreOffice indents, and sets tabs between cells and after list numbers."""
    return [line for line in ("".join(line.split()) for line in text.splitlines()) if line]


def _differences(ours: list[str], theirs: list[str]) -> list[Difference]:
    opcodes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [Difference(tuple(ours[a:b]), tuple(theirs[c:d])) for kind, a, b, c, d in opcodes if kind != "equal"]


@needs_libreoffice
def test_text_is_that_of_libreoffice_but_for_what_is_listed(read: Read) -> None:
    files = [OfficeFile(content=path.read_bytes(), format="docx") for path in _FILES.values()]
    exports = zip(_FILES.items(), office().convert(files, _TEXT), strict=True)
    found = {name: _compared(read(path.read_bytes()), export) for (name, path), export in exports}
    assert {name: told for name, told in found.items() if told} == {
        name: _expected(listed) for name, listed in _LISTED.items() if name in _FILES
    }


def _compared(document: RawDocument, export: bytes | DocumentError) -> list[Difference] | str:
    if isinstance(export, DocumentError):
        return "unreadable"
    ours = chain.from_iterable(_lines(f"{block.label or ''}{block.text}") for block in document.blocks)
    return _differences(list(ours), _lines(export.decode("utf-8-sig")))


def _expected(listed: dict[str, Any]) -> list[Difference] | str:
    if "unreadable" in listed:
        return "unreadable"
    return [Difference(tuple(one["ours"]), tuple(one["theirs"])) for one in listed["differences"]]


def test_every_difference_has_its_reason_and_its_file() -> None:
    reasons = [
        listed.get("unreadable") or [one["reason"] for one in listed["differences"]] for listed in _LISTED.values()
    ]
    assert all(reasons)
    assert not (SHARED / "features").is_dir() or set(_LISTED) <= set(_FILES)
