"""Zip archives as people make them, and as attackers do."""

from __future__ import annotations

import io
import struct
import tracemalloc
import warnings
import zipfile
from collections import Counter
from pathlib import Path

import docx
import msgspec
import pytest

from pipeline.config import load_config
from pipeline.errors import DocumentError
from pipeline.ingest.docx.package import Package
from pipeline.output.manifest import SkipReason
from pipeline.run.archives import members
from pipeline.run.archives.entries import ArchiveError, Meter
from pipeline.run.archives.zips import zip_entries
from pipeline.run.reading import Uris
from tests.run.fakes import failures, fake_plan, fake_run, records, uris

LIMITS = load_config().limits


def packed(files: dict[str, bytes], **options: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", **options) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def packed_as_gbk(name: str, content: bytes) -> bytes:
    """What Windows in China writes: GBK bytes, and no flag that says so."""
    stand_in = "x" * len(name.encode("gbk"))
    return packed({stand_in: content}).replace(stand_in.encode(), name.encode("gbk"))


def read(content: bytes, **limits: int) -> tuple[dict[str, str], Counter[SkipReason]]:
    """Members with their content or error code."""
    skipped: Counter[SkipReason] = Counter()
    found = members(io.BytesIO(content), LIMITS.model_copy(update=limits), skipped)
    return {member.path: member.error.code if member.error else member.content.decode() for member in found}, skipped


def test_members_in_the_order_of_their_names() -> None:
    found, skipped = read(packed({"b.txt": b"2", "d/a.txt": b"1", "a.txt": b"0"}))
    assert list(found.items()) == [("a.txt", "0"), ("b.txt", "2"), ("d/a.txt", "1")]
    assert not skipped


def _saved(paragraph: str) -> bytes:
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(paragraph)
    document.save(buffer)
    return buffer.getvalue()


def test_a_word_document_that_is_named_as_an_archive_is_one(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    own, inner = _saved("全镇现有茶农1200余户。"), _saved("全县有学校32所。")
    (tmp_path / "in" / "a.zip").write_bytes(own)
    (tmp_path / "in" / "b.zip").write_bytes(
        packed({"里/报告.docx.zip": inner, "x.zip": packed({"word/document.xml": b""})})
    )
    manifest = fake_run(tmp_path / "in", out=tmp_path / "out")
    assert uris(tmp_path / "out") == ["a.zip", "b.zip/里/报告.docx.zip"]
    assert (manifest.totals.failures, manifest.skipped) == (0, {"unknown_type": 1})
    first, second = (tmp_path / "out" / "records" / "part-000001.jsonl").read_bytes().splitlines()
    assert [msgspec.json.decode(line)["source"]["member_of"] for line in (first, second)] == [None, "b.zip"]
    (tmp_path / "in" / "b.zip").unlink()
    assert fake_run(tmp_path / "in", out=tmp_path / "small", plan=fake_plan(file_bytes=99)).run.mined == 0
    assert failures(tmp_path / "small") == [("a.zip", "limit_exceeded")]


def test_an_open_document_that_is_named_as_an_archive_is_one() -> None:
    text = packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})
    found = list(members(io.BytesIO(text), LIMITS, Counter()))
    assert [(member.path, member.content) for member in found] == [("", text)]


def test_names_in_gbk_and_in_unmarked_utf8() -> None:
    assert read(packed_as_gbk("总结/街道.txt", b"x"))[0] == {"总结/街道.txt": "x"}
    utf8 = "总结.txt".encode()
    unmarked = packed({"y" * len(utf8): b"x"}).replace(b"y" * len(utf8), utf8)
    assert read(unmarked)[0] == {"总结.txt": "x"}
    assert read(packed({"总结.txt": b"x"}))[0] == {"总结.txt": "x"}


def test_what_is_passed_over_is_counted() -> None:
    names = ("a.txt", "__MACOSX/._a.txt", "~$a.docx", ".git/a.txt", "a.exe", "b\\c.txt")
    found, skipped = read(packed(dict.fromkeys(names, b"x")))
    assert sorted(found) == ["a.txt", "b/c.txt"]
    assert skipped == {"resource_fork": 1, "lock_file": 1, "hidden": 1, "unknown_type": 1}


def test_archives_inside_archives_up_to_the_limit() -> None:
    inner = packed({"deep.txt": b"x"})
    nested = packed({"in/inner.zip": inner, "a.txt": b"y"})
    assert read(nested)[0] == {"a.txt": "y", "in/inner.zip/deep.txt": "x"}
    assert read(nested, archive_nesting=1)[0] == {"a.txt": "y", "in/inner.zip": "limit_exceeded"}


def test_archives_inside_share_the_bounds_of_the_outer_one() -> None:
    nested = packed({"a.txt": b"1", "i.zip": packed({"b.txt": b"2", "c.txt": b"3"}), "j.zip": packed({"d.txt": b"4"})})
    assert read(nested, archive_entries=4)[0] == {"a.txt": "1", "i.zip": "limit_exceeded", "j.zip/d.txt": "4"}
    large = packed({"a.txt": b"x" * (1 << 16)}, compression=zipfile.ZIP_DEFLATED)
    bombs = packed({"i.zip": large, "j.zip": large})
    bounds = {"ratio_from_bytes": 100_000, "inflation_ratio": 20}
    assert set(read(large, **bounds)[0]) == {"a.txt"}
    assert list(read(bombs, **bounds)[0].values())[1:] == ["limit_exceeded"]


def test_archives_inside_with_too_many_entries_are_not_all_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[int] = []
    infolist = zipfile.ZipFile.infolist

    def spied(self: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
        listed.append(len(infolist(self)))
        return infolist(self)

    inner = packed({f"{number}{'x' * 200}.txt": b"" for number in range(100)})
    nested = packed({f"{number}.zip": inner for number in range(50)})
    monkeypatch.setattr(zipfile.ZipFile, "infolist", spied)
    assert set(read(nested, archive_entries=99)[0].values()) == {"limit_exceeded"}
    assert sum(listed) < 500


@pytest.mark.timeout(20)
def test_many_members_of_one_name_take_no_square_of_their_number() -> None:
    uris = Uris()
    assert [uris.told_apart(uri) for uri in ("a (2).txt", "a.txt", "a.txt", "a.txt", "b", "b")] == [
        "a (2).txt",
        "a.txt",
        "a (3).txt",
        "a (4).txt",
        "b",
        "b (2)",
    ]
    assert len({uris.told_apart("a.txt") for _ in range(50_000)}) == 50_000


@pytest.mark.parametrize(
    ("content", "limits", "expected"),
    [
        (b"PK\x03\x04 no archive", {}, {"": "corrupt_archive"}),
        (packed({"a.txt": b"x", "b.txt": b"x"}), {"archive_entries": 1}, {"": "limit_exceeded"}),
        (packed({"a.txt": b"x" * 99, "b.txt": b"x"}), {"file_bytes": 50}, {"a.txt": "limit_exceeded", "b.txt": "x"}),
        (packed({"a.zip": b"not one", "b.txt": b"x"}), {}, {"a.zip": "corrupt_archive", "b.txt": "x"}),
        (
            packed({"a.txt": bytes(1 << 16), "b.txt": b"x"}, compression=zipfile.ZIP_DEFLATED),
            {"ratio_from_bytes": 1000, "inflation_ratio": 10},
            {"": "limit_exceeded"},
        ),
    ],
    ids=["broken", "too many", "too large", "broken inside", "bomb"],
)
def test_what_cannot_be_read_says_why(content: bytes, limits: dict[str, int], expected: dict[str, str]) -> None:
    assert read(content, **limits)[0] == expected


def test_sizes_are_counted_and_not_believed() -> None:
    honest = packed({"a.txt": bytes(5000)}, compression=zipfile.ZIP_DEFLATED)
    lying = honest.replace(struct.pack("<I", 5000), struct.pack("<I", 10))
    assert read(lying, file_bytes=1000)[0]["a.txt"] in {"limit_exceeded", "corrupt_archive"}


def test_a_damaged_member_does_not_harm_its_neighbours() -> None:
    content = packed({"a.txt": b"damaged here", "b.txt": b"x"}).replace(b"damaged", b"DAMAGED")
    assert read(content)[0] == {"a.txt": "corrupt_archive", "b.txt": "x"}


def test_a_password_is_told() -> None:
    content = bytearray(packed({"a.txt": b"x"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    assert read(bytes(content))[0] == {"a.txt": "encrypted"}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_inflates_without_a_bound_is_refused_and_its_neighbours_are_read(method: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", b"x", method)
        archive.writestr("b.txt", b"y", zipfile.ZIP_DEFLATED)
    assert read(buffer.getvalue())[0] == {"a.txt": "corrupt_archive", "b.txt": "y"}


@pytest.mark.parametrize("fault", [OverflowError, struct.error, zipfile.BadZipFile, NotImplementedError])
def test_whatever_zipfile_raises_is_a_corrupt_archive(fault: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise fault

    content = packed({"a.txt": b"x"})
    monkeypatch.setattr(zipfile.ZipFile, "open", refuse)
    assert read(content)[0] == {"a.txt": "corrupt_archive"}
    monkeypatch.setattr(zipfile.ZipFile, "__init__", refuse)
    assert read(content)[0] == {"": "corrupt_archive"}
    with pytest.raises(DocumentError, match="corrupt_archive"):
        Package(content, LIMITS)


def test_a_run_over_an_archive(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    inner = packed({"c.txt": b"third", "d.txt": b"fail"})
    (folder / "all.zip").write_bytes(packed({"x/a.txt": b"first", "../../b.txt": b"second", "i.zip": inner}))
    out = tmp_path / "out"
    manifest = fake_run(folder, out=out)
    assert uris(out) == ["all.zip/b.txt", "all.zip/i.zip/c.txt", "all.zip/x/a.txt"]
    assert failures(out) == [("all.zip/i.zip/d.txt", "corrupt_document")]
    assert manifest.run.files == 1
    lines = (out / "records" / "part-000001.jsonl").read_text(encoding="utf-8")
    assert '"member_of":"all.zip"' in lines
    assert '"member_of":"all.zip/i.zip"' in lines
    assert fake_run(folder, out=out).run.unchanged == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_two_members_of_one_name_are_two_documents(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, warnings.catch_warnings(action="ignore"):
        for name, text in (("a.txt", "first"), ("a.txt", "second"), ("../a.txt", "third"), ("b.txt", "fourth")):
            archive.writestr(name, text)
    (tmp_path / "all.zip").write_bytes(buffer.getvalue())
    out = tmp_path / "out"
    assert fake_run(tmp_path / "all.zip", out=out).totals.records == 4
    assert uris(out) == ["all.zip/a.txt", "all.zip/a (2).txt", "all.zip/a (3).txt", "all.zip/b.txt"]
    assert '"name":"a (2).txt"' in (out / "records" / "part-000001.jsonl").read_text(encoding="utf-8")


def test_members_that_leave_an_archive_leave_the_records(tmp_path: Path) -> None:
    archive, out = tmp_path / "all.zip", tmp_path / "out"
    archive.write_bytes(packed({"a.txt": b"first", "b.txt": b"second"}))
    fake_run(archive, out=out)
    kept = records(out)[1]
    archive.write_bytes(packed({"b.txt": b"second", "c.txt": b"third!"}))
    manifest = fake_run(archive, out=out)
    assert (manifest.run.mined, manifest.run.duplicates) == (1, 1)
    assert uris(out) == ["all.zip/b.txt", "all.zip/c.txt"]
    assert records(out)[0] == kept


def test_a_broken_archive_is_one_failure_with_an_id(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"nothing")
    fake_run(tmp_path / "x.zip", out=tmp_path / "out")
    assert failures(tmp_path / "out") == [("x.zip", "corrupt_archive")]
    assert b'"id":null' not in (tmp_path / "out" / "failures.jsonl").read_bytes()
    assert fake_plan().limits == LIMITS


@pytest.mark.parametrize("long", [False, True])
def test_a_directory_of_a_million_entries_is_never_read(long: bool) -> None:
    number = 1_000_000
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<HHH", 1, 0, 0) + bytes(12) + b"a"
    size = number * len(entry)
    record = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, number, number, size, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, size, 1)
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF if long else size, 0, 0)
    content = entry * number + (record + locator if long else b"") + end
    tracemalloc.start()
    with pytest.raises(ArchiveError, match="limit_exceeded"):
        list(zip_entries(io.BytesIO(content), Meter(LIMITS)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4_000_000
