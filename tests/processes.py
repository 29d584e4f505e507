"""Commands in a process of their own: what they set up, such as the log, stays out of the tests."""

from __future__ import annotations

import subprocess
import sys


def workreport(*arguments: str) -> int:
    """Run the command; returns its exit code."""
    code = "import sys; from pipeline.cli import main; sys.exit(main())"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False).returncode
