"""Continuous integration proves what it says: what is skipped there fails, but for what is named."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TESTS = """
import pytest
@pytest.mark.skipif(True, reason="needs bsdtar")
def test_marked(): pass
@pytest.fixture
def server(): pytest.skip("needs a server")
def test_of_a_fixture(server): pass
def test_of_material(): pytest.skip("needs the folder `shared` beside the checkout")
@pytest.mark.xfail
def test_expected(): assert False
def test_run(): pass
"""
MODULE = "import pytest\npytest.importorskip('no_such_library')\n"


def outcomes(folder: Path, *, ci: bool) -> str:
    """The last line of a run of these tests."""
    (folder / "test_cases.py").write_text(TESTS, encoding="utf-8")
    (folder / "test_module.py").write_text(MODULE, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "WORKREPORT_CI"}
    environment |= {"PYTHONPATH": str(ROOT), **({"WORKREPORT_CI": "1"} if ci else {})}
    plain = ("-p", "tests.conftest", "-p", "no:cacheprovider", "-c", os.devnull, "--continue-on-collection-errors")
    command = [sys.executable, "-m", "pytest", "-q", *plain, str(folder)]
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
    return re.sub(r" in .*", "", done.stdout.rstrip().splitlines()[-1])


@pytest.mark.parametrize(
    ("ci", "expected"),
    [
        (False, "1 passed, 4 skipped, 1 xfailed"),
        (True, "1 passed, 1 skipped, 1 xfailed, 3 errors"),
    ],
)
def test_a_skipped_test_fails_where_continuous_integration_runs_it(ci: bool, expected: str, tmp_path: Path) -> None:
    assert outcomes(tmp_path, ci=ci) == expected


def test_continuous_integration_says_that_it_is_one() -> None:
    assert "export WORKREPORT_CI=1\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
