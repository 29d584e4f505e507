"""The process that workers are forked from, in a run of its own: here it is there already."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.run.processes import _METHOD

SCRIPT = """
import sys
from concurrent.futures import ProcessPoolExecutor

from pipeline.run import worker
from pipeline.run.processes import context, warm_up


def has_miner():
    return worker._Shared.miner is not None


if __name__ == "__main__":
    warm_up(own_miner=sys.argv[1] == "own")
    with ProcessPoolExecutor(1, mp_context=context()) as pool:
        print(pool.submit(has_miner).result())
"""


@pytest.mark.skipif(_METHOD != "forkserver", reason="workers are forked where the system can do so")
@pytest.mark.parametrize(("config", "has"), [("own", "True"), ("other", "False")])
def test_workers_have_the_miner_as_they_start(tmp_path: Path, config: str, has: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script), config], capture_output=True, text=True, timeout=60, check=True)
    assert (done.stdout.strip(), done.stderr) == (has, "")
