"""Worker processes on this machine: what a document does to its process costs the others nothing.

Each worker is a pool of one process, so that a death breaks one stretch of work. The queue is bounded: reading waits
for mining, so that memory does not grow with the archive.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor
from concurrent.futures import wait as wait_for
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import wait

from pipeline.errors import UsageError
from pipeline.run.engines.engine import Bounds, MakeMine, Setup, Stretch, chunks, pair
from pipeline.run.processes import IMPORTED, context, warm_up
from pipeline.run.reading import Item
from pipeline.run.worker import Mine, Outcome, failed, last_resort, out_of_memory
from pipeline.stages import RawFile

CHUNK_FILES = 4
CHUNK_BYTES = 8 << 20
AHEAD = 2
"""Chunks that a process is given at a time: one that it mines, one that waits so that it never idles."""
WINDOW = 4
"""Chunks under way for each process: what is done waits for what came in before it."""
_UNGUARDED = (
    "each worker process imports the script, which would mine again: put what the script does below"
    ' if __name__ == "__main__":'
)


def start(setup: Setup) -> Pool:
    """The engine `local`."""
    return Pool(setup.make_mine, setup.workers, setup.bounds)


class Pool:
    """Mines in worker processes; results come in input order."""

    def __init__(self, make_mine: MakeMine, workers: int, bounds: Bounds | None = None) -> None:
        """Raises UsageError where processes die as they start."""
        self._make_mine = make_mine
        self._workers = workers
        self._bounds = bounds or Bounds()
        self._queue: deque[_Chunk] = deque()
        warm_up()
        self._processes = [self._start()]
        self._retired: list[_Process] = []
        self._processes[0].check()

    def mine(self, items: Iterable[Item]) -> Iterator[Stretch]:
        coming = chunks(items, CHUNK_FILES, CHUNK_BYTES)
        while self._fill(coming) or self._queue:
            while self._queue and self._queue[0].future.done():
                chunk = self._queue.popleft()
                yield Stretch(results=pair(chunk.items, self._outcomes(chunk)))
            wait_for([chunk.future for chunk in self._queue if not chunk.future.done()], return_when=FIRST_COMPLETED)

    def stop(self) -> None:
        for process in (*self._processes, *self._retired):
            process.close()

    def _start(self) -> _Process:
        return _Process(self._make_mine, self._bounds)

    # giving work out

    def _fill(self, coming: Iterator[list[Item]]) -> bool:
        """Give work to those who have too little of it; returns whether there was any."""
        given = False
        while len(self._queue) < WINDOW * self._workers and (process := self._least_busy()).pending() < AHEAD:
            items = next(coming, None)
            if items is None:
                break
            work = [item.entry.raw for item in items if item.entry and item.entry.raw]
            self._queue.append(_Chunk(items, work, process, process.submit(work)))
            given = True
        return given

    def _least_busy(self) -> _Process:
        """The process with the least to do, a new one if all have something to do and there may be more."""
        self._processes = [process for process in self._processes if not self._has_left(process)]
        best = min(self._processes, key=_Process.pending, default=None)
        if best is None or (best.pending() and len(self._processes) < self._workers):
            best = self._start()
            self._processes.append(best)
        return best

    def _has_left(self, process: _Process) -> bool:
        """Whether a process is dead, or so old that it makes way: memory that leaks goes with it."""
        if process.is_broken():
            return True
        if process.given >= self._bounds.documents:
            process.retire()
            self._retired = [process, *(old for old in self._retired if old.pending())]
            return True
        return False

    # when a process has died

    def _outcomes(self, chunk: _Chunk) -> Sequence[Outcome]:
        try:
            return chunk.future.result()
        except MemoryError:  # not of mining, which tells it itself, but of handing the results over
            return self._apart(chunk.work)
        except BrokenProcessPool:
            self._give_again(chunk.process)
            return self._apart(chunk.work)

    def _give_again(self, dead: _Process) -> None:
        """What waited behind the chunk that its process died over had not begun."""
        for chunk in self._queue:
            if chunk.process is dead:
                chunk.process = self._least_busy()
                chunk.future = chunk.process.submit(chunk.work)

    def _apart(self, work: Sequence[RawFile]) -> list[Outcome]:
        """Again in halves, until the guilty document is alone; one that was alone already is tried once more.

        So nobody is blamed for the first death of a process, which may have had reasons of its own.
        """
        middle = len(work) // 2
        halves = [half for half in (work[:middle], work[middle:]) if half]
        return [outcome for half in halves for outcome in self._once_more(half)]

    def _once_more(self, work: Sequence[RawFile]) -> Sequence[Outcome]:
        """In a process that has nothing else to do, and goes afterwards."""
        with closing(self._start()) as process:
            process.check()
            started = time.monotonic()
            try:
                return process.submit(work).result()
            except (BrokenProcessPool, MemoryError) as error:
                if len(work) > 1:
                    return self._apart(work)
                if isinstance(error, MemoryError):
                    return [out_of_memory(work[0])]
                return [self._blamed(work[0], process.ended_by(), time.monotonic() - started)]

    def _blamed(self, raw: RawFile, ended_by: str, lasted: float) -> Outcome:
        if 0 < self._bounds.seconds <= lasted:
            return failed(raw, "timeout", f"did not answer, and its process was ended after {lasted:.0f} seconds")
        return failed(raw, "worker_died", f"the process that mined it died ({ended_by})")


@dataclass(eq=False, slots=True)
class _Chunk:
    """Some items, and the process that mines them."""

    items: list[Item]
    work: list[RawFile]
    process: _Process
    future: Future[list[Outcome]]


class _Process:
    """One worker process, as a pool of its own: a pool of several breaks as a whole when one of them dies."""

    def __init__(self, make_mine: MakeMine, bounds: Bounds) -> None:
        self._executor = ProcessPoolExecutor(
            1, mp_context=context(), initializer=_initialise, initargs=(make_mine, bounds)
        )
        self._ready = self._executor.submit(_nothing)
        (self._process,) = (self._executor._processes or {}).values()
        self._pending: list[Future[list[Outcome]]] = []
        self._last: Future[list[Outcome]] | Future[None] = self._ready
        self.given = 0

    def check(self) -> None:
        """Wait until it stands. Otherwise each document would be blamed for what is wrong with the machine.

        Raises:
            UsageError: it dies as it starts.
        """
        try:
            self._ready.result()
        except BrokenProcessPool as error:
            ended_by = self.ended_by()
            if self._process.exitcode == IMPORTED:
                raise UsageError(_UNGUARDED) from None
            raise UsageError(f"the worker processes die as they start ({ended_by})", "workers_died") from error

    def submit(self, work: Sequence[RawFile]) -> Future[list[Outcome]]:
        """Mine these after all that was given before. If it dies, the future fails with BrokenProcessPool."""
        future: Future[list[Outcome]] = Future()
        if not work:
            future.set_result([])
            return future
        try:
            future = self._executor.submit(_mine_chunk, work)
        except BrokenProcessPool as error:
            future.set_exception(error)
        self.given += len(work)
        self._pending.append(future)
        self._last = future
        return future

    def pending(self) -> int:
        """Number of chunks that it has not done."""
        self._pending = [future for future in self._pending if not future.done()]
        return len(self._pending)

    def is_broken(self) -> bool:
        """Whether it is known to be dead; all that it was given last has failed then."""
        return self._last.done() and isinstance(self._last.exception(), BrokenProcessPool)

    def retire(self) -> None:
        """Let it end once it has done what it was given."""
        self._executor.shutdown(wait=False)

    def close(self) -> None:
        """End it now."""
        self._process.kill()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def ended_by(self) -> str:
        """What a dead process died of: a signal's name, or its exit code."""
        self._executor.shutdown(wait=True)
        code = self._process.exitcode
        return signal.Signals(-code).name if code is not None and code < 0 else f"exit code {code}"


# In the worker processes


class _Worker:
    """What a worker process keeps between chunks: set once, by the pool's initializer."""

    mine: Mine
    seconds: float


def _initialise(make_mine: MakeMine, bounds: Bounds) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    threading.Thread(target=_die_with_parent, daemon=True).start()
    if bounds.memory:
        resource.setrlimit(resource.RLIMIT_DATA, (bounds.memory, bounds.memory))
    _Worker.mine = make_mine()
    _Worker.seconds = bounds.seconds


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
