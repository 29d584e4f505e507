"""The command as people and scripts use it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from pipeline.classify.model import FOLDER
from pipeline.cli import main
from pipeline.run import commands
from pipeline.run.commands.schema import RECORDS, json_schema

COMMANDS = sorted(path.stem.replace("_", "-") for path in Path(commands.__file__).parent.glob("[!_]*.py"))
CONFIGS = Path(__file__).resolve().parents[1] / "configs"
TEXT = """青溪镇2024年工作总结
一、民生保障
全镇现有茶农1200余户，茶园近2000亩，累计接待群众300人次。
二、存在问题
全年办结率为98%，联系电话0571-12345678。
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with a record, a copy of its file, and a failure of a kind that names bring."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "青溪镇.txt").write_text(TEXT, encoding="utf-8")
    (folder / "x.pdf").write_bytes(b"%PDF")
    (folder / "copy.txt").write_text(TEXT, encoding="utf-8")
    files = [str(folder / name) for name in ("青溪镇.txt", "copy.txt", "x.pdf")]
    assert main(["run", *files, "--out", str(folder / "out"), "--workers", "1"]) == 1
    assert main(["duplicates", str(folder / "out")]) == 0
    return folder / "out"


def written(out: Path) -> dict[str, list[dict[str, Any]]]:
    """Everything in an output folder, by the name of its schema."""
    files = {"report": "records/part-000001.jsonl", "failure": "failures.jsonl", "duplicates": "duplicates.jsonl"}
    lines = {name: (out / file).read_text(encoding="utf-8").splitlines() for name, file in files.items()}
    decoded = {name: [json.loads(line) for line in found] for name, found in lines.items()}
    return {**decoded, "manifest": [json.loads((out / "manifest.json").read_text(encoding="utf-8"))]}


def records(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "records" / "part-000001.jsonl").read_bytes().splitlines()]


@pytest.mark.parametrize("name", RECORDS)
def test_what_is_written_is_what_the_schema_says(name: str, out: Path) -> None:
    validator = jsonschema.Draft202012Validator(json_schema(name))
    validator.check_schema(json_schema(name))
    found = written(out)[name]
    assert found
    for record in found:
        validator.validate(record)


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_with_one_field_more_or_less_is_refused(name: str, out: Path) -> None:
    validator = jsonschema.Draft202012Validator(json_schema(name))
    record = written(out)[name][0]
    for holder in objects(record):
        for field in list(holder):
            value = holder.pop(field)
            optional = not validator.is_valid(record) or holder in (record.get("failures"), record.get("skipped"))
            assert optional, field
            holder[field] = value
        holder["stranger"] = 1
        assert not validator.is_valid(record)
        del holder["stranger"]
    assert validator.is_valid(record)


def objects(value: Any) -> list[dict[str, Any]]:
    """All objects in a JSON value."""
    if isinstance(value, dict):
        return [value, *(inner for part in value.values() for inner in objects(part))]
    return [inner for part in value for inner in objects(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("name", RECORDS)
def test_schemas_are_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", name]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert printed["$id"].startswith("urn:workreport:schema:")
    assert printed == json.loads(msgspec.json.encode(json_schema(name)))


@pytest.mark.parametrize(("name", "beginning"), [("tables", "{"), ("sql", "CREATE TABLE documents")])
def test_schemas_of_the_tables_are_printed(name: str, beginning: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", name]) == 0
    assert capsys.readouterr().out.startswith(beginning)


def test_no_object_of_a_schema_is_open() -> None:
    described = [part for name in RECORDS for part in objects(json_schema(name)) if part.get("type") == "object"]
    assert len(described) > 20
    assert all(part["additionalProperties"] is False for part in described)


def test_what_cannot_start_is_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(tmp_path / "absent"), "--out", str(tmp_path / "out")]) == 2
    assert "no such file" in capsys.readouterr().err
    assert main(["run", str(tmp_path), "--out", str(tmp_path / "out"), "--workers", "0"]) == 2
    assert "--workers" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_faulty_configuration_stops_a_run_before_it_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    config = tmp_path / "config"
    config.mkdir()
    (config / "limits.yaml").write_text("file_bytes: -1\nnonsense: 2\n", encoding="utf-8")
    assert main(["check-config", str(config)]) == 2
    told = capsys.readouterr().err
    assert "file_bytes" in told
    assert "nonsense" in told
    code = main(["run", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--config", str(config)])
    assert code == 2
    assert not (tmp_path / "out").exists()


def test_the_products_own_configuration_has_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-config"]) == 0
    assert capsys.readouterr().out.endswith("files, no faults\n")


def test_one_file_of_configuration_is_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "limits.yaml").write_bytes((CONFIGS / "limits.yaml").read_bytes())
    assert main(["check-config", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "1 file, no faults\n"


def test_nothing_that_is_logged_holds_a_word_of_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["run", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--workers", "1"]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "1 document;" in printed.err
    manifest = (tmp_path / "out" / "manifest.json").read_text(encoding="utf-8")
    for line in TEXT.splitlines():
        for start in range(len(line) - 3):
            assert line[start : start + 4] not in printed.err + manifest


def test_a_disk_without_room_stops_a_run_that_can_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = ["run", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--workers", "1"]

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.output.jsonl.write_atomically", no_room)
        assert main(command) == 1
    assert "stopped: No space left on device; once that is mended" in capsys.readouterr().err
    assert main(command) == 0
    assert (tmp_path / "out" / "records" / "part-000001.jsonl").exists()


def test_show_is_found_by_name_and_by_id(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    identity = written(out)["report"][0]["id"]
    for arguments in ([], ["--name", "青溪"], [identity[:6]]):
        assert main(["show", str(out), *arguments]) == 0
        assert "青溪镇" in capsys.readouterr().out
    assert main(["show", str(out), "--name", "nobody"]) == 2
    assert main(["show", str(out / "absent")]) == 2
    assert main(["show", str(out.parent / "x.pdf")]) == 1


@pytest.mark.parametrize("ledger", ["there", "gone"])
def test_what_was_looked_for_in_vain_is_told(ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("河湾镇工作总结\n走访困难家庭128户。\n", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    out = tmp_path / "out"
    main(["run", str(tmp_path), "--out", str(out), "--workers", "1"])
    if ledger == "gone":
        (out / "ledger.sqlite").unlink()
    for sought, told in (
        (["--name", "街道"], "no record fits --name 街道"),
        (["zz"], "no record fits the id zz"),
        (["zz", "--name", "a"], "no record fits the id zz and --name a"),
        (["--name", "b.pdf"], "no record fits --name b.pdf; it has failed: b.pdf (pdf_not_supported)"),
    ):
        capsys.readouterr()
        assert main(["show", str(out), *sought]) == 2
        assert capsys.readouterr().err == f"workreport: no_record: {out}: {told}\n"


def test_what_a_file_lacks_is_told_with_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, empty, closed = tmp_path / "page.md", tmp_path / "empty.docx", tmp_path / "closed.txt"
    page.write_text("河湾镇", encoding="utf-8")
    empty.write_bytes(b"")
    os.mkfifo(closed)
    for path, code in ((page, "unsupported_type"), (empty, "empty_document"), (closed, "unreadable_file")):
        for command in ("show", "counts"):
            assert main([command, str(path)]) == 1
            assert capsys.readouterr().err.startswith(f"workreport: {code}: {path}: ")


def test_show_refuses_what_is_no_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.json").write_text('{"a": 1}', encoding="utf-8")
    assert main(["show", str(tmp_path / "x.json")]) == 2
    assert "no record" in capsys.readouterr().err
    (tmp_path / "y.json").write_text('{"schema": "workreport/9"}', encoding="utf-8")
    assert main(["show", str(tmp_path / "y.json")]) == 2
    assert "y.json: holds a record of workreport/9; this version reads workreport/1" in capsys.readouterr().err
    assert main(["show", str(tmp_path)]) == 2
    assert "mine it first" in capsys.readouterr().err


def test_show_tells_which_records_fit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a1.txt", "a2.txt"):
        (tmp_path / name).write_text(f"{name}\n{TEXT}", encoding="utf-8")
    main(["run", str(tmp_path), "--out", str(tmp_path / "out"), "--workers", "1"])
    capsys.readouterr()
    for place in (tmp_path / "out", tmp_path / "out" / "records" / "part-000001.jsonl"):
        assert main(["show", str(place), "--name", "a"]) == 2
        told = capsys.readouterr().err
        assert "a1.txt" in told
        assert "a2.txt" in told
        assert main(["show", str(place), "--name", "a2"]) == 0
        assert "a2.txt" in capsys.readouterr().out


def test_among_several_records_only_show_takes_the_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a1.txt", "a2.txt"):
        (tmp_path / name).write_text(f"{name}\n{TEXT}", encoding="utf-8")
    out = str(tmp_path / "out")
    main(["run", str(tmp_path), "--out", out, "--workers", "1"])
    assert main(["show", out]) == 0
    capsys.readouterr()
    for command in (["counts", out], ["explain", out, "镇"], ["mend", out, "--out", str(tmp_path / "m.docx")]):
        assert main(command) == 2
        told = capsys.readouterr().err
        assert "several_records" in told
        assert "a1.txt" in told


@pytest.mark.parametrize("ledger", ["there", "gone", "damaged"])
def test_show_tells_of_how_many_records_it_takes_the_first(
    ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    for name in ("a1.txt", "a2.txt"):
        (tmp_path / name).write_text(f"{name}\n{TEXT}", encoding="utf-8")
    main(["run", str(tmp_path), "--out", str(out), "--workers", "1"])
    if ledger == "gone":
        (out / "ledger.sqlite").unlink()
    if ledger == "damaged":
        (out / "ledger.sqlite").write_bytes(b"no database" * 1000)
    capsys.readouterr()
    for place in (out, out / "records" / "part-000001.jsonl"):
        assert main(["show", str(place)]) == 0
        assert capsys.readouterr().err == "shown: a1.txt, the first of 2 records; others: --name, or an id\n"
    assert main(["show", str(tmp_path / "a1.txt")]) == 0
    assert capsys.readouterr().err == ""


def test_help_tells_how_a_document_gets_as_long_as_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["run", "--help"])
    assert "0: no limit" in " ".join(capsys.readouterr().out.split())


def test_show_reads_files_and_single_records(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part = out / "records" / "part-000001.jsonl"
    indented = out.parent / "one.json"
    indented.write_bytes(msgspec.json.format(part.read_bytes().splitlines()[0], indent=2))
    shown = []
    for place in (out, part, indented, out.parent / "青溪镇.txt"):
        assert main(["show", str(place)]) == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1] == shown[2] == shown[3]


def test_explain_says_why_and_why_not(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = str(out.parent / "青溪镇.txt")
    assert main(["explain", report, "没有这句话"]) == 2
    printed = capsys.readouterr()
    assert (printed.out, "nothing_found: 没有这句话: does not stand in the text" in printed.err) == ("", True)
    assert main(["explain", report, "存在"]) == 0
    assert "not seen" in capsys.readouterr().out


def test_explain_is_told_the_record_by_its_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, people in (("a1.txt", 128), ("a2.txt", 236)):
        (tmp_path / name).write_text(f"河湾镇工作总结\n走访困难家庭{people}户。\n", encoding="utf-8")
    out = tmp_path / "out"
    main(["run", str(tmp_path), "--out", str(out), "--workers", "1"])
    identity = next(record["id"] for record in records(out) if record["source"]["uri"] == "a2.txt")
    capsys.readouterr()
    assert main(["explain", str(out), "户", identity[:12]]) == 0
    assert "【236户】" in capsys.readouterr().out


def test_the_command_line_itself_imports_nothing_heavy() -> None:
    """`--help` answers at once: only what `pipeline.cli` itself imports is looked at, so the package is left unrun."""
    script = (
        "import sys, types\n"
        "package = types.ModuleType('pipeline'); package.__path__ = [sys.argv[1]]; sys.modules['pipeline'] = package\n"
        "import pipeline.cli\n"
        "print(*sys.modules)"
    )
    folder = Path(__file__).resolve().parents[1] / "pipeline"
    done = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True)
    heavy = {"pydantic", "lxml", "jieba", "rjieba", "numpy", "msgspec", "tqdm", "yaml", "sqlite3", "docx"}
    assert heavy.isdisjoint(done.stdout.split())


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_every_command_has_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([*command, "--help"])
    assert end.value.code == 0
    told = capsys.readouterr().out
    assert "usage: workreport" in told
    assert not command or "\nexamples:\n" in told


@pytest.mark.parametrize(("command", "name"), [("schema", "WHAT"), ("train", "MODEL")])
def test_a_refused_argument_has_the_name_that_help_has(
    command: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "nope"]) == 2
    assert f"argument {name}: invalid choice: 'nope'" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert f"  {name} " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "told", "page"),
    [
        (["run", "a.docx"], "the following arguments are required: --out", "workreport run"),
        (
            ["run", "a.docx", "--out", "out", "--workers", "a"],
            "argument --workers: invalid int value: 'a'",
            "workreport run",
        ),
        (["run", "a.docx", "--out", "out", "--nope"], "unrecognized arguments: --nope", "workreport run"),
        (["nope"], "argument COMMAND: invalid choice: 'nope'", "workreport"),
        ([], "the following arguments are required: COMMAND", "workreport"),
    ],
)
def test_what_is_no_command_is_told_in_a_line(
    command: list[str], told: str, page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"workreport: usage: {told}")
    assert line.endswith(f"; see {page} --help")


@pytest.mark.parametrize("asked", [["--log-format", "json"], ["--log-format=json"]])
def test_what_is_no_command_is_an_object_where_that_is_asked_for(asked: list[str]) -> None:
    command = [sys.executable, "-m", "pipeline.cli", "run", "a.docx", *asked]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    told = json.loads(done.stderr)
    assert told["level"] == "error"
    assert told["message"].startswith("usage: the following arguments are required: --out")


def test_show_finds_copies_and_tells_what_has_failed(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    for name in ("青溪", "copy"):
        assert main(["show", str(out), "--name", name]) == 0
        assert "青溪镇" in capsys.readouterr().out
    assert main(["show", str(out), "--name", "x.pdf"]) == 2
    assert "it has failed: x.pdf (pdf_not_supported)" in capsys.readouterr().err


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_somebody_has_closed_are_spared(closed: str, tmp_path: Path) -> None:
    """What a shell or a scheduler closes, the next file that is opened would get the number of."""
    (tmp_path / "a.txt").write_text(TEXT)
    out = tmp_path / "out"
    command = f'"{sys.executable}" -m pipeline.cli run "{tmp_path}/a.txt" --out "{out}" --workers 1 --to csv {closed}'
    assert subprocess.run(["/bin/sh", "-c", command], check=False).returncode == 0
    assert sum(1 for _ in records(out)) == 1
    shown = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m pipeline.cli show "{out}" {closed}'], check=False, capture_output=True
    )
    assert (shown.returncode, shown.stderr) == (0, b"")


def test_a_pipe_is_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert main(["show", str(tmp_path / "a.txt")]) == 1
    assert "unreadable_file" in capsys.readouterr().err


def test_what_lies_behind_a_closed_folder_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def closed(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_dir", closed)
    assert main(["show", "closed/a.txt"]) == 2
    assert "missing_path: closed/a.txt: Permission denied" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_run_that_is_stopped_before_it_begins_says_so(
    form: str, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pressed(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.run.commands.run.main", pressed)
    assert main(["run", str(out.parent / "in"), "--out", str(out), "--log-format", form]) == 130
    told = capsys.readouterr().err
    assert told == "workreport: interrupted\n" if form == "text" else json.loads(told)["message"] == "interrupted"


def test_options_that_would_do_nothing_are_refused(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = str(out.parent / "青溪镇.txt")
    for command in (
        ["run", report, "--out", str(out.parent / "new"), "--scheduler", "tcp://x:1"],
        ["run", report, "--out", str(out.parent / "new"), "--remine", "--remine-changed"],
        ["counts", report, "--bom"],
        ["show", report, "3fa9"],
        ["show", report, "--name", "青"],
        ["explain", report, ""],
        ["explain", report, " \u3000\n"],
    ):
        capsys.readouterr()
        assert main(command) == 2
        assert "workreport: usage: " in capsys.readouterr().err
    assert not (out.parent / "new").exists()


def test_a_command_that_is_nearly_one_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    for word, told in (("rn", "; did you mean run?\n"), ("explian", "; did you mean explain?\n"), ("nope", "--help\n")):
        assert main([word, "x"]) == 2
        assert capsys.readouterr().err.endswith(told)
    assert main(["run", "x"]) == 2
    assert "did you mean" not in capsys.readouterr().err


def test_near_copies_are_not_told_without_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    out = str(tmp_path / "out")
    assert main(["run", str(tmp_path / "a.txt"), "--out", out, "--workers", "1", "--without-text"]) == 0
    capsys.readouterr()
    assert main(["duplicates", out]) == 2
    printed = capsys.readouterr()
    assert (printed.out, "workreport: no_record: " in printed.err) == ("", True)


def test_words_of_a_terminal_that_writes_no_utf8_are_told(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = b"\xbe\xd6".decode("utf-8", "surrogateescape")
    for command in (
        ["show", str(out), "--name", word],
        ["query", str(out), f"SELECT '{word}'"],
        ["compare", str(out), "--organisation", word],
        ["export", str(out), "--to", "sqlite", "--into", str(out.parent / f"{word}.sqlite")],
    ):
        capsys.readouterr()
        assert main(command) == 2
        told = capsys.readouterr().err
        assert told.startswith("workreport: usage: bytes that are no UTF-8, of another terminal perhaps: ")
        assert (told.count("\n"), "\\xbe\\xd6" in told) == (1, True)


def test_a_folder_without_configuration_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["check-config", str(tmp_path)]) == 2
    assert "holds no configuration file" in capsys.readouterr().err
    run = ["run", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--config", str(tmp_path)]
    assert main(run) == 2
    assert not (tmp_path / "out").exists()


def test_a_folder_topics_without_a_model_makes_no_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "hand.yaml").write_text("texts: []\n", encoding="utf-8")
    assert main(["check-config", str(tmp_path)]) == 2
    assert "holds no configuration file" in capsys.readouterr().err


def test_a_model_is_checked_as_a_run_would(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(FOLDER, tmp_path / "topics")
    assert main(["check-config", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "0 files and a model, no faults\n"
    (tmp_path / "topics" / "weights.npz").write_bytes(b"half of it")
    assert main(["check-config", str(tmp_path)]) == 2
    assert "differs from its manifest" in capsys.readouterr().err


def test_topics_that_the_model_does_not_know_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = (CONFIGS / "taxonomy.yaml").read_text(encoding="utf-8")
    words = "[灯塔, 灯芯, 航标, 守灯人, 雾号]"
    topic = f"{{id: lamps, zh: 灯塔, en: Lamps, definition: 灯塔的管护。, keywords: {words}}}"
    domain = f"- {{id: island, zh: 岛务, en: Island, topics: [{topic}]}}\n"
    (tmp_path / "taxonomy.yaml").write_text(own.replace("domains:\n", f"domains:\n{domain}", 1), encoding="utf-8")
    assert main(["check-config", str(tmp_path)]) == 0
    faults, lacks = capsys.readouterr().out.splitlines()
    assert faults == "1 file, no faults"
    assert lacks.startswith("the model has not learned these topics")
    assert lacks.endswith(": island/lamps")
    (tmp_path / "taxonomy.yaml").write_text(f"domains:\n{domain}", encoding="utf-8")
    assert main(["check-config", str(tmp_path)]) == 2
    assert "the model names topics that are missing here" in capsys.readouterr().err


def test_a_dry_run_refuses_what_the_run_would_refuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("河湾镇工作总结\n走访困难家庭128户。\n", encoding="utf-8")
    out = str(tmp_path / "out")
    assert main(["run", str(tmp_path / "empty"), "--out", out, "--dry-run"]) == 2
    assert "no_input" in capsys.readouterr().err
    run = ["run", str(tmp_path / "in"), "--out", out, "--workers", "1"]
    assert main([*run, "--duplicates", "--without-text", "--dry-run"]) == 2
    assert main(run) == 0
    assert main([*run, "--mask-ids", "--dry-run"]) == 2
    assert "refused" in capsys.readouterr().out
    assert main([*run, "--mask-ids", "--remine", "--dry-run"]) == 0
