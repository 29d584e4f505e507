"""How far a run is: a bar on a terminal, a line now and then elsewhere. Never a word of any report."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

LOG = logging.getLogger("workreport")
_EVERY = 10.0
"""Seconds between two lines of the log."""


class Progress(Protocol):
    """Told of every file that is done."""

    def advance(self, files: int, failures: int) -> None: ...


class LogLines:
    """A line every ten seconds."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._files = self._failures = 0
        self._start = self._last = time.monotonic()

    def advance(self, files: int, failures: int) -> None:
        self._files += files
        self._failures += failures
        now = time.monotonic()
        if self._files and now - self._last >= _EVERY:
            self._last = now
            self._tell(self._files / max(now - self._start, 1e-9))

    def _tell(self, rate: float) -> None:
        left = (self._total - self._files) / rate if rate else 0
        LOG.info(
            "%d of %d files, %d failed, %.1f a second, about %s left",
            self._files,
            self._total,
            self._failures,
            rate,
            span(left),
            extra={"data": {"files": self._files, "of": self._total, "failed": self._failures, "rate": round(rate, 1)}},
        )


class Bar:
    """tqdm on a terminal."""

    def __init__(self, total: int, stream: TextIO) -> None:
        from tqdm import tqdm  # noqa: PLC0415 - only terminals pay for it

        self._failures = 0
        self._bar = tqdm(total=total, unit="file", file=stream, smoothing=0.1, dynamic_ncols=True)

    def advance(self, files: int, failures: int) -> None:
        if failures:
            self._failures += failures
            self._bar.set_postfix(failed=self._failures, refresh=False)
        self._bar.update(files)

    def close(self) -> None:
        self._bar.close()


@contextmanager
def show_progress(total: int, stream: TextIO) -> Iterator[Progress]:
    """The right kind of progress for `stream`."""
    if not stream.isatty():
        yield LogLines(total)
        return
    bar = Bar(total, stream)
    try:
        yield bar
    finally:
        bar.close()


def span(seconds: float) -> str:
    """`45 s`, `12 min`, `3 h 20 min`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes = whole // 60
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
