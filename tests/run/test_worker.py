"""What a worker makes of every way in which a document can go wrong."""

from __future__ import annotations

import math
import time

import msgspec
import pytest

from pipeline.assembly import Lap, Miner, bare_miner
from pipeline.errors import DocumentError, UsageError
from pipeline.records import Provenance, Report
from pipeline.run.plan import plan_for
from pipeline.run.recipe import LINES
from pipeline.run.worker import GRACE, MOST_SECONDS, FileMiner, Job, _Shared, last_resort, load_ahead, time_limit
from pipeline.stages import RawFile

SECRET = "张三欠款三万元"
RAW = RawFile(uri="in/a.docx", name="a.docx", content=SECRET.encode())


def mine(monkeypatch: pytest.MonkeyPatch, error: BaseException | float, job: Job | None = None) -> tuple[str, str, str]:
    """Code, stage and message of a document whose mining raises, or takes so many seconds."""

    def mine_file(self: Miner, raw: RawFile, lap: Lap) -> tuple[Report, ...]:
        if isinstance(error, BaseException):
            raise error
        deadline = time.monotonic() + error
        while time.monotonic() < deadline:
            pass
        return ()

    miner = FileMiner(job or Job())
    monkeypatch.setattr(Miner, "mine_file", mine_file)
    outcome = miner(RAW)
    assert outcome.lines == ()
    assert outcome.failure is not None
    assert outcome.failure.source.uri == "in/a.docx"
    assert outcome.failure.source.format == "docx"
    assert outcome.failure.id is not None
    return outcome.failure.code, outcome.failure.stage, outcome.failure.message


def test_a_document_error_keeps_its_code_and_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    error = DocumentError("encrypted", "has a password", stage="ingest")
    assert mine(monkeypatch, error) == ("encrypted", "ingest", "has a password")


def test_a_bug_tells_its_place_and_never_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, message = mine(monkeypatch, ValueError(SECRET))
    assert code == "bug"
    assert message.startswith("ValueError at pipeline/run/worker.py:")
    assert SECRET not in message


def test_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert mine(monkeypatch, MemoryError())[0] == "out_of_memory"


def test_time_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    assert mine(monkeypatch, 5.0, Job(seconds=0.1))[0] == "timeout"


@pytest.mark.parametrize("seconds", [-1, MOST_SECONDS + 1, math.inf, math.nan])
def test_a_time_that_no_clock_measures_is_refused(seconds: float) -> None:
    with pytest.raises(UsageError, match="--timeout"):
        Job(seconds=seconds)


def test_the_longest_time_is_one_that_clocks_take() -> None:
    with time_limit(Job(seconds=MOST_SECONDS).seconds), last_resort(MOST_SECONDS + GRACE):
        pass


def test_texts_are_left_out_on_demand() -> None:
    outcome = FileMiner(Job(text=False))(RawFile(uri="a.txt", name="a.txt", content="全镇有茶园。".encode()))
    assert msgspec.json.decode(outcome.lines[0], type=Report).text is None


@pytest.mark.parametrize("job", [Job(), Job(text=False, rejected=True)])
def test_the_recipe_of_a_run_is_that_of_its_records(job: Job) -> None:
    """The runner tells the recipe without building a miner; a difference would have every run refused."""
    [line] = FileMiner(job)(RawFile(uri="a.txt", name="a.txt", content="全镇有茶园。".encode())).lines
    assert plan_for(job).recipe.makes(LINES.decode(line))


def test_a_configuration_that_changes_during_a_run_stops_it() -> None:
    with pytest.raises(UsageError, match="has changed"):
        FileMiner(Job(), Provenance(version="0", config="other", model=""))


def test_an_outcome_tells_what_was_found_and_what_each_stage_took() -> None:
    text = "全镇现有茶农1200余户。"
    outcome = FileMiner(Job(text=False))(RawFile(uri="a.txt", name="a.txt", content=text.encode()))
    assert (outcome.characters, outcome.counts) == (len(text), 1)
    assert set(outcome.seconds) == {"ingest", "tokenize", "classify", "extract", "output"}
    assert all(seconds > 0 for seconds in outcome.seconds.values())


@pytest.mark.parametrize("job", [Job(), Job(rejected=True, revisions="original", mask_ids=True)])
def test_a_miner_loaded_ahead_mines_as_one_of_its_own(monkeypatch: pytest.MonkeyPatch, job: Job) -> None:
    content = "全镇有茶园三亩，联系电话13812345678，身份证号110101199003074477。".encode()
    raw = RawFile(uri="a.txt", name="a.txt", content=content)
    monkeypatch.setattr(_Shared, "miner", None)
    own = FileMiner(job)(raw).lines
    load_ahead()
    assert _Shared.miner is not None
    monkeypatch.setattr("pipeline.assembly.bare_miner", None)
    assert FileMiner(job, plan_for(job).recipe.provenance)(raw).lines == own
    assert own


def test_a_miner_loaded_ahead_of_another_configuration_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    provenance = plan_for(Job()).recipe.provenance
    stale = bare_miner()
    stale.provenance = msgspec.structs.replace(provenance, config="before")
    monkeypatch.setattr(_Shared, "miner", stale)
    [line] = FileMiner(Job(), provenance)(RawFile(uri="a.txt", name="a.txt", content="全镇有茶园。".encode())).lines
    assert LINES.decode(line).provenance == provenance
