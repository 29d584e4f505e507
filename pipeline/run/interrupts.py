"""Ctrl-C and a scheduler's SIGTERM: both end a run in good order, and neither tears a commit apart.

Imports nothing of ours: `processes` needs it before anything else is loaded.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType

_Handler = signal.Handlers | Callable[[int, FrameType | None], object]


def stop_on_signals() -> AbstractContextManager[None]:
    """Inside the block, SIGTERM raises KeyboardInterrupt as Ctrl-C does."""
    return _handled(signal.default_int_handler, signal.SIGTERM)


def deaf_to_ctrl_c() -> AbstractContextManager[None]:
    """What starts in the block never hears Ctrl-C, which reaches all processes of a terminal: the command decides."""
    return _handled(signal.SIG_IGN, signal.SIGINT)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let the block come to its end; an interrupt that came meanwhile is raised after it."""
    waiting: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        waiting.append(number)

    with _handled(note, signal.SIGINT, signal.SIGTERM):
        yield
    if waiting:
        raise KeyboardInterrupt


@contextmanager
def _handled(handler: _Handler, *numbers: signal.Signals) -> Iterator[None]:
    """Inside the block `handler` has these signals. Nothing where it may not: no other than the main thread sets
    handlers, and one that was not set from Python could not be put back."""
    is_main = threading.current_thread() is threading.main_thread()
    before = {number: signal.getsignal(number) for number in numbers if is_main}
    ours = {number: former for number, former in before.items() if former is not None}
    for number in ours:
        signal.signal(number, handler)
    try:
        yield
    finally:
        for number, former in ours.items():
            signal.signal(number, former)
