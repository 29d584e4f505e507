"""Numerals of Chinese prose: where one stands, and what it says, exactly.

Everything here reads *folded* text (`fold_numerals`): full-width forms become ASCII one to one, so offsets hold.
A numeral is an interval of exact values: `十几` is 10–20, `七八百` 700–800, `1.2亿` both ends the same.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from pipeline.records import Value
from pipeline.zh.folding import fold

Exact = Decimal | Fraction

_FOLDABLE = "".join(map(chr, (ord("\t"), *range(0x20, 0x3100), *range(0xFE00, 0xFFF0))))
_PLAIN_FORMS = {char: plain for char, plain in zip(_FOLDABLE, fold(_FOLDABLE), strict=True) if char != plain}
_PLAIN_FORMS |= {"○": "〇", "〜": "~", "∼": "~", **dict.fromkeys("—–−‐‑", "-")}
_ODD_FORMS = re.compile(f"[{re.escape(''.join(_PLAIN_FORMS))}]")

_UPPER = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸", "一二三四五六七八九十百千万亿二三六") | {ord("单"): "零"}
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"廿": 20, "卅": 30}
_SEPARATORS = str.maketrans("", "", ", \n")
_SMALL = {"十": 10, "百": 100, "千": 1000}
_GREAT = {"万": 10**4, "亿": 10**8}
_KNOWN = frozenset({*_DIGITS, *_TENS, *_SMALL, *_GREAT})

# 百 of 百分点 and 千 of 千瓦, 千米 belong to the measure word.
_HUNDRED = "百(?!分)"
_THOUSAND = "千(?![瓦米克卡伏])"
_MAGNITUDE = rf"(?:{_HUNDRED}万|{_THOUSAND}万|万亿|百亿|千亿|{_HUNDRED}|{_THOUSAND}|[万亿])"
_SPACED = r"\d{1,3}(?: \d{3}){1,8}(?=\.\d|[^\d\s,.、;:()/~-])"
"""1 827天: groups of three that run on into a measure word; two columns of a table do not."""
_PARTED = r"(?<![\d.,、 \n\t])[1-9](?: \d){2,8}(?=[一-鿿])(?![年月日号])"
"""2 6 0盏: single digits, three or more, that run on into a measure word. Two, or behind a blank, are figures."""
_THOUSANDS = r"\d{1,3}(?:(?:,\d{3})+(?![\d,])|(?: ,\d{3})+(?=[一-鿿]))"
_PLAIN = rf"(?:{_THOUSANDS}|{_SPACED}|{_PARTED}|\d+(?:\n\d+)?)(?:\.\d+)?"
_ODD = "(?<=[百千])单(?=[一二三四五六七八九](?![一二三四五六七八九十百千万亿〇零是要期等方面]))"
"""Of 一百单八 it is 零."""
_SIMPLE_CHAR = "[零〇一二两三四五六七八九十万亿廿卅几数壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參]"
_CHINESE_CHAR = rf"(?:{_SIMPLE_CHAR}|{_HUNDRED}|{_THOUSAND}|{_ODD})"
_RUN = "{1,24}"
"""No numeral is longer; a bound keeps reading linear in any text."""
_POINT = rf"点(?:[零〇一二三四五六七八九]+|几){_MAGNITUDE}?"
# 来访, 许可 and the like begin the next word.
_INNER = (
    r"余|多(?!式|元[化素]|样|媒|层|数)|来(?![自源访信电文宾料年])|几|许(?![可多诺])|把(?=[块人斤个元亩户名只头棵米里])"
    r"|挂零(?=[一-鿿])(?![件售散碎])"
)

_PARTED_STEPS = r" 万 \d(?:\.\d+)? [千百]| 亿 \d{1,4}(?:\.\d+)? (?:[千百]万|万)"
"""7 万 2 千元: blanks between all digits and magnitudes."""

_REST = r"(?:零\d+|(?<=万)\d{4}(?:\.\d+)?(?![\d.,年月%]))"
"""12万零50, 12万3456."""
_ARABIC = re.compile(
    rf"(?P<core>{_PLAIN}(?:{_PARTED_STEPS}| ?{_MAGNITUDE}(?:零?\d+(?:\.\d+)?(?:{_MAGNITUDE}|十[万亿]?))*{_REST}?)?)"
    rf"(?:(?P<inner>{_INNER})(?P<after>{_MAGNITUDE})?)?"
)
_SIMPLE = re.compile(r"([0-9]++(?:\.[0-9]++)?+)([万亿]?+)(?![\d,. \n/零百千万亿余多来几许把挂])")
"""Digits, and at most one 万 or 亿, as most numerals are; what else may belong to one does not follow."""
_CHINESE = re.compile(
    rf"(?P<core>{_CHINESE_CHAR}{_RUN}(?:{_POINT})?)(?:(?P<inner>余|{_INNER})(?P<after>{_MAGNITUDE})?)?"
)
_PARTS = re.compile(
    rf"(?P<whole>[百千万](?=分)|(?:{_CHINESE_CHAR}|百(?=分之)){_RUN})分之"
    rf"(?P<part>\d+(?:\.\d+)?|{_CHINESE_CHAR}*百?(?:点(?:[零〇一二三四五六七八九]+|几))?)"
    rf"(?P<inner>多|几)?"
)
_SLASH = re.compile(r"(\d{1,2})/(\d{1,3})(?![\d/年月.])")
_HALF = re.compile(r"一半|半数|半")
_ARABIC_STEP = re.compile(r"(?P<number>\d[\d, \n]*(?:\.\d+)?) ?(?P<small>[十百千]?)(?P<great>[万亿]*)")

_REMEMBERED = 4096
_SHORT = 12
"""So many Chinese numerals of so many characters are kept with their meaning: they come again and again."""

NUMERAL_START = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿廿卅几数半壹贰叁肆伍陆柒捌玖拾佰仟貳參]")
"""Every numeral begins with one of these; most characters of a text do not."""


class Numeral(Value, frozen=True):
    """A numeral at `start:end` of the folded text; `low` and `high` are equal unless only a range is known."""

    start: int
    end: int
    low: Exact
    high: Exact
    form: str
    """arabic, chinese, magnitude (a bare 百, 千, 万 …), percent, permille, fraction, half."""
    several: bool = False
    inner: str | None = None
    """余, 多, 来, 几, 许, 把 or 挂零 inside."""
    magnitude: int = 1
    """What the last 万 or 亿 multiplies by: the first end of 500-800万 borrows it."""


def fold_numerals(text: str) -> str:
    """`fold`, and every dash as `-`, so that ranges and minus signs have one shape; the length stays."""
    at = 0
    while odd := _ODD_FORMS.search(text, at):  # far cheaper than `translate`: a text holds few kinds of them
        at = odd.start()
        text = text.replace(odd[0], _PLAIN_FORMS[odd[0]])
    return text


def read_numeral(folded: str, at: int) -> Numeral | None:
    """The numeral that begins at `at`, or None."""
    if simple := _SIMPLE.match(folded, at):
        digits, great = simple.groups()
        if not great:
            value = Decimal(digits)
            return Numeral(at, simple.end(), value, value, "arabic")
        value = Decimal(digits) * _GREAT[great]
        return Numeral(at, simple.end(), value, value, "arabic", magnitude=_GREAT[great])
    if "0" <= folded[at] <= "9":
        return _read_arabic(folded, at)
    if "分之" in folded[at : at + 26] and (parts := _read_parts(folded, at)):
        return parts
    return _read_half(folded, at) or _read_chinese(folded, at)


def numeral_end(folded: str, at: int) -> int:
    """Where the Chinese numeral that begins at `at` ends, whatever it means."""
    match = _CHINESE.match(folded, at)
    return match.end() if match else at + 1


def parse_chinese(text: str) -> tuple[Decimal, Decimal] | None:
    """The interval that a Chinese numeral means, both ends equal for an exact one; None where it means nothing.

    `一千二百` is 1200, `三点五万` 35000, `七八百` 700–800, `几万` 10,000–100,000, `十几` 10–20.
    """
    if len(text) == 1 and text in _DIGITS:
        return (value := Decimal(_DIGITS[text])), value
    text = text.translate(_UPPER)
    if "几" in text or "数" in text:
        return _parse_several(text)
    for at in range(len(text) - 1):
        if _is_neighbours(text, at):
            low, high = (_parse_exact(text[:at] + text[keep] + text[at + 2 :]) for keep in (at, at + 1))
            return (low, high) if low is not None and high is not None else None
    exact = _parse_exact(text)
    return (exact, exact) if exact is not None else None


def _read_arabic(folded: str, at: int) -> Numeral | None:
    match = _ARABIC.match(folded, at)
    if match is None:
        return None
    if folded.startswith("/", match.end()) and (slash := _read_slash(folded, at)):
        return slash
    core, inner = match["core"], match["inner"]
    value = _arabic_value(core)
    if inner is None:
        return Numeral(at, match.end(), value, value, "arabic", magnitude=_last_magnitude(core))
    scale = _magnitude(match["after"])
    value *= scale
    if inner == "几":
        step = 10 * scale if value % (10 * scale) == 0 else scale
        return Numeral(at, match.end(), value, value + step, "arabic", several=True, inner="几")
    last = scale if scale > 1 else _last_magnitude(core)
    return Numeral(at, match.end(), value, value, "arabic", inner=inner, magnitude=last)


def _read_slash(folded: str, at: int) -> Numeral | None:
    slash = _SLASH.match(folded, at)
    if slash is None or not 0 < int(slash[1]) < int(slash[2]):
        return None
    ratio = Fraction(int(slash[1]), int(slash[2]))
    return Numeral(at, slash.end(), ratio, ratio, "fraction")


def _arabic_value(core: str) -> Decimal:
    if core[-1].isascii() and core.isdecimal():
        return Decimal(core)
    plain = core.rstrip("百千万亿")
    if plain.replace(".", "", 1).isdecimal():
        return Decimal(plain) * _magnitude(core[len(plain) :])
    total = section = Decimal(0)
    for step in _ARABIC_STEP.finditer(core):
        section += Decimal(step["number"].translate(_SEPARATORS)) * _magnitude(step["small"])
        if step["great"]:  # 3千5百万, 1万2千亿: for all of the section before it, 亿 for what 万 closed too
            if step["great"] == "亿" and total < _GREAT["亿"]:
                total, section = Decimal(0), total + section
            total, section = total + section * _magnitude(step["great"]), Decimal(0)
    return total + section


def _magnitude(word: str | None) -> int:
    result = 1
    for char in word or "":
        result *= _SMALL.get(char) or _GREAT[char]
    return result


def _last_magnitude(core: str) -> int:
    if core[-1] not in "百千万亿":
        return 1
    return _magnitude(core[len(core.rstrip("百千万亿")) :])


def _read_parts(folded: str, at: int) -> Numeral | None:
    match = _PARTS.match(folded, at)
    if match is None or not match["part"]:
        return None
    whole = parse_chinese(match["whole"])
    part = (Decimal(match["part"]),) * 2 if match["part"][0].isdigit() else parse_chinese(match["part"])
    if whole is None or part is None or whole[0] == 0:
        return None
    form = {"百": "percent", "千": "permille"}.get(match["whole"], "fraction")
    low, high = (value if form != "fraction" else Fraction(value) / Fraction(whole[0]) for value in part)
    inner = match["inner"]
    return Numeral(at, match.end(), low, high, form, several="几" in match["part"], inner=inner)


def _read_half(folded: str, at: int) -> Numeral | None:
    match = _HALF.match(folded, at)
    if match is None:
        return None
    return Numeral(at, match.end(), Decimal("0.5"), Decimal("0.5"), "half")


def _read_chinese(folded: str, at: int) -> Numeral | None:
    match = _CHINESE.match(folded, at)
    if match is None:
        return None
    core, inner, after = match.groups()
    reading = (_kept_reading if match.end() - at <= _SHORT else _chinese_reading)(core, after)
    if reading is None:
        return None
    low, high, form, several, magnitude = reading
    return Numeral(at, match.end(), low, high, form, several, inner, magnitude)


def _chinese_reading(core: str, after: str | None) -> tuple[Decimal, Decimal, str, bool, int] | None:
    """Low, high, form, several and magnitude of `Numeral`; `after` is the magnitude behind an inner modifier."""
    interval = parse_chinese(core)
    if interval is None:
        return None
    scale = _magnitude(after)
    low = interval[0] * scale
    high = low if interval[1] is interval[0] else interval[1] * scale
    form = "magnitude" if all(char in "百千万亿" for char in core) else "chinese"
    last = scale if scale > 1 else _last_magnitude(core.translate(_UPPER))
    return low, high, form, "几" in core or "数" in core, last


_kept_reading = lru_cache(_REMEMBERED)(_chinese_reading)


def _is_neighbours(text: str, at: int) -> bool:
    """七八, 两三, 三五: two digits side by side, and no third, mean a range."""
    first, second = _DIGITS.get(text[at], 0), _DIGITS.get(text[at + 1], 0)
    if not first or not second or not (second == first + 1 or (first, second) == (3, 5)):
        return False
    before = text[at - 1] if at else ""
    after = text[at + 2] if at + 2 < len(text) else ""
    return before not in _DIGITS and after not in _DIGITS and before != "点"


def _parse_several(text: str) -> tuple[Decimal, Decimal] | None:
    if "点几" in text:
        return _parse_about_point(text)
    vague = "几" if "几" in text else "数"
    head, _, tail = text.partition(vague)
    if any(char not in _SMALL and char not in _GREAT for char in tail):
        return None
    if not head:
        low = _parse_exact("一" + tail) if tail else Decimal(1)
        return (low, low * 10) if low is not None else None
    base = _parse_exact(head)
    if vague == "数" or base is None or base % 10 or any(char not in _GREAT for char in tail):
        return None
    step = 10 * _magnitude(tail)
    low = base * _magnitude(tail)
    return low, low + step


def _parse_about_point(text: str) -> tuple[Decimal, Decimal] | None:
    """三点几 lies between three and four."""
    head, _, tail = text.partition("点几")
    base = _parse_integer(head)
    if base is None or any(char not in _KNOWN for char in tail):
        return None
    scale = _magnitude(tail)
    return Decimal(base * scale), Decimal((base + 1) * scale)


def _parse_exact(text: str) -> Decimal | None:
    whole, point, rest = text.partition("点")
    value = _parse_integer(whole)
    if value is None or not point:
        return Decimal(value) if value is not None else None
    digits = rest.rstrip("百千万亿")
    decimals = "".join(str(_DIGITS[char]) for char in digits)
    return Decimal(f"{value}.{decimals}") * _magnitude(rest[len(digits) :])


def _parse_integer(text: str) -> int | None:
    if text and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text)) if "两" not in text or len(text) == 1 else None
    total = section = 0
    digit: int | None = None
    previous = 0
    for char in text:
        if char not in _KNOWN:
            return None
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif char in _TENS:
            section, digit = section + _TENS[char], None
        elif char in _SMALL:
            section, digit, previous = section + (1 if digit is None else digit or 1) * _SMALL[char], None, _SMALL[char]
        else:
            least = 0 if digit == 0 and not section else 1  # 零万 is nothing, 万 alone is one
            section, digit = section + (digit or 0), None
            great = (total + section) * _GREAT[char] if char == "亿" else total + (section or least) * _GREAT[char]
            total, section, previous = great or least * _GREAT[char], 0, _GREAT[char]
    if digit and previous >= 100 and text[-2] in "百千万亿":
        digit = digit * previous // 10  # 三千五 is 3500
    return total + section + (digit or 0)
