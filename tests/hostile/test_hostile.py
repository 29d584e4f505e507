"""No file costs more than so much time and 300 MB, or makes the process do more than read it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.run.processes import one_thread
from tests.hostile import texts, xmls, zips
from tests.hostile.table import ARCHIVES, FILES, HOSTILE, TEXT, WORD, XML
from tests.hostile.yardstick import seconds_of_jieba

MOST_TIMES = 4.0
"""What `jieba.lcut` takes for the longest text that is read. Machines differ; and by the clock, not in the processor's
time, tests that run beside this one would count as well.
"""
MOST_MEBIBYTES = 300.0
_LEAST_CLASSES = 34
_TRIES = 3

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="measures forked processes; run it on Linux or macOS")


def _slow(name: str) -> Sequence[pytest.MarkDecorator]:
    """Long texts take seconds, by design; the others are quick."""
    return [pytest.mark.slow] if name in TEXT else []


class Cost(NamedTuple):
    code: str
    seconds: float
    mebibytes: float


Mine = Callable[[Path], Cost]


@pytest.fixture(scope="module")
def mine() -> Iterator[Mine]:
    """Mines one file in a process of its own."""
    command = [sys.executable, "-m", "tests.hostile.nursery"]
    with one_thread():  # as a run starts its workers: a second thread that waits for the first would count as well
        started = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with started as nursery:
        assert nursery.stdin
        assert nursery.stdout

        def mine_one(path: Path) -> Cost:
            print(path, file=nursery.stdin, flush=True)
            return Cost(**json.loads(nursery.stdout.readline()))  # type: ignore[union-attr]

        yield mine_one
        nursery.stdin.close()


def _judged(mine: Mine, path: Path) -> tuple[Cost, float]:
    """What the file cost, and the most seconds that it may have: of three tries the first that keeps below it."""
    for _ in range(_TRIES - 1):
        cost, most = mine(path), MOST_TIMES * seconds_of_jieba()
        if cost.seconds <= most:
            return cost, most
    return mine(path), MOST_TIMES * seconds_of_jieba()


def test_the_table_names_every_class_once() -> None:
    tables = (ARCHIVES, XML, WORD, TEXT, FILES)
    assert len(HOSTILE) == sum(map(len, tables)) >= _LEAST_CLASSES


@pytest.mark.parametrize("name", [pytest.param(name, marks=_slow(name)) for name in HOSTILE])
def test_a_hostile_file_costs_no_more_than_its_share(name: str, mine: Mine, tmp_path: Path) -> None:
    hostile = HOSTILE[name]
    path = tmp_path / f"hostile{hostile.suffix}"
    path.write_bytes(hostile.build())
    cost, most = _judged(mine, path)
    assert cost.code in hostile.outcome.split("|")
    assert cost.seconds <= most
    assert cost.mebibytes <= MOST_MEBIBYTES
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("place", range(1, 7))
def test_a_copy_that_stopped_is_a_corrupt_archive(place: int, mine: Mine, tmp_path: Path) -> None:
    path = tmp_path / "copy.docx"
    path.write_bytes(list(zips.truncations())[place - 1])
    assert mine(path).code == "corrupt_archive"


def test_nothing_is_fetched(mine: Mine, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        place = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        page = f'<link rel="stylesheet" href="{place}"><base href="{place}"><img src="{place}"><iframe src="{place}">'
        files: dict[str, Callable[[], bytes]] = {
            "entity.docx": partial(xmls.fetching, target=place),
            "header.docx": partial(zips.targets, place, mode='TargetMode="External"'),
            "internal.docx": partial(zips.targets, place),
            "template.docx": partial(
                xmls.main_part, xmls.body(zips.BODY).replace("<w:body>", f'<w:body><w:x r:id="{place}"/>')
            ),
            "page.html": partial(texts.page, page),
        }
        for name, build in files.items():
            (tmp_path / name).write_bytes(build())
            assert mine(tmp_path / name).code in ("mined", "unsafe_xml")
        with pytest.raises(BlockingIOError):
            server.accept()
