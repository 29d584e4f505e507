"""Archives beside .zip: .tar, .tar.gz, .7z and .rar, with the same limits and the same care."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import struct
import subprocess
import tarfile
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.config import load_config
from pipeline.output.manifest import SkipReason
from pipeline.run.archives import members
from tests.processes import children, needs_proc
from tests.run.fakes import fake_run, uris
from tests.run.test_archives import packed

LIMITS = load_config().limits
needs_bsdtar = pytest.mark.skipif(
    shutil.which("bsdtar") is None, reason="needs bsdtar: apt-get install libarchive-tools"
)
FILES = {"总结/a.txt": b"first", "b.txt": b"second"}


def tar(files: Mapping[str, bytes], encoding: str = "utf-8", format_: int = tarfile.GNU_FORMAT) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=format_, encoding=encoding) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def header(name: str, type_: bytes = b"0", size: int = 0) -> bytes:
    """A member's header alone: it may say what it likes."""
    info = tarfile.TarInfo(name)
    info.type, info.size = type_, size
    return info.tobuf(tarfile.GNU_FORMAT)


def sealed(head: bytearray) -> bytes:
    """A header with the checksum that fits it."""
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head)


def block(content: bytes) -> bytes:
    return content + bytes(-len(content) % 512)


def extended(told: dict[str, str], name: str, size: int) -> bytes:
    """A member's header behind an extended one."""
    info = tarfile.TarInfo(name)
    info.size, info.pax_headers = size, told
    return info.tobuf(tarfile.PAX_FORMAT)


def seven_zip(folder: Path, files: Mapping[str, bytes], *options: str) -> bytes:
    for name, content in files.items():
        path = folder / "packed" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    command = ["bsdtar", "-acf", str(folder / "x.7z"), *options, "-C", str(folder / "packed"), *files]
    subprocess.run(command, check=True, env={**os.environ, "LANG": "C.UTF-8"})
    return (folder / "x.7z").read_bytes()


def rar(files: Mapping[str, bytes]) -> bytes:
    """Version 5, files stored as they are."""
    blocks = [_block(b"\x01\x00\x00")]
    for name, content in files.items():
        crc = zlib.crc32(content).to_bytes(4, "little")
        spelled = name.encode()
        head = b"\x02\x02" + _number(len(content)) + b"\x04" + _number(len(content)) + b"\x20" + crc + b"\x00\x00"
        blocks.append(_block(head + _number(len(spelled)) + spelled) + content)
    return b"Rar!\x1a\x07\x01\x00" + b"".join(blocks) + _block(b"\x05\x00\x00")


def rar_4(files: Mapping[str, bytes], *, archive_flags: int = 0, solid_from: int = 99) -> bytes:
    """Version 4, files stored as they are; those from `solid_from` on are said to go on with the one before."""
    blocks = [_block_4(0x73, archive_flags, bytes(6))]
    for index, (name, content) in enumerate(files.items()):
        spelled, size = name.encode(), len(content)
        fields = (size, size, 2, zlib.crc32(content), 0x21_0000, 20, 0x30, len(spelled), 0x20)
        flags = 0x8000 | (0x10 if index >= solid_from else 0)
        blocks.append(_block_4(0x74, flags, struct.pack("<IIBIIBBHI", *fields) + spelled) + content)
    return b"Rar!\x1a\x07\x00" + b"".join(blocks) + _block_4(0x7B, 0x4000, b"")


def _block_4(kind: int, flags: int, fields: bytes) -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(fields)) + fields
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head


def _block(head: bytes) -> bytes:
    sized = _number(len(head)) + head
    return zlib.crc32(sized).to_bytes(4, "little") + sized


def _number(value: int) -> bytes:
    digits = []
    while value >= 128:
        digits.append(value & 127 | 128)
        value >>= 7
    return bytes([*digits, value])


def read(content: bytes, **limits: int) -> tuple[dict[str, bytes | str], Counter[SkipReason]]:
    """Members with their content or error code."""
    skipped: Counter[SkipReason] = Counter()
    found = members(io.BytesIO(content), LIMITS.model_copy(update=limits), skipped)
    return {member.path: member.error.code if member.error else member.content for member in found}, skipped


@pytest.fixture(
    params=["tar", "tar.gz", pytest.param("7z", marks=needs_bsdtar), pytest.param("rar", marks=needs_bsdtar)]
)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def archive(kind: str, files: Mapping[str, bytes], folder: Path) -> bytes:
    if kind == "7z":
        return seven_zip(folder, files)
    return {"tar": tar, "tar.gz": lambda f: gzip.compress(tar(f)), "rar": rar}[kind](files)


def test_members_are_read(kind: str, tmp_path: Path) -> None:
    assert read(archive(kind, FILES, tmp_path))[0] == FILES


def test_what_is_passed_over_is_counted(kind: str, tmp_path: Path) -> None:
    found, skipped = read(archive(kind, dict.fromkeys(("a.txt", ".git/a.txt", "a.exe"), b"x"), tmp_path))
    assert (found, skipped) == ({"a.txt": b"x"}, {"hidden": 1, "unknown_type": 1})


def test_archives_of_all_kinds_hold_each_other_up_to_the_limit(kind: str, tmp_path: Path) -> None:
    inner = archive(kind, {"deep.txt": b"x"}, tmp_path)
    nested = packed({f"in/inner.{kind}": inner, "a.txt": b"y"})
    assert read(nested)[0] == {"a.txt": b"y", f"in/inner.{kind}/deep.txt": b"x"}
    assert read(gzip.compress(tar({"twice.zip": nested})))[0] == {
        "twice.zip/a.txt": b"y",
        f"twice.zip/in/inner.{kind}": "limit_exceeded",
    }


def test_archives_inside_may_be_large_where_the_outer_one_is(kind: str, tmp_path: Path) -> None:
    """A tar does not shrink what it holds: all that comes out of it has gone into it."""
    inner = {f"{number}.tar.gz": gzip.compress(tar({"a.txt": os.urandom(5_000)})) for number in range(5)}
    found, _ = read(archive(kind, inner, tmp_path), ratio_from_bytes=1_000, inflation_ratio=5)
    assert [len(content) for content in found.values()] == [5_000] * 5


@pytest.mark.parametrize(
    ("files", "limits", "expected"),
    [
        ({"a.txt": b"x" * 99, "b.txt": b"y"}, {"file_bytes": 50}, {"a.txt": "limit_exceeded", "b.txt": b"y"}),
        ({"a.txt": b"x", "b.txt": b"y"}, {"archive_entries": 1}, {"a.txt": b"x", "": "limit_exceeded"}),
    ],
)
def test_limits_are_kept(
    files: dict[str, bytes], limits: dict[str, int], expected: dict[str, bytes | str], kind: str, tmp_path: Path
) -> None:
    assert read(archive(kind, files, tmp_path), **limits)[0] == expected


@pytest.mark.parametrize("kind", ["tar.gz", pytest.param("7z", marks=needs_bsdtar)])
def test_a_bomb_is_not_inflated_even_where_its_member_is_passed_over(kind: str, tmp_path: Path) -> None:
    bomb = archive(kind, {"a.exe": bytes(1 << 22), "b.txt": b"x"}, tmp_path)
    limits = {"ratio_from_bytes": 1 << 20, "inflation_ratio": 20}
    found, _ = read(bomb, **limits)
    assert found == {"": "limit_exceeded"}


def test_an_archive_that_was_cut_tells_so_after_what_it_still_holds(kind: str, tmp_path: Path) -> None:
    # What does not shrink, so that the cut falls into the second file.
    content = archive(kind, {"a.txt": b"first", "b.txt": os.urandom(40_000)}, tmp_path)
    found, _ = read(content[: len(content) // 2])
    assert found[""] == "corrupt_archive"
    assert set(found) <= {"", "a.txt", "b.txt"}
    assert b"first" in found.values() or kind in {"7z", "rar"}  # which bsdtar gives up sooner


def test_the_kind_is_told_by_the_bytes(kind: str, tmp_path: Path) -> None:
    """Sites rename what they pack."""
    path = tmp_path / "all.zip"
    path.write_bytes(archive(kind, FILES, tmp_path))
    fake_run(path, out=tmp_path / "out")
    assert sorted(uris(tmp_path / "out")) == ["all.zip/b.txt", "all.zip/总结/a.txt"]


def test_what_is_no_archive_is_told() -> None:
    assert read(b"text and nothing else" * 40)[0] == {"": "corrupt_archive"}
    assert read(gzip.compress(b"no tar in here" * 400))[0] == {"": "corrupt_archive"}


def test_names_in_gbk() -> None:
    assert read(tar(FILES, "gbk"))[0] == FILES


def test_links_devices_and_ways_out_are_no_members() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive_file:
        for name, type_ in (("a.txt", tarfile.SYMTYPE), ("b.txt", tarfile.LNKTYPE), ("c.txt", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = type_, "/etc/hostname"
            archive_file.addfile(info)
        info = tarfile.TarInfo("../../d.txt")
        info.size = 1
        archive_file.addfile(info, io.BytesIO(b"x"))
    assert read(buffer.getvalue())[0] == {"d.txt": b"x"}


@pytest.mark.parametrize("format_", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_long_names_are_read_however_they_are_told(format_: int) -> None:
    files = {f"{'总结' * 40}/{'街道' * 40}.txt": b"first", "b.txt": b"second"}
    assert read(tar(files, format_=format_))[0] == files


def test_a_size_in_an_extended_header_is_that_of_the_member() -> None:
    content = header("x", b"x", 15) + block(b"10 size=5\n5 a=\n") + header("a.txt", size=0) + block(b"first")
    assert read(content + tar({"b.txt": b"second"}))[0] == {"a.txt": b"first", "b.txt": b"second"}


@pytest.mark.parametrize("compress", [bytes, gzip.compress], ids=["tar", "tar.gz"])
@pytest.mark.parametrize(
    ("name", "type_", "expected"),
    [
        ("a.txt", b"0", {"a.txt": "corrupt_archive", "": "corrupt_archive"}),
        ("a.exe", b"0", {"": "corrupt_archive"}),
        ("label", b"V", {"": "corrupt_archive"}),
        ("links", b"K", {"": "corrupt_archive"}),
        ("all", b"g", {"": "corrupt_archive"}),
    ],
)
def test_a_member_that_is_said_to_be_endless_ends_with_the_archive(
    name: str, type_: bytes, expected: dict[str, str], compress: Callable[[bytes], bytes]
) -> None:
    assert read(compress(header(name, type_, 1 << 60) + bytes(512)))[0] == expected


@pytest.mark.parametrize("compress", [bytes, gzip.compress], ids=["tar", "tar.gz"])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"name of a member" * 5000, "limit_exceeded"),
        (b"1" * 60_000 + b" hdrcharset", "corrupt_archive"),
        (b"2 " * 30_000 + b"=\n", "corrupt_archive"),
        (b"0 a=b\n", "corrupt_archive"),
        (b"99 a=b\n", "corrupt_archive"),
    ],
    ids=["long", "digits", "short records", "no length", "length beyond"],
)
def test_extended_headers_are_bounded(content: bytes, expected: str, compress: Callable[[bytes], bytes]) -> None:
    archive = header("x", b"x", len(content)) + block(content) + tar({"a.txt": b"x"})
    assert read(compress(archive))[0] == {"": expected}


def test_headers_of_headers_are_bounded() -> None:
    assert read(header("x", b"x", 0) * 500 + tar({"a.txt": b"x"}))[0] == {"": "limit_exceeded"}


def test_a_sparse_file_is_refused_and_its_neighbours_are_read() -> None:
    """In all the ways that it is told: a hole of 4 GB costs a few bytes."""
    old = bytearray(header("a.txt", b"S", 5))
    old[386:410] = b"%011o\0%011o\0" % (4 << 30, 5)
    old[482] = 1
    maps = (
        sealed(old) + bytes(504) + b"\x01" + bytes(7) + bytes(512),
        extended({"GNU.sparse.map": "0,5", "GNU.sparse.name": "a.txt", "GNU.sparse.size": "9000"}, "x", 5),
        extended({"GNU.sparse.major": "1", "GNU.sparse.realsize": "9000"}, "a.txt", 5),
    )
    for sparse in maps:
        found, _ = read(sparse + block(b"first") + tar({"b.txt": b"y"}))
        assert found == {"a.txt": "corrupt_archive", "b.txt": b"y"}


def test_a_damaged_header_is_told_after_what_came_before() -> None:
    content = bytearray(tar(FILES))
    content[1024:1028] = b"harm"
    assert read(bytes(content))[0] == {"总结/a.txt": b"first", "": "corrupt_archive"}


def test_a_run_opens_all_kinds(kind: str, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / f"all.{kind}").write_bytes(archive(kind, FILES, tmp_path))
    assert fake_run(folder, out=out).run.files == 1
    assert sorted(uris(out)) == [f"all.{kind}/b.txt", f"all.{kind}/总结/a.txt"]
    assert fake_run(folder, out=out).run.unchanged == 1


@needs_bsdtar
def test_rar_4_is_read_but_for_what_libarchive_does_not_know() -> None:
    files = {"a.txt": b"first", "b.txt": b"second"}
    assert read(rar_4(files))[0] == files
    solid = 0x8
    assert read(rar_4(files, archive_flags=solid, solid_from=1))[0] == {"a.txt": b"first", "": "unsupported_type"}
    assert read(rar_4(files, archive_flags=solid, solid_from=0))[0] == {"": "unsupported_type"}
    encrypted = 0x80
    assert read(rar_4(files, archive_flags=encrypted))[0] == {"": "encrypted"}


@needs_bsdtar
def test_bsdtar_is_bounded_in_memory(tmp_path: Path) -> None:
    assert read(rar(FILES), program_bytes=1 << 20)[0] == {"": "corrupt_archive"}


@needs_bsdtar
@needs_proc
def test_an_archive_half_read_leaves_no_process(tmp_path: Path) -> None:
    before = set(children(os.getpid()))
    found = members(io.BytesIO(rar({f"{number}.txt": bytes(100_000) for number in range(50)})), LIMITS, Counter())
    next(found)
    assert set(children(os.getpid())) > before
    found.close()  # type: ignore[attr-defined]
    assert set(children(os.getpid())) == before


@pytest.mark.parametrize("content", [b"7z\xbc\xaf\x27\x1c" + bytes(600), rar(FILES)])
def test_without_bsdtar_the_failure_says_how_to_get_it(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "all.7z").write_bytes(content)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["run", str(tmp_path / "all.7z"), "--out", str(tmp_path / "out"), "--workers", "1"]) == 1
    (line,) = (tmp_path / "out" / "failures.jsonl").read_text(encoding="utf-8").splitlines()
    failure = json.loads(line)
    assert failure["code"] == "needs_libarchive"
    assert "apt-get install" in failure["message"]
