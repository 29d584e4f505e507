"""Order, bounds, and the death of workers."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from functools import partial

import pytest

from pipeline.errors import UsageError
from pipeline.run.engines import Bounds
from pipeline.run.engines.engine import chunks
from pipeline.run.engines.local import CHUNK_BYTES, CHUNK_FILES, WINDOW, Pool
from pipeline.run.opening import FileState
from pipeline.run.reading import Entry, Item
from pipeline.run.worker import FileMiner, Job, Mine, Outcome
from pipeline.stages import RawFile
from tests.run.fakes import FakeMine

STATE = FileState(path=b"/x", size=0, mtime_ns=0)


def item(text: str) -> Item:
    raw = RawFile(uri=f"{text}.txt", name=f"{text}.txt", content=text.encode())
    return Item(file=STATE, entry=Entry(uri=raw.uri, key=text, raw=raw))


KNOWN = Item(file=STATE, entry=Entry(uri="known.txt", key="known"))
DONE = Item(file=STATE, entry=None)


def told(results: Iterable[tuple[Item, Outcome | None]]) -> list[str]:
    """Each item's key with what became of it."""
    return [
        f"{item.entry.key if item.entry else 'done'}: {'-' if outcome is None else _outcome(outcome)}"
        for item, outcome in results
    ]


def _outcome(outcome: Outcome) -> str:
    return outcome.failure.code if outcome.failure else f"{len(outcome.lines)} records"


def in_pool(items: Iterable[Item], workers: int = 2, seconds: float = 0) -> list[str]:
    pool = Pool(FakeMine, workers, Bounds(seconds=seconds))
    with closing(_mined(pool, items)) as results:
        return told(results)


def here(items: Iterable[Item]) -> list[str]:
    """The same without any process."""
    mine = FakeMine()
    return told((each, mine(each.entry.raw) if each.entry and each.entry.raw else None) for each in items)


def _mined(pool: Pool, items: Iterable[Item]) -> Generator[tuple[Item, Outcome | None], None, None]:
    try:
        for stretch in pool.mine(items):
            yield from stretch.results
    finally:
        pool.stop()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_pool_keeps_the_order_and_gives_what_one_process_gives(workers: int) -> None:
    items = [item("slow 0.3"), KNOWN, item("two"), DONE, *(item(f"t{n}") for n in range(30)), item("fail"), DONE]
    assert in_pool(items, workers) == here(items)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_kills_its_worker_fails_alone(workers: int) -> None:
    items = [item(f"t{n}") for n in range(20)]
    items[5:5] = [item("die"), KNOWN, item("slow 0.1"), item("die 2")]
    expected = [f"{i.entry.key}: 1 records" for i in items if i.entry]
    expected[5], expected[6], expected[8] = "die: worker_died", "known: -", "die 2: worker_died"
    assert in_pool(items, workers) == expected


def test_a_document_that_hangs_beyond_all_signals_costs_its_worker_only() -> None:
    assert in_pool([item("a"), item("slow 60"), item("b")], seconds=0.4) == [
        "a: 1 records",
        "slow 60: timeout",
        "b: 1 records",
    ]


def test_workers_that_cannot_start_are_told_once() -> None:
    with pytest.raises(UsageError, match="die as they start"):
        Pool(broken_make_mine, 1)


def broken_make_mine() -> Mine:
    os._exit(1)


def test_reading_waits_for_mining() -> None:
    drawn = 0

    def endless() -> Iterator[Item]:
        nonlocal drawn
        while True:
            drawn += 1
            yield item(f"t{drawn}")

    pool = Pool(FakeMine, 1)
    with closing(_mined(pool, endless())) as results:
        for _ in range(10):
            next(results)
    assert drawn <= 10 + WINDOW * CHUNK_FILES


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    return chunks(items, CHUNK_FILES, CHUNK_BYTES)


def test_chunks_are_bounded_by_files_and_bytes_and_items_without_work() -> None:
    big = Item(
        file=STATE,
        entry=Entry(uri="b", key="b", raw=RawFile(uri="b", name="b", content=bytes(CHUNK_BYTES))),
    )
    assert [len(chunk) for chunk in _chunks([item("a")] * (CHUNK_FILES + 1))] == [CHUNK_FILES, 1]
    assert [len(chunk) for chunk in _chunks([big, big, item("a")])] == [1, 1, 1]
    assert sum(len(chunk) for chunk in _chunks([DONE] * 1000)) == 1000


def test_a_real_miner_survives_the_way_to_a_worker() -> None:
    text = "全镇现有茶农1200余户。"
    raw = RawFile(uri="a.txt", name="a.txt", content=text.encode())
    items = [Item(file=STATE, entry=Entry(uri="a.txt", key="a", raw=raw))]
    pool = Pool(partial(FileMiner, Job()), 1)
    with closing(_mined(pool, items)) as results:
        [(_, outcome)] = list(results)
    assert outcome is not None
    assert outcome.failure is None
    assert text.encode() in outcome.lines[0]
