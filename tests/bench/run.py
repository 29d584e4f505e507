"""What a whole run costs: `python -m tests.bench.run [--reports N] [--pair-reports N] [--pairs N]`.

Generated reports, all different, mined by the command in a process of its own. Runs with one and with two workers
stand in pairs, so that a machine that slows down slows both. Peaks are resident memory as the kernel keeps it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.run.ledger_file import NAME as LEDGER
from tests.bench.reports import make_text, write_paragraphs, write_reports
from tests.processes import children

STEPS = 3
"""Sizes at which memory is told: the last is all reports, each one before it half as many."""
_PAUSE = 0.1
_COMMAND = "import sys; from pipeline.cli import main; sys.exit(main())"


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of the command."""

    seconds: float
    parent: float
    """Peak MB of the process that runs."""
    worker: float
    """Peak MB of the largest of the processes that it has started."""
    manifest: dict[str, Any]

    @property
    def rate(self) -> float:
        """Documents a second, start and end of the command included."""
        return float(self.manifest["run"]["mined"]) / self.seconds


def ran(reports: Path, out: Path, workers: int, *options: str) -> Ran:
    """Run the command to its end, and watch it."""
    command = ["run", str(reports), "--out", str(out), "--workers", str(workers), *options]
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", _COMMAND, *command], stderr=subprocess.DEVNULL)
    parent = worker = 0.0
    while process.poll() is None:
        parent = max(parent, _peak(process.pid))
        worker = max([worker, *map(_peak, _descendants(process.pid))])
        with suppress(subprocess.TimeoutExpired):
            process.wait(_PAUSE)
    seconds = time.perf_counter() - started
    assert process.returncode == 0
    return Ran(seconds, parent, worker, json.loads((out / "manifest.json").read_text(encoding="utf-8")))


def _descendants(process: int) -> Iterator[int]:
    for child in children(process):
        yield child
        yield from _descendants(child)


def _peak(process: int) -> float:
    """Peak resident MB; 0 where the process is no more."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0


def some(reports: list[Path], number: int, folder: Path) -> Path:
    """A folder of the first `number` reports."""
    folder.mkdir()
    for path in reports[:number]:
        os.link(path, folder / path.name)
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--pair-reports", type=int, default=1000)
    parser.add_argument("--pairs", type=int, default=5)
    arguments = parser.parse_args()
    if arguments.pair_reports > arguments.reports:
        parser.error("--pair-reports: at most --reports")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        reports = write_reports(place / "reports", arguments.reports)
        if arguments.pairs:
            print_pairs(some(reports, arguments.pair_reports, place / "pairs"), place, arguments.pairs)
        print_sizes(reports, place)


def print_pairs(reports: Path, place: Path, pairs: int) -> None:
    """Speed with one and two workers, pair by pair."""
    print("| pair | 1 worker, documents/s | 2 workers | ratio |\n|---:|---:|---:|---:|")
    seen = []
    for pair in range(pairs):
        order = (1, 2) if pair % 2 == 0 else (2, 1)
        rates = {workers: ran(reports, place / f"pair-{pair}-{workers}", workers).rate for workers in order}
        seen.append((rates[1], rates[2], rates[2] / rates[1]))
        print(f"| {pair + 1} | {rates[1]:.1f} | {rates[2]:.1f} | {rates[2] / rates[1]:.2f} |", flush=True)
    one, two, ratio = (statistics.median(column) for column in zip(*seen, strict=True))
    print(f"| median | {one:.1f} | {two:.1f} | {ratio:.2f} |\n", flush=True)


def print_sizes(reports: list[Path], place: Path) -> None:
    """Memory by number of reports; then, over all of them, a run without news, and one with one new file."""
    print("| reports | seconds | documents/s | peak MB, run | peak MB, a worker |\n|---:|---:|---:|---:|---:|")
    for step in reversed(range(STEPS)):
        number = len(reports) >> step
        folder = some(reports, number, place / f"all-{step}")
        out = place / f"out-{step}"
        first = ran(folder, out, 2)
        told = f"| {number:,} | {first.seconds:.0f} | {first.rate:.1f} | {first.parent:.0f} | {first.worker:.0f} |"
        print(told, flush=True)
    print_again(folder, out, first, len(reports))
    print_costs(out, first.manifest)


def print_again(folder: Path, out: Path, first: Ran, seed: int) -> None:
    """The same command again, then with one file more."""
    again = ran(folder, out, 2)
    assert again.manifest["run"]["mined"] == 0
    write_paragraphs(folder / "new.docx", make_text(seed))
    more = ran(folder, out, 2)
    assert more.manifest["run"]["mined"] == 1
    print(f"\nagain, nothing to do: {again.seconds:.2f} s, {again.seconds / first.seconds:.2%} of the first run")
    print(f"one new file among them: {more.seconds:.2f} s", flush=True)


def print_costs(out: Path, manifest: dict[str, Any]) -> None:
    """What one document takes."""
    documents = manifest["metrics"]["documents"]
    stages = {name: seconds / documents * 1000 for name, seconds in manifest["metrics"]["seconds"].items()}
    told = ", ".join(f"{name} {each:.2f}" for name, each in stages.items())
    print(f"ms a document by stage: {told}; together {sum(stages.values()):.1f}")
    records = sum(part.stat().st_size for part in (out / "records").iterdir())
    for name, size in (("record", records), ("ledger", (out / LEDGER).stat().st_size)):
        print(f"{name}: {size / documents / 1000:.2f} kB a document")
    print(f"text: {manifest['metrics']['characters'] / documents:,.0f} characters a document")


if __name__ == "__main__":
    main()
