"""What every sink does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Sink(Protocol):
    """Follows the parts: a part is written whole, each time it changes, and never appended to.

    Lines are encoded records without their line break. Both calls may come twice with the same arguments, after a
    run that was killed in between, and must then change nothing.
    """

    def write(self, part: str, lines: Sequence[bytes]) -> None:
        """From now on `part` holds exactly these lines; no lines means that it is gone."""

    def drop(self, lines: Sequence[bytes]) -> None:
        """These lines have left their part."""

    def reset(self) -> None:
        """Everything is gone; the run starts over."""
