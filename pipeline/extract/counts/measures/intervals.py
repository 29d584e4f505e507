"""Modifiers around a quantity, and the interval that they leave it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.config import Config
from pipeline.config.modifiers import Modifier, ModifierApprox
from pipeline.extract.counts.measures.lexicon import ACTING
from pipeline.records import Approx, UnitClass, Value
from pipeline.zh.numerals import Exact

_INNER: dict[str, ModifierApprox] = {
    "余": "more",
    "多": "more",
    "挂零": "more",
    "来": "about",
    "许": "about",
    "把": "about",
}
_ROUND = re.compile("(?:[一二两三四五六七八九]十?|十)[百千万](?![一二两三四五六七八九十百千万亿零余多来几])")
"""小两万元, 小三千块: what falls a little short is one round number."""
_THAN = re.compile("比[^,。;]{1,12}$")
_HALF = "半"
_ENDS = ("", ",", "。", ";", "、", "!", "?", ")", "\n")
_SHORT_OF_ALL = "不到"
_DISTANCE = 20


class Interval(Value, frozen=True):
    """What the words allow; None is open."""

    value: Exact | None
    low: Exact | None
    high: Exact | None
    low_inclusive: bool = True
    high_inclusive: bool = True


class Dress(Value, frozen=True):
    """The modifiers of one quantity: what they do, their words, and how far they reach around it."""

    approx: ModifierApprox
    words: str | None
    start: int
    end: int


class Modifiers:
    """Reads the words of configs/modifiers.yaml on either side of a quantity."""

    def __init__(self, config: Config) -> None:
        entries = config.modifiers.modifiers
        self._heights = tuple(config.count_cues.heights.words)
        self._before = {entry.text: entry for entry in entries if entry.place == "before"}
        self._after = {entry.text: entry for entry in entries if entry.place == "after"}
        self._longest_before = max(map(len, self._before))
        self._longest_after = max(map(len, self._after))
        deeds, grants, having, over_levels = (_over(entries, kind) for kind in ("deed", "grant", "having", "level"))
        rules = config.modifiers
        granting, singling, levels = ("|".join(group.words) for group in (rules.grants, rules.singling, rules.levels))
        self._may_be_distant = re.compile(f"{deeds}|{grants}|{having}")
        self._distant = re.compile(
            rf"({deeds})(?!(?<=最.)(?:{singling}))[一-鿿]{{1,4}}$|({grants})(?:{granting})$"
            rf"|(?<![节签预合大])({having})(?:有|占(?![地用线])[^,。;\d]{{0,16}})$"
        )
        self._distant_level = re.compile(rf"({over_levels})[^,。;\d]{{0,12}}(?:{levels})的$")
        self._last_before = frozenset(word[-1] for word in self._before)
        self._first_after = frozenset(word[0] for word in self._after)

    def read(self, folded: str, start: int, end: int, *, magnitude: bool, unit_class: UnitClass) -> Dress:
        """The modifiers beside `start:end`; `approx` is exact where there is none."""
        before = after = None
        if start and folded[start - 1] in self._last_before:
            before = self._find_before(folded, start, end, magnitude=magnitude)
        if folded[end : end + 1] in self._first_after:
            after = self._find_after(folded, end, unit_class)
        if before is None and after is None:
            low = start - _DISTANCE if start > _DISTANCE else 0
            distant = self._may_be_distant.search(folded, low, start)
            found = self._distant.search(folded[low:start]) if distant else None
            if start and folded[start - 1] == "的":
                found = found or self._distant_level.search(folded, low, start)
            return self._from_afar(found, start, end) if found else Dress("exact", None, start, end)
        outer_start = start - len(before.text) if before else start
        outer_end = end + len(after.text) if after else end
        words = "…".join(entry.text for entry in (before, after) if entry)
        chosen: ModifierApprox = next(
            (entry.approx for entry in (before, after) if entry and entry.approx != "exact"), "exact"
        )
        return Dress(chosen, words or None, outer_start, outer_end)

    def _from_afar(self, found: re.Match[str], start: int, end: int) -> Dress:
        """每村至少培育1个, 最高补500元, 约占总量的三分之一, 不到全区平均水平的七成: other words may stand between."""
        word = next(filter(None, found.groups()))
        entry = self._before.get(word)  # a configuration of the user's own may lack it
        return Dress(entry.approx, word, start, end) if entry else Dress("exact", None, start, end)

    def _find_before(self, folded: str, start: int, end: int, *, magnitude: bool) -> Modifier | None:
        for length in range(min(self._longest_before, start), 0, -1):
            entry = self._before.get(folded[start - length : start])
            if entry is None or (entry.only == "magnitude" and not magnitude):
                continue
            if entry.only == "half" and folded[start:end] != _HALF:
                continue
            if entry.only == "round" and not _falls_short(folded, start - length, start, end):
                continue
            if entry.only == "height" and not folded.startswith(self._heights, end):
                continue
            preceding = folded[start - length - 1 : start - length]
            if not preceding or preceding not in entry.not_after:
                return entry
        return None

    def _find_after(self, folded: str, end: int, unit_class: UnitClass) -> Modifier | None:
        for length in range(self._longest_after, 0, -1):
            entry = self._after.get(folded[end : end + length])
            if entry and _fits_after(entry, folded[end + length : end + length + 1], unit_class):
                return entry
        return None


def _over(entries: Iterable[Modifier], kind: str) -> str:
    """A pattern of the modifiers between which and the number such words may stand."""
    return "|".join(re.escape(entry.text) for entry in entries if kind in entry.over) or "(?!)"


def _falls_short(folded: str, outer_start: int, start: int, end: int) -> bool:
    """小三千块; but 比去年小三千亩 tells a difference."""
    if _ROUND.match(folded, start, end - 1) is None:
        return False
    return _THAN.search(folded, max(0, outer_start - _DISTANCE), outer_start) is None


def _fits_after(entry: Modifier, following: str, unit_class: UnitClass) -> bool:
    if entry.text == "内":
        return unit_class == "duration"
    if entry.only == "close":  # 三个人不满: they are not content
        return following in _ENDS and (unit_class not in ACTING or entry.text.endswith(_SHORT_OF_ALL))
    return entry.only != "tail" or unit_class == "percent" or not following.isalnum()


def inner_approx(inner: str | None) -> ModifierApprox:
    """What 余, 多, 来, 许, 把 or 挂零 inside a quantity does to it."""
    return _INNER.get(inner or "", "exact")


def interval(low: Exact, high: Exact, approx: ModifierApprox, *, several: bool) -> tuple[Interval, Approx | None]:
    """The interval of RECORDS.md and `approx` of the record, for a numeral `low`–`high` and its modifier."""
    if low != high:
        return Interval(None, low, high), "several" if several else "range"
    match approx:
        case "exact":
            return Interval(low, low, low), None
        case "more" | "min":
            return Interval(low, low, None, low_inclusive=approx == "min"), approx
        case "nearly" | "less" | "max":
            return Interval(low, None, low, high_inclusive=approx == "max"), approx
        case "about":
            return Interval(low, None, None), approx
