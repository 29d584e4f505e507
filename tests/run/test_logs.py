"""`run --log-format json`: every line of stderr is an object, and none holds a word of any report."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

from pipeline.run.logs import JsonLines
from tests.run.fakes import write

SECRET = "溪上灯火"


def logged(*arguments: str) -> tuple[int, list[dict[str, Any]]]:
    """Exit code and log of a run in a process of its own; stdout must stay empty."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "run", *arguments, "--log-format", "json"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == ""
    assert SECRET not in done.stderr
    return done.returncode, [json.loads(line) for line in done.stderr.splitlines()]


def test_a_run_ends_with_its_manifest(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=f"青溪镇2023年工作总结\n开展“{SECRET}”行动，走访老人300人。")
    (folder / "b.docx").write_bytes(b"PK\x03\x04" + SECRET.encode())
    code, lines = logged(str(folder), "--out", str(tmp_path / "out"), "--workers", "2")
    assert code == 1
    assert [set(line) for line in lines[:-1]] == [{"time", "level", "message"}] * (len(lines) - 1)
    last = lines[-1]
    assert (last["level"], last["message"]) == ("info", "finished")
    assert last["manifest"] == json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))


def test_what_stops_a_run_is_an_object_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "words.yaml").write_text("words: 1\nsurplus: 2\n", encoding="utf-8")
    for arguments, beginning, number in (
        ([str(tmp_path / "absent")], "missing_path: ", 1),
        ([str(tmp_path / "a.txt"), "--workers", "0"], "usage: ", 1),
        ([str(tmp_path / "a.txt"), "--config", str(tmp_path)], "configuration: words.yaml", 2),
    ):
        code, lines = logged(*arguments, "--out", str(tmp_path / "out"))
        assert code == 2
        assert [line["level"] for line in lines] == ["error"] * number
        assert all(line["message"].startswith(beginning) for line in lines)


def test_a_line_holds_time_level_message_and_data() -> None:
    record = logging.LogRecord("workreport", logging.INFO, "", 0, "%d of %d", (1, 2), None)
    record.created = 0.25
    record.data = {"files": 1}
    assert json.loads(JsonLines().format(record)) == {
        "time": "1970-01-01T00:00:00.250+00:00",
        "level": "info",
        "message": "1 of 2",
        "files": 1,
    }
