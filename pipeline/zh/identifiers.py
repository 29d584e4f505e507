"""Numbers that tell who somebody is: identity cards, telephones, bank cards. Ordinary figures never look like these.

Identity cards and bank cards carry a check digit, and a number that fails it is none. Telephones carry none: a mobile
number is eleven digits of known beginning that stand alone, without a measure word behind; a land line has its area
code. Behind a word that announces it (电话, 身份证) less is asked: of an identity card its date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from pipeline.zh.years import PLAIN_YEAR

_WIDE = {code: code - 0xFEE0 for code in map(ord, "０１２３４５６７８９Ｘｘ－＋（）：％．／；")} | {
    0x3000: " ",
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
}
"""Full-width signs of such numbers, and the dashes that are typed between their parts; not the comma, which divides a
list where the narrow one divides thousands."""
MASK = "X"
"""What offices put for a digit. Later stages read a run of it as one word, as they do digits; `*` would puzzle them."""

_BEFORE = r"(?<![\dA-Z%])(?<!\d[.,])"
_LETTERS = "A-Zcghklmtw"
"""Behind a number: what serial numbers end in, and what Latin signs of measures begin with. Other small letters, and
all of them before a number, are what names of files and accounts are made of (`wx138…`)."""
_AFTER = rf"(?![\d{_LETTERS}]|\.\d|,\d{{3}}|[%‰])"
_AFTER_CALLED = rf"(?![\d{_LETTERS}]|\.\d|[%‰])"
_NO_MONEY = r"(?!\s*[万亿元块])"
_NO_MEASURE = (
    r"(?!\s*[余多]?[万亿千百十元块角美欧余多个户人名次亩吨米斤克公平千瓦台套件项家所处张份倍岁年月日天度册株头只])"
)

_NAMED = r"(?=[张项][一-鿿]{1,2}(?![一-鿿]))"
"""Somebody's name that begins like a measure word: 13800000000张三."""

_MOBILE = r"1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])(?:[ -]?\d{4}){2}"
_LINE = r"[2-8]\d{2,3}[ -]?\d{4}"
_CALLED = r"(?:电话|手机|座机|传真|热线|联系方式|[Tt][Ee][Ll])(?:号码?)?"
_NUMBERS = (
    rf"(?:\+?86[ -]?)?{_MOBILE}",
    rf"(?:\(0\d{{2,3}}\) ?|0\d{{2,3}}--?){_LINE}(?:-\d{{1,5}})?",
    r"[48]00-\d{3}-?\d{4}",
)
_PHONES = re.compile(rf"{_BEFORE}(?:{'|'.join(_NUMBERS)}){_AFTER}(?:{_NAMED}|{_NO_MEASURE})", re.ASCII)
_CALLED_LINE = (
    rf"(?:\(?0\d{{2,3}}\)?[ -]{{0,2}})?{_LINE}(?:-\d{{1,5}})?{_AFTER_CALLED}{_NO_MEASURE}"
    r"(?!\s*[余多]?(?:通(?![话知过讯信])|[宗批]))"
)
_ONE_CALLED = rf"(?:{_MOBILE}{_AFTER_CALLED}|{_CALLED_LINE})"
_CALLED_PHONES = re.compile(
    # A hotline is also what calls are counted of: its number stands behind a colon or a space.
    rf"{_CALLED}(?:[:\s]{{1,3}}|(?<!热线)(?<!热线号)(?<!热线号码)|(?={_MOBILE}{_AFTER}))"
    rf"({_ONE_CALLED}(?:\s?[、/;,，或和及]\s?{_ONE_CALLED})*)",
    re.ASCII,
)
_IDENTITY = rf"[1-8]\d{{5}} ?{PLAIN_YEAR} ?\d{{4}} ?\d{{3}}[\dXx]"
_IDENTITIES = re.compile(rf"{_BEFORE}{_IDENTITY}{_AFTER}{_NO_MONEY}", re.ASCII)
_CALLED_IDENTITIES = re.compile(rf"身份证[^\d\n]{{0,8}}([1-8]\d{{14}}|{_IDENTITY}){_AFTER}", re.ASCII)
_LONG_CARD = r"[3-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?"
_SHORT_CARD = r"3[47]\d\d[ -]?\d{6}[ -]?\d{5}"
_CARDS = re.compile(rf"{_BEFORE}(?:{_LONG_CARD}|{_SHORT_CARD}){_AFTER}{_NO_MONEY}", re.ASCII)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_SIGNS = re.compile("[0-9Xx０-９Ｘｘ]")


def find_identifiers(text: str) -> list[tuple[int, int]]:
    """Spans of such numbers, half-open, in order and disjoint."""
    folded = text.translate(_WIDE)
    spans: list[tuple[int, int]] = []
    for start, end in sorted((start, end) for find in _FINDERS for start, end in find(folded)):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def mask_identifiers(text: str) -> str:
    """`text` with the digits of such numbers replaced by `X`, sign for sign: no offset moves."""
    parts, position = [], 0
    for start, end in find_identifiers(text):
        parts += [text[position:start], _SIGNS.sub(MASK, text[start:end])]
        position = end
    return "".join([*parts, text[position:]]) if parts else text


def is_identity_number(digits: str) -> bool:
    """Whether 18 signs have the date and check digit of an identity card (mod 11-2), or 15 the date of an old one."""
    if not _tells_birth(digits):
        return False
    if len(digits) == 15:
        return digits.isdigit()
    return len(digits) == 18 and _CHECKS[_sum(digits) % 11] == digits[17].upper()


def is_card_number(digits: str) -> bool:
    """Whether 15 to 19 digits have the check digit of a bank card (Luhn)."""
    doubled = [int(digit) for digit in reversed(digits)]
    doubled[1::2] = [sum(divmod(2 * digit, 10)) for digit in doubled[1::2]]
    return 15 <= len(digits) <= 19 and sum(doubled) % 10 == 0


def _phones(folded: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _PHONES.finditer(folded))
    yield from (match.span(match.lastindex or 0) for match in _CALLED_PHONES.finditer(folded))


def _identities(folded: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _IDENTITIES.finditer(folded) if is_identity_number(_bare(match.group())))
    yield from (match.span(1) for match in _CALLED_IDENTITIES.finditer(folded) if _tells_birth(_bare(match[1])))


def _cards(folded: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _CARDS.finditer(folded) if is_card_number(_bare(match.group())))


_FINDERS: tuple[Callable[[str], Iterator[tuple[int, int]]], ...] = (_phones, _identities, _cards)


def _bare(number: str) -> str:
    return number.replace(" ", "").replace("-", "")


def _sum(digits: str) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))


def _tells_birth(digits: str) -> bool:
    """Whether a date stands where an identity card has it; one of 15 digits has two for the year."""
    return _is_date(digits[6:14] if len(digits) == 18 else f"19{digits[6:12]}")


def _is_date(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return True
