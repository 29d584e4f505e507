"""What each stage costs on one core, as a multiple of the floor: unzip and lxml parse of the same files.

Ratios travel between machines, seconds do not. The floor, `jieba.lcut` and every stage are timed in the same run,
document by document in turn, so that a machine that slows down slows them all. Time is the processor's: on a busy
machine the clock tells mostly how long the others' turns took.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import statistics
import sys
import tempfile
import time
import warnings
import zipfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
from lxml import etree
from threadpoolctl import threadpool_limits

from pipeline.assembly import Miner, uncollected
from pipeline.classify import Classifier
from pipeline.config import load_config
from pipeline.extract import Extractor
from pipeline.ingest import Ingester
from pipeline.stages import RawFile
from pipeline.tokenize import Tokenizer
from tests.bench.reports import write_reports

Argument = TypeVar("Argument")
Result = TypeVar("Result")


class Stopwatch:
    """Seconds of processor time by label, one entry a document."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)

    def time(self, label: str, work: Callable[[Argument], Result], argument: Argument) -> Result:
        start = time.thread_time()
        result = work(argument)
        self.seconds[label].append(time.thread_time() - start)
        return result


def floor(content: bytes) -> int:
    """Unzip and parse the main part: what no reader of .docx can do without."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return len(etree.fromstring(archive.read("word/document.xml")))


def measure(paths: list[Path], *, with_jieba: bool) -> tuple[Stopwatch, list[int], list[int]]:
    """Times of all stages over all files; characters and counts by document."""
    config = load_config()
    ingester, tokenizer = Ingester(config), Tokenizer(config)
    classifier, extractor, miner = Classifier(config), Extractor(config), Miner(config)
    lcut = _jieba_lcut() if with_jieba else None
    watch = Stopwatch()
    characters, counts = [], []
    for path in paths:
        raw = RawFile(uri=path.name, name=path.name, content=path.read_bytes())
        with uncollected():
            watch.time("floor", floor, raw.content)
            (document,) = watch.time("ingest", ingester.ingest, raw)
            tokenized = watch.time("tokenize", tokenizer.tokenize, document)
            classified = watch.time("classify", classifier.classify, tokenized)
            watch.time("extract", extractor.extract, classified)
        with uncollected():
            (report,) = watch.time("whole", miner.mine_file, raw)
        watch.time("collect", gc.collect, 1)
        watch.time("encode", msgspec.json.encode, report)
        if lcut:
            watch.time("jieba.lcut", lcut, document.text)
        characters.append(len(document.text))
        counts.append(len(report.counts))
    return watch, characters, counts


def _jieba_lcut() -> Callable[[str], list[str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel("WARNING")
    jieba.initialize()
    lcut: Callable[[str], list[str]] = jieba.lcut
    return lcut


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--limit", type=float, default=12.0, help="fail above this multiple of the floor")
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder, threadpool_limits(1):  # as workers multiply
        paths = write_reports(Path(folder), arguments.reports)
        measure(paths[:5], with_jieba=True)
        watch, characters, counts = measure(paths, with_jieba=True)
    base = statistics.median(watch.seconds["floor"])
    print(
        f"{len(paths)} reports, median {statistics.median(characters):.0f} characters, "
        f"{statistics.median(counts):.0f} counts, one core"
    )
    for label in ("floor", "ingest", "tokenize", "classify", "extract", "collect", "encode", "whole", "jieba.lcut"):
        median = statistics.median(watch.seconds[label])
        print(f"{label:<12} {median * 1000:8.2f} ms {median / base:7.2f} x floor")
    ratio = sum(statistics.median(watch.seconds[label]) for label in ("whole", "collect", "encode")) / base
    print(f"{'bytes to JSON':<12} {ratio:.2f} x floor (limit {arguments.limit:g})")
    sys.exit(ratio > arguments.limit)


if __name__ == "__main__":
    main()
