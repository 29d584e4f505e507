"""What would leave an output folder with a run: records and failures of files it does not meet, or that are gone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from pipeline.output.jsonl import RecordParts
from pipeline.output.manifest import Difference
from pipeline.records import Record
from pipeline.run.inputs import Inputs
from pipeline.run.ledger import UNPLACED, Ledger
from pipeline.run.opening import is_gone
from pipeline.run.recipe import Line, line_of
from pipeline.run.summary import many

Stays = Callable[[bytes, str], bool]
"""Whether what lies at this path, with this uri, is still held there after the run."""

_REMEMBERED = 10_000
"""Paths that are not asked for again: an archive holds many contents."""


class Asked(Record, frozen=True, kw_only=True):
    """What a run may take away."""

    remine: bool = False
    """All that it brings back."""
    may_drop: bool = False
    """What was made otherwise, to be made anew."""
    prune: bool = False
    """What it cannot bring back."""


class Leaving(Record, frozen=True, kw_only=True):
    """So many would be there no more."""

    records: int = 0
    failures: int = 0

    def __bool__(self) -> bool:
        return bool(self.records or self.failures)

    def __str__(self) -> str:
        return f"{many(self.records, 'record')} and {many(self.failures, 'failure')}"


def lost(differs: Difference, inputs: Inputs, parts: RecordParts, ledger: Ledger | None) -> Leaving:
    """What records leave for a run that makes them otherwise, and does not come back: no input of it holds the file."""

    @lru_cache(_REMEMBERED)
    def is_met(path: bytes) -> bool:
        return inputs.meet(os.fsdecode(path)) and not is_gone(os.fsdecode(path))

    def stays(path: bytes, uri: str) -> bool:
        return inputs.hold(uri) if path == UNPLACED else is_met(path)

    if differs.again == "formats":
        return Leaving(records=_of_formats(differs, parts, ledger, stays))
    if differs.again != "everything":
        return Leaving()
    left = Leaving() if ledger is None else _of_all(ledger, stays)
    known = {} if ledger is None else ledger.parts()
    strange = [name for name in parts.names() if name not in known]
    return Leaving(records=left.records + _of_parts(strange, parts, stays), failures=left.failures)


def pruned(inputs: Inputs, ledger: Ledger) -> Leaving:
    """What `--prune` drops, but for what a file holds that is yet to be read: it may have been moved."""

    @lru_cache(_REMEMBERED)
    def is_there(path: bytes) -> bool:
        return not is_gone(os.fsdecode(path))

    return _of_all(ledger, lambda path, uri: inputs.hold(uri) if path == UNPLACED else is_there(path))


def kept_back(left: Leaving) -> str:
    """For people: why a run is refused, and what to do."""
    return f"would drop {of_others(left)}; name their inputs too, --prune lets them go, another --out keeps them"


def of_others(left: Leaving) -> str:
    return f"{left} whose files are gone or not among the inputs"


def _of_all(ledger: Ledger, stays: Stays) -> Leaving:
    records = failures = 0
    for number, failed, places in ledger.holdings():
        if not any(stays(path, uri) for path, uri in places):
            records += number
            failures += failed
    return Leaving(records=records, failures=failures)


def _of_parts(names: Iterable[str], parts: RecordParts, stays: Stays) -> int:
    """Of parts that the ledger does not know, which is then gone."""
    return sum(not stays(UNPLACED, line.source.uri) for line in _lines(names, parts))


def _of_formats(differs: Difference, parts: RecordParts, ledger: Ledger | None, stays: Stays) -> int:
    number = 0
    for line in _lines(parts.names(), parts):
        if line.source.format in differs.formats:
            places = (ledger.places(line.key) if ledger else []) or [(line.source.uri, UNPLACED)]
            number += not any(stays(path, uri) for uri, path in places)
    return number


def _lines(names: Iterable[str], parts: RecordParts) -> Iterator[Line]:
    return (line for name in names for _, raw in parts.read(name) if (line := line_of(raw)))
