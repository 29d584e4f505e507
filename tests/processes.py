"""Commands in a process of their own, so that what they set up stays out of the tests; and the processes of others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

needs_proc = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc to see what is left")


def workreport(*arguments: str) -> int:
    """Run the command; returns its exit code."""
    code = "import sys; from pipeline.cli import main; sys.exit(main())"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False).returncode


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    try:
        return [int(child) for child in listed.read_text(encoding="utf-8").split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def grandchildren(process: int) -> list[int]:
    """The workers: forked from the server that the run has started for it."""
    return [worker for child in children(process) for worker in children(child)]


def is_gone(process: int) -> bool:
    """Whether it is no more, or only waits for whoever started it to be told so."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True
