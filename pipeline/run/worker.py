"""What a worker does with one file: mine it, encode its records, or say why not. Nothing escapes but process death."""

from __future__ import annotations

import faulthandler
import hashlib
import signal
import threading
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Protocol

import msgspec

from pipeline.errors import DocumentError, FailureCode, FailureStage, UsageError
from pipeline.records import Failure, FailureSource, NoticeCode, Provenance, Record, Report, Revisions
from pipeline.run.inputs import FORMATS, suffix
from pipeline.stages import RawFile

if TYPE_CHECKING:
    from pipeline.assembly import Miner

_ENCODER = msgspec.json.Encoder()
GRACE = 10.0
"""Seconds after the time limit until the process is ended: compiled code may never look at a signal."""
MOST_SECONDS = 1_000_000
"""For one document; clocks of the system take some thousand times that at most."""


class Outcome(Record, frozen=True, kw_only=True):
    """What became of one file: its records, encoded, or its failure; and what was in them."""

    lines: tuple[bytes, ...] = ()
    written: tuple[int, ...] = ()
    """Sizes of the records that a worker has written down itself; `lines` is empty then."""
    failure: Failure | None = None
    characters: int = 0
    counts: int = 0
    initiatives: int = 0
    sections: int = 0
    checks: int = 0
    notices: dict[NoticeCode, int] = msgspec.field(default_factory=dict)
    seconds: dict[FailureStage, float] = msgspec.field(default_factory=dict)
    """What each stage took, by the clock."""

    @property
    def sizes(self) -> tuple[int, ...]:
        """Bytes of each record, without its line break."""
        return self.written or tuple(len(line) for line in self.lines)


class Mine(Protocol):
    """Mines one file; never raises."""

    def __call__(self, raw: RawFile) -> Outcome: ...


class OutOfTime(BaseException):
    """The time limit is over. No stage may take it for an error of its own, so it is no `Exception`."""


class Job(Record, frozen=True, kw_only=True):
    """All that a worker needs to build its miner; small, since it crosses process borders."""

    config: str | None = None
    text: bool = True
    rejected: bool = False
    revisions: Revisions = "accepted"
    mask_ids: bool = False
    seconds: float = 120.0
    """Time limit of one document; 0 is none."""

    def __post_init__(self) -> None:
        """Raises UsageError, before anything is done."""
        if not 0 <= self.seconds <= MOST_SECONDS:  # nor is NaN
            raise UsageError(f"--timeout: 0 (no limit) or more seconds, up to {MOST_SECONDS:,}")


class _Shared:
    """What was loaded before this process was forked, and is shared with others that were."""

    miner: Miner | None = None


def load_ahead() -> None:
    """Load the product's own miner in the process that workers are forked from: each then has it at once.

    Never raises: what is wrong with it the run, or a worker, finds as well and can tell.
    """
    from pipeline.assembly import bare_miner  # noqa: PLC0415 - all stages; the run itself needs none

    with suppress(Exception):
        _Shared.miner = bare_miner()


class FileMiner:
    """A miner with its limits, built once in each process."""

    def __init__(self, job: Job, expected: Provenance | None = None) -> None:
        """Raises ConfigError with every fault of every file; UsageError where the provenance is not as expected:
        somebody has edited the configuration while the run went on.
        """
        self._job = job
        self._miner = _miner(job, expected)

    def __call__(self, raw: RawFile) -> Outcome:
        try:
            with time_limit(self._job.seconds):
                laps = Laps()
                return self._encode(self._miner.mine_file(raw, laps), laps)
        except DocumentError as error:
            return failed(raw, error.code, error.message, error.stage)
        except OutOfTime:
            return failed(raw, "timeout", f"took longer than {self._job.seconds:g} seconds")
        except MemoryError:
            return out_of_memory(raw)
        except Exception as error:  # noqa: BLE001 - a bug that one document meets must not end the batch
            return failed(raw, "bug", where(error))

    def _encode(self, reports: tuple[Report, ...], laps: Laps) -> Outcome:
        lines = tuple(
            _ENCODER.encode(report if self._job.text else msgspec.structs.replace(report, text=None))
            for report in reports
        )
        laps("output")
        return Outcome(
            lines=lines,
            characters=sum(len(report.text or "") for report in reports),
            counts=sum(len(report.counts) for report in reports),
            initiatives=sum(len(report.initiatives) for report in reports),
            sections=sum(len(report.sections) for report in reports),
            checks=sum(len(report.checks) for report in reports),
            notices=Counter(notice.code for report in reports for notice in report.notices),
            seconds=laps.seconds,
        )


def _miner(job: Job, expected: Provenance | None) -> Miner:
    """The one that was loaded ahead, if it is what is asked for; else one of its own."""
    from pipeline.assembly import bare_miner  # noqa: PLC0415 - as in `load_ahead`

    if job.config is None and _Shared.miner is not None:
        shared = _Shared.miner.with_options(keep_rejected=job.rejected, revisions=job.revisions, mask_ids=job.mask_ids)
        if expected in (None, shared.provenance):
            return shared
    own = bare_miner(job.config, keep_rejected=job.rejected, revisions=job.revisions, mask_ids=job.mask_ids)
    if expected not in (None, own.provenance):
        raise UsageError("the configuration or the model has changed since the run began", "configuration_changed")
    return own


class Laps:
    """A clock that is told when a stage is done."""

    def __init__(self) -> None:
        self.seconds: defaultdict[FailureStage, float] = defaultdict(float)
        self._last = time.perf_counter()

    def __call__(self, stage: FailureStage) -> None:
        now = time.perf_counter()
        self.seconds[stage] += now - self._last
        self._last = now


def failed(raw: RawFile, code: FailureCode, message: str, stage: FailureStage = "run") -> Outcome:
    """The outcome of a file whose bytes are known and that cannot be mined."""
    source = FailureSource(
        uri=raw.uri,
        name=raw.name,
        bytes=len(raw.content),
        format=FORMATS.get(suffix(raw.name)),
        member_of=raw.member_of,
    )
    identity = hashlib.sha256(raw.content).hexdigest()
    return Outcome(failure=Failure(id=identity, source=source, stage=stage, code=code, message=message))


def out_of_memory(raw: RawFile) -> Outcome:
    """The outcome of a file that takes more memory than its process may hold, or than the machine has."""
    return failed(raw, "out_of_memory", "more memory was needed than limits.worker_bytes, or the machine, gives")


def where(error: Exception) -> str:
    """The class of an error and the innermost line of ours; never its message, which may quote the report."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "pipeline" in Path(frame.filename).parts]
    if not ours:
        return type(error).__name__
    parts = Path(ours[-1].filename).parts
    start = len(parts) - 1 - parts[::-1].index("pipeline")
    return f"{type(error).__name__} at {'/'.join(parts[start:])}:{ours[-1].lineno}"


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `OutOfTime` inside the block after so many seconds. Does nothing outside the main thread."""
    if not seconds or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _out_of_time)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _out_of_time(_signal: int, _frame: FrameType | None) -> None:
    raise OutOfTime


@contextmanager
def last_resort(seconds: float) -> Iterator[None]:
    """End this process when the block takes longer; the engine then finds the guilty document."""
    if not seconds:
        yield
        return
    with Path("/dev/null").open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
