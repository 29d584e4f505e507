"""`workreport export` and `workreport query` as people call them."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread, Timer

import pytest

from pipeline.cli import main
from pipeline.options import FORMS
from pipeline.output.export import EXPORTS
from pipeline.run.exporting import Wishes, goal
from pipeline.run.lock import hold
from tests.output.export.readers import READERS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "cli.md"
TEXT = "青溪镇2024年工作总结\n一、民生保障\n全镇现有茶农1200余户，累计接待群众300人次。\n"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    mine(tmp_path / "out")
    return tmp_path / "out"


def mine(out: Path) -> None:
    assert main(["run", str(out.parent / "in"), "--out", str(out), "--workers", "1", "--prune"]) == 0


def query(out: Path, sql: str, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    capsys.readouterr()
    assert main(["query", str(out), sql, *more]) == 0
    return capsys.readouterr().out


FILES = {name: form.place for name, form in EXPORTS.items() if form.place is not None}


@pytest.mark.parametrize("name", FILES)
def test_an_export_stands_below_the_folder_or_where_told(
    name: str, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    elsewhere = tmp_path / "elsewhere" / FILES[name]
    assert main(["export", str(out), "--to", name]) == 0
    assert main(["export", str(out), "--to", name, "--into", str(elsewhere)]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert str(elsewhere) in printed.err
    assert READERS[name](elsewhere) == READERS[name](out / "exports" / FILES[name])


def test_the_command_line_offers_every_form() -> None:
    """It lists them itself, for it imports nothing."""
    assert set(FORMS) == {*EXPORTS, "-"}


@pytest.mark.parametrize(
    ("to", "into", "form", "target"),
    [
        ("csv", None, "csv", "out/exports/csv"),
        ("csv:a/b:c", None, "csv", "a/b:c"),
        ("excel", "x.xlsx", "excel", "x.xlsx"),
        ("postgres", None, "postgres", ""),
        ("postgres:host=/run dbname=x", None, "postgres", "host=/run dbname=x"),
        ("postgres", "host=/run", "postgres", "host=/run"),
        ("postgresql://me:pw@db/x?sslmode=require", None, "postgres", "postgresql://me:pw@db/x?sslmode=require"),
        ("postgres://db/x", None, "postgres", "postgres://db/x"),
        ("-", None, "-", ""),
    ],
)
def test_a_goal_is_read_as_it_is_meant(to: str, into: str | None, form: str, target: str) -> None:
    found = goal(Path("out"), to, Wishes(into=into))
    assert (found.form, found.target) == (form, target)
    assert "pw" not in str(found) or form != "postgres"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--to", "mysql"], "mysql is none of csv"),
        (["--to", "mysql://db/x"], "mysql is none of csv"),
        (["--to", "csv:a", "--into", "b"], "named the target already"),
        (["--to", "-", "--into", "b"], "writes to stdout"),
        (["--to", "csv", "--partition-by", "year"], "parquet alone"),
        (["--to", "csv", "--archive", "x"], "postgres or sqlite alone"),
        (["--to", "postgres:geheim"], "no connection string"),
    ],
)
def test_a_goal_that_makes_no_sense_is_told(
    arguments: list[str], told: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(out), *arguments]) == 2
    printed = capsys.readouterr().err
    assert "usage: " in printed
    assert told in printed
    assert "geheim" not in printed


def run_to(out: Path, *goals: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "pipeline.cli", "run", str(out.parent / "in"), "--out", str(out), "--workers", "1"]
    return subprocess.run(
        [*command, *(word for to in goals for word in ("--to", to))], capture_output=True, check=False
    )


def test_a_run_fills_the_sinks_that_it_names(out: Path, tmp_path: Path) -> None:
    (out.parent / "in" / "b.txt").write_text(TEXT + "新建公厕2座。\n", encoding="utf-8")
    for _ in range(2):
        done = run_to(out, "sqlite", f"csv:{tmp_path / 'sheets'}")
        assert done.returncode == 0
        assert done.stdout == b""
        rows = READERS["sqlite"](out / "exports" / "workreport.sqlite")
        assert len(rows["documents"]) == 2
        assert READERS["csv"](tmp_path / "sheets")["counts"] == rows["counts"]
    assert f"written: {tmp_path / 'sheets'}".encode() in done.stderr


def test_a_run_to_a_pipe_writes_records_alone(out: Path) -> None:
    (out.parent / "in" / "b.txt").write_text(TEXT + "新建公厕2座。\n", encoding="utf-8")
    done = run_to(out, "-")
    assert done.returncode == 0
    assert done.stdout == b"".join(path.read_bytes() for path in sorted((out / "records").iterdir()))
    assert len([json.loads(line)["id"] for line in done.stdout.splitlines()]) == 2
    assert b"found" in done.stderr


def test_a_sink_that_cannot_be_does_not_let_the_run_begin(out: Path) -> None:
    before = sorted(path.name for path in (out / "records").iterdir())
    (out.parent / "in" / "b.txt").write_text(TEXT + "新建公厕2座。\n", encoding="utf-8")
    done = run_to(out, "csv", "mysql")
    assert (done.returncode, done.stdout) == (2, b"")
    assert sorted(path.name for path in (out / "records").iterdir()) == before


def test_a_sink_that_fails_costs_neither_the_records_nor_the_others(out: Path) -> None:
    (out.parent / "in" / "b.txt").write_text(TEXT + "新建公厕2座。\n", encoding="utf-8")
    done = run_to(out, "postgresql://me:geheim@/x?host=/nowhere", "sqlite")
    assert done.returncode == 1
    assert b"output_unwritable: PostgreSQL" in done.stderr
    assert b"geheim" not in done.stderr
    assert len(READERS["sqlite"](out / "exports" / "workreport.sqlite")["documents"]) == 2


def test_records_go_to_a_pipe_as_they_stand(out: Path) -> None:
    command = [sys.executable, "-c", "import sys; from pipeline.cli import main; sys.exit(main())", "export", str(out)]
    done = subprocess.run([*command, "--to", "-"], capture_output=True, check=True)
    assert done.stdout == (out / "records" / "part-000001.jsonl").read_bytes()
    assert done.stderr == b""


def held(database: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT archive, count(*) FROM archives GROUP BY 1 ORDER BY 1").fetchall()


def test_folders_that_share_a_file_are_told_apart_by_their_paths_or_names(out: Path, tmp_path: Path) -> None:
    shared, other = tmp_path / "all.sqlite", tmp_path / "other"
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.txt").write_text(TEXT + "新建公厕2座。\n", encoding="utf-8")
    assert main(["run", str(tmp_path / "more"), "--out", str(other), "--workers", "1", "--to", f"sqlite:{shared}"]) == 0
    for _ in range(2):
        assert main(["export", str(out), "--to", f"sqlite:{shared}"]) == 0
    paths = [(str(other.resolve()), 1), (str(out.resolve()), 1)]
    assert held(shared) == paths
    assert len(READERS["sqlite"](shared)["documents"]) == 2
    assert main(["export", str(other), "--to", f"sqlite:{shared}", "--archive", "乡镇"]) == 0
    assert held(shared) == [*paths, ("乡镇", 1)]
    assert len(READERS["sqlite"](shared)["documents"]) == 2


def test_a_folder_that_moves_takes_its_own_file_with_it(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert query(out, "SELECT archive FROM archives", capsys).split() == ["archive", "."]
    moved = out.rename(out.parent / "moved")
    (out.parent / "in" / "a.txt").write_text(TEXT + "新建公厕2座。\n", encoding="utf-8")
    mine(moved)
    assert query(moved, "SELECT count(*) FROM documents", capsys).split() == ["count(*)", "1"]


class Hook(ThreadingHTTPServer):
    """A server that keeps what it is sent, or refuses it."""

    daemon_threads = True

    def __init__(self, status: int) -> None:
        super().__init__(("127.0.0.1", 0), HookHandler)
        self.status = status
        self.bodies: list[bytes] = []


class HookHandler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Hook)
        self.server.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing on stderr."""


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl: apt-get install curl")
@pytest.mark.parametrize("status", [200, 500])
def test_the_command_of_the_page_feeds_a_webhook(status: int, out: Path) -> None:
    (command,) = re.findall(
        r"^workreport export \S+ --to - (\| split .*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    part = out / "records" / "part-000001.jsonl"
    part.write_bytes(part.read_bytes() * 250)
    with Hook(status) as hook:
        Thread(target=hook.serve_forever, daemon=True).start()
        environment = {**os.environ, "HOOK": f"http://127.0.0.1:{hook.server_port}/"}
        done = subprocess.run(
            f'"{sys.executable}" -m pipeline.cli export "{out}" --to - {command}',
            shell=True,
            capture_output=True,
            check=False,
            env=environment,
        )
        hook.shutdown()
    assert (done.returncode == 0) is (status == 200)
    if status == 200:
        assert [body.count(b"\n") for body in hook.bodies] == [100, 100, 50]
        assert b"".join(hook.bodies) == part.read_bytes()


def test_a_reader_that_goes_ends_the_export_quietly(out: Path) -> None:
    part = out / "records" / "part-000001.jsonl"
    part.write_bytes(part.read_bytes() * 200)
    command = [sys.executable, "-c", "import sys; from pipeline.cli import main; sys.exit(main())", "export", str(out)]
    with subprocess.Popen([*command, "--to", "-"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


def test_an_answer_as_csv_is_no_formula_and_numbers_stay_numbers(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sql = """SELECT '=HYPERLINK("http:evil").txt' AS name, '-1+1' AS text, -3, -0.5, 135.0, '-3.2', NULL"""
    told = list(csv.reader(io.StringIO(query(out, sql, capsys))))
    assert told[0][:2] == ["name", "text"]
    assert told[1] == ["""'=HYPERLINK("http:evil").txt""", "'-1+1", "-3", "-0.5", "135", "-3.2", ""]


def test_sql_is_answered_as_csv_and_as_json(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT quote, value, unit FROM counts ORDER BY start"
    assert list(csv.reader(io.StringIO(query(out, sql, capsys)))) == [
        ["quote", "value", "unit"],
        ["1200余户", "1200", "户"],
        ["300人次", "300", "人次"],
    ]
    lines = query(out, sql, capsys, "--format", "jsonl").splitlines()
    assert lines[1] == '{"quote":"300人次","value":300,"unit":"人次"}'


def test_answers_follow_the_records(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT count(*) FROM documents"
    assert query(out, sql, capsys).split() == ["count(*)", "1"]
    (out.parent / "in" / "b.txt").write_text(TEXT + "新建公厕2座。\n", encoding="utf-8")
    mine(out)
    assert query(out, sql, capsys).split() == ["count(*)", "2"]
    (out.parent / "in" / "a.txt").unlink()
    mine(out)
    assert query(out, sql, capsys).split() == ["count(*)", "1"]
    before = (out / "exports" / "workreport.sqlite").stat().st_mtime_ns
    query(out, sql, capsys)
    assert (out / "exports" / "workreport.sqlite").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "sql", ["SELEC 1", "SELECT nothing FROM counts", "SELECT 1; SELECT 2", "DELETE FROM counts", ""]
)
def test_sql_that_is_wrong_or_writes_is_refused(sql: str, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", str(out), sql]) == 2
    assert "usage: SQL: " in capsys.readouterr().err
    assert query(out, "SELECT count(*) FROM counts", capsys).split() == ["count(*)", "2"]


def test_a_database_that_is_as_the_records_are_is_not_made_again(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that a copy that one may only read can be asked, whatever runs found nothing new before."""
    query(out, "SELECT 1", capsys)
    mine(out)
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.run.exporting.deliver", None)
        query(out, "SELECT 1", capsys)
    os.utime(out / "failures.jsonl")
    query(out, "SELECT 1", capsys)
    monkeypatch.setattr("pipeline.run.exporting.deliver", None)
    query(out, "SELECT 1", capsys)


def test_a_database_is_brought_up_to_date_also_where_the_clock_has_gone_back(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert query(out, "SELECT count(*) FROM documents", capsys).split() == ["count(*)", "1"]
    (part,) = (out / "records").iterdir()
    part.write_bytes(b"")
    for path in (part, part.parent, out / "failures.jsonl"):
        os.utime(path, (1, 1))
    assert query(out, "SELECT count(*) FROM documents", capsys).split() == ["count(*)", "0"]


@pytest.fixture
def heard() -> Iterator[None]:
    """Ctrl-C is heard, also where the tests were started in the background of a script, which makes them deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_ctrl_c_ends_a_query_while_sqlite_is_at_work(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query(out, "SELECT 1", capsys)
    slow = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30000000) SELECT count(*) FROM n"
    Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    began = time.monotonic()
    assert main(["query", str(out), slow]) == 130
    assert time.monotonic() - began < 10, "it takes several times as long to its end"
    assert "SQL" not in capsys.readouterr().err


@pytest.mark.parametrize("command", [["export", "--to", "csv"], ["query", "SELECT 1"]])
def test_what_is_no_output_folder_is_told(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *rest = command
    assert main([name, str(tmp_path / "absent"), *rest]) == 2
    assert "missing_path" in capsys.readouterr().err
    assert main([name, str(tmp_path), *rest]) == 2
    assert "no_record" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_record_of_another_version_stops_an_export(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part = out / "records" / "part-000001.jsonl"
    part.write_bytes(part.read_bytes().replace(b"workreport/1", b"workreport/0"))
    assert main(["export", str(out), "--to", "csv"]) == 2
    assert "no_record" in capsys.readouterr().err
    assert not list((out / "exports").rglob("*.csv"))


def test_no_export_reads_what_a_run_is_writing(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with hold(out):
        assert main(["export", str(out), "--to", "csv"]) == 2
    assert "another_run" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_told(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out.parent / "file").touch()
    file = out.parent / "file"
    for name, place, why in (
        ("csv", "file", "is a file; choose a folder"),
        ("parquet", "file", "is a file; choose a folder"),
        ("sqlite", "file/x.sqlite", f"{file} is a file; choose a folder"),
        ("excel", "file/x.xlsx", f"{file} is a file; choose a folder"),
        ("csv", "file/a/b", "Not a directory"),
        ("sqlite", "in", "unable to open database file"),
    ):
        target = out.parent / place
        capsys.readouterr()
        assert main(["export", str(out), "--to", name, "--into", str(target)]) == 2
        assert capsys.readouterr().err == f"workreport: output_unwritable: {target}: cannot be written: {why}\n"


@pytest.mark.parametrize(("folder", "kilobytes"), [("absent", "unlimited"), (".", "1500")])
def test_a_workbook_that_finds_no_room_on_its_way_is_told(
    folder: str, kilobytes: str, out: Path, tmp_path: Path
) -> None:
    """The library's own temporary files, which it writes where TMPDIR says."""
    part = out / "records" / "part-000001.jsonl"
    part.write_bytes(part.read_bytes() * 1000)
    command = f'ulimit -f {kilobytes}; exec "{sys.executable}" -m pipeline.cli export "{out}" --to excel'
    environment = {**os.environ, "TMPDIR": str(tmp_path / folder)}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 2
    assert ("panicked" in done.stderr) is (folder == ".")
    assert "output_unwritable" in done.stderr.splitlines()[-1]
    assert list((out / "exports").iterdir()) == []


def test_a_file_that_is_no_database_is_told_by_query_and_export(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / "exports").mkdir()
    (out / "exports" / "workreport.sqlite").write_bytes(b"not a database, but long enough to be looked at" * 50)
    for command in (["query", str(out), "SELECT 1"], ["export", str(out), "--to", "sqlite"]):
        assert main(command) == 2
        told = capsys.readouterr().err
        assert "output_unwritable" in told
        assert "delete it" in told


@pytest.mark.parametrize(
    ("name", "library"), [("parquet", "pyarrow"), ("excel", "rustpy_xlsxwriter"), ("postgres", "psycopg")]
)
def test_a_library_that_is_not_installed_is_named(name: str, library: str, out: Path) -> None:
    script = f"import sys; sys.modules['{library}'] = None\nfrom pipeline.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", script, "export", str(out), "--to", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ})
    assert done.returncode == 2
    assert f"needs_extra: --to {name} needs {library}: pip install 'workreport-pipeline[{name}]'" in done.stderr


def test_no_report_is_replaced_by_a_workbook(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = out.parent / "in" / "a.txt"
    assert main(["export", str(out), "--to", "excel", "--into", str(report)]) == 2
    assert ".xlsx" in capsys.readouterr().err
    assert report.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("below", [".", "records", "records/csv", "documents"])
def test_no_export_goes_where_a_run_writes(below: str, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(out), "--to", "csv", "--into", str(out / below)]) == 2
    assert "where a run writes" in capsys.readouterr().err


def test_a_query_opens_no_other_file(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out.parent)
    for sql in ("ATTACH 'other.db' AS other", "VACUUM INTO 'copy.db'"):
        assert main(["query", str(out), sql]) == 2
    assert not list(out.parent.glob("*.db"))


def test_columns_of_one_name_are_told_apart(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT c.id, d.id, value AS id FROM counts c JOIN documents d ON d.id = c.document ORDER BY c.start"
    first, *_ = query(out, sql, capsys, "--format", "jsonl").splitlines()
    answer = json.loads(first)
    assert list(answer) == ["id", "id:1", "id:2"]
    assert (answer["id"], len(answer["id:1"]), answer["id:2"]) == ("c1", 64, 1200.0)


def test_a_damaged_line_is_told_with_its_place(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part = out / "records" / "part-000001.jsonl"
    part.write_bytes(part.read_bytes() + b'{"schema": "workre\n')
    assert main(["export", str(out), "--to", "csv"]) == 2
    assert "part-000001.jsonl: line 2: holds what is no record" in capsys.readouterr().err


def test_damaged_failures_are_told_in_a_line(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / "failures.jsonl").write_bytes(b"not json\n")
    assert main(["export", str(out), "--to", "csv"]) == 2
    assert "failures.jsonl: line 1" in capsys.readouterr().err


def test_a_first_run_that_goes_on_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with hold(tmp_path / "out"):
        for command in (["export", "--to", "csv"], ["query", "SELECT 1"], ["duplicates"], ["topics"]):
            name, *rest = command
            assert main([name, str(tmp_path / "out"), *rest]) == 2
            assert "another_run" in capsys.readouterr().err
    assert main(["topics", str(tmp_path / "out")]) == 2
    assert "no_record" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["export", "--to", "-"], ["query", "SELECT 1"], ["show"], ["counts"]])
def test_a_stdout_without_room_is_told(command: list[str], out: Path) -> None:
    name, *rest = command
    script = "import sys; from pipeline.cli import main; sys.exit(main())"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", script, name, str(out), *rest],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    (told,) = done.stderr.splitlines()
    assert told.startswith("workreport: output_unwritable: ")


def test_a_pipe_gets_utf_8_whatever_the_locale(out: Path) -> None:
    script = "import sys; from pipeline.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", script, "counts", str(out), "--csv", "--bom"],
        capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "gbk"},
    )  # fmt: skip
    assert "1200余户" in done.stdout.decode("utf-8-sig")
