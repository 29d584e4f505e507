"""The tables of a database, which several archives may share: the flat tables, and which archive holds what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.output.tables import FAILURES, TABLES
from pipeline.output.tables.findings import DOCUMENT
from pipeline.output.tables.model import Column, Keys, Row, Table
from pipeline.records import Record, Report

SAME_FOLDER = "."
"""The name of the archive whose own folder holds the database, so that both can move."""


def _nothing(_: Report) -> Iterator[tuple[Keys, Record]]:
    return iter(())


ARCHIVE = Column(
    "archive",
    "text",
    "档案",
    "the output folder, or the name that `--archive` gave; `.` is the folder that holds the file",
    "输出文件夹，或 --archive 所给的名称；. 为数据库所在的文件夹",
    "/srv/outputs/2023",
)
ARCHIVES = Table(
    "archives",
    "档案",
    "in databases alone: one row for each document of each archive; two may hold the same document",
    "仅数据库有：每个档案的每篇报告一行；同一报告可在多个档案中",
    (DOCUMENT, ARCHIVE),
    (),
    _nothing,
    spreadsheet=False,
)
SHARED_FAILURES = replace(FAILURES, keys=(ARCHIVE, *FAILURES.keys))
STORED: tuple[Table, ...] = (*(SHARED_FAILURES if table is FAILURES else table for table in TABLES), ARCHIVES)


def of_archive(table: Table, rows: Sequence[Row], archive: str) -> Sequence[Row]:
    """The rows as the database's table of this name has them."""
    return [(archive, *row) for row in rows] if table is SHARED_FAILURES else rows
