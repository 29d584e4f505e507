"""Signals that wait, and signals that end a run."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from pipeline.run.interrupts import deaf_to_ctrl_c, stop_on_signals, uninterrupted


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_waits_for_the_end_of_the_block(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    steps = []

    def commit() -> None:
        with uninterrupted():
            os.kill(os.getpid(), number)
            steps.append("finished")

    with pytest.raises(KeyboardInterrupt):
        commit()
    assert steps == ["finished"]
    assert signal.getsignal(number) is before


def test_without_an_interrupt_nothing_is_raised() -> None:
    with uninterrupted():
        pass


def test_sigterm_ends_a_run_as_ctrl_c_does() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), stop_on_signals():
        os.kill(os.getpid(), signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_starts_deaf_is_so_for_the_block_alone() -> None:
    before = signal.getsignal(signal.SIGINT)
    with deaf_to_ctrl_c():
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_another_thread_than_the_main_one_changes_nothing() -> None:
    seen: list[object] = []

    def look() -> None:
        with stop_on_signals(), uninterrupted(), deaf_to_ctrl_c():
            seen.extend(map(signal.getsignal, (signal.SIGINT, signal.SIGTERM)))

    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == before
