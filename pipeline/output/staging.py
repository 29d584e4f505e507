"""OUT/.staging: where others than the run itself write parts, until the run takes them over.

Each run has a folder of its own there, which goes with it: what still works for a run that is dead finds no place to
write to, and can harm nothing.
"""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path

FOLDER = ".staging"


def open_staging(out: Path) -> Path:
    """A new folder, for one run."""
    folder = out / FOLDER / uuid.uuid4().hex
    folder.mkdir(parents=True)
    return folder


def clear_staging(out: Path) -> None:
    """Remove what any run has left there."""
    shutil.rmtree(out / FOLDER, ignore_errors=True)
