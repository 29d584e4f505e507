"""One run: files in, an output folder out, and nothing done twice."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Literal, TextIO

from pipeline.errors import UsageError
from pipeline.masking import masked_failure
from pipeline.output import SINKS, RecordParts
from pipeline.output.manifest import Manifest
from pipeline.records import Failure
from pipeline.run.account import Account
from pipeline.run.convert import converted
from pipeline.run.engines import Bounds, Setup, Stretch, reach, start
from pipeline.run.inputs import Found, Inputs
from pipeline.run.interrupts import stop_on_signals, uninterrupted
from pipeline.run.ledger import EntryRow
from pipeline.run.ledger_file import NAME as LEDGER
from pipeline.run.mirror import brought, folder_at, working
from pipeline.run.opening import FileState
from pipeline.run.plan import Plan, Settings, plan_for
from pipeline.run.processes import warm_up
from pipeline.run.progress import LOG, Progress, show_progress
from pipeline.run.reading import Entry, Item, Reader
from pipeline.run.remote import is_remote
from pipeline.run.store import Batch, Store
from pipeline.run.summary import many
from pipeline.run.survey import Command, Survey, survey
from pipeline.run.worker import GRACE, Outcome

PART_FILES = 1000
PART_BYTES = 64 << 20
"""A part is cut, and made durable, after so many files or bytes of records, in input order: its bytes do not depend
on the number of workers."""

_SHARED = "%s shared by files of several inputs, whose records differ by their ids alone; a run over the folder above \
the inputs, into another --out, gives each a uri of its own"


def run(settings: Settings, stream: TextIO, plan: Plan | None = None) -> Manifest:
    """Mine what is new, and leave the folder complete. Interrupted, it leaves a consistent folder all the same.

    Raises:
        UsageError, ConfigError: nothing was started, and nothing written.
    """
    _check(settings)
    inputs = Inputs(settings.inputs, settings.out)
    total = _count(inputs)
    plan = plan or _plan(settings)
    if not (folder_at(settings.out, settings.work) / LEDGER).exists():  # there is surely something to mine
        reach(settings.engine, settings.scheduler)
    with working(settings.out, settings.work) as (out, committed):
        sinks = {name: make(out) for name, make in SINKS.items() if name == "documents" and settings.documents}
        with closing(Store(out, sinks, settings.compress)) as store:
            store.open(
                plan.recipe,
                inputs,
                settings.asked,
                command=Command.of(settings.inputs, settings.job),
                mark=plan.mark,
            )
            return _Run(settings, plan, out, store, committed).complete(inputs, total, stream)


def dry_run(settings: Settings) -> Survey:
    """What `run` would do. Writes nothing to the output, and does not mind another run. Raises as `run` does."""
    _check(settings)
    inputs = Inputs(settings.inputs, settings.out)
    _count(inputs)
    out = brought(settings.out, settings.work)
    recipe = _plan(settings).recipe
    return survey(inputs, out, recipe, settings.asked, retry_failed=settings.retry_failed)


def _check(settings: Settings) -> None:
    """Raises UsageError where options do not go together."""
    if settings.remine and settings.remine_changed:
        raise UsageError("--remine, --remine-changed: one of them; the first does all anew, whatever was changed")
    if settings.documents and is_remote(settings.out):
        raise UsageError("--documents: needs an --out on a disk; show and mend make a document of any record")
    if settings.duplicates and not settings.job.text:
        raise UsageError("--duplicates: near copies are told by their texts, which --without-text leaves out")


def _plan(settings: Settings) -> Plan:
    """A run that starts over trusts nothing that it finds."""
    return plan_for(settings.job) if settings.remine else plan_for(settings.job, settings.out, settings.work)


def _count(inputs: Inputs) -> int:
    found, skipped = inputs.walk()
    total = sum(1 for _ in found)
    if not total:
        passed = ", ".join(f"{number} {reason}" for reason, number in sorted(skipped.items()))
        told = f" (passed over: {passed})" if passed else ""
        raise UsageError(f"no file of a known type among the inputs{told}", "no_input")
    return total


class _Run:
    """The state of one run: what waits to be made durable."""

    def __init__(self, settings: Settings, plan: Plan, out: Path, store: Store, committed: Callable[[], None]) -> None:
        """`committed` is called when a batch has been made durable in the folder `out`."""
        self._settings = settings
        self._plan = plan
        self._out = out
        self._store = store
        self._committed = committed
        self._account = Account(settings, plan, store)
        self._unchanged = 0
        self._clear()

    def complete(self, inputs: Inputs, total: int, stream: TextIO) -> Manifest:
        found, skipped = inputs.walk()
        reader = Reader(
            self._store.ledger,
            self._plan.limits,
            skipped,
            verify=self._settings.verify,
            retry_failed=self._settings.retry_failed,
        )
        done = self._until_stopped(partial(self._mine, reader, found, total, stream))
        with uninterrupted():
            self._commit(reader)
            if done and self._settings.prune:
                self._store.prune()
            self._store.sweep()
        self._tell_shared_paths()
        done = done and (not self._settings.duplicates or self._until_stopped(self._find_copies))
        with uninterrupted():
            manifest = self._account.write(self._out, reader, skipped, "complete" if done else "interrupted")
            self._store.end()
        return manifest

    def _tell_shared_paths(self) -> None:
        """Only where there may be new ones: the ledger is read through for it."""
        may_share = len(self._settings.inputs) > 1 and self._account.done["mined"]
        if may_share and (shared := self._store.ledger.shared_uris()):
            LOG.warning(_SHARED, many(shared, "uri"))

    def _until_stopped(self, work: Callable[[], None]) -> bool:
        """Whether it was done before somebody stopped the run."""
        try:
            with stop_on_signals():
                work()
        except KeyboardInterrupt:
            return False
        return True

    def _find_copies(self) -> None:
        from pipeline.run.copies import follow  # noqa: PLC0415 - loads what mining does not need

        self._account.copies = follow(self._out, self._store.ledger)

    def _mine(self, reader: Reader, found: Iterable[Found], total: int, stream: TextIO) -> None:
        with show_progress(total, stream) as progress:
            with closing(self._stretches(reader.items(found))) as stretches:
                for stretch in stretches:
                    with uninterrupted():  # half of a stretch taken would be lines without their outcomes
                        self._take_over(stretch, reader, progress)
            self._advance(reader, progress, 0)

    def _take_over(self, stretch: Stretch, reader: Reader, progress: Progress) -> None:
        for item, outcome in stretch.results:
            if item.entry is None:
                self._finished.append(item.file)
                self._advance(reader, progress, 1)
            else:
                failed = self._take(item.file, item.entry, outcome)
                progress.advance(0, int(failed))
            if stretch.part is None and (len(self._entries) >= PART_FILES or self._bytes >= PART_BYTES):
                self._commit(reader)
        if stretch.part is not None:
            self._commit(reader, stretch.part)

    def _advance(self, reader: Reader, progress: Progress, done: int) -> None:
        """So many files are done, beside those that were met unchanged meanwhile."""
        progress.advance(done + reader.unchanged - self._unchanged, 0)
        self._unchanged = reader.unchanged

    def _stretches(self, items: Iterator[Item]) -> Generator[Stretch, None, None]:
        """The engine starts with the first item: most runs over an archive find nothing new."""
        items = converted(self._account.metrics.timed("read", items), self._plan.convert, self._plan.limits)
        for first in items:
            if self._settings.engine == "local":
                warm_up(own_miner=bool(self._plan.mark) and self._settings.job.config is None)
            with start(self._settings.engine, self._setup()) as engine:
                yield from engine.mine(chain([first], items))

    def _setup(self) -> Setup:
        seconds = self._settings.job.seconds
        return Setup(
            make_mine=self._plan.make_mine,
            bounds=Bounds(seconds=seconds + GRACE if seconds else 0, memory=self._plan.limits.worker_bytes),
            workers=self._settings.workers,
            out=self._out.absolute(),
            scheduler=self._settings.scheduler,
            parts=partial(RecordParts, compress=self._settings.compress),
        )

    def _take(self, file: FileState, entry: Entry, outcome: Outcome | None) -> bool:
        """Keep what became of one document until its batch is full; returns whether it failed."""
        self._entries.append(EntryRow(path=file.path, uri=entry.uri, key=entry.key))
        failure = entry.failure or (outcome.failure if outcome else None)
        if failure is not None and self._settings.job.mask_ids:
            failure = masked_failure(failure)
        if outcome is None and failure is None:
            self._account.done["duplicates"] += 1
            return False
        sizes = outcome.sizes if outcome else ()
        self._outcome_rows.append((entry.key, sizes, failure))
        self._lines.extend(outcome.lines if outcome else ())
        self._bytes += sum(sizes)
        self._account.done["mined"] += len(sizes)
        self._account.done["failed"] += failure is not None
        if outcome is not None:
            self._account.metrics.add(outcome)
        return failure is not None

    def _commit(self, reader: Reader, written: Path | None = None) -> None:
        batch = Batch(
            lines=self._lines,
            written=written,
            outcomes=self._outcome_rows,
            entries=self._entries,
            done=self._finished,
            pace=self._account.pace(),
        )
        if not batch.entries and not batch.done:
            return
        with uninterrupted(), self._account.metrics.clock("run"):
            self._store.commit(batch)
            reader.forget_scheduled(key for key, _, _ in batch.outcomes)
            self._clear()
            self._committed()

    def _clear(self) -> None:
        self._lines: list[bytes] = []
        self._outcome_rows: list[tuple[str, tuple[int, ...], Failure | None]] = []
        self._entries: list[EntryRow] = []
        self._finished: list[FileState] = []
        self._bytes = 0


def exit_code(manifest: Manifest) -> Literal[0, 1, 130]:
    """0 all well, 1 some documents have failed (now or before), 130 interrupted."""
    if manifest.state == "interrupted":
        return 130
    return 1 if manifest.totals.failures else 0
