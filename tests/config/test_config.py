"""The product's own configuration is right, and a broken one tells all its faults at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.config import FILES, default_folder, load_config
from pipeline.errors import ConfigError


def overlay(folder: Path, name: str, text: str) -> Path:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_every_file_of_the_folder_is_loaded() -> None:
    assert {path.stem for path in default_folder().glob("*.yaml")} == set(FILES)


def test_the_digest_follows_the_values_that_records_show(tmp_path: Path) -> None:
    limits = (default_folder() / "limits.yaml").read_text(encoding="utf-8")
    own = load_config()
    for change, same in (("", True), ("xml_depth: 255", True), ("grid_span: 62", False)):
        name, _, value = change.partition(": ")
        changed = re.sub(rf"^{name}: \d+", change, limits, flags=re.MULTILINE) if change else f"# another\n{limits}"
        assert changed != limits
        other = load_config(overlay(tmp_path, "limits", changed))
        assert (other.digest == own.digest) is same
        assert not name or getattr(other.limits, name) == int(value)


def test_all_faults_of_all_files_are_told_with_file_and_key(tmp_path: Path) -> None:
    limits = (default_folder() / "limits.yaml").read_text(encoding="utf-8")
    overlay(tmp_path, "limits", limits.replace("xml_depth: 256", "xml_depth: deep") + "surplus: 1\n")
    overlay(tmp_path, "words", "words:\n- text: 网格员\n  frequency: -1\n")
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert {(fault.file, fault.key) for fault in caught.value.faults} == {
        ("limits.yaml", "xml_depth"),
        ("limits.yaml", "surplus"),
        ("words.yaml", "words.0.frequency"),
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("words: [", "line 2"),
        ("words: !!python/object/apply:os.getcwd []", "not valid YAML"),
        ("- a\n- b\n", "words.yaml"),
        ("", "words.yaml"),
        ("words:\n- text: 1\n", "words.0.text"),
    ],
)
def test_broken_yaml_is_a_fault_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told.replace(".", r"\.")):
        load_config(overlay(tmp_path, "words", text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("words:\n- text: 2023\n", "words.0.text: must be text; put quotation marks around"),
        ("words:\n- text: 网格\n  frequency: many\n", "words.0.frequency: must be a whole number"),
        ("words:\n- text: 网格\n  frequency: -1\n", "words.0.frequency: must be more than 0"),
        ("words: 网格\n", "words: must be a list"),
        ("- 网格\n", "words.yaml: must be keys with values"),
        ("word: []\n", "word: is no key that is known here; is it misspelt?"),
        ("{}\n", "words: is missing; yours replaces the whole file"),
        ("words:\n- frequency: 3\n", "words.0.text: is missing"),
        ("words:\n\t- text: 网格\n", "line 2, column 1: is not valid YAML: a tab, where blanks indent"),
        ("words: 类型: 网格\n", "line 1, column 10: is not valid YAML: a colon where none may stand"),
        ("words: [网格，社区\nmore: 1\n", "is not valid YAML: a comma or a ] is missing"),
        ('words: "网格\n', "is not valid YAML: a quotation mark is not closed"),
        ("words: \x01\n", "words.yaml: holds control characters"),
        ("words:\n- text: 网格\n  text: 社区\n", "line 3, column 3: is not valid YAML: the key text stands twice"),
    ],
)
def test_faults_are_told_in_words_of_ours(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(overlay(tmp_path, "words", text))
    lines = str(caught.value).splitlines()
    assert any(told in line for line in lines), lines
    for word in ("Input", "Field", "Extra", "array", "byte string"):
        assert word not in str(caught.value)


def test_a_file_in_gbk_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_bytes("words:\n- text: 网格员\n".encode("gbk"))
    with pytest.raises(ConfigError, match=r"words\.yaml: line 2: is no UTF-8; save the file as UTF-8"):
        load_config(tmp_path)


def test_a_list_is_not_too_short_for_the_faults_inside_it(tmp_path: Path) -> None:
    taxonomy = "domains:\n- {id: A, zh: 甲, en: a, topics: []}\n"
    with pytest.raises(ConfigError) as caught:
        load_config(overlay(tmp_path, "taxonomy", taxonomy))
    assert [fault.key for fault in caught.value.faults] == ["domains.0.id", "domains.0.topics"]


def test_bytes_that_are_no_text_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_bytes(b"\xff\xfe\x00words")
    with pytest.raises(ConfigError, match=r"words\.yaml"):
        load_config(tmp_path)


def test_a_misspelt_file_is_not_ignored(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"word\.yaml: is no configuration file"):
        load_config(overlay(tmp_path, "word", "words: []"))


def test_a_folder_that_is_missing_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is not a folder"):
        load_config(tmp_path / "nowhere")


def test_a_configuration_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_config().limits.xml_depth = 1  # type: ignore[misc]
