"""A schema changes with its version or not at all, and what earlier versions wrote is read."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.output.export import EXPORTS, load
from pipeline.output.reading import batches, reports
from pipeline.run.commands.schema import described
from tests.invariants import assert_record_holds
from tests.output.export.readers import READERS
from tests.schemas import FOLDER, PROMISES, broken, path

RECORDS = Path(__file__).parent / "records"
"""A folder for each version, as an output folder of its first days."""


@pytest.mark.parametrize("name", PROMISES)
def test_what_is_promised_is_what_is_printed(name: str) -> None:
    """`make docs` writes what was added; it refuses what breaks a promise."""
    promised, printed = path(name).read_text(encoding="utf-8"), described(name)
    assert broken(name, promised, printed) == [], f"raise the version of {PROMISES[name][0]}"
    assert promised == printed, "make docs"


def change(name: str, do: Callable[[dict[str, Any]], object]) -> list[str]:
    schema = json.loads(described(name))
    changed = copy.deepcopy(schema)
    do(changed["$defs"])
    return broken(name, json.dumps(schema), json.dumps(changed))


BREAKING: dict[str, Callable[[dict[str, Any]], object]] = {
    "a field goes": lambda defs: defs["Count"]["properties"].pop("quote"),
    "a field is renamed": lambda defs: defs["Count"]["properties"].update(
        {"words": defs["Count"]["properties"].pop("quote")}
    ),
    "a type changes": lambda defs: defs["Count"]["properties"].update({"quote": {"type": "integer"}}),
    "null is allowed": lambda defs: defs["Count"]["properties"].update(
        {"quote": {"anyOf": [{"type": "string"}, {"type": "null"}]}}
    ),
    "a field may be left out": lambda defs: defs["Count"]["required"].remove("quote"),
    "a value of an enumeration goes": lambda defs: defs["Count"]["properties"]["role"]["enum"].pop(),
    "objects are opened": lambda defs: defs["Count"].update({"additionalProperties": True}),
    "the title of a report goes": lambda defs: defs["ReportFacts"]["properties"].pop("title"),
}
ADDING: dict[str, Callable[[dict[str, Any]], object]] = {
    "a field": lambda defs: defs["Count"]["properties"].update({"new": {"type": "string"}}),
    "a value of an enumeration": lambda defs: defs["Count"]["properties"]["role"]["enum"].append("new"),
    "a record": lambda defs: defs.update({"New": {"type": "object"}}),
    "words": lambda defs: defs["Count"].update({"description": "said better"}),
}


@pytest.mark.parametrize("what", BREAKING)
def test_what_breaks_a_promise_is_told(what: str) -> None:
    assert change("report", BREAKING[what])


@pytest.mark.parametrize("what", ADDING)
def test_what_is_added_breaks_none(what: str) -> None:
    assert change("report", ADDING[what]) == []


@pytest.mark.parametrize("name", ["sql", "postgres"])
@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('"quote" ', '"words" ', True),
        ('"quote" text NOT NULL', '"quote" text', True),
        ("PRIMARY KEY (document, id)", "PRIMARY KEY (id)", True),
        ('"quote" ', '"new" BLOB,\n  "quote" ', False),
        ("CREATE INDEX counts_status", "CREATE INDEX by_status", False),
    ],
)
def test_tables_keep_their_columns_and_keys(name: str, before: str, after: str, told: bool) -> None:
    printed = described(name)
    if before not in printed:
        before, after = before.replace(" text", " TEXT"), after.replace(" text", " TEXT")
    assert before in printed
    changed = printed.replace(before, after)
    assert bool(broken(name, printed, changed)) == told


@pytest.mark.parametrize("version", [folder.name for folder in sorted(FOLDER.iterdir()) if "tables" not in folder.name])
def test_records_of_every_version_are_read_and_exported(version: str, tmp_path: Path) -> None:
    """The first days of a version: what was added to it since has its value by default."""
    out = RECORDS / version
    found = list(reports(out))
    assert found
    for report in found:
        assert_record_holds(report)
    for name, form in EXPORTS.items():
        if form.place is not None:
            load(name)(tmp_path / form.place, batches(out))
            rows = READERS[name](tmp_path / form.place)
            assert len(rows["documents"]) == len(found)
            assert len(rows["counts"]) == sum(len(report.counts) for report in found) > 0
