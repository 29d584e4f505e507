"""The Dockerfile as far as it can be checked without an engine: its rules, its context, its steps done by hand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STEPS = [
    tuple(step.split(maxsplit=1))
    for step in re.sub(
        r"\\\n\s*|^#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.M
    ).splitlines()
    if step.strip()
]
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def steps(name: str) -> list[str]:
    return [step[1] for step in STEPS if step[0] == name]


def context() -> list[str]:
    """What is copied from the checkout."""
    return [source for copy in steps("COPY") if "--from" not in copy for source in copy.split()[:-1]]


def locked(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for package, version in PINNED.findall((ROOT / name).read_text(encoding="utf-8")):
        found.setdefault(package, set()).add(version)
    return found


def test_it_runs_as_nobody_of_importance() -> None:
    assert steps("USER")[-1] == "10001"
    names = [name for name, *_ in STEPS]
    assert "RUN" not in names[len(names) - names[::-1].index("USER") :]
    assert steps("ENTRYPOINT") == ['["workreport"]']


def test_both_stages_are_slim() -> None:
    assert [step.split()[0] for step in steps("FROM")] == ["python:${PYTHON}-slim"] * 2


def test_nothing_is_installed_without_a_hash() -> None:
    installs = [step for step in steps("RUN") if "pip install" in step]
    assert len(installs) == 2
    assert all("--require-hashes" in step or "--no-deps --no-build-isolation ." in step for step in installs)
    blocks = re.split(r"\n(?=[a-z])", (ROOT / "requirements.image.lock").read_text(encoding="utf-8"))
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in "".join(blocks)


def test_the_image_has_the_versions_that_are_tested_and_no_tools_of_developers() -> None:
    image, tested = locked("requirements.image.lock"), locked("requirements.lock")
    assert {name: versions for name, versions in image.items() if versions != tested[name]} == {}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[>=<;\[ ]", line)[0].lower() for line in project["dependencies"]}
    assert needed <= set(image)
    assert not {"pytest", "mypy", "ruff", "hypothesis", "uv"} & set(image)


def test_all_that_is_copied_is_there_and_goes_to_the_engine() -> None:
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert [name for name in context() if not (ROOT / name).exists()] == []
    assert {f"!{name}" for name in context()} == {rule for rule in rules if rule.startswith("!")}


@pytest.mark.slow
def test_its_context_installs_and_mines(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    for name in context():
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / "build" / name)
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*install, "--target", tmp_path / "site", "."], cwd=tmp_path / "build", check=True)
    (tmp_path / "a.txt").write_text("青溪镇2023年工作总结\n走访老人300人。\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "run", "a.txt", "--out", "out", "--workers", "1"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        check=False,
    )
    assert done.returncode == 0
    assert "300" in (tmp_path / "out" / "records" / "part-000001.jsonl").read_text(encoding="utf-8")
