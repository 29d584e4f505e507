"""Whether the records of an output folder are all there, as its ledger knows them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.output.jsonl import RecordParts
from pipeline.run.ledger import Ledger, reading
from pipeline.run.ledger_file import NAME
from pipeline.run.lock import hold


def damaged(parts: RecordParts, ledger: Ledger) -> list[str]:
    """Parts that are gone or not as they were written: a run finds out anew what they held."""
    return [name for name, state in ledger.parts().items() if parts.state(name) != state]


@contextmanager
def held_whole(out: Path) -> Iterator[None]:
    """Hold the folder to read all of its records.

    Raises:
        UsageError: a run holds it, or a part is gone, without which all that is told of the folder would be wrong.
    """
    with hold(out, to_read=True):
        refuse_gaps(out)
        yield


def refuse_gaps(out: Path) -> None:
    """Raises UsageError where a part is gone, for whoever holds the folder."""
    if gone := _gone(out):
        message = f"{out}: {', '.join(gone)}: gone with the records in it; repeat its run, which mines them anew"
        raise UsageError(message, "no_record")


def _gone(out: Path) -> list[str]:
    """Parts whose records the ledger knows; one that is lost or damaged knows none."""
    if not (out / NAME).exists():
        return []
    parts = RecordParts(out)
    with suppress(UsageError), reading(out) as ledger:
        return [name for name in ledger.parts() if parts.state(name) is None and ledger.keys_of(name)]
    return []
