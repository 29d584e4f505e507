"""A built wheel works where there is no checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pipeline.version import VERSION

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(site: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site)}
    code = "import sys; from pipeline.cli import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_the_wheel_mines_from_a_folder_that_is_no_checkout(site: Path, tmp_path: Path) -> None:
    report = tmp_path / "总结.txt"
    report.write_text("全年走访企业128家，整改隐患36处，整改率98.6%。\n", encoding="utf-8")
    done = run(site, tmp_path, "run", str(report), "--out", "out", "--workers", "1")
    assert done.returncode == 0, done.stderr
    (part,) = (tmp_path / "out" / "records").glob("part-*.jsonl")
    record = json.loads(part.read_text(encoding="utf-8"))
    assert [count["quote"] for count in record["counts"]] == ["128家", "36处", "98.6%"]


def test_the_wheel_is_what_runs(site: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(site)}
    shown = subprocess.run(
        [sys.executable, "-c", "import pipeline.config as c; print(c.default_folder())"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(shown.stdout.strip()) == site / "pipeline" / "_configs"
    assert VERSION in run(site, tmp_path, "--version").stdout


def test_the_wheel_holds_no_tests_and_no_corpus(site: Path) -> None:
    assert {path.name for path in site.iterdir() if not path.name.endswith(".dist-info")} == {"pipeline"}
