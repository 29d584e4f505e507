"""Inputs and outputs in an object store."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.output.manifest import Manifest
from pipeline.run import remote
from pipeline.run.mirror import Mirror, folder_of
from pipeline.run.recipe import LINES
from tests.run.buckets import copied, environment, moved, objects, put, s3
from tests.run.fakes import failures, fake_plan, fake_run, parts, records, uris, write

RUN = """
import sys
from pipeline.run import runner
from tests.run.fakes import fake_run
if __name__ == "__main__":
    runner.PART_FILES = 2
    fake_run(sys.argv[1], out=sys.argv[2], workers=2)
"""
ROOT = Path(__file__).resolve().parents[2]


def mined(url: str) -> list[tuple[str, str]]:
    """Uri and text of each record in the store, in the order of the parts."""
    lines = [
        LINES.decode(line)
        for name, content in sorted(objects(url).items())
        if name.startswith("records/")
        for line in content.splitlines()
    ]
    return [(line.source.uri, bytes(line.text).decode().strip('"')) for line in lines]


# inputs


def test_objects_are_read_as_the_files_of_a_folder_are(bucket: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="one", b="deux", fail="fail", empty="")
    write(folder / "a", z="three", twin="one")
    write(folder / ".hidden", x="no")
    (folder / "table.csv").write_text("no", encoding="utf-8")
    (folder / "名 #1%20?.txt").write_text("four", encoding="utf-8")
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("inside.txt", "five")
    url = copied(folder, f"{bucket}/in")
    here, there = tmp_path / "here", tmp_path / "there"
    on_disk, in_store = fake_run(folder, out=here), fake_run(f"{url}/", out=there)
    assert parts(there) == parts(here)
    assert failures(there) == failures(here) == [("fail.txt", "corrupt_document")]
    assert (in_store.run, in_store.skipped) == (on_disk.run, on_disk.skipped)
    assert in_store.run.mined == 6


def test_an_object_is_read_again_only_when_it_has_changed(bucket: str, tmp_path: Path) -> None:
    put(bucket, a="one", b="deux")
    assert fake_run(bucket, out=tmp_path / "out").run.mined == 2
    assert fake_run(bucket, out=tmp_path / "out").run.unchanged == 2
    put(bucket, b="owt")  # of the same size, in the same second
    again = fake_run(bucket, out=tmp_path / "out")
    assert (again.run.unchanged, again.run.mined, again.totals.records) == (1, 1, 2)
    s3().rm_file(f"{bucket}/a.txt")
    assert fake_run(bucket, out=tmp_path / "out", prune=True).totals.records == 1


def test_an_object_that_is_named_itself(bucket: str, tmp_path: Path) -> None:
    put(bucket, x__a="one")
    s3().pipe_file(f"{bucket}/x/b.pdf", b"")
    fake_run(f"{bucket}/x/a.txt", f"{bucket}/x/b.pdf", out=tmp_path / "out")
    assert uris(tmp_path / "out") == ["a.txt"]
    assert failures(tmp_path / "out") == [("b.pdf", "pdf_not_supported")]


def test_an_object_beyond_the_limit_is_refused(bucket: str, tmp_path: Path) -> None:
    put(bucket, a="x" * 100, b="x" * 101)
    fake_run(bucket, out=tmp_path / "out", plan=fake_plan(file_bytes=100))
    assert uris(tmp_path / "out") == ["a.txt"]
    assert failures(tmp_path / "out") == [("b.txt", "limit_exceeded")]


def test_an_object_that_is_gone_when_it_is_its_turn_costs_the_others_nothing(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(bucket, a="one", b="deux")
    read = remote.read
    gone = f"{bucket}/a.txt"
    monkeypatch.setattr(remote, "read", lambda url, limit: read(f"{url}.gone" if url == gone else url, limit))
    fake_run(bucket, out=tmp_path / "out")
    assert uris(tmp_path / "out") == ["b.txt"]
    assert failures(tmp_path / "out") == [("a.txt", "unreadable_file")]


def test_a_store_that_stops_answering_ends_the_run_and_blames_no_document(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(bucket, a="one", b="deux", c="three")
    read = remote.read

    def silent(url: str, limit: int) -> bytes:
        if url.endswith("c.txt"):
            raise ConnectionError(url)
        return read(url, limit)

    with monkeypatch.context() as patch:
        patch.setattr(remote, "read", silent)
        with pytest.raises(ConnectionError):
            fake_run(bucket, out=tmp_path / "out")
    fake_run(bucket, out=tmp_path / "out")
    assert uris(tmp_path / "out") == ["a.txt", "b.txt", "c.txt"]


def test_what_is_not_there_is_told_before_anything_starts(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (f"{bucket}/nothing", "s3://b-nobody-has-made"):
        with pytest.raises(UsageError, match=f"^missing_path: {name}"):
            fake_run(name, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_store_that_nobody_serves(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        variables = {**os.environ, **environment(probe.getsockname()[1])}
    script = "import sys; from pipeline.cli import main; sys.exit(main())"
    for arguments in (["run", "s3://a/b", "--out", "out"], ["show", "s3://a/b"]):
        command = [sys.executable, "-c", script, *arguments]
        ended = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False)
        assert ended.returncode == 2
        assert ended.stderr.startswith("workreport: no_store: s3://a/b")
        assert len(ended.stderr.splitlines()) == 1


# outputs


def test_the_store_gets_what_the_folder_of_a_run_holds(bucket: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="one", b="deux", c="three", fail="fail")
    here = tmp_path / "here"
    fake_run(folder, out=here)
    manifest = fake_run(folder, out=f"{bucket}/out/")
    held = objects(f"{bucket}/out")
    assert {name for name in held if "/" not in name} == {
        "failures.jsonl",
        "ledger.sqlite",
        "manifest.json",
        "seal.json",
    }
    assert {name: held[f"records/{name}"] for name in parts(here)} == parts(here)
    assert held["failures.jsonl"] == (here / "failures.jsonl").read_bytes()
    assert manifest.totals.records == 3


def test_a_second_run_with_nothing_to_do_sends_no_part(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "in", a="one", b="deux", c="three")
    fake_run(folder, out=bucket)
    sent: list[str] = []
    upload = remote.upload

    def uploading(path: Path, url: str, **labels: str) -> None:
        sent.append(url.removeprefix(f"{bucket}/"))
        upload(path, url, **labels)

    monkeypatch.setattr(remote, "upload", uploading)
    monkeypatch.setattr(remote, "download", None)
    assert fake_run(folder, out=bucket).run.unchanged == 3
    assert sent == ["manifest.json", "ledger.sqlite"]


@pytest.mark.parametrize("lost", ["nothing", "ledger.sqlite", "seal.json", "manifest.json"])
def test_another_machine_goes_on_from_what_the_store_holds(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    folder = write(tmp_path / "in", a="one", b="deux", c="three", fail="fail")
    fake_run(folder, out=bucket)
    if lost != "nothing":
        s3().rm_file(f"{bucket}/{lost}")
    moved(monkeypatch, tmp_path / "another")
    manifest = fake_run(folder, out=bucket)
    assert (manifest.run.mined, manifest.totals.records, manifest.totals.failures) == (0, 3, 1)
    if lost != "ledger.sqlite":
        assert manifest.run.unchanged == 4, "not even read"
    assert [uri for uri, _ in mined(bucket)] == ["a.txt", "b.txt", "c.txt"]


def test_a_lost_part_is_mined_again(bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "in", a="one", b="deux", c="three")
    fake_run(folder, out=bucket)
    s3().rm_file(f"{bucket}/records/part-000001.jsonl")
    moved(monkeypatch, tmp_path / "another")
    assert fake_run(folder, out=bucket).run.mined == 2
    assert sorted(uri for uri, _ in mined(bucket)) == ["a.txt", "b.txt", "c.txt"]


def test_machines_that_take_turns_lose_nothing_of_each_other(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    for turn in range(5):
        moved(monkeypatch, tmp_path / f"machine-{turn % 2}")
        write(folder, **{f"r{turn}": f"text {turn}", f"s{turn}": f"more {turn}", "same": f"now {turn}"})
        manifest = fake_run(folder, out=bucket)
        assert manifest.run.mined == 3
        assert manifest.run.unchanged == 2 * turn
    texts = dict(mined(bucket))
    assert len(texts) == len(mined(bucket)) == 11
    assert texts["same.txt"] == "now 4"


def test_a_run_stops_before_it_harms_one_that_began_after_it(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "in", a="one", b="deux", c="three", d="four")
    moments: list[Callable[[], Manifest]] = []

    def other() -> Manifest:
        with monkeypatch.context() as patch:
            moved(patch, tmp_path / "another")
            return fake_run(folder, out=bucket)

    send = Mirror.send

    def sending(self: Mirror) -> None:
        if moments:
            moments.pop()()
        send(self)

    monkeypatch.setattr(Mirror, "send", sending)
    moments.append(other)
    with pytest.raises(ConnectionError, match="another run has begun there"):
        fake_run(folder, out=bucket)
    assert fake_run(folder, out=bucket).run.unchanged == 4
    assert [uri for uri, _ in mined(bucket)] == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_a_copy_that_was_fetched_while_a_run_went_on_is_fetched_again(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "in", **{f"r{number}": f"text {number}" for number in range(7)})
    send, sends = Mirror.send, [0]

    def sending(self: Mirror) -> None:
        sends[0] += 1
        if sends[0] == 2:
            with monkeypatch.context() as patch:
                moved(patch, tmp_path / "another")
                assert main(["export", bucket, "--to", "-"]) == 0
        send(self)
        if sends[0] == 3:
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Mirror, "send", sending)
        with pytest.raises(Killed):
            fake_run(folder, out=bucket)
    assert len(mined(bucket)) == 6
    moved(monkeypatch, tmp_path / "another")
    assert fake_run(folder, out=bucket).run.mined == 1
    assert [uri for uri, _ in mined(bucket)] == [f"r{number}.txt" for number in range(7)]


# kills


class Killed(BaseException):
    """As a kill -9: nothing of ours catches it."""


def dying(patch: pytest.MonkeyPatch, after: int, *, done: bool) -> None:
    """The process dies at a change of the store, before or after it has come about."""
    left = [after]

    def wrap(change: Callable[..., None]) -> Callable[..., None]:
        def changing(*arguments: Any, **options: Any) -> None:
            left[0] -= 1
            if left[0] < 0 and not done:
                raise Killed
            change(*arguments, **options)
            if left[0] < 0:
                raise Killed

        return changing

    for name in ("upload", "write", "remove"):
        patch.setattr(remote, name, wrap(getattr(remote, name)))


@pytest.mark.slow
@pytest.mark.parametrize("keeps_folder", [True, False], ids=["same machine", "another machine"])
@pytest.mark.parametrize("options", [{}, {"remine": True}], ids=["changes", "remine"])
def test_a_kill_at_any_change_of_the_store_is_mended_by_the_next_run(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], keeps_folder: bool
) -> None:
    killed = 0
    for moment in range(30):
        out, cache = f"{bucket}/{moment}", tmp_path / f"cache-{moment}"
        folder = write(tmp_path / f"in-{moment}", a="one", b="deux", c="three", d="four", e="five", fail="fail")
        moved(monkeypatch, cache)
        fake_run(folder, out=out)
        write(folder, a="eno", f="six", g="seven")
        (folder / "c.txt").unlink()
        (folder / "d.txt").unlink()
        with monkeypatch.context() as patch:
            dying(patch, moment // 2, done=bool(moment % 2))
            try:
                fake_run(folder, out=out, prune=True, **options)
            except Killed:
                killed += 1
        if not keeps_folder:
            moved(monkeypatch, tmp_path / f"another-{moment}")
        manifest = fake_run(folder, out=out, prune=True, **options)
        assert sorted(mined(out)) == [
            ("a.txt", "eno"), ("b.txt", "deux"), ("e.txt", "five"), ("f.txt", "six"), ("g.txt", "seven"),
        ]  # fmt: skip
        assert (manifest.totals.records, manifest.totals.failures) == (5, 1)
        assert fake_run(folder, out=out).run.unchanged == 6
    assert killed >= 12


@pytest.mark.parametrize("moment", range(3))
def test_kill_9_of_a_run_into_the_store(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    names = [f"r{number:02}" for number in range(20)]
    source = put(f"{bucket}/in", **{name: f"slow 0.2 {name}" for name in names})
    (tmp_path / "run_it.py").write_text(RUN, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "run_it.py"), source, f"{bucket}/out"]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)})
    deadline = time.monotonic() + 60
    while len(mined(f"{bucket}/out")) < 4 * (moment + 1):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = len(mined(f"{bucket}/out"))
    assert before < len(names), "it was half-done"
    if moment == 0:
        moved(monkeypatch, tmp_path / "another")
    manifest = fake_run(source, out=f"{bucket}/out", workers=2)
    assert manifest.run.mined <= len(names) - before, "what is in the store is not mined again"
    assert [uri for uri, _ in mined(f"{bucket}/out")] == [f"{name}.txt" for name in names]


# the commands around


def test_later_commands_read_the_store(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    fake_run(write(tmp_path / "in", a="one", b="deux", c="three"), out=bucket)
    moved(monkeypatch, tmp_path / "another")
    assert main(["status", bucket]) == 0
    assert b"3 records in 2 parts" in capsysbinary.readouterr().out
    assert main(["export", bucket, "--to", "-"]) == 0
    assert capsysbinary.readouterr().out == b"".join(
        content for name, content in objects(bucket).items() if name.startswith("records/")
    )
    assert main(["show", bucket, "--name", "b.txt"]) == 0
    assert b"b.txt" in capsysbinary.readouterr().out
    fake_run(write(tmp_path / "in", d="four"), out=bucket)
    assert main(["query", bucket, "SELECT count(*) FROM documents"]) == 0
    assert b"4" in capsysbinary.readouterr().out


def test_copies_are_told_in_the_store(bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(chr(0x4E00 + 7 * number) for number in range(300))
    folder = write(tmp_path / "in", a=text, b=text)
    fake_run(folder, out=bucket, duplicates=True)
    told = objects(bucket)["duplicates.jsonl"]
    assert told.count(b"\n") == 1
    moved(monkeypatch, tmp_path / "another")
    write(folder, c=text + "好")
    fake_run(folder, out=bucket, duplicates=True)
    assert objects(bucket)["duplicates.jsonl"].count(b"\n") == 2


def test_a_place_without_records(bucket: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["show", bucket], ["export", bucket, "--to", "csv"], ["status", bucket]):
        assert main(command) == 2
        assert f"no_record: {bucket}" in capsys.readouterr().err


def test_a_dry_run_leaves_the_store_as_it_is(bucket: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "in", a="one", b="deux")
    assert main(["run", str(folder), "--out", bucket, "--dry-run"]) == 0
    assert "2 of 2 files would be read" in capsys.readouterr().out
    assert objects(bucket) == {}


def test_a_folder_works_for_one_output_alone(bucket: str, tmp_path: Path) -> None:
    folder, work = write(tmp_path / "in", a="one"), tmp_path / "work"
    fake_run(folder, out=f"{bucket}/x", work=str(work))
    assert uris(work) == ["a.txt"], "it is an output folder itself"
    with pytest.raises(UsageError, match="is the copy of"):
        fake_run(folder, out=f"{bucket}/y", work=str(work))
    fake_run(folder, out=tmp_path / "own")
    with pytest.raises(UsageError, match="holds an output of its own"):
        fake_run(folder, out=f"{bucket}/y", work=str(tmp_path / "own"))
    assert len(records(tmp_path / "own")) == 1


def test_what_does_not_go_together(bucket: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="one")
    with pytest.raises(UsageError, match="--documents"):
        fake_run(folder, out=bucket, documents=True)
    with pytest.raises(UsageError, match="--work"):
        fake_run(folder, out=tmp_path / "out", work=str(tmp_path / "work"))
    with pytest.raises(UsageError, match="output_unwritable"):
        fake_run(folder, out="s3://b-nobody-has-made/out")


def test_the_copy_is_for_its_user_alone(bucket: str) -> None:
    assert folder_of(bucket).stat().st_mode & 0o077 == 0
