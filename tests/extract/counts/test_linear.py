"""Time grows with the length of the text, whatever it holds."""

from __future__ import annotations

import time

import pytest

from tests.extract.counts.support import cells, classified, extract

MEGABYTE = 1_000_000
LONGEST = 40
"""Characters that a counted thing may take, or a little more."""
_PART = 8
_SLACK = 2.5


def seconds(text: str) -> float:
    """Of processor time for the counts alone."""
    document = classified(text)
    start = time.process_time()
    extract(document)
    return time.process_time() - start


@pytest.mark.parametrize("piece", ["7", "一", ",", "，", "每", "("])
def test_a_megabyte_of_one_thing_costs_what_its_length_costs(piece: str) -> None:
    length = MEGABYTE // len(piece)
    part = seconds(piece * (length // _PART))
    assert seconds(piece * length) < max(part, 0.01) * _PART * _SLACK


@pytest.mark.parametrize(("opening", "piece"), [("各村党员分别占", "12%、"), ("", "123 123 ")])
def test_a_list_that_never_ends_costs_what_its_length_costs(opening: str, piece: str) -> None:
    number = 6_000
    part = seconds(opening + piece * (number // _PART))
    assert seconds(opening + piece * number) < max(part, 0.01) * _PART * _SLACK


@pytest.mark.parametrize("piece", ["接种能力", "人均收入", "专业点占比", "国家级", "(级)规模"])
def test_a_name_that_never_ends_is_cut(piece: str) -> None:
    """Names of indicators are read on over verbs, averages and grades: not for ever, and not deeper with each."""
    for end in (",3万吨。", "3万吨。"):
        found = extract(classified(f"疫苗{piece * 4000}{end}"))
        assert [len(count.object or "") <= LONGEST for count in found.counts] == [True]


def test_a_wide_table_costs_what_its_cells_cost() -> None:
    """Headers that span are looked for from every cell."""

    def table(columns: int) -> float:
        heads = ["指标", *(f"项目{column}" if column % 2 else "" for column in range(columns))]
        text, blocks = cells(heads, ["甲镇", *map(str, range(columns))], ["乙镇", *map(str, range(columns))])
        document = classified(text, blocks=blocks)
        start = time.process_time()
        extract(document)
        return time.process_time() - start

    assert table(2400) < max(table(300), 0.05) * _PART * _SLACK
