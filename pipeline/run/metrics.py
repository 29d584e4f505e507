"""What a run mined and what that took, gathered from its documents."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from pipeline.errors import FailureStage
from pipeline.output.manifest import Findings, Metrics, StageSeconds
from pipeline.records import NoticeCode
from pipeline.run.worker import Outcome

T = TypeVar("T")


class Gathered:
    """Sums over outcomes, and clocks for what the run does itself."""

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()
        self._notices: Counter[NoticeCode] = Counter()
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def add(self, outcome: Outcome) -> None:
        self._numbers.update(
            characters=outcome.characters,
            counts=outcome.counts,
            initiatives=outcome.initiatives,
            sections=outcome.sections,
            checks=outcome.checks,
        )
        self._notices.update(outcome.notices)
        for stage, seconds in outcome.seconds.items():
            self._seconds[stage] += seconds

    @contextmanager
    def clock(self, stage: FailureStage) -> Iterator[None]:
        """What the block takes belongs to this stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self._seconds[stage] += time.perf_counter() - start

    def timed(self, stage: FailureStage, items: Iterator[T]) -> Iterator[T]:
        """The same items; what it takes to draw them belongs to this stage."""
        while True:
            with self.clock(stage):
                item = next(items, None)
            if item is None:
                return
            yield item

    def findings(self) -> Findings:
        return Findings(**{name: self._numbers[name] for name in Findings.__struct_fields__})

    def metrics(self, documents: int, seconds: float) -> Metrics:
        """Of a run that took so many seconds and wrote so many records."""
        return Metrics(
            documents=documents,
            characters=self._numbers["characters"],
            findings=self.findings(),
            notices=dict(sorted(self._notices.items())),
            seconds=StageSeconds(**{name: round(self._seconds[name], 3) for name in StageSeconds.__struct_fields__}),
            documents_per_second=round(documents / seconds, 3) if seconds else 0.0,
        )
