"""The flat tables say what the records say, under keys that hold."""

from __future__ import annotations

import json
from typing import Any, Literal, get_args, get_origin, get_type_hints

import jsonschema
import msgspec
import pytest

from pipeline import records
from pipeline.output.tables import FAILURES, TABLES, Row, Table, labels
from pipeline.output.tables.schema import json_schema
from pipeline.records import Check, Count, Failure, Initiative, Mention, Notice, Record, Report, Section

RECORDS: dict[str, type[Record]] = {
    "sections": Section,
    "counts": Count,
    "initiatives": Initiative,
    "mentions": Mention,
    "checks": Check,
    "notices": Notice,
    "failures": Failure,
}
ELSEWHERE = {"mentions", "source"}
"""Fields with a table, or columns, of their own."""
PYTHON = {"text": str, "integer": int, "number": float, "boolean": bool, "date": str, "list": tuple}

by_name = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@by_name
def test_every_row_has_a_key_of_its_own(table: Table, mined_rows: dict[str, list[Row]]) -> None:
    keys = [row[: len(table.keys)] for row in mined_rows[table.name]]
    assert keys
    assert len(set(keys)) == len(keys)


@by_name
def test_rows_are_what_their_schema_says(table: Table, mined_rows: dict[str, list[Row]]) -> None:
    schema = json_schema()
    validator = jsonschema.Draft202012Validator(
        {**schema, "$ref": f"#/$defs/{table.name}"}, format_checker=jsonschema.FormatChecker(["date"])
    )
    names = [column.name for column in table.columns]
    for row in mined_rows[table.name]:
        validator.validate(json.loads(msgspec.json.encode(dict(zip(names, row, strict=True)))))


@by_name
def test_a_column_without_nulls_has_a_value_in_every_row(table: Table, mined_rows: dict[str, list[Row]]) -> None:
    for place, column in enumerate(table.columns):
        if not column.null:
            assert all(row[place] is not None for row in mined_rows[table.name]), column.name


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_of_a_record_has_its_column_and_its_value(
    name: str, mined_rows: dict[str, list[Row]], mined_reports: list[Report]
) -> None:
    table = next(table for table in TABLES if table.name == name)
    fields = [field for field in RECORDS[name].__struct_fields__ if field not in ELSEWHERE]
    assert set(fields) <= {column.name for column in table.columns}
    if table is FAILURES:
        return
    items = [item for report in mined_reports for _, item in table.items(report)]
    same = [field for field in fields if field not in {"topics", "points"}]
    for item, row in zip(items, mined_rows[name], strict=True):
        assert [row[table.index(field)] for field in same] == [getattr(item, field) for field in same]


def test_documents_hold_the_facts_of_their_reports(
    mined_rows: dict[str, list[Row]], mined_reports: list[Report]
) -> None:
    table = TABLES[0]
    for report, row in zip(mined_reports, mined_rows["documents"], strict=True):
        found = dict(zip([column.name for column in table.columns], row, strict=True))
        facts = report.report
        assert found["id"] == report.id
        assert (found["title"], found["kind"]) == (facts.title, facts.kind)
        assert (found["organisation"], found["organisation_level"]) == (
            facts.organisation.name,
            facts.organisation.level,
        )
        if facts.period is not None:
            assert (found["period_start"], found["period_end"]) == (facts.period.start, facts.period.end)
            assert found["year"] == (int(facts.period.end[:4]) if facts.period.end else None)
        assert found["topics"] == tuple(topic.id for topic in facts.topics)
        assert found["counts"] == len(report.counts)
        assert found["file_author"] == report.source.properties.author


@by_name
def test_examples_are_of_their_type(table: Table) -> None:
    for column in table.columns:
        assert isinstance(column.example, PYTHON[column.type]), column.name
        assert column.zh
        assert column.about
        assert column.about_zh


@by_name
def test_columns_have_names_of_their_own_in_both_languages(table: Table) -> None:
    for names in ([column.name for column in table.columns], [column.zh for column in table.columns]):
        assert len(set(names)) == len(names)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize(
    ("named", "enumeration"),
    [
        (labels.REVISIONS, records.Revisions),
        (labels.KINDS, records.ReportKind),
        (labels.LEVELS, records.OrganisationLevel),
        (labels.ROLES, records.SectionRole),
        (labels.APPROX, records.Approx),
        (labels.UNIT_CLASSES, records.UnitClass),
        (labels.OBJECT_SOURCES, records.ObjectSource),
        (labels.COUNT_ROLES, records.CountRole),
        (labels.DIRECTIONS, records.Direction),
        (labels.STATUSES, records.CountStatus),
        (labels.SUSPICIONS, records.Suspicion),
        (labels.INITIATIVES, records.InitiativeKind),
        (labels.CHECKS, records.CheckKind),
        (labels.GRADES, records.IntegrityGrade),
    ],
)
def test_every_value_of_an_enumeration_has_its_chinese_name(named: dict[str, str], enumeration: Any) -> None:
    assert tuple(named) == get_args(enumeration)


def test_the_example_of_a_rule_is_a_rule(mined_rows: dict[str, list[Row]]) -> None:
    for name in ("counts", "initiatives"):
        table = next(table for table in TABLES if table.name == name)
        place = table.index("rule")
        assert table.columns[place].example in {row[place] for row in mined_rows[name]}


@pytest.mark.parametrize("name", ["sections", "counts", "initiatives", "checks"])
def test_a_column_of_an_enumeration_names_all_its_values(name: str) -> None:
    columns = {column.name: column for table in TABLES if table.name == name for column in table.columns}
    for field, hint in get_type_hints(RECORDS[name]).items():
        for kind in (hint, *(get_args(hint) if get_origin(hint) is not tuple else ())):
            if get_origin(kind) is Literal:
                values = get_args(kind)
                assert columns[field].about == ", ".join(values)
                assert all(f"{value} " in columns[field].about_zh for value in values)
