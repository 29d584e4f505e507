"""Arguments become sets: files and folders, some texts only, with a digest of all that was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.evaluate import read_sets

GOLD = "- {id: s1, text: 走访三户。, expected: [{quote: 三户, value: 3, unit: 户}]}\n"
OTHER = "- {id: s2, text: 走访四户。, expected: [{quote: 四户, value: 4, unit: 户}]}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "b.yml").write_text(GOLD, encoding="utf-8")
    (tmp_path / "deep" / "er" / "a.yaml").write_text(OTHER, encoding="utf-8")
    (tmp_path / "deep" / "README.md").write_text("x", encoding="utf-8")
    return tmp_path / "deep"


def test_folders_are_walked_in_order(folder: Path) -> None:
    one, other = read_sets([folder, folder / "b.yml"])
    assert [case.id for case in one.cases] == ["s1", "s2"]
    assert [case.id for case in other.cases] == ["s1"]
    assert (one.name, other.name) == (str(folder), str(folder / "b.yml"))


@pytest.mark.parametrize("apart", ["hard", "later", "second", "unseen"])
def test_what_stands_apart_is_read_only_where_it_is_named(folder: Path, apart: str) -> None:
    (folder / apart).mkdir()
    (folder / "b.yml").rename(folder / apart / "b.yml")
    walked, named = read_sets([folder, folder / apart])
    assert [case.id for case in walked.cases] == ["s2"]
    assert [case.id for case in named.cases] == ["s1"]


@pytest.mark.parametrize(("only", "left"), [({"s2"}, ["s2"]), ({"b"}, ["s1"]), ({"s1", "a"}, ["s1", "s2"])])
def test_only_names_texts_or_files(only: set[str], left: list[str], folder: Path) -> None:
    assert [case.id for case in read_sets([folder], only)[0].cases] == left


def test_only_that_leaves_nothing_is_told(folder: Path) -> None:
    with pytest.raises(UsageError, match="--only leaves no case"):
        read_sets([folder], {"nobody"})


def test_the_digest_knows_what_was_read_and_not_where_it_lay(folder: Path, tmp_path: Path) -> None:
    before = read_sets([folder])[0].digest
    moved = folder.rename(tmp_path / "elsewhere")
    assert read_sets([moved])[0].digest == before
    (moved / "b.yml").write_text(GOLD + "\n", encoding="utf-8")
    assert read_sets([moved])[0].digest != before


def test_the_digest_knows_the_reports(tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text("{id: w, hand: h, gold: {counts: []}}", encoding="utf-8")
    digests = set()
    for text in ("走访三户。", "走访四户。"):
        (tmp_path / "w.txt").write_text(text, encoding="utf-8")
        digests.add(read_sets([tmp_path])[0].digest)
    assert len(digests) == 2


def test_all_faults_are_told_at_once(folder: Path, tmp_path: Path) -> None:
    (folder / "c.yaml").write_text("[", encoding="utf-8")
    (folder / "d.yaml").write_text("x: y", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError) as error:
        read_sets([folder, tmp_path / "absent", tmp_path / "empty"])
    told = str(error.value).splitlines()
    assert len(told) == 4
    for line, part in zip(told, ("c.yaml", "d.yaml", "no such file", "no gold"), strict=True):
        assert part in line
