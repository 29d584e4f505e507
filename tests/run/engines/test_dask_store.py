"""A cluster whose inputs and output lie in an object store: the same records, each once, as this machine makes them."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.processes import workreport
from tests.run.buckets import objects, put, s3
from tests.run.engines.cluster import cluster, environment
from tests.run.engines.test_dask import RUN
from tests.run.fakes import fake_run

TEXTS = {
    "a": "青溪镇2023年工作总结\n一、养老服务\n开展“暖溪行动”，走访老人320人。\n",
    "b__twin": "青溪镇2023年工作总结\n一、养老服务\n开展“暖溪行动”，走访老人320人。\n",
    "c": "全镇现有茶农1200余户。\n",
    "d": "",
}


def records(url: str) -> list[bytes]:
    """Lines of all parts in the store, in their order."""
    parts = sorted((name, content) for name, content in objects(url).items() if name.startswith("records/"))
    return [line for _, content in parts for line in content.splitlines()]


def names(url: str) -> set[str]:
    """Top of what a place holds."""
    return {name.partition("/")[0] for name in objects(url)}


def archive(**texts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for name, text in texts.items():
            opened.writestr(f"{name}.txt", text)
    return packed.getvalue()


def test_every_document_once_and_the_bytes_of_this_machine(bucket: str, tmp_path: Path) -> None:
    """With the product's own miner, by the command."""
    source = put(f"{bucket}/in", **TEXTS)
    s3().pipe_file(f"{source}/e.zip", archive(x="全县有学校12所。\n", y=TEXTS["c"]))
    assert workreport("run", source, "--out", f"{bucket}/alone", "--workers", "1") == 1
    with cluster(tmp_path) as workers:
        to = ("--out", f"{bucket}/out", "--work", str(tmp_path / "work"))
        assert workreport("run", source, *to, "--engine", "dask", "--scheduler", workers.address) == 1
        assert workreport("run", source, *to, "--engine", "dask", "--scheduler", workers.address) == 1
    assert len(records(f"{bucket}/alone")) == 3
    assert records(f"{bucket}/out") == records(f"{bucket}/alone")
    told = [objects(f"{bucket}/{out}")["failures.jsonl"] for out in ("out", "alone")]
    assert told[0] == told[1]
    assert b"d.txt" in told[0]
    assert names(f"{bucket}/out") == names(f"{bucket}/alone")


@pytest.mark.parametrize("killed", ["worker", "run"])
def test_a_death_in_the_middle_costs_and_doubles_nothing(bucket: str, tmp_path: Path, killed: str) -> None:
    texts = {f"r{number:02}": f"slow 0.05 {number // 2}" for number in range(60)}
    source = put(f"{bucket}/in", **{**texts, "r31": "two of them", "r40": "fail", "r50": "die"})
    fake_run(source, out=f"{bucket}/alone")
    with cluster(tmp_path) as workers:
        run = start(source, bucket, tmp_path, workers.address)
        deadline = time.monotonic() + 60
        while not len(records(f"{bucket}/out")) >= 5:
            assert run.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
        dies = run if killed == "run" else workers.workers[0]
        dies.kill()
        before = len(records(f"{bucket}/out"))
        assert before < len(records(f"{bucket}/alone")), "in the middle"
        if killed == "run":
            run.wait()
            run = start(source, bucket, tmp_path, workers.address)
        assert run.wait(90) == 1
    assert records(f"{bucket}/out") == records(f"{bucket}/alone")
    assert objects(f"{bucket}/out")["failures.jsonl"] == objects(f"{bucket}/alone")["failures.jsonl"]
    assert not [name for name in objects(f"{bucket}/out") if "staging" in name]


def start(source: str, bucket: str, folder: Path, scheduler: str) -> subprocess.Popen[bytes]:
    script = folder / "run_it.py"
    script.write_text(RUN, encoding="utf-8")
    command = [sys.executable, str(script), source, f"{bucket}/out", scheduler, str(folder / "work")]
    return subprocess.Popen(command, env=environment())
