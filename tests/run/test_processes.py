"""The process that workers are forked from, in a run of its own: here it is there already."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.run.processes import _METHOD

THREADS = """
import os
from concurrent.futures import ProcessPoolExecutor

from pipeline.run.processes import context, warm_up

if __name__ == "__main__":
    warm_up()
    with ProcessPoolExecutor(1, mp_context=context()) as pool:
        print(pool.submit(os.getenv, "OPENBLAS_NUM_THREADS").result(), os.environ["OPENBLAS_NUM_THREADS"])
"""
CTRL_C = """
import os
import signal
import time
from multiprocessing import forkserver

from pipeline.run.processes import end_server, warm_up

if __name__ == "__main__":
    before = signal.getsignal(signal.SIGINT)
    warm_up(own_miner=True)
    print(signal.getsignal(signal.SIGINT) == before)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.killpg(0, signal.SIGINT)
    time.sleep(0.3)
    server = forkserver._forkserver._forkserver_pid
    print(os.waitpid(server, os.WNOHANG) == (0, 0))
    end_server()
    print(os.waitpid(server, 0)[1] == signal.SIGTERM)
"""
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


@pytest.mark.skipif(_METHOD != "forkserver", reason="workers are forked where the system can do so")
def test_workers_multiply_with_one_thread_and_their_parent_as_it_did(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(THREADS, encoding="utf-8")
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "7"}
    command = [sys.executable, str(script)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, env=environment)
    assert done.stdout.split() == ["1", "7"]


@pytest.mark.skipif(_METHOD != "forkserver", reason="workers are forked where the system can do so")
def test_ctrl_c_while_it_loads_is_the_commands_to_hear(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(CTRL_C, encoding="utf-8")
    command = [sys.executable, str(script)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, start_new_session=True)
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, ["True"] * 3, "")
