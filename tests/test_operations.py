"""docs/operations.md as it is followed: every command is run, and leaves what the page says."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.run.buckets import put, s3, serving
from tests.run.fakes import uris, write

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = (DOCS / "operations.md").read_text(encoding="utf-8")
ENVIRONMENT = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
NAMES = [f"r{number}" for number in range(6)]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with `reports` in it."""
    write(tmp_path / "reports", **{name: f"全镇现有茶农{number + 1}200余户。" for number, name in enumerate(NAMES)})
    return tmp_path


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def here(text: str, port: str) -> str:
    """The same with this machine for the hosts of the page."""
    return re.sub("scheduler.example|workreport-scheduler", "127.0.0.1", text).replace("8786", port)


def lines(out: Path) -> bytes:
    return b"".join(part.read_bytes() for part in sorted((out / "records").iterdir()))


@pytest.fixture
def stores(place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The environment with the buckets of the page, which hold the same reports."""
    with serving() as variables:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        s3().clear_instance_cache()
        for bucket in sorted(set(re.findall(r"s3://([\w-]+)/", PAGE))):
            s3().mkdir(bucket)
        for path in (place / "reports").iterdir():
            put("s3://office-reports/2023", **{path.stem: path.read_text(encoding="utf-8")})
        yield {**ENVIRONMENT, **variables, "XDG_CACHE_HOME": str(place / "cache")}


@pytest.mark.slow
def test_every_command_of_the_page_does_what_it_says(place: Path, stores: dict[str, str]) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) == PAGE.count("```") / 2, "nothing on the page is left out"
    script = here("set -euo pipefail\n" + "\n".join(blocks), free_port())
    ended = subprocess.run(["bash", "-c", script], cwd=place, env=stores, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "6 of 6 files would be read: 6 new, 0 changed" in ended.stdout
    outputs = {out for out in re.findall(r"--out (\S+)", PAGE) if not out.startswith("s3://")}
    for folder in outputs | {"work"}:
        assert uris(place / folder) == [f"{name}.txt" for name in NAMES]
        assert lines(place / folder) == lines(place / "mined")


@pytest.mark.slow
def test_the_array_job_mines_every_document_once(place: Path) -> None:
    script = DOCS / "deploy" / "slurm.sh"
    tasks = [
        subprocess.Popen(
            ["bash", str(script), "reports", "mined"],
            cwd=place,
            env={
                **ENVIRONMENT,
                "SLURM_ARRAY_JOB_ID": "7",
                "SLURM_ARRAY_TASK_ID": str(task),
                "SLURM_CPUS_PER_TASK": "1",
            },
            stderr=subprocess.DEVNULL,
        )
        for task in range(3)
    ]
    try:
        assert tasks[0].wait(90) == 0
        assert uris(place / "mined") == [f"{name}.txt" for name in NAMES]
        for worker in tasks[1:]:
            worker.wait(60)
    finally:
        for task in tasks:
            task.kill()


def containers() -> Iterator[dict[str, Any]]:
    for part in yaml.safe_load_all((DOCS / "deploy" / "kubernetes.yaml").read_text(encoding="utf-8")):
        if "template" in part["spec"]:
            yield from part["spec"]["template"]["spec"]["containers"]


@pytest.mark.slow
def test_the_containers_mine_every_document_once(place: Path) -> None:
    port = free_port()
    commands = {
        each["name"]: [here(word, port).replace("/data", str(place)) for word in each["command"]]
        for each in containers()
    }
    running = [
        subprocess.Popen(commands[name], cwd=place, env=ENVIRONMENT, stderr=subprocess.DEVNULL)
        for name in ("scheduler", "worker", "worker")
    ]
    try:
        assert subprocess.run(commands["run"], cwd=place, env=ENVIRONMENT, check=False).returncode == 0
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait(30)
    assert uris(place / "mined") == [f"{name}.txt" for name in NAMES]
