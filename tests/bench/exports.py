"""What exports cost: `python -m tests.bench.exports OUT REPORTS...`, with copies of the records in OUT."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

from pipeline.output.export import EXPORTS
from pipeline.output.reading import lines

SCRIPT = """
import resource, sys, time
from pathlib import Path
from pipeline.run.exporting import export
start = time.perf_counter()
export(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def copied(source: Path, target: Path, number: int) -> None:
    """An output folder of this many reports: those of `source` again and again, each with an id of its own."""
    (target / "records").mkdir(parents=True)
    with (target / "records" / "part-000001.jsonl").open("wb") as file:
        for place, line in enumerate(islice(cycle(list(lines(source))), number)):
            head, _, rest = line.partition(b'"id":"')
            file.write(head + b'"id":"' + f"{place:08x}".encode() + rest[8:] + b"\n")


def main(source: str, *numbers: str) -> None:
    print("| form | reports | seconds | reports a second | peak MB |\n|---|---|---|---|---|")
    for number in map(int, numbers):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out"
            copied(Path(source), out, number)
            for name, form in EXPORTS.items():
                command = [sys.executable, "-c", SCRIPT, str(out), name, str(Path(folder) / form.place)]
                printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                seconds, peak = map(float, printed.split())
                print(f"| {name} | {number} | {seconds:.1f} | {number / seconds:.0f} | {peak:.0f} |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
