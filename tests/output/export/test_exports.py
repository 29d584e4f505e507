"""What every export promises: the rows of the records, each once, however often and however rudely it is run."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.output.atomic import TEMPORARY, replacing
from pipeline.output.export import EXPORTS, load
from pipeline.output.reading import Batch
from pipeline.output.tables import FAILURES, Row
from tests.output.export.readers import READERS, Rows, Target

KILLED = """
import os, signal, sys
from collections.abc import Iterator
from pathlib import Path
from pipeline.output.export import load
from pipeline.output.reading import Batch, batches

def cut(out: Path) -> Iterator[Batch]:
    for number, batch in enumerate(batches(out)):
        if number == 12:
            os.kill(os.getpid(), signal.SIGKILL)
        yield batch

load(sys.argv[1])(sys.argv[3], cut(Path(sys.argv[2])))
"""

each = pytest.mark.parametrize("name", EXPORTS)


def _order(row: Row) -> str:
    """Keys are texts and whole numbers, which all forms give back as they were."""
    return repr(row[:3])


def assert_same(found: Rows, expected: dict[str, list[Row]]) -> None:
    assert {name: len(rows) for name, rows in found.items()} == {name: len(expected[name]) for name in found}
    for name, rows in found.items():
        assert sorted(rows, key=_order) == sorted(expected[name], key=_order), name


@each
def test_every_value_is_read_back_also_after_a_second_time(
    name: str, mined_batches: list[Batch], mined_rows: dict[str, list[Row]], target: Target, tmp_path: Path
) -> None:
    for _ in range(2):
        load(name)(target, mined_batches)
        assert_same(READERS[name](target), mined_rows)
    assert not list(tmp_path.rglob(f"{TEMPORARY}*"))


@pytest.mark.slow
@each
def test_real_reports_are_read_back_as_well(name: str, real_batches: list[Batch], target: Target) -> None:
    names = {name for batch in real_batches for name in batch}
    rows = {name: [row for batch in real_batches for row in batch.get(name, ())] for name in names}
    assert rows["counts"]
    for _ in range(2):
        load(name)(target, real_batches)
        assert_same(READERS[name](target), rows)


@each
def test_killed_half_way_the_old_stays_and_the_next_is_whole(
    name: str,
    mined: Path,
    mined_batches: list[Batch],
    mined_rows: dict[str, list[Row]],
    target: Target,
    tmp_path: Path,
) -> None:
    old = [*mined_batches[:3], {FAILURES.name: []}]
    load(name)(target, old)
    before = READERS[name](target)
    done = subprocess.run([sys.executable, "-c", KILLED, name, mined, target], check=False)
    assert done.returncode == -signal.SIGKILL
    assert READERS[name](target) == before
    load(name)(target, mined_batches)
    assert_same(READERS[name](target), mined_rows)
    assert not list(tmp_path.rglob(f"{TEMPORARY}*"))


@each
def test_an_error_half_way_leaves_the_old(
    name: str, mined_batches: list[Batch], target: Target, tmp_path: Path
) -> None:
    load(name)(target, mined_batches[:2])
    before = READERS[name](target)

    def broken() -> object:
        yield mined_batches[3]
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        load(name)(target, broken())  # type: ignore[arg-type]
    assert READERS[name](target) == before
    assert not list(tmp_path.rglob(f"{TEMPORARY}*"))


@pytest.mark.parametrize(
    ("name", "options"),
    [("csv", {}), ("elasticsearch", {}), ("excel", {}), ("parquet", {}), ("parquet", {"partition_by": ["year"]})],
)
def test_files_are_complete_when_they_take_their_places(
    name: str,
    options: dict[str, list[str]],
    mined_batches: list[Batch],
    target: Target,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = import_module(f"pipeline.output.export.{EXPORTS[name].module}")
    placed: dict[Path, bytes] = {}

    @contextmanager
    def watched(path: Path, *more: Path) -> Iterator[Path]:
        with replacing(path, *more) as temporary:
            yield temporary
            placed[path] = temporary.read_bytes()

    monkeypatch.setattr(module, "replacing", watched)
    load(name, **options)(target, mined_batches)
    assert placed
    for path, content in placed.items():
        assert path.read_bytes() == content


@each
def test_what_is_gone_from_the_records_goes_from_the_export(
    name: str, mined_batches: list[Batch], target: Target
) -> None:
    load(name)(target, mined_batches)
    load(name)(target, mined_batches[:2])
    found = READERS[name](target)
    assert len(found["documents"]) == 2
    assert len(found["counts"]) == sum(len(batch["counts"]) for batch in mined_batches[:2])
    assert found["failures"] == []


@pytest.mark.parametrize("name", [name for name, export in EXPORTS.items() if export.shared])
def test_archives_share_a_database(
    name: str, mined_batches: list[Batch], mined_rows: dict[str, list[Row]], target: Target
) -> None:
    """Each replaces what it brought itself; what another one holds as well stays."""
    first, second = load(name, archive="first"), load(name, archive="second")
    *reports, failures = mined_batches
    left, right = reports[:15], reports[10:]
    for _ in range(2):
        first(target, [*left, failures])
        second(target, [*right, failures])
        found = READERS[name](target)
        assert len(found.pop("failures")) == 2 * len(mined_rows["failures"])
        assert_same(found, {table: rows for table, rows in mined_rows.items() if table != "failures"})
    assert READERS[name](target)["failures"]
    first(target, [])
    found = READERS[name](target)
    assert {row[0] for row in found["documents"]} == {batch["documents"][0][0] for batch in right}
    assert len(found["counts"]) == sum(len(batch["counts"]) for batch in right)
    assert found["failures"] == mined_rows["failures"]
    second(target, [])
    assert set(map(len, READERS[name](target).values())) == {0}


@each
def test_nothing_gives_tables_without_rows(name: str, target: Target) -> None:
    load(name)(target, [])
    assert set(map(len, READERS[name](target).values())) == {0}


@pytest.mark.slow
@each
def test_killed_at_any_moment_the_next_is_whole(
    name: str, mined: Path, mined_batches: list[Batch], mined_rows: dict[str, list[Row]], target: Target
) -> None:
    """From outside, as a scheduler does it, also while files take their places or a transaction ends.

    Each time the target holds little, so that there is much to write.
    """
    command = [sys.executable, "-m", "pipeline.cli", "export", str(mined), "--to", name, "--into", str(target)]
    same = {"archive": str(mined.resolve())} if EXPORTS[name].shared else {}
    seconds = _seconds_of(command)
    killed = 0
    for share in (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        load(name, **same)(target, mined_batches[:3])
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            time.sleep(share * seconds)
            process.kill()
            killed += process.wait() == -signal.SIGKILL
        seconds = min(seconds, _seconds_of(command))
        assert_same(READERS[name](target), mined_rows)
    assert killed >= 3


def _seconds_of(command: list[str]) -> float:
    """Of one whole run. The first may be slower than all others: only the fastest tells when a kill meets a run."""
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    return time.monotonic() - started


@pytest.mark.parametrize("name", ["csv", "elasticsearch", "excel", "parquet"])
def test_the_same_rows_give_the_same_bytes(name: str, mined_batches: list[Batch], tmp_path: Path) -> None:
    written = []
    for folder in ("a", "b"):
        target = tmp_path / folder / str(EXPORTS[name].place)
        load(name)(target, mined_batches[:3])
        written.append({path.name: path.read_bytes() for path in target.parent.rglob("*") if path.is_file()})
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("csv", "counts.csv"),
        ("elasticsearch", "counts-00001.ndjson"),
        ("elasticsearch", "texts.mapping.json"),
        ("excel", ""),
        ("parquet", "counts.parquet"),
    ],
)
def test_what_no_export_has_written_is_not_replaced(
    name: str, place: str, mined_batches: list[Batch], target: Target
) -> None:
    other = Path(target) / place
    other.parent.mkdir(parents=True, exist_ok=True)
    other.write_bytes(b"id,name\n1,mine\n")
    with pytest.raises(UsageError, match="move it away") as refused:
        load(name)(target, mined_batches[:2])
    assert refused.value.code == "output_unwritable"
    assert other.read_bytes() == b"id,name\n1,mine\n"
    assert list(other.parent.iterdir()) == [other]
    other.write_bytes(b"")
    load(name)(target, mined_batches[:2])
    assert len(READERS[name](target)["documents"]) == 2
