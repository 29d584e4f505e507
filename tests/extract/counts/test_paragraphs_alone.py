"""What a paragraph counts does not depend on the others: only wholes that it names may stand before it."""

from __future__ import annotations

from pathlib import Path

from pipeline.assembly import Miner
from pipeline.config import load_config
from pipeline.evaluate.reading import read_sets
from pipeline.records import Count, Report
from pipeline.stages import RawFile

GOLD = Path(__file__).resolve().parents[3] / "corpus" / "gold"
SHORTEST = 20
"""Characters of a line that is no heading."""


def test_a_paragraph_alone_counts_what_it_counts_in_its_report() -> None:
    miner = Miner(load_config())
    told = 0
    for case in read_sets([GOLD])[0].cases:
        (report,) = miner.mine_file(case.raw)
        for start, line in _paragraphs(report):
            within = [_told(one, start) for one in report.counts if start <= one.start < start + len(line)]
            (alone,) = miner.mine_file(RawFile(uri="p.txt", name="p.txt", content=line.encode()))
            assert [_told(one, 0) for one in alone.counts] == within, (case.id, start)
            told += len(within)
    assert told > 1500


def _paragraphs(report: Report) -> list[tuple[int, str]]:
    text = report.text or ""
    starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    tables = {block.start for block in report.blocks if block.kind == "table_cell"}
    lines = [(start, text[start:].split("\n", 1)[0]) for start in starts]
    prose = [(start, line) for start, line in lines if len(line) > SHORTEST and start not in tables]
    return [(start, line) for start, line in prose if "\t" not in line and "|" not in line]


def _told(count: Count, start: int) -> tuple[object, ...]:
    return (
        *(count.start - start, count.quote, count.value, count.unit, count.approx, count.object),
        *(count.predicate, count.role, count.direction, count.per),
    )
