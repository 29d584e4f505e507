"""The ten questions answered on the corpus, each held against the records themselves."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from pipeline.output.export import sqlite
from pipeline.output.questions import QUESTIONS, Question
from pipeline.output.reading import Batch
from pipeline.output.tables import DOCUMENTS, Value
from pipeline.records import Count, Organisation, Report

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "analysis.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)\n```", PAGE, re.DOTALL)
Key = tuple[object, ...]


@pytest.fixture(scope="module")
def database(mined_batches: list[Batch], tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("questions") / "workreport.sqlite"
    sqlite.write(path, mined_batches)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def _counts(reports: Sequence[Report], wanted: Callable[[Report, Count], bool]) -> set[Key]:
    return {(report.id, count.id) for report in reports for count in report.counts if wanted(report, count)}


def _several(reports: Sequence[Report]) -> set[Key]:
    places = defaultdict(set)
    for report in reports:
        for initiative in report.initiatives:
            places[initiative.name].add(report.id)
    return {(name, len(found)) for name, found in places.items() if len(found) > 1}


def _to_read_again(report: Report) -> bool:
    suspect = any(count.suspect for count in report.counts)
    return report.integrity.grade != "clean" or suspect or not all(check.holds for check in report.checks)


EXPECTED: dict[str, tuple[str, Callable[[Sequence[Report]], set[Key]]]] = {
    "organisation_years": (
        "document, id",
        lambda reports: _counts(
            reports,
            lambda r, c: bool(
                r.report.organisation.name and c.role in {"total", "to"} and c.object is not None and c.same_as is None
            ),
        ),
    ),
    "sums_that_do_not_hold": (
        "document, number",
        lambda reports: {(r.id, n) for r in reports for n, check in enumerate(r.checks, 1) if not check.holds},
    ),
    "initiatives_by_region": ("document, id", lambda reports: {(r.id, i.id) for r in reports for i in r.initiatives}),
    "initiatives_in_several_reports": ("name, reports", _several),
    "initiatives_with_figures": (
        'document, initiative, "count"',
        lambda reports: {(r.id, i.id, count) for r in reports for i in r.initiatives for count in i.counts},
    ),
    "money": (
        "document, id",
        lambda reports: _counts(
            reports,
            lambda _, c: c.unit_class == "money" and c.value is not None and c.same_as is None and c.role != "from",
        ),
    ),
    "growth": (
        "document, id",
        lambda reports: _counts(reports, lambda _, c: c.role == "change" and c.direction is not None),
    ),
    "promises": ("document, id", lambda reports: _counts(reports, lambda _, c: c.status in {"plan", "target"})),
    "problems": (
        "document, id",
        lambda reports: {(r.id, section.id) for r in reports for section in r.sections if section.role == "problem"},
    ),
    "to_read_again": ("document", lambda reports: {(r.id,) for r in reports if _to_read_again(r)}),
}


@pytest.mark.parametrize("name", [question.name for question in QUESTIONS])
def test_a_view_answers_with_just_what_the_records_hold(
    name: str, database: sqlite3.Connection, mined_reports: list[Report]
) -> None:
    columns, expected = EXPECTED[name]
    found = Counter(database.execute(f"SELECT {columns} FROM {name}").fetchall())
    assert set(found) == expected(mined_reports)
    assert found
    assert set(found.values()) == {1}


def test_regions_are_beginnings_of_names(database: sqlite3.Connection) -> None:
    sql = "SELECT d.organisation, v.region FROM initiatives_by_region v JOIN documents d ON d.id = document"
    found = dict(database.execute(sql))
    assert found["云梁省交通运输厅"] == "云梁省"
    assert found["岚州市市场监督管理局"] == "岚州市"
    assert found["清垣县农业农村局"] == "清垣县"
    assert found["锦溪区妇女联合会"] == "锦溪区"
    assert found["望桥街道"] == "望桥街道"


def test_a_region_is_the_place_in_the_name_and_not_what_follows_it(mined_reports: list[Report]) -> None:
    def region(organisation: str | None) -> Value:
        facts = msgspec.structs.replace(
            mined_reports[0].report, organisation=Organisation(name=organisation, level=None)
        )
        [row] = DOCUMENTS.rows(msgspec.structs.replace(mined_reports[0], report=facts))
        return row[DOCUMENTS.index("region")]

    assert region("云溪县市场监督管理局") == "云溪县"
    assert region("澄江市汀洲区东堤街道办事处") == "澄江市汀洲区东堤街道"
    assert [region(name) for name in ("阳光集团", "城关镇", None)] == [None] * 3


def test_the_figures_of_a_failed_check_stand_in_its_order(
    database: sqlite3.Connection, mined_reports: list[Report]
) -> None:
    found = dict(database.execute("SELECT document || number, quotes FROM sums_that_do_not_hold"))
    for report in mined_reports:
        quotes = {count.id: count.quote for count in report.counts}
        for number, check in enumerate(report.checks, 1):
            if not check.holds:
                assert found[f"{report.id}{number}"] == " ".join(quotes[member] for member in check.members)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_question_is_told_with_its_view(question: Question) -> None:
    for told in (question.asks, question.zh, f"`{question.name}`"):
        assert told in PAGE


@pytest.mark.parametrize("sql", QUERIES)
def test_every_query_of_the_page_has_an_answer(sql: str, database: sqlite3.Connection) -> None:
    assert database.execute(sql).fetchall()


def test_each_question_has_a_query_on_the_page() -> None:
    assert len(QUESTIONS) == len(QUERIES) == 10
