"""LibreOffice for tests: files of its formats, made in place from a .docx, and a stand-in that misbehaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import load_config
from pipeline.run.libreoffice import LibreOffice, OfficeFile, find_program

INSTALL = "apt-get install --no-install-recommends libreoffice-writer"
needs_libreoffice = pytest.mark.skipif(find_program() is None, reason=f"needs LibreOffice: {INSTALL}")
LIMITS = load_config().limits
FILTERS = {"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8"}


def office() -> LibreOffice:
    program = find_program()
    assert program is not None
    return LibreOffice(program, LIMITS)


def saved_as(content: bytes, suffix: str) -> bytes:
    """The .docx in another format, as LibreOffice saves it."""
    (result,) = office().convert([OfficeFile(content=content, format="docx")], FILTERS[suffix])
    assert isinstance(result, bytes)
    return result


def stand_in(folder: Path, script: str) -> str:
    """A program that is called as LibreOffice is; `script` runs for each file, with $file and $out."""
    path = folder / "soffice"
    path.write_text(
        "#!/bin/bash\n"
        'while [ "$1" != --outdir ]; do shift; done\n'
        'folder=$2; shift 2; mkdir -p "$folder"\n'
        'for file in "$@"; do name=$(basename "$file"); out="$folder/${name%.*}.docx"\n'
        f"{script}\n"
        "done\n",
        encoding="utf-8",
    )
    path.chmod(0o755)
    return str(path)
