"""Numerals: where they end, and the exact interval that they mean."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.zh.numerals import NUMERAL_START, fold_numerals, parse_chinese, read_numeral


@pytest.mark.parametrize(
    ("text", "stretch", "low", "high"),
    [
        ("一千二百余户", "一千二百余", 1200, 1200),
        ("两千零五", "两千零五", 2005, 2005),
        ("三点五公里", "三点五", "3.5", "3.5"),
        ("三点五万", "三点五万", 35000, 35000),
        ("廿五", "廿五", 25, 25),
        ("壹拾贰万元", "壹拾贰万", 120000, 120000),
        ("几十", "几十", 10, 100),
        ("数百名", "数百", 100, 1000),
        ("几万", "几万", 10000, 100000),
        ("十几", "十几", 10, 20),
        ("二十几万斤", "二十几万", 200000, 300000),
        ("20几个", "20几", 20, 30),
        ("两三", "两三", 2, 3),
        ("七八百万元", "七八百万", 7000000, 8000000),
        ("十五六", "十五六", 15, 16),
        ("一百七八十", "一百七八十", 170, 180),
        ("三千五", "三千五", 3500, 3500),
        ("1.2万余个", "1.2万余", 12000, 12000),
        ("500多万元", "500多万", 5000000, 5000000),
        ("3万5千", "3万5千", 35000, 35000),
        ("3.2 亿元", "3.2 亿", 320000000, 320000000),
        ("1，234人", "1,234", 1234, 1234),
        ("１２．５", "12.5", "12.5", "12.5"),
        ("1\n26名", "1\n26", 126, 126),
        ("3千瓦", "3", 3, 3),
        ("两千米", "两", 2, 2),
        ("百分之十五点三", "百分之十五点三", "15.3", "15.3"),
        ("千分之三", "千分之三", 3, 3),
        ("一百三十三亿七千万元", "一百三十三亿七千万", 13370000000, 13370000000),
        ("3来访", "3", 3, 3),
        ("4 126件", "4 126", 4126, 4126),
        ("1 932.6万度", "1 932.6万", 19326000, 19326000),
        ("12 350", "12", 12, 12),
        ("2 ,318台次", "2 ,318", 2318, 2318),
        ("2 ,318", "2", 2, 2),
        ("6 万 3 千元", "6 万 3 千", 63000, 63000),
        ("2 亿 600 万元", "2 亿 600 万", 206000000, 206000000),
        ("6 万 3 户", "6 万", 60000, 60000),
        ("2 6 0盏", "2 6 0", 260, 260),
        ("2 6盏", "2", 2, 2),
        ("2 6 0", "2", 2, 2),
        ("2 6 0 盏", "2", 2, 2),
        ("2 0 2 4年", "2", 2, 2),
        ("万把块", "万把", 10000, 10000),
        ("四万二", "四万二", 42000, 42000),
        ("百分之三点几", "百分之三点几", 3, 4),
    ],
)
def test_reads(text: str, stretch: str, low: int | str, high: int | str) -> None:
    folded = fold_numerals(text)
    numeral = read_numeral(folded, 0)
    assert numeral is not None
    assert folded[numeral.start : numeral.end] == stretch
    assert (numeral.low, numeral.high) == (Decimal(low), Decimal(high))


def test_fractions_are_exact() -> None:
    for text, value in (("三分之一", Fraction(1, 3)), ("1/3", Fraction(1, 3)), ("十分之九", Fraction(9, 10))):
        numeral = read_numeral(text, 0)
        assert numeral is not None
        assert (numeral.low, numeral.form) == (value, "fraction")


@pytest.mark.parametrize("text", ["点", "一二三三", "几几", "百几", "万万万一二", "数五"])
def test_nonsense_means_nothing_or_something_but_never_fails(text: str) -> None:
    parsed = parse_chinese(text)
    assert parsed is None or parsed[0] <= parsed[1]


WRITTEN = {
    pair.partition("=")[0]: pair.partition("=")[2]
    for group in msgspec.yaml.decode(Path(__file__).with_name("numerals.yaml").read_bytes()).values()
    for pair in group
}


def test_there_are_many() -> None:
    assert len(WRITTEN) >= 250


@pytest.mark.parametrize("surface", WRITTEN)
def test_a_surface_has_its_exact_value(surface: str) -> None:
    low, _, high = WRITTEN[surface].partition("..")
    numeral = read_numeral(fold_numerals(surface), 0)
    assert numeral is not None
    assert (numeral.start, numeral.end) == (0, len(surface))
    assert (Fraction(numeral.low), Fraction(numeral.high)) == (Fraction(low), Fraction(high or low))


_DIGITS = "零一二三四五六七八九"
_UPPER = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def _say(number: int) -> str:
    """A whole number up to 10^16 as careful writers spell it."""
    if number == 10**16:
        return "一亿亿"
    if number >= 10**12:  # 一万亿, 一千二百万亿零三
        high, low = divmod(number, 10**12)
        return _say(high) + "万" + _say_below(low)
    for value, word in ((10**8, "亿"), (10**4, "万")):
        if number >= value:
            high, low = divmod(number, value)
            gap = "零" if low and low < value // 10 else ""
            return _say(high) + word + (gap + _say(low) if low else "")
    text, pending = "", False
    for value, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            text += ("零" if pending and text else "") + _DIGITS[digit] + word
        pending = not digit
    return text


def _say_below(low: int) -> str:
    """What follows 万 of 万亿: the 亿 stands even where no 亿 are left."""
    high, rest = divmod(low, 10**8)
    tail = (("零" if rest < 10**7 else "") + _say(rest)) if rest else ""
    return ((("零" if high < 1000 else "") + _say(high)) if high else "") + "亿" + tail


@given(st.integers(min_value=1, max_value=10**16))
def test_what_is_spelt_is_read_back(number: int) -> None:
    assert parse_chinese(_say(number)) == (Decimal(number), Decimal(number))
    assert parse_chinese(_say(number).translate(_UPPER)) == (Decimal(number), Decimal(number))


@given(st.integers(min_value=0, max_value=10**16), st.sampled_from(["{}", "{:,}"]))
def test_what_is_written_in_digits_is_read_back(number: int, shape: str) -> None:
    text = shape.format(number)
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert (numeral.end, numeral.low, numeral.high) == (len(text), Decimal(number), Decimal(number))


@given(st.integers(0, 99_999), st.text("0123456789", min_size=1, max_size=6))
def test_decimals_are_read_back(whole: int, decimals: str) -> None:
    exact = Decimal(f"{whole}.{decimals}")
    spelt = f"{_say(whole) or '零'}点{''.join(_DIGITS[int(digit)] for digit in decimals)}"
    for text in (f"{whole}.{decimals}", spelt):
        numeral = read_numeral(text, 0)
        assert numeral is not None
        assert (numeral.end, numeral.low, numeral.high) == (len(text), exact, exact)


@given(st.integers(2, 999), st.integers(1, 999))
def test_fractions_are_read_back(whole: int, part: int) -> None:
    assume(whole not in (100, 1000))  # 百分之 and 千分之 give the number before the sign
    text = f"{_say(whole)}分之{_say(part)}"
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert (numeral.end, numeral.low, numeral.form) == (len(text), Fraction(part, whole), "fraction")


@given(st.text(alphabet="0123456789.,万亿千百十一二三几数半分之点余多\n ", max_size=20))
def test_a_numeral_stays_inside_the_text(text: str) -> None:
    for match in NUMERAL_START.finditer(text):
        numeral = read_numeral(text, match.start())
        if numeral is not None:
            assert match.start() == numeral.start < numeral.end <= len(text)
            assert numeral.low <= numeral.high
