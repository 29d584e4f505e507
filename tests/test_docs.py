"""The documents say what the code does, as far as a machine can tell."""

from __future__ import annotations

import doctest
import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

import pipeline
from pipeline import records
from pipeline.cli import main
from pipeline.errors import FAILURE_CODES
from pipeline.integrity import GRADE_BY_CODE
from pipeline.output.manifest import RunTotals
from pipeline.records import Record
from pipeline.run.inputs import ARCHIVES, FORMATS
from tests.dictionary import DICTIONARY, dictionary, outputs
from tests.dictionary import OUTPUTS as OUTPUTS_PAGE

ROOT = Path(__file__).resolve().parents[1]
INGEST = (ROOT / "docs" / "ingest.md").read_text(encoding="utf-8")
OUTPUTS = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
SECTIONS = {
    name: text
    for part in re.split("^##+ ", OUTPUTS.partition("## Tables")[0], flags=re.MULTILINE)
    for names, _, text in [part.partition("\n")]
    for name in re.findall("[A-Za-z]+", names)
}
"""What the page says under each of its headings, which may be of several records."""
HEADINGS = {
    "Report": "Record",
    "FailureSource": "Source",
    "Properties": "Source",
    "Organisation": "ReportFacts",
    "Period": "ReportFacts",
    "TopicScore": "ReportFacts",
    "Aside": "Block",
    "Point": "Section",
    "Mention": "Initiative",
}
"""Records that stand under the heading of another."""
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PUBLIC = sorted(
    (cls for cls in vars(records).values() if isinstance(cls, type) and issubclass(cls, Record) and cls is not Record),
    key=lambda cls: cls.__name__,
)


@pytest.mark.parametrize("record", PUBLIC, ids=lambda cls: cls.__name__)
def test_every_field_is_documented(record: type[Record]) -> None:
    section = SECTIONS[HEADINGS.get(record.__name__, record.__name__)]
    missing = [field for field in record.__struct_fields__ if f"`{field}`" not in section]
    assert not missing


@pytest.mark.parametrize("field", RunTotals.__struct_fields__)
def test_every_number_of_a_run_is_documented(field: str) -> None:
    assert re.search(rf"^\|[^|]*`{field}`[^|]*\|", SECTIONS["Manifest"], re.MULTILINE)


@pytest.mark.parametrize("code", FAILURE_CODES)
def test_every_failure_code_is_documented(code: str) -> None:
    assert f"`{code}`" in OUTPUTS


def test_every_failure_code_stands_in_the_table_of_what_is_refused() -> None:
    rows = [
        line.split("|")[1] for line in INGEST.partition("## What is refused")[2].splitlines() if line.startswith("| `")
    ]
    assert sorted(code for row in rows for code in re.findall(r"`(\w+)`", row)) == sorted(FAILURE_CODES)


@pytest.mark.parametrize("suffix", [*FORMATS, *ARCHIVES])
def test_every_type_of_file_is_documented(suffix: str) -> None:
    assert re.search(rf"{re.escape(suffix)}\b", INGEST.partition("## LibreOffice")[0])


def test_the_examples_of_the_api_are_true() -> None:
    assert doctest.testmod(pipeline).failed == 0
    assert doctest.testmod(pipeline).attempted > 0


@pytest.mark.parametrize(("page", "written"), [(OUTPUTS_PAGE, outputs), (DICTIONARY, dictionary)], ids=["en", "zh"])
def test_the_tables_are_documented_as_they_are(page: Path, written: Callable[[], str]) -> None:
    assert page.read_text(encoding="utf-8") == written(), "make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_architecture_names_every_package() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    packages = [path.parent.name for path in (ROOT / "pipeline").glob("*/__init__.py")]
    assert [name for name in packages if f"`pipeline/{name}/`" not in page] == []


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_python_in_the_readme_is_true(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    result = doctest.DocTestRunner().run(doctest.DocTestParser().get_doctest(text, {}, page, page, 0))
    assert result.failed == 0
    assert result.attempted > 0


def test_both_readmes_name_the_same_options_calls_and_pages() -> None:
    english, chinese = ((ROOT / page).read_text(encoding="utf-8") for page in ("README.md", "README.zh-CN.md"))
    named = re.compile(
        r"`(--[a-z-]+|[a-z]+_[a-z_]+|miner\.\w+|make \w+|pip install [^`]+|docker [^`]+|s3://)|\]\(([^)]+)\)"
    )
    assert set(named.findall(english)) - set(named.findall(chinese)) == {("", "README.zh-CN.md")}


@pytest.mark.parametrize(("page", "told"), [("README.md", r"([\d.]+) now"), ("README.zh-CN.md", r"现为 ([\d.]+)")])
def test_the_command_beside_a_figure_shows_it(page: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A first sight cannot be seen again: what the product gives now stands beside it."""
    (row,) = [line for line in (ROOT / page).read_text(encoding="utf-8").splitlines() if "k8-bureaus" in line]
    assert main(["evaluate", str(ROOT / "corpus/counts/k8-bureaus.yaml"), "--bootstrap", "0"]) == 0
    (shown,) = re.findall(r"^  counts +[\d.]+ +[\d.]+ +([\d.]+) ", capsys.readouterr().out, re.MULTILINE)
    assert re.findall(told, row) == [shown]


def test_both_readmes_tell_sizes_in_the_order_of_the_figures() -> None:
    english, chinese = ((ROOT / page).read_text(encoding="utf-8") for page in ("README.md", "README.zh-CN.md"))
    (row,) = [line for line in english.splitlines() if line.startswith("| counts, headings and initiatives of")]
    sizes = re.findall(r"(\d+) (counts|headings|names)", row)
    assert [thing for _, thing in sizes] == ["counts", "headings", "names"]
    (row,) = [line for line in chinese.splitlines() if line.startswith("| 整篇报告的数量、标题、举措")]
    assert re.findall(r"(\d+) 个", row) == [size for size, _ in sizes]


def test_the_rule_of_grades_is_the_one_that_the_page_shows() -> None:
    page = (ROOT / "docs" / "damage.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \*(\w+)\* \| [^|]+\| ([^|]+)\|$", page, re.MULTILINE)
    shown = {code: grade for grade, codes in rows for code in re.findall("`(\\w+)`", codes)}
    clean = {code for code, grade in shown.items() if grade == "clean"}
    assert {code: grade for code, grade in shown.items() if grade != "clean"} == GRADE_BY_CODE
    assert set(shown) == set(get_args(records.NoticeCode)) == clean | set(GRADE_BY_CODE)
