"""Tables that a page has flattened into lines."""

from __future__ import annotations

import pytest

from pipeline.extract.counts.tables.grids import grids
from pipeline.records import Block


def flattened(text: str) -> list[list[list[str]]]:
    """The rows of each flattened table of `text`, a block a line."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(start=at, end=at + len(line), kind="paragraph", paragraph=number))
        at += len(line) + 1
    own, flat = grids(text, blocks)
    assert own == []
    found = []
    for grid in flat:
        rows: list[list[str]] = [[] for _ in range(grid[-1].row + 1)]
        for cell in grid:
            rows[cell.row].append(text[cell.start : cell.end])
        found.append(rows)
    return found


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("村名\t户数\n东坪\t12", [["村名", "户数"], ["东坪", "12"]]),
        ("| 村名 | 户数 |\n|---|---:|\n| 东坪 | 12 |", [["村名", "户数"], ["东坪", "12"]]),
        ("｜村名｜户数｜\n｜东坪｜１２户｜", [["村名", "户数"], ["东坪", "１２户"]]),
        ("村名|户数|\n东坪||\n西坪|9|", [["村名", "户数"], ["东坪", ""], ["西坪", "9"]]),
    ],
)
def test_lines_with_one_separator_are_a_table(text: str, rows: list[list[str]]) -> None:
    assert flattened(f"前言。\n{text}\n结语。") == [rows]


@pytest.mark.parametrize("text", ["村名\t户数", "甲\t乙\n丙\t丁", "走访|慰问", "全年办件12件。"])
def test_a_lone_line_or_one_without_numbers_is_none(text: str) -> None:
    assert flattened(text) == []


def test_two_tables_are_two() -> None:
    assert len(flattened("村名\t户数\n东坪\t12\n说明\n镇名\t人数\n西坪\t9")) == 2


def test_lines_with_both_separators_are_one_table() -> None:
    text = "村名\t|\t户数\t|\n东坪\t|\t12\t|\n西坪\t|\t9\t|"
    assert flattened(text) == [[["村名", "户数"], ["东坪", "12"], ["西坪", "9"]]]


def test_lines_with_one_separator_beside_lines_with_both() -> None:
    lines = ["镇名\t人数", "北岭\t30", "村名\t|\t户数\t|", "东坪\t|\t12\t|", "镇名\t户数", "南岭\t8"]
    found = flattened("\n".join(lines))
    assert sorted(found) == [
        [["村名", "户数"], ["东坪", "12"]],
        [["镇名", "人数"], ["北岭", "30"]],
        [["镇名", "户数"], ["南岭", "8"]],
    ]


def test_a_bar_inside_cells_leaves_tabs_to_part_them() -> None:
    assert flattened("村名|组名\t户数\n东坪|一组\t12") == [[["村名|组名", "户数"], ["东坪|一组", "12"]]]
