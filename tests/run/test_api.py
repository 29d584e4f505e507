"""`pipeline.run` and `pipeline.mine_files`, for programs that embed the product."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import types
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline
from tests.run.fakes import write

TEXTS = {"a": "青溪镇2022年工作总结\n走访老人300人。", "b": "青溪镇2023年工作总结\n走访老人320人，电话13812345678。"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write(tmp_path / "in", **TEXTS, copy=TEXTS["a"])
    (folder / "broken.docx").write_bytes(b"PK\x03\x04")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("c.txt", "白石镇2023年工作总结\n修路3公里。")
    return folder


def told(found: Iterator[pipeline.Report | pipeline.Failure]) -> list[tuple[str, object]]:
    return [
        (one.source.uri, one.code if isinstance(one, pipeline.Failure) else [count.value for count in one.counts])
        for one in found
    ]


ALL = [("a.txt", [300]), ("b.txt", [320]), ("broken.docx", "corrupt_archive"), ("more.zip/c.txt", [3])]


@pytest.mark.parametrize("workers", [1, 2])
def test_reports_come_one_by_one_with_failures_between(workers: int, folder: Path) -> None:
    assert told(pipeline.mine_files(folder, workers=workers)) == ALL
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt", "broken.docx", "copy.txt", "more.zip"]


def test_the_first_report_comes_before_the_last_file_is_looked_at(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(f"望桥县2023年工作总结\n走访老人{number + 10}人。", encoding="utf-8")
    found = pipeline.mine_files(tmp_path)
    assert next(found).source.uri == "000.txt"
    (tmp_path / "299.txt").write_text("望桥县2023年工作总结\n走访老人5人。", encoding="utf-8")
    assert told(found)[-1] == ("299.txt", [5])


def test_stopping_early_ends_the_workers(folder: Path) -> None:
    found = pipeline.mine_files(folder, workers=2)
    next(found)
    assert isinstance(found, types.GeneratorType)
    found.close()


def test_options_reach_the_miner(folder: Path) -> None:
    (masked,) = pipeline.mine_files(folder / "b.txt", mask_ids=True, keep_rejected=True)
    assert isinstance(masked, pipeline.Report)
    assert masked.text is not None
    assert "电话XXXXXXXXXXX" in masked.text
    assert isinstance(masked.rejected, tuple)
    (bare,) = pipeline.mine_files(folder / "b.txt", text=False)
    assert isinstance(bare, pipeline.Report)
    assert bare.text is None


def test_a_run_is_that_of_the_command(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    manifest = pipeline.run(folder, out, workers=1, documents=True)
    assert (manifest.state, manifest.run.mined, manifest.run.duplicates, manifest.failures) == (
        "complete",
        3,
        1,
        {"corrupt_archive": 1},
    )
    assert json.loads((out / "manifest.json").read_text(encoding="utf-8"))["totals"]["records"] == 3
    assert len(list((out / "documents").iterdir())) == 3
    assert pipeline.run(folder, out, documents=True).run.unchanged == 5


@pytest.mark.parametrize(
    "call", [pipeline.mine_files, lambda inputs, **options: pipeline.run(inputs, "out", **options)]
)
def test_what_is_wrong_is_told_at_once(call: types.FunctionType, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    with pytest.raises(pipeline.UsageError, match="missing_path"):
        call(folder / "absent")
    with pytest.raises(pipeline.UsageError, match="workers"):
        call(folder, workers=0)
    for seconds in (-1, 1e12, math.inf, math.nan):
        with pytest.raises(pipeline.UsageError, match="timeout"):
            call(folder, timeout=seconds)
    with pytest.raises(pipeline.ConfigError):
        call(folder, config=folder / "nowhere")
    with pytest.raises(TypeError, match="surplus"):
        call(folder, surplus=1)
    assert not (folder / "out").exists()


def test_the_package_that_can_be_called_is_still_the_package() -> None:
    code = "import pipeline; call = pipeline.run; import pipeline.run.ledger as l; assert pipeline.run.ledger is l"
    assert subprocess.run([sys.executable, "-c", f"{code}; assert callable(call)"], check=False).returncode == 0


@pytest.mark.parametrize(
    "call", ["list(pipeline.mine_files(sys.argv[1]))", "pipeline.run(sys.argv[1], out=sys.argv[2])"]
)
def test_a_script_that_mines_as_it_is_imported_is_told(call: str, folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(f"import sys, pipeline\n{call}\n", encoding="utf-8")
    command = [sys.executable, str(script), str(folder), str(tmp_path / "out")]
    environment = {**os.environ, "PYTHONPATH": str(Path(pipeline.__file__).parents[1])}
    failed = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert failed.stderr.count("Traceback") == 1
    assert 'below if __name__ == "__main__":' in failed.stderr.splitlines()[-1]
    script.write_text(f'import sys, pipeline\nif __name__ == "__main__":\n    {call}\n', encoding="utf-8")
    assert subprocess.run(command, capture_output=True, check=False, env=environment).returncode == 0
