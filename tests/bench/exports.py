"""What exports cost: `python -m tests.bench.exports OUT [NUMBER...]`, with the shortest records of OUT made many.

For each form and number: rows of all tables, seconds, and the peak memory of the process that exports; a server's own
memory is not in it. The databases are filled twice, the second time with what they hold already.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path

from pipeline.output.export import EXPORTS
from pipeline.output.reading import lines
from tests.output.export.servers import programs, running

NUMBERS = (10_000, 50_000)
DISTINCT = 8
"""Records that the many are made of."""
ACCUMULATING = ("postgres", "sqlite")

SCRIPT = """
import resource, sys, time
from collections.abc import Iterator
from pathlib import Path
from pipeline.output.export import load
from pipeline.output.reading import Batch, batches

rows = 0
def counted(out: Path) -> Iterator[Batch]:
    global rows
    for batch in batches(out):
        rows += sum(map(len, batch.values()))
        yield batch

start = time.perf_counter()
load(sys.argv[2])(sys.argv[3], counted(Path(sys.argv[1])))
print(rows, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def multiplied(source: Path, target: Path, number: int) -> None:
    """An output folder of this many records: the shortest of `source` again and again, each with an id of its own."""
    (target / "records").mkdir(parents=True)
    few = sorted(lines(source), key=len)[:DISTINCT]
    with (target / "records" / "part-000001.jsonl").open("wb") as file:
        for place, line in enumerate(islice(cycle(few), number)):
            head, _, rest = line.partition(b'"id":"')
            file.write(head + b'"id":"' + f"{place * 2654435761 % 2**32:08x}".encode() + rest[8:] + b"\n")


def measured(out: Path, target: Path) -> Iterator[tuple[str, int, float, float]]:
    """Form, rows, seconds and peak MB of each form for which there is what it needs."""
    with ExitStack() as stack:
        for name, form in EXPORTS.items():
            if form.place is not None:
                goal = str(target / form.place)
            elif folder := programs():
                goal = stack.enter_context(running(folder)).target()
            else:
                continue
            for times in ("", " again") if name in ACCUMULATING else ("",):
                command = [sys.executable, "-c", SCRIPT, str(out), name, goal]
                printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                rows, seconds, peak = printed.split()
                yield f"{name}{times}", int(rows), float(seconds), float(peak)


def main(source: str, *numbers: str) -> None:
    print("| form | reports | rows | seconds | rows a second | peak MB |\n|---|---:|---:|---:|---:|---:|")
    for number in map(int, numbers or NUMBERS):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out"
            multiplied(Path(source), out, number)
            for name, rows, seconds, peak in measured(out, Path(folder)):
                told = f"| {name} | {number:,} | {rows:,} | {seconds:.0f} | {rows / seconds:,.0f} | {peak:.0f} |"
                print(told, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
