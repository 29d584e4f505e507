"""Bulk files for Elasticsearch and OpenSearch, with the mapping of each index; sending them is curl's work."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from pipeline.output.atomic import replacing, write_atomically
from pipeline.output.export.own import DIGITS, refuse_others
from pipeline.output.indented import indented
from pipeline.output.reading import Batch
from pipeline.output.tables import TABLES, TABLES_VERSION, Column, ColumnType, Row, Table

BULK_BYTES = 10_000_000
"""Of one file, which is one request; servers refuse more than 100 MB and work best on some ten."""

_FULL_TEXT = {"heading", "keywords", "message", "name", "object", "quote", "text", "title"}
"""Columns that people search for words; all else is looked up whole."""
_KEYWORD = {"type": "keyword", "ignore_above": 8191}
"""A term has at most 32,766 bytes. A longer value would have its row refused; so it is kept, and not indexed."""
_TYPES: dict[ColumnType, dict[str, Any]] = {
    "text": _KEYWORD,
    "integer": {"type": "long"},
    "number": {"type": "double"},
    "boolean": {"type": "boolean"},
    "date": {"type": "date", "format": "strict_date"},
    "list": _KEYWORD,
}
_WORDS = {"type": "text", "analyzer": "cjk", "fields": {"keyword": {"type": "keyword", "ignore_above": 256}}}
"""`cjk` cuts Chinese into pairs of characters: it needs no plugin and finds words of two characters anywhere."""


def write(target: Path, batches: Iterable[Batch]) -> None:
    """Replace `<table>-00001.ndjson` … and `<table>.mapping.json` in the folder `target`.

    Raises:
        UsageError: files of these names stand there that no export has written.
    """
    for table in TABLES:
        refuse_others(_mapping_file(target, table), _is_own_mapping)
    with ExitStack() as places, ExitStack() as open_:  # all files are closed before the first takes its place
        files = [open_.enter_context(_Files(table, target, places)) for table in TABLES]
        for batch in batches:
            for each in files:
                each.add(batch.get(each.table.name, ()))
    for table in TABLES:
        described = indented(mapping(table))
        write_atomically(_mapping_file(target, table), [described])
    for each in files:
        each.remove_others()


def mapping(table: Table) -> dict[str, Any]:
    """Settings of one index: closed, so that a stranger among the fields is refused."""
    properties = {column.name: _property(column) for column in table.columns}
    return {"mappings": {"dynamic": "strict", "_meta": {"schema": TABLES_VERSION}, "properties": properties}}


def _mapping_file(target: Path, table: Table) -> Path:
    return target / f"{table.name}.mapping.json"


def _is_own_mapping(path: Path) -> bool:
    return TABLES_VERSION.partition("/")[0].encode() in path.read_bytes()


def _property(column: Column) -> dict[str, Any]:
    return _WORDS if column.name in _FULL_TEXT else _TYPES[column.type]


class _Files:
    """The bulk files of one table."""

    def __init__(self, table: Table, target: Path, places: ExitStack) -> None:
        """`places` puts the files into their places, all of them at the end."""
        self.table = table
        self._index = f"workreport-{table.name}"
        self._written: list[Path] = []
        self._names = [column.name for column in table.columns]
        self._target, self._places = target, places
        self._file: BinaryIO | None = None
        self._size = 0

    def __enter__(self) -> _Files:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            lines = self._lines(row)
            if self._file is None or self._size + len(lines) > BULK_BYTES:
                self._file, self._size = self._next(), 0
            self._file.write(lines)
            self._size += len(lines)

    def remove_others(self) -> None:
        """What an export before has left, which had more rows."""
        for path in self._target.glob(f"{self.table.name}-{DIGITS}.ndjson"):
            if path not in self._written and self._is_own(path):
                path.unlink()

    def _is_own(self, path: Path) -> bool:
        begin = f'{{"index":{{"_index":"{self._index}",'.encode()
        with path.open("rb") as file:
            return file.read(len(begin)) == begin

    def _next(self) -> BinaryIO:
        if self._file is not None:
            self._file.close()
        path = self._target / f"{self.table.name}-{len(self._written) + 1:05}.ndjson"
        refuse_others(path, self._is_own)
        self._written.append(path)
        return self._places.enter_context(replacing(path)).open("wb")

    def _lines(self, row: Row) -> bytes:
        """The action, which names the row by its key so that a second time replaces it, and the row."""
        identity = ":".join(str(value) for value in row[: len(self.table.keys)])
        action = {"index": {"_index": self._index, "_id": identity}}
        source = dict(zip(self._names, row, strict=True))
        return msgspec.json.encode(action) + b"\n" + msgspec.json.encode(source) + b"\n"
