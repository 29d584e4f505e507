"""Which files a command means, in which order, and under which names."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.output.manifest import SkipReason
from pipeline.run.inputs import Inputs
from pipeline.stages import printable
from tests.run.fakes import fake_run, uris


def tree(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return root


def walk(*names: str | Path) -> tuple[list[str], dict[SkipReason, int]]:
    """Uris and what was skipped."""
    found, skipped = Inputs([str(name) for name in names], "out").walk()
    return [file.uri for file in found], dict(skipped)


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    tree(tmp_path, "b.docx", "a/2.txt", "a/1.HTM", "a/c/3.wps", "z.zip")
    assert walk(tmp_path)[0] == ["a/1.HTM", "a/2.txt", "a/c/3.wps", "b.docx", "z.zip"]


def test_a_pdf_may_be_a_report_and_is_not_passed_over(tmp_path: Path) -> None:
    tree(tmp_path, "a/b.PDF", "c.txt")
    assert walk(tmp_path) == (["a/b.PDF", "c.txt"], {})


def test_what_is_no_report_is_passed_over_and_counted(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "~$a.docx", ".hidden.txt", ".git/b.txt", "__MACOSX/c.txt", "d.xlsx", "e")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    uris_found, skipped = walk(tmp_path)
    assert uris_found == ["a.txt"]
    assert skipped == {
        "lock_file": 1,
        "hidden": 2,
        "resource_fork": 1,
        "unknown_type": 2,
        "linked_folder": 1,
        "not_a_file": 2,
    }


def test_a_link_that_cannot_be_followed_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "in/a.txt", "away/b.txt")
    for name in ("loop", "loop.txt"):
        (tmp_path / "in" / name).symlink_to(name)
    assert walk(tmp_path / "in") == (["a.txt"], {"not_a_file": 2})


def test_a_link_to_where_nobody_may_look_is_met_and_fails_by_itself(tmp_path: Path) -> None:
    class Closed:
        name, path = "l.txt", str(tmp_path / "l.txt")

        def is_dir(self, *, follow_symlinks: bool = True) -> bool:
            if follow_symlinks:
                raise PermissionError(errno.EACCES, "Permission denied")
            return False

        is_file = is_dir

    inputs = Inputs([str(tmp_path)], "out")
    assert inputs._reason(Closed()) is None  # type: ignore[arg-type]


def test_an_empty_name_is_no_place(tmp_path: Path) -> None:
    for names, out in (([""], "out"), ([str(tmp_path)], "")):
        with pytest.raises(UsageError, match="empty name"):
            Inputs(names, out)


def test_a_linked_file_is_a_file(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert walk(tmp_path)[0] == ["a.txt", "b.txt"]


def test_a_file_named_outright_is_its_name_whatever_its_type(tmp_path: Path) -> None:
    tree(tmp_path, "d/a.xyz", "d/.b.txt")
    assert walk(tmp_path / "d" / "a.xyz", tmp_path / "d" / ".b.txt")[0] == ["a.xyz", ".b.txt"]


def test_patterns_are_relative_to_their_fixed_part(tmp_path: Path) -> None:
    tree(tmp_path, "y/2022/a.txt", "y/2023/b.txt", "y/2023/c/d.txt", "y/e.exe")
    assert walk(tmp_path / "y" / "*" / "*.txt")[0] == ["2022/a.txt", "2023/b.txt"]
    every, skipped = walk(tmp_path / "y" / "**")
    assert sorted(every) == ["2022/a.txt", "2023/b.txt", "2023/c/d.txt"]
    assert len(every) == len(set(every))
    assert skipped == {"unknown_type": 1}


def test_a_name_with_brackets_is_a_name_where_it_exists(tmp_path: Path) -> None:
    tree(tmp_path, "a[1].txt")
    assert walk(tmp_path / "a[1].txt")[0] == ["a[1].txt"]


@pytest.mark.parametrize(("name", "message"), [("absent", "no such file"), ("*.txt", "no file matches")])
def test_what_is_missing_is_refused(name: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=message):
        walk(tmp_path / name)


def test_names_that_are_no_utf8_are_printable() -> None:
    assert printable(os.fsdecode("街道/总结.txt".encode("gb18030"))) == "街道/总结.txt"
    assert printable(os.fsdecode("街道/".encode() + "总结.txt".encode("gb18030"))) == "街道/总结.txt"
    assert printable(os.fsdecode(b"caf\xe9.txt")) == "caf\\xe9.txt"
    assert printable("总结.txt") == "总结.txt"
    assert printable("a\x1b[2Jb\n.txt") == "a\\x1b[2Jb\\x0a.txt"


def test_a_run_over_names_that_are_no_utf8(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (b"\xd7\xdc.txt", b"\xd7\xdd.txt"):
        try:
            (folder / os.fsdecode(name)).write_bytes(name)
        except OSError:
            pytest.skip("this file system takes only UTF-8")
    out = tmp_path / "out"
    assert fake_run(folder, out=out, workers=2).totals.failures == 0
    assert uris(out) == ["总.txt", "纵.txt"]
    assert fake_run(folder, out=out).run.unchanged == 2
    assert fake_run(folder, out=out, prune=True).totals.records == 2
