"""`run --compress zstd`: the same records in smaller parts, and every command reads them."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.output import RecordParts
from pipeline.output.reading import lines
from tests.processes import workreport
from tests.run.fakes import fake_run, write

TEXT = "青溪镇{year}年工作总结\n一、养老服务\n开展“暖溪行动”，走访老人{year}人。\n"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compress")
    write(folder / "in", **{f"r{year}": TEXT.format(year=year) for year in range(2011, 2024)})
    for name, more in (("plain", ()), ("small", ("--compress", "zstd"))):
        assert workreport("run", str(folder / "in"), "--out", str(folder / name), "--workers", "1", *more) == 0
    return folder / "small"


def test_the_records_are_the_same_and_their_parts_smaller(out: Path) -> None:
    plain = out.parent / "plain"
    assert list(lines(out)) == list(lines(plain))
    (small,), (large,) = RecordParts(out).names(), RecordParts(plain).names()
    assert (small, large) == ("part-000001.jsonl.zst", "part-000001.jsonl")
    assert RecordParts(out).path(small).stat().st_size < RecordParts(plain).path(large).stat().st_size / 4


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "{out}"),
        ("show", "{out}", "--name", "r2020"),
        ("counts", "{out}", "--name", "r2020", "--csv"),
        ("explain", "{out}", "暖溪行动", "--name", "r2020"),
        ("export", "{out}", "--to", "-"),
        ("query", "{out}", "SELECT document, value FROM counts ORDER BY 1, 2"),
        ("compare", "{out}", "--organisation", "青溪镇"),
        ("initiatives", "{out}", "--json"),
        ("topics", "{out}", "--csv"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_commands_say_the_same(arguments: tuple[str, ...], out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for folder in (out, out.parent / "plain"):
        assert main([argument.format(out=folder) for argument in arguments]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert said[0]


def test_a_folder_goes_on_compressed_or_not(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a="one", b="two reports"), tmp_path / "out"
    fake_run(folder, out=out, compress="zstd")
    write(folder, c="three")
    fake_run(folder, out=out)
    (folder / "b.txt").unlink()
    manifest = fake_run(folder, out=out, prune=True)
    assert RecordParts(out).names() == ["part-000001.jsonl.zst", "part-000002.jsonl"]
    assert manifest.totals.records == 2
    texts = [json.loads(line)["text"] for line in lines(out)]
    assert texts == ["one", "three"]


def test_a_lost_ledger_is_made_again_from_compressed_parts(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a="one", b="two reports"), tmp_path / "out"
    fake_run(folder, out=out, compress="zstd")
    before = RecordParts(out).path("part-000001.jsonl.zst").read_bytes()
    for ledger in out.glob("ledger*"):
        ledger.unlink()
    manifest = fake_run(folder, out=out, compress="zstd")
    assert (manifest.run.mined, manifest.totals.records) == (0, 3)
    assert RecordParts(out).path("part-000001.jsonl.zst").read_bytes() == before


@pytest.mark.parametrize("damage", [slice(0, 30), slice(4, None)], ids=["cut off", "no frame"])
def test_a_damaged_part_is_told(damage: slice, tmp_path: Path) -> None:
    parts = RecordParts(tmp_path, "zstd")
    parts.write("part-000001.jsonl.zst", [b'{"n":%d}' % number for number in range(1000)])
    path = parts.path("part-000001.jsonl.zst")
    path.write_bytes(path.read_bytes()[damage])
    with pytest.raises(UsageError, match="damaged"):
        list(parts.read("part-000001.jsonl.zst"))


def test_without_a_library_the_command_that_installs_it_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def missing(name: str) -> ModuleType:
        raise ImportError(name)

    monkeypatch.setattr("pipeline.output.compression.import_module", missing)
    with pytest.raises(UsageError, match=r"pip install 'workreport-pipeline\[compress\]'"):
        RecordParts(tmp_path, "zstd")
    assert RecordParts(tmp_path).names() == []
