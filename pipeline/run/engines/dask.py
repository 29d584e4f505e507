"""Workers of a Dask cluster: each mines a stretch of files with the engine `local` and writes their records down.

Files that lie on the shared path are read where they are mined; what this process reads of them is their digest.
Members of archives and converted files travel with the order. A worker that dies costs its stretch once more: its
file in OUT/.staging is never taken over, since only the run takes files over, and only those that it was told of.
"""

from __future__ import annotations

import errno
import hashlib
import multiprocessing
import os
import threading
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import msgspec
from distributed import Client, Future, KilledWorker, LocalCluster

from pipeline.errors import DocumentError, UsageError
from pipeline.output import RecordParts
from pipeline.output.staging import clear_staging, open_staging
from pipeline.run.engines.engine import Bounds, MakeMine, Setup, Stretch, chunks, has_work, pair
from pipeline.run.engines.local import Pool
from pipeline.run.opening import read
from pipeline.run.progress import LOG
from pipeline.run.reading import Entry, Item
from pipeline.run.worker import Outcome, failed

STRETCH_FILES = 200
STRETCH_BYTES = 16 << 20
"""What is ordered, and written as one part, at a time: some seconds of work, and what the scheduler can carry."""
AHEAD = 2
"""Orders under way for each thread of the cluster."""
_PATIENCE = 60
"""Seconds until the scheduler must answer, and again until a first worker must be there."""

_Promise: TypeAlias = "Future[tuple[list[Outcome], str | None]]"
"""Of the outcomes without their lines, and of the file that holds these."""


def start(setup: Setup) -> Dask:
    """The engine `dask`."""
    return Dask(setup)


def reach(scheduler: str) -> None:
    """Raises UsageError where no scheduler or no worker is to be found."""
    _client(scheduler).close()


class Dask:
    """Gives stretches of files to a cluster, at most a few for each of its threads."""

    def __init__(self, setup: Setup) -> None:
        """Raises UsageError where no scheduler or no worker is to be found."""
        self._setup = setup
        self._cluster, self._client = _connect(setup)
        self._staging = open_staging(setup.out)

    def mine(self, items: Iterable[Item]) -> Iterator[Stretch]:
        queue: deque[tuple[list[Item], _Promise]] = deque()
        for chunk in chunks(items, STRETCH_FILES, STRETCH_BYTES):
            light = [_without_content(item) for item in chunk]
            queue.append((light, self._order(light)))
            while len(queue) > AHEAD * max(1, sum(self._client.nthreads().values())):
                yield from self._collect(*queue.popleft())
        while queue:
            yield from self._collect(*queue.popleft())

    def stop(self) -> None:
        with suppress(OSError, TimeoutError):
            self._client.run(_end_pools, str(self._staging), on_error="ignore")
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()
        clear_staging(self._setup.out)

    def _order(self, chunk: Sequence[Item]) -> _Promise:
        order = _Order(
            work=[item for item in chunk if has_work(item)],
            make_mine=self._setup.make_mine,
            bounds=self._setup.bounds,
            parts=self._setup.parts,
            staging=str(self._staging),
        )
        return self._client.submit(order, key=f"workreport-{uuid.uuid4().hex}")

    def _collect(self, chunk: list[Item], future: _Promise) -> Iterator[Stretch]:
        try:
            outcomes, part = future.result()
        except KilledWorker:
            yield from self._halves(chunk)
        except CancelledError as error:
            raise ConnectionError("the Dask scheduler is gone") from error
        else:
            yield Stretch(results=pair(chunk, outcomes), part=Path(part) if part else None)

    def _halves(self, chunk: list[Item]) -> Iterator[Stretch]:
        """Dask gives an order up over which several of its workers have died: smaller ones find the reason."""
        work = [_with_content(item) for item in chunk if has_work(item)]
        if len(work) == 1:
            yield Stretch(results=pair(chunk, [_blamed(work[0])]))
            return
        middle = len(chunk) // 2
        for half in (chunk[:middle], chunk[middle:]):
            yield from self._collect(half, self._order(half))


def _connect(setup: Setup) -> tuple[LocalCluster | None, Client]:
    """The cluster that was named; else one of this machine's processes, for as long as the run."""
    if setup.scheduler is not None:
        return None, _client(setup.scheduler)
    with _telling(setup.scheduler):
        cluster = LocalCluster(n_workers=setup.workers, threads_per_worker=1, dashboard_address=None)
        return cluster, Client(cluster)


def _client(scheduler: str) -> Client:
    is_file = scheduler.endswith(".json")
    LOG.info("waiting up to %d s for a scheduler at %s, and as long for its first worker", _PATIENCE, scheduler)
    with _telling(scheduler):
        client = Client(**{"scheduler_file" if is_file else "address": scheduler}, timeout=_PATIENCE)
        client.wait_for_workers(1, timeout=_PATIENCE)
    return client


@contextmanager
def _telling(scheduler: str | None) -> Iterator[None]:
    try:
        yield
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(f"--scheduler {scheduler}: no scheduler with a worker there", "no_scheduler") from error


def _blamed(item: Item) -> Outcome:
    entry = item.entry
    assert entry is not None
    if entry.raw is None:
        return Outcome(failure=entry.failure)
    return failed(entry.raw, "worker_died", "several Dask workers died while they mined it")


# What travels


def _without_content(item: Item) -> Item:
    """The item as it travels: a file of its own is read where it is mined."""
    entry = item.entry
    if entry is None or entry.raw is None or entry.raw.member_of is not None or entry.raw.converted is not None:
        return item
    raw = msgspec.structs.replace(entry.raw, content=b"")
    return msgspec.structs.replace(item, entry=msgspec.structs.replace(entry, raw=raw))


def _with_content(item: Item) -> Item:
    """The item as it was, or its failure where the file is not what it was."""
    entry = item.entry
    assert entry is not None
    assert entry.raw is not None
    if entry.raw.content:
        return item
    try:
        content = read(os.fsdecode(item.file.path), max(item.file.size, 0) + 1)
    except ConnectionError:
        raise
    except OSError as error:
        return _unreadable(item, entry, error.strerror or "cannot be read")
    if hashlib.sha256(content).hexdigest() != entry.key:
        return _unreadable(item, entry, "has changed while the run went on")
    raw = msgspec.structs.replace(entry.raw, content=content)
    return msgspec.structs.replace(item, entry=msgspec.structs.replace(entry, raw=raw))


def _unreadable(item: Item, entry: Entry, why: str) -> Item:
    assert entry.raw is not None
    error = DocumentError("unreadable_file", f"{why} (on the worker that was to mine it)", stage="read")
    failure = failed(entry.raw, error.code, error.message, error.stage).failure
    assert failure is not None
    source = msgspec.structs.replace(failure.source, bytes=item.file.size)
    changed = msgspec.structs.replace(failure, id=entry.key, source=source)
    return msgspec.structs.replace(item, entry=msgspec.structs.replace(entry, raw=None, failure=changed))


# In the workers


@dataclass(frozen=True, repr=False)
class _Order:
    """A stretch to be mined, as Dask calls it. It has no repr, for Dask logs what has failed, and logs hold no text."""

    work: Sequence[Item]
    make_mine: MakeMine
    bounds: Bounds
    parts: Callable[[Path], RecordParts]
    staging: str

    def __call__(self) -> tuple[list[Outcome], str | None]:
        """As `_Promise` tells."""
        try:
            stretches = list(_pool(self).mine(self._items()))
        except BaseException:
            _end_pools(self.staging)
            raise
        outcomes = [
            outcome or Outcome(failure=item.entry.failure if item.entry else None)
            for stretch in stretches
            for item, outcome in stretch.results
        ]
        lines = [line for outcome in outcomes for line in outcome.lines]
        if not lines:
            return outcomes, None
        parts = self.parts(Path(self.staging) / uuid.uuid4().hex)  # no other attempt shares it
        name = parts.next_name()
        parts.write(name, lines)
        light = [msgspec.structs.replace(outcome, lines=(), written=outcome.sizes) for outcome in outcomes]
        return light, str(parts.path(name))

    def _items(self) -> Iterator[Item]:
        for item in self.work:
            if not Path(self.staging).is_dir():
                message = "this worker does not see the output folder, or its run is over"
                raise FileNotFoundError(errno.ENOENT, message, self.staging)
            yield _with_content(item)


_POOLS: dict[int, tuple[str, Pool]] = {}
"""By thread of this Dask worker: the run that it last mined for, and the process that does so."""


def _pool(order: _Order) -> Pool:
    thread = threading.get_ident()
    run, pool = _POOLS.get(thread, (None, None))
    if run == order.staging and pool is not None:
        return pool
    if pool is not None:
        pool.stop()
    # Dask's nanny forbids its workers children, lest these outlive them; ours end with their parent.
    multiprocessing.current_process().daemon = False
    pool = Pool(order.make_mine, 1, order.bounds)
    _POOLS[thread] = order.staging, pool
    return pool


def _end_pools(staging: str) -> None:
    """End the processes that mine for this run."""
    for thread, (run, pool) in list(_POOLS.items()):
        if run == staging:
            _POOLS.pop(thread, None)
            pool.stop()
