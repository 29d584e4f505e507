"""A Dask cluster on loopback: a scheduler and workers, each a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def environment() -> dict[str, str]:
    """As it is now; workers import the miner of the tests."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


class Cluster:
    def __init__(self, folder: Path, workers: int, allowed_failures: int) -> None:
        self._environment = {**environment(), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(allowed_failures)}
        self.file = folder / "scheduler.json"
        self._log = (folder / "cluster.log").open("wb")
        self.scheduler = self._start("scheduler", "--port", "0", "--no-dashboard")
        self._processes = [self.scheduler]
        self.address = self._told()["address"]
        self.workers = [self.add_worker() for _ in range(workers)]

    def add_worker(self) -> subprocess.Popen[bytes]:
        worker = self._start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        self._processes.append(worker)
        return worker

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        code = "import sys; from dask.__main__ import main; sys.exit(main())"
        host = ("--host", "127.0.0.1", "--scheduler-file", str(self.file))
        command = [sys.executable, "-c", code, *arguments, *host]
        return subprocess.Popen(
            command, env=self._environment, stdout=self._log, stderr=self._log, cwd=self.file.parent
        )

    def _told(self) -> dict[str, str]:
        """What the scheduler writes of itself: the file is there before its content is."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with suppress(OSError, json.JSONDecodeError):
                told: dict[str, str] = json.loads(self.file.read_text(encoding="utf-8"))
                return told
            time.sleep(0.05)
        self.stop()
        raise TimeoutError("the scheduler has not told its address")

    def stop(self) -> None:
        for process in self._processes:
            process.kill()
            process.wait()
        self._log.close()


@contextmanager
def cluster(folder: Path, workers: int = 2, allowed_failures: int = 3) -> Iterator[Cluster]:
    """Up for the length of the block; Dask gives up what more than so many workers have died over."""
    started = Cluster(folder, workers, allowed_failures)
    try:
        yield started
    finally:
        started.stop()
