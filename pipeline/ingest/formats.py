"""Numbers as lists write them, by the names that Word gives to its formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Counting(NamedTuple):
    """How one East Asian format counts below 100,000: digits from zero, then ten, hundred, thousand, ten thousand."""

    digits: str
    magnitudes: str
    spoken_zero: bool = True
    """Whether an inner zero is written: 一百零一."""
    spoken_one: bool = True
    """Whether a leading one is written before hundred and above: 一百."""
    ten_alone: bool = True
    """Whether 10 to 19 begin with the ten itself: 十一."""


_CHINESE = Counting("零一二三四五六七八九", "十百千万")
_TAIWANESE = Counting("零一二三四五六七八九", "十百千萬")
_JAPANESE = Counting("〇一二三四五六七八九", "十百千万", spoken_zero=False, spoken_one=False)
_JAPANESE_LEGAL = Counting("〇壱弐参四伍六七八九", "拾百阡萬", spoken_zero=False, ten_alone=False)
_LEGAL_SIMPLIFIED = Counting("零壹贰叁肆伍陆柒捌玖", "拾佰仟万", ten_alone=False)
_LEGAL_TRADITIONAL = Counting("零壹貳參肆伍陸柒捌玖", "拾佰仟萬", ten_alone=False)


def count_in(counting: Counting, number: int) -> str:
    """`number` in words, as 一百零一."""
    if number == 0:
        return counting.digits[0]
    words, zeros = "", False
    for place, digit in _places(number):
        if digit == 0:
            zeros = bool(words)
            continue
        if zeros and counting.spoken_zero:
            words += counting.digits[0]
        zeros = False
        words += _digit_word(counting, digit, place, leading=not words)
    return words


def _places(number: int) -> list[tuple[int, int]]:
    """Digits from the left, each with its power of ten."""
    digits = str(number)
    return [(len(digits) - 1 - index, int(digit)) for index, digit in enumerate(digits)]


def _digit_word(counting: Counting, digit: int, place: int, *, leading: bool) -> str:
    if place == 0:
        return counting.digits[digit]
    magnitude = counting.magnitudes[place - 1]
    if digit == 1 and (not counting.spoken_one or (place == 1 and leading and counting.ten_alone)):
        return magnitude
    return counting.digits[digit] + magnitude


def positional(digits: str) -> Callable[[int], str]:
    """Digit by digit: 一〇一."""
    table = str.maketrans("0123456789", digits)
    return lambda number: str(number).translate(table)


def counting(system: Counting) -> Callable[[int], str]:
    return lambda number: count_in(system, number) if number < 100_000 else str(number)


def spoken_to_99(system: Counting, digits: str) -> Callable[[int], str]:
    """In words up to 99, digit by digit above."""
    above = positional(digits)
    return lambda number: count_in(system, number) if number < 100 else above(number)


def from_row(row: str) -> Callable[[int], str]:
    """The n-th sign of a row; a plain number past its end."""
    return lambda number: row[number - 1] if 0 < number <= len(row) else str(number)


def sexagenary(number: int) -> str:
    """Stem and branch of the cycle of sixty: 甲子, 乙丑 …"""
    index = number - 1
    return _STEMS[index % len(_STEMS)] + _BRANCHES[index % len(_BRANCHES)] if number > 0 else str(number)


def ordinal(number: int) -> str:
    """1st, 2nd, 11th."""
    teens = number // 10 % 10 == 1
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def repeated(row: str) -> Callable[[int], str]:
    """The n-th sign of a row, doubled on the second round: z, aa, bb."""

    def write(number: int) -> str:
        if number <= 0:
            return str(number)
        rounds, index = divmod(number - 1, len(row))
        return row[index] * (rounds + 1)

    return write


def roman(number: int) -> str:
    """Lower-case Roman numerals; nothing for zero."""
    words = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        words += letters * times
    return words


def _run(first: str, length: int) -> str:
    return "".join(chr(ord(first) + index) for index in range(length))


_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_LETTERS = _run("a", 26)
_FULL_WIDTH = positional("０１２３４５６７８９")
_CIRCLED = from_row(_run("①", 20))

FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimal": str,
        "decimalHalfWidth": str,
        "decimalZero": lambda number: f"{number:02}",
        "decimalFullWidth": _FULL_WIDTH,
        "decimalFullWidth2": _FULL_WIDTH,
        "decimalEnclosedCircle": _CIRCLED,
        "decimalEnclosedCircleChinese": _CIRCLED,
        "decimalEnclosedFullstop": from_row(_run("⒈", 20)),
        "decimalEnclosedParen": from_row(_run("⑴", 20)),
        "numberInDash": lambda number: f"- {number} -",
        "upperLetter": repeated(_LETTERS.upper()),
        "lowerLetter": repeated(_LETTERS),
        "upperRoman": lambda number: roman(number).upper(),
        "lowerRoman": roman,
        "chineseCounting": spoken_to_99(_CHINESE, "○一二三四五六七八九"),
        "chineseCountingThousand": counting(_CHINESE),
        "chineseLegalSimplified": counting(_LEGAL_SIMPLIFIED),
        "ideographLegalTraditional": counting(_LEGAL_TRADITIONAL),
        "taiwaneseCounting": spoken_to_99(_TAIWANESE, "○一二三四五六七八九"),
        "taiwaneseCountingThousand": counting(_TAIWANESE),
        "taiwaneseDigital": positional("○一二三四五六七八九"),
        "japaneseCounting": counting(_JAPANESE),
        "japaneseDigitalTenThousand": positional("〇一二三四五六七八九"),
        "ideographDigital": positional("〇一二三四五六七八九"),
        "ideographEnclosedCircle": from_row(_run("㈠", 10)),
        "ideographTraditional": from_row(_STEMS),
        "ideographZodiac": from_row(_BRANCHES),
        "ideographZodiacTraditional": sexagenary,
        "japaneseLegal": counting(_JAPANESE_LEGAL),
        "chicago": repeated("*†‡§"),
        "hex": lambda number: f"{number:X}",
        "ordinal": ordinal,
        "none": lambda _: "",
    }
)
"""By the name that `w:numFmt` gives; a format that is not here is written as `decimal`.

The enclosed ones are the signs of GB 2312: `ideographEnclosedCircle` is, in spite of its name, ㈠."""


def write_number(number: int, name: str) -> str:
    """`number`, from 0, in the named format."""
    return FORMATS.get(name, str)(number)
