from __future__ import annotations

import pytest

from pipeline.ingest.docx.symbols import symbol


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings", "F0FE", "☑"),
        ("WINGDINGS", "006C", "●"),
        ("Symbol", "F0B0", "°"),
        ("Symbol", "F044", "Δ"),
        ("宋体", "2460", "①"),
        ("Wingdings", "2460", "①"),
        (None, "2460", "①"),
    ],
)
def test_signs_of_symbol_fonts_become_characters(font: str | None, code: str, sign: str) -> None:
    assert symbol(font, code) == sign


@pytest.mark.parametrize("code", [None, "", "GG", "F0", "D800", "0007", "110000", "FFFFFFFFFF"])
def test_what_is_no_known_sign_is_nothing(code: str | None) -> None:
    assert symbol("Wingdings 9", code) in {"", "ð"}


def test_an_unknown_sign_of_a_symbol_font_is_nothing() -> None:
    assert symbol("Wingdings", "F001") == ""
