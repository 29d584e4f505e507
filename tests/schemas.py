"""What each version promises, in docs/schemas: `python -m tests.schemas` (make docs) writes what has been added.

What was promised and is gone or different is told, and nothing is written, until its version rises.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.output.tables import TABLES_VERSION
from pipeline.records import SCHEMA_VERSION
from pipeline.run.commands.schema import described

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "schemas"
PROMISES: dict[str, tuple[str, str]] = {
    "report": (SCHEMA_VERSION, "report.json"),
    "failure": (SCHEMA_VERSION, "failure.json"),
    "tables": (TABLES_VERSION, "tables.json"),
    "sql": (TABLES_VERSION, "sqlite.sql"),
    "postgres": (TABLES_VERSION, "postgres.sql"),
}
"""What `workreport schema` calls it: the version that it rises with, and its file."""
_WORDS = {"title", "description"}
"""What people read may change at any time."""


def path(name: str) -> Path:
    """Where the version of today keeps it."""
    version, file = PROMISES[name]
    return FOLDER / version.replace("/", "-") / file


def broken(name: str, before: str, now: str) -> list[str]:
    """The promises of `before` that `now` does not keep; additions break none."""
    if path(name).suffix == ".json":
        return list(_broken_schema(json.loads(before), json.loads(now), "$"))
    return sorted(_columns(before) - _columns(now))


def _broken_schema(before: Any, now: Any, place: str) -> Iterator[str]:
    if isinstance(before, dict) and isinstance(now, dict):
        for key in before.keys() - (_WORDS if isinstance(before.get("title", ""), str) else set()):
            yield from _broken_schema(before[key], now.get(key), f"{place}.{key}")
    elif isinstance(before, list) and isinstance(now, list):
        yield from (f"{place}: {item}" for item in before if item not in now)
    elif before != now:
        yield f"{place}: {before}"


def _columns(sql: str) -> set[str]:
    """Each column and key, with the name of its table; indexes, views and comments are no promise."""
    tables = re.findall(r"^CREATE TABLE (\w+) \(\n(.*?)\n\)", sql, re.DOTALL | re.MULTILINE)
    return {f"{name}: {line.strip().removesuffix(',')}" for name, body in tables for line in body.splitlines()}


def main() -> int:
    """Write, or tell what a change breaks."""
    for name, (version, _) in PROMISES.items():
        file, now = path(name), described(name)
        if file.exists() and (gone := broken(name, file.read_text(encoding="utf-8"), now)):
            print(f"{version} has promised, and {name} no longer keeps; raise the version:", *gone, sep="\n  ")
            return 1
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(now, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
