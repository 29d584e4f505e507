"""What one run did, and what it leaves to be read of it: failures.jsonl and manifest.json."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pipeline.errors import FailureCode
from pipeline.output.duplicates import Copies
from pipeline.output.failures import code_of, write_failures
from pipeline.output.manifest import Manifest, Options, RunTotals, SkipReason, Times, Totals, write_manifest
from pipeline.run.inputs import is_archive
from pipeline.run.metrics import Gathered
from pipeline.run.plan import Plan, Settings
from pipeline.run.reading import Reader, failure_at
from pipeline.run.store import Store
from pipeline.run.survey import Pace
from pipeline.stages import printable
from pipeline.zh.identifiers import mask_identifiers


class Account:
    """Counts while the run goes on; its clock runs from the beginning."""

    def __init__(self, settings: Settings, plan: Plan, store: Store) -> None:
        self._settings = settings
        self._plan = plan
        self._store = store
        self._started = datetime.now(UTC)
        self._clock = time.monotonic()
        self.done: Counter[str] = Counter()
        """Documents mined, duplicates and failed."""
        self.metrics = Gathered()
        self.copies: Copies | None = None

    def pace(self) -> Pace | None:
        mined = self.done["mined"]
        return Pace(documents=mined, seconds=time.monotonic() - self._clock) if mined else None

    def write(
        self, out: Path, reader: Reader, skipped: Counter[SkipReason], state: Literal["complete", "interrupted"]
    ) -> Manifest:
        """Both files, of the folder as it stands now."""
        codes: Counter[FailureCode] = Counter()
        write_failures(out, _counted(self._failures(), codes))
        times = self._times()
        manifest = Manifest(
            state=state,
            provenance=self._plan.recipe.provenance,
            options=self._options(),
            inputs=self._names(),
            difference=self._store.difference,
            totals=self._totals(failures=codes.total()),
            run=self._run_totals(reader),
            failures=dict(sorted(codes.items())),
            skipped=dict(sorted(skipped.items())),
            copies=self.copies,
            times=times,
            metrics=self.metrics.metrics(self.done["mined"], times.seconds),
        )
        write_manifest(out, manifest)
        return manifest

    def _failures(self) -> Iterator[bytes]:
        """The present failures, one for every place that holds what has failed."""
        masked = self._plan.recipe.provenance.masked
        for line, path, uri in self._store.ledger.failures():
            yield failure_at(line, mask_identifiers(uri) if masked else uri, in_archive=is_archive(os.fsdecode(path)))

    def _options(self) -> Options:
        recipe = self._plan.recipe
        return Options(
            text=recipe.text,
            rejected=recipe.rejected,
            revisions=recipe.revisions,
            documents=self._settings.documents,
        )

    def _names(self) -> tuple[str, ...]:
        names = map(printable, self._settings.inputs)
        return tuple(map(mask_identifiers, names) if self._settings.job.mask_ids else names)

    def _totals(self, failures: int) -> Totals:
        records, parts = self._store.ledger.count_records(), self._store.number_of_parts()
        return Totals(records=records, failures=failures, parts=parts)

    def _run_totals(self, reader: Reader) -> RunTotals:
        found = self.metrics.findings()
        return RunTotals(
            files=reader.files,
            unchanged=reader.unchanged,
            mined=self.done["mined"],
            duplicates=self.done["duplicates"],
            failed=self.done["failed"],
            counts=found.counts,
            initiatives=found.initiatives,
            sections=found.sections,
        )

    def _times(self) -> Times:
        return Times(
            started=self._started.isoformat(timespec="seconds"),
            finished=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - self._clock, 3),
        )


def _counted(lines: Iterable[bytes], codes: Counter[FailureCode]) -> Iterator[bytes]:
    for line in lines:
        codes[code_of(line)] += 1
        yield line
