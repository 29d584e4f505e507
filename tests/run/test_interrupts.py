"""Signals that wait, and signals that end a run."""

from __future__ import annotations

import os
import signal

import pytest

from pipeline.run.interrupts import stop_on_signals, uninterrupted


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
