"""What mining does to the process it runs in: nothing that stays, and no threads that only wait."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import Event

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from pipeline.assembly import Miner, _disown
from pipeline.config import load_config
from pipeline.errors import DocumentError
from pipeline.extract import Extractor
from pipeline.stages import ClassifiedDocument, Findings


@pytest.fixture(scope="module")
def miner() -> Miner:
    return Miner(load_config())


def _threads() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_arrays_are_multiplied_with_one_thread_and_the_process_gets_its_own_back(
    miner: Miner, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[set[int], bool]] = []
    extract = Extractor.extract

    def spied(self: Extractor, document: ClassifiedDocument) -> Findings:
        seen.append((_threads(), gc.isenabled()))
        return extract(self, document)

    monkeypatch.setattr(Extractor, "extract", spied)
    with threadpool_limits(2, user_api="blas"):
        before = _threads()
        miner.mine_text("全年走访困难家庭128户。")
        assert _threads() == before == {2}
    assert seen == [({1}, False)]
    assert gc.isenabled()


def test_of_several_threads_the_last_gives_back_what_the_first_took(
    miner: Miner, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract, started = Extractor.extract, SimpleQueue[Event]()

    def held(self: Extractor, document: ClassifiedDocument) -> Findings:
        started.put(go_on := Event())
        assert go_on.wait(60)
        return extract(self, document)

    monkeypatch.setattr(Extractor, "extract", held)
    limits = threadpool_limits(2, user_api="blas")
    _disown()
    with ThreadPoolExecutor() as pool:
        threads = []
        for _ in range(2):
            mined = pool.submit(miner.mine_text, "全年走访困难家庭128户。")
            threads.append((mined, started.get(timeout=60)))
        seen = []
        for mined, go_on in threads:
            seen.append((_threads(), gc.isenabled()))
            go_on.set()
            mined.result(60)
        assert (seen, _threads(), gc.isenabled()) == ([({1}, False)] * 2, {2}, True)
    limits.restore_original_limits()


def test_a_failure_gives_the_threads_back_too(miner: Miner) -> None:
    with threadpool_limits(2, user_api="blas"):
        with pytest.raises(DocumentError, match="empty_document"):
            miner.mine_text("")
        assert _threads() == {2}
    assert gc.isenabled()
