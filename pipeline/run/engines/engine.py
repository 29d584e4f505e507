"""What an engine is. Exactly once is not its business: the run takes each result over once, however often it was made.

To add one: a module beside this one with a function `start(setup) -> Engine`, and its line in `ENGINES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from pipeline.output import RecordParts
from pipeline.records import Record
from pipeline.run.reading import Item
from pipeline.run.worker import Mine, Outcome

MakeMine = Callable[[], Mine]
"""Builds what mines, once in each process; it must survive pickling."""

Result = tuple[Item, Outcome | None]
"""An item and what became of it; None where there was nothing to do."""


class Bounds(Record, frozen=True, kw_only=True):
    """What a worker process may cost, for whatever document."""

    seconds: float = 0.0
    """By the clock, for one document; then its process is ended. 0 is no limit."""
    memory: int = 0
    """Bytes that the process may hold; past them memory is refused to it. 0 is no limit."""
    documents: int = 5000
    """After so many a process makes way for a fresh one."""


class Setup(Record, frozen=True, kw_only=True):
    """All that any engine may need."""

    make_mine: MakeMine
    bounds: Bounds
    workers: int
    out: Path
    parts: Callable[[Path], RecordParts] = RecordParts
    """Where and how records are written below a folder; it must survive pickling."""
    scheduler: str | None = None


class Stretch(Record, frozen=True, kw_only=True):
    """What became of some items that follow one another."""

    results: Sequence[Result]
    part: Path | None = None
    """Where all their records lie, if a worker has written them down: a file below OUT/.staging that holds exactly
    these, in this order. Else the outcomes hold them."""


class Engine(Protocol):
    """Mines items, at most a bounded number at a time."""

    def mine(self, items: Iterable[Item]) -> Iterator[Stretch]:
        """Every item once, in the order that they came in.

        Never raises for a document, whatever it does to its process; raises OSError where the engine itself has
        broken down, and the run then ends as it would on a full disk.
        """

    def stop(self) -> None:
        """End all work at once, in the middle of whatever is done."""


def chunks(items: Iterable[Item], files: int, size: int) -> Iterator[list[Item]]:
    """Items in lists that hold work of at most so many files, and of so many bytes or a single file."""
    chunk: list[Item] = []
    count = held = 0
    for item in items:
        chunk.append(item)
        if item.entry and item.entry.raw:
            count, held = count + 1, held + len(item.entry.raw.content)
        if count >= files or held >= size or len(chunk) >= 100 * files:
            yield chunk
            chunk, count, held = [], 0, 0
    if chunk:
        yield chunk


def has_work(item: Item) -> bool:
    """Whether the item is to be mined; others only stand in the order."""
    return item.entry is not None and item.entry.raw is not None


def pair(chunk: Sequence[Item], outcomes: Iterable[Outcome]) -> list[Result]:
    """Items with the outcomes of those that had work, in order."""
    following = iter(outcomes)
    return [(item, next(following) if has_work(item) else None) for item in chunk]
