"""What people see while they wait."""

from __future__ import annotations

import io

import pytest

from pipeline.run import progress
from pipeline.run.progress import show_progress, span


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar_with_failures() -> None:
    stream = Terminal()
    with show_progress(4, stream) as told:
        told.advance(1, 0)
        told.advance(2, 1)
    assert "3/4" in stream.getvalue()
    assert "failed=1" in stream.getvalue()


def test_elsewhere_lines_come_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, lines = [100.0], list[str]()
    monkeypatch.setattr("pipeline.run.progress.time.monotonic", lambda: clock[0])
    monkeypatch.setattr(progress.LOG, "info", lambda form, *words, extra: lines.append(form % words))
    with show_progress(100, io.StringIO()) as told:
        for _ in range(30):
            clock[0] += 1
            told.advance(1, 0)
        told.advance(0, 2)
    assert len(lines) == 3
    assert lines[0] == "10 of 100 files, 0 failed, 1.0 a second, about 1 min left"


@pytest.mark.parametrize(("seconds", "text"), [(0.4, "0 s"), (59, "59 s"), (90, "1 min"), (12000, "3 h 20 min")])
def test_spans_are_short(seconds: float, text: str) -> None:
    assert span(seconds) == text
