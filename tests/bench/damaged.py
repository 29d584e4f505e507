"""What ingest costs on damaged copies, way by way, as a multiple of unzip and parse: `python -m tests.bench.damaged`.

Processor time, the best of several runs of each file: other work on the machine does not count. Garbage is collected
after each file, as where files are mined.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.assembly import uncollected
from pipeline.damage import damage
from pipeline.ingest import Ingester
from pipeline.stages import RawFile
from tests.bench.reports import make_text, write_paragraphs
from tests.bench.stages import floor
from tests.damage.round_trip import ingester, rows, ways

REPORTS = 16
RUNS = 7


def best(work: Callable[[], object]) -> float:
    """The least processor time of several runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def ratio(paths: list[Path], reader: Ingester) -> float:
    """The median over the files."""
    ratios = []
    for path in paths:
        raw = RawFile(uri=path.name, name=path.name, content=path.read_bytes())
        with uncollected():
            ratios.append(best(lambda raw=raw: reader.ingest(raw)) / best(lambda raw=raw: floor(raw.content)))  # type: ignore[misc]
    return statistics.median(ratios)


def main() -> None:
    print("| way | × of unzip + lxml parse |\n|---|---:|")
    for name, chosen in rows().items():
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for seed in range(REPORTS):
                text = damage("\n".join(make_text(seed)), [ways()[way] for way in chosen], seed).text
                paths.append(write_paragraphs(Path(folder) / f"{seed}.docx", text.split("\n")))
            print(f"| {name} | {ratio(paths, ingester()):.2f} |", flush=True)


if __name__ == "__main__":
    main()
