"""What an export may replace: the work of an export before it, and nobody else's that bears the same name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.errors import UsageError

DIGITS = "[0-9]" * 5
"""Of the numbers in names of files, as a pattern: a name with a year or a date in it is no export's."""


def refuse_others(path: Path, is_own: Callable[[Path], bool]) -> None:
    """Raises UsageError where `path` is a file that no export has written; an empty one holds nothing to lose."""
    if path.is_file() and path.stat().st_size and not is_own(path):
        message = f"{path}: holds what no export has written; move it away, or choose another place"
        raise UsageError(message, "output_unwritable")
