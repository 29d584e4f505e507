"""Mining many files at once, in input order, with a worker's death costing one document.

The queue is bounded: reading waits for mining, so that memory does not grow with the archive.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import Protocol

from pipeline.errors import UsageError
from pipeline.run.processes import context, warm_up
from pipeline.run.reading import Item
from pipeline.run.worker import Mine, Outcome, failed, last_resort
from pipeline.stages import RawFile

CHUNK_FILES = 4
CHUNK_BYTES = 8 << 20

MakeMine = Callable[[], Mine]
"""Builds what mines, once in each process; it must survive pickling."""

_Results = Future[list[Outcome]]


class Engine(Protocol):
    """Mines items in their order."""

    def mine(self, items: Iterable[Item]) -> Iterator[tuple[Item, Outcome | None]]:
        """Each item with its outcome; those without work come back with none."""

    def stop(self) -> None:
        """End all work at once."""


@contextmanager
def start(make_mine: MakeMine, workers: int, seconds: float) -> Iterator[Engine]:
    """The engine for so many workers; `seconds` as for `Pool`."""
    engine: Engine = Here(make_mine) if workers == 1 else Pool(make_mine, workers, seconds=seconds)
    try:
        yield engine
    finally:
        engine.stop()


class Here:
    """Mines in this process."""

    def __init__(self, make_mine: MakeMine) -> None:
        self._mine = make_mine()

    def mine(self, items: Iterable[Item]) -> Iterator[tuple[Item, Outcome | None]]:
        for item in items:
            yield item, self._mine(item.entry.raw) if item.entry and item.entry.raw else None

    def stop(self) -> None:
        """There is nothing to end."""


class Pool:
    """Mines in worker processes; results come in input order."""

    def __init__(self, make_mine: MakeMine, workers: int, *, seconds: float = 0.0) -> None:
        """`seconds`: a worker that takes longer over one document is ended; 0 is no limit."""
        self._make_mine = make_mine
        self._workers = workers
        self._seconds = seconds
        self._executor = self._start()
        self._queue: deque[tuple[list[Item], _Results]] = deque()

    def mine(self, items: Iterable[Item]) -> Iterator[tuple[Item, Outcome | None]]:
        for chunk in chunks(items):
            self._queue.append((chunk, self._submit(_work(chunk))))
            if len(self._queue) > 2 * self._workers + 1:
                yield from self._collect()
        while self._queue:
            yield from self._collect()

    def stop(self) -> None:
        """End the workers at once, in the middle of whatever they do."""
        processes = list((self._executor._processes or {}).values())
        for process in processes:
            process.kill()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        warm_up()
        executor = ProcessPoolExecutor(
            self._workers, mp_context=context(), initializer=_initialise, initargs=(self._make_mine, self._seconds)
        )
        ready = [executor.submit(_nothing) for _ in range(self._workers)]
        try:
            ready[0].result()
        except BrokenProcessPool as error:
            # Otherwise each document would be blamed in turn for what is wrong with the machine.
            message = "the worker processes die as they start; try --workers 1 to see why"
            raise UsageError(message, "workers_died") from error
        return executor

    def _submit(self, work: Sequence[RawFile]) -> _Results:
        try:
            return self._executor.submit(_mine_chunk, work)
        except BrokenProcessPool as error:
            broken: _Results = Future()
            broken.set_exception(error)
            return broken

    def _collect(self) -> Iterator[tuple[Item, Outcome | None]]:
        """The oldest chunk; when its worker has died, all that was under way is done again, one by one."""
        chunk, future = self._queue.popleft()
        try:
            yield from _pair(chunk, future.result())
        except BrokenProcessPool:
            yield from self._isolate(chunk)

    def _isolate(self, chunk: list[Item]) -> Iterator[tuple[Item, Outcome | None]]:
        """With one document under way at a time, the one whose worker dies is the guilty one."""
        waiting, self._queue = self._queue, deque()
        self._restart()
        yield from self._alone(chunk)
        for later, future in waiting:
            if future.done() and future.exception() is None:
                yield from _pair(later, future.result())
            else:
                yield from self._alone(later)

    def _alone(self, chunk: list[Item]) -> Iterator[tuple[Item, Outcome | None]]:
        results = []
        for raw in _work(chunk):
            try:
                results += self._submit([raw]).result()
            except BrokenProcessPool:
                self._restart()
                results.append(failed(raw, "worker_died", "the process that mined it died"))
        yield from _pair(chunk, results)

    def _restart(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._start()


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Items in lists that hold a few files' work and a bounded number of bytes."""
    chunk: list[Item] = []
    files = size = 0
    for item in items:
        chunk.append(item)
        if item.entry and item.entry.raw:
            files, size = files + 1, size + len(item.entry.raw.content)
        if files >= CHUNK_FILES or size >= CHUNK_BYTES or len(chunk) >= 100 * CHUNK_FILES:
            yield chunk
            chunk, files, size = [], 0, 0
    if chunk:
        yield chunk


def _work(chunk: Sequence[Item]) -> list[RawFile]:
    return [item.entry.raw for item in chunk if item.entry and item.entry.raw]


def _pair(chunk: Sequence[Item], results: Sequence[Outcome]) -> Iterator[tuple[Item, Outcome | None]]:
    outcomes = iter(results)
    for item in chunk:
        yield item, next(outcomes) if item.entry and item.entry.raw else None


# In the worker processes


class _Worker:
    """What a worker process keeps between chunks: set once, by the pool's initializer."""

    mine: Mine
    seconds: float


def _initialise(make_mine: MakeMine, seconds: float) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _Worker.mine = make_mine()
    _Worker.seconds = seconds


def _nothing() -> None:
    """Comes back once a worker stands."""


def _die_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever: it holds both ends of its own queue."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _mine_chunk(work: Sequence[RawFile]) -> list[Outcome]:
    results = []
    for raw in work:
        with last_resort(_Worker.seconds):
            results.append(_Worker.mine(raw))
    return results
