"""Rows of CSV as a spreadsheet takes them."""

from __future__ import annotations

import csv

import pytest

from pipeline.run.view.spreadsheet import row


def read(line: str) -> list[str]:
    (cells,) = csv.reader([line])
    return cells


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_begins_as_a_formula(sign: str) -> None:
    assert read(row([f"{sign}2+3|x", "甲村"])) == [f"'{sign}2+3|x", "甲村"]
    assert read(row([(f"{sign}甲", "乙")])) == [f"'{sign}甲;乙"]


def test_a_file_that_is_named_like_a_formula_is_a_text() -> None:
    assert read(row(["-1+1.docx", "-3.2%", "-1/3", "-"])) == ["'-1+1.docx", "'-3.2%", "'-1/3", "'-"]


def test_a_number_below_nought_stays_a_number() -> None:
    assert read(row([-3, -0.5, -1e-7, "-3.2", None, False])) == ["-3", "-0.5", "-1e-07", "-3.2", "", "FALSE"]
