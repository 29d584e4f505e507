from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.formats import FORMATS, write_number

_CASES = {
    "decimal": {1: "1", 12: "12"},
    "decimalZero": {3: "03", 12: "12"},
    "decimalFullWidth": {12: "１２"},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "21"},
    "decimalEnclosedCircleChinese": {10: "⑩"},
    "decimalEnclosedFullstop": {2: "⒉"},
    "decimalEnclosedParen": {3: "⑶"},
    "numberInDash": {4: "- 4 -"},
    "upperLetter": {1: "A", 26: "Z", 27: "AA", 54: "BBB"},
    "lowerLetter": {2: "b"},
    "upperRoman": {4: "IV", 1999: "MCMXCIX"},
    "lowerRoman": {9: "ix"},
    "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 101: "一○一"},
    "chineseCountingThousand": {
        10: "十", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十",
        1001: "一千零一", 1100: "一千一百", 10_010: "一万零一十"
    },
    "chineseLegalSimplified": {1: "壹", 10: "壹拾", 23: "贰拾叁"},
    "ideographLegalTraditional": {3: "參"},
    "taiwaneseCounting": {12: "十二"},
    "taiwaneseCountingThousand": {101: "一百零一", 10_000: "一萬"},
    "taiwaneseDigital": {10: "一○"},
    "japaneseCounting": {10: "十", 101: "百一", 210: "二百十"},
    "japaneseDigitalTenThousand": {12: "一二"},
    "ideographDigital": {10: "一〇"},
    "ideographEnclosedCircle": {1: "㈠", 10: "㈩", 11: "11"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "ideographZodiac": {12: "亥", 13: "13"},
    "ideographZodiacTraditional": {1: "甲子", 11: "甲戌", 60: "癸亥", 61: "甲子"},
    "japaneseLegal": {3: "参", 11: "壱拾壱", 120: "壱百弐拾"},
    "chicago": {1: "*", 5: "**"},
    "hex": {26: "1A"},
    "ordinal": {1: "1st", 12: "12th", 22: "22nd", 113: "113th"},
    "none": {5: ""},
    "unknownToWord": {7: "7"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "number", "written"),
    [(name, number, written) for name, cases in _CASES.items() for number, written in cases.items()],
)
def test_numbers_are_written_in_the_format_of_that_name(name: str, number: int, written: str) -> None:
    assert write_number(number, name) == written


def test_every_format_has_a_case() -> None:
    assert set(FORMATS) - set(_CASES) == {"decimalHalfWidth", "decimalFullWidth2"}


@given(name=st.sampled_from(sorted(FORMATS)), number=st.integers(0, 32_767))
def test_no_format_fails_within_the_limit(name: str, number: int) -> None:
    assert isinstance(write_number(number, name), str)


@given(number=st.integers(1, 9_999))
def test_spoken_numbers_read_back(number: int) -> None:
    total, digit = 0, 0
    for sign in write_number(number, "chineseCountingThousand"):
        if sign in "十百千":
            total += max(digit, 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        else:
            digit = "零一二三四五六七八九".index(sign)
    assert total + digit == number
