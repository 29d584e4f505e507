"""Quantities: numeral, measure word and modifiers, found in one pass over the folded text; and what was refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.config.modifiers import ModifierApprox
from pipeline.extract.counts.measures.composites import Composites
from pipeline.extract.counts.measures.intervals import Dress, Modifiers, inner_approx
from pipeline.extract.counts.measures.lexicon import Measure, Measures
from pipeline.extract.counts.measures.numeral_measures import NumeralMeasures
from pipeline.extract.counts.measures.pairs import PAIRS, Pairs
from pipeline.extract.counts.quantities.stretches import Stretches
from pipeline.extract.counts.refusals.acceptance import Acceptance
from pipeline.extract.counts.refusals.distrust import masked_figures, suspicion
from pipeline.extract.counts.refusals.number_like import Refusal, Refusals, label_end
from pipeline.extract.counts.refusals.rows import Rows
from pipeline.extract.counts.words.document import Words
from pipeline.records import Suspicion, UnitClass, Value
from pipeline.zh.numerals import NUMERAL_START, Exact, Numeral, numeral_end, read_numeral

_START = re.compile(NUMERAL_START.pattern.replace("[", f"[第翻{PAIRS}", 1))
_SEVERAL = "数"
_NO_NUMERALS = frozenset("第翻" + PAIRS)
"""The scan stops at them too, but none begins a plain number."""
_PLAIN_FORMS = ("分之", "倍")
"""千分之二, 一倍多: numerals, however the words were cut."""
_MINUS = re.compile(r"(?<![A-Za-z0-9)%\-])-$|零下$|(?:(?<=[为是达计长])|(?<=[,。;:、]))负$")
_SOULS = "人"
_COUNTING_SOULS = frozenset({"口", "个"})
_FROST = "零下"
"""Its 零 is no numeral."""
_TENTH = 10
_PRICED = re.compile("钱?一")
_MONEY_SIGN = re.compile(r"[¥￥$] ?$")


class Quantity(Value, frozen=True):
    """A quantity at `start:end`; `left:right` takes its modifiers in. `low`–`high` are scaled, equal when exact."""

    start: int
    end: int
    left: int
    right: int
    low: Exact
    high: Exact
    several: bool
    approx: ModifierApprox
    modifier: str | None
    unit: str | None
    unit_class: UnitClass
    form: str
    suspect: Suspicion | None = None
    per: str | None = None
    """What a slash says it is for one of: 元/吨."""

    @property
    def is_relative(self) -> bool:
        """Whether it is a part or a multiple of something, not a number of things: 98%, 三分之二, 1.5倍."""
        return self.unit_class in ("percent", "ratio")


class Scan(NamedTuple):
    """What one pass found; both in text order, but for masked figures, which come last."""

    quantities: list[Quantity]
    refusals: list[Refusal]


class QuantityScanner:
    """Finds the quantities of a text in order. Built once per worker."""

    def __init__(self, config: Config) -> None:
        self._refusals = Refusals(config)
        self._rows = Rows(config)
        self.measures = Measures(config)
        self._measure = NumeralMeasures(config, self.measures).read
        self._composites = Composites(config)
        self._pairs = Pairs(config)
        self._stretches = Stretches(config, self.measures, self._measure)
        self._degrees = frozenset(config.units.warmth.words)
        self.modifiers = Modifiers(config)
        self._acceptance = Acceptance(config, self.modifiers)
        cues = config.count_cues
        self._telling = (*cues.emphatic.words, *cues.widening.words)
        nouns, leads, ratios = (
            "|".join(group.words) for group in (cues.money_nouns, cues.money_leads, cues.ratio_heads)
        )
        self._money_nouns = re.compile(f"(?:{nouns})(?:{leads})*$")
        self._ratio_head = re.compile(f"(?:{ratios})[^,。;]{{0,12}}$")

    def scan(self, folded: str, words: Words, skipped: Iterable[tuple[int, int]] = ()) -> Scan:
        """Quantities and refusals of `folded` outside the `skipped` spans."""
        blocks = sorted([*self._refusals.slogans(folded), *(Refusal(a, b, "other", "skipped") for a, b in skipped)])
        scan = Scan([], [])
        at = 0
        for block in blocks:
            if block.start < at:
                continue
            self._scan_stretch(folded, (at, block.start), words, scan)
            if block.rule != "skipped":
                scan.refusals.append(block)
            at = block.end
        self._scan_stretch(folded, (at, len(folded)), words, scan)
        masked = masked_figures(folded, self.measures)
        scan.refusals.extend(masked)
        if not masked:
            return scan
        starts = {refusal.start for refusal in masked}  # ○○ reads as a numeral too
        return Scan([quantity for quantity in scan.quantities if quantity.start not in starts], scan.refusals)

    def _scan_stretch(self, folded: str, span: tuple[int, int], words: Words, scan: Scan) -> None:
        at, stop = span
        last_end = scan.quantities[-1].end if scan.quantities else -1
        while found := _START.search(folded, at, stop):
            at = found.start()
            result = self._read(folded, at, words, last_end)
            if result is None:
                at += 1
                continue
            at = result.end
            if isinstance(result, Quantity):
                scan.quantities.append(result)
                last_end = at
            else:
                scan.refusals.append(result)

    def _read(self, folded: str, at: int, words: Words, last_end: int) -> Quantity | Refusal | None:
        if folded[at] == _SEVERAL and _closes_word(words, at):
            return None  # 人数|五千二百
        if folded[at].isascii():
            special = None if self._refusals.is_plain(folded, at) else self._read_special(folded, at)
        else:
            special = self._read_special_chinese(folded, at, words)
        if special or folded[at] in _NO_NUMERALS or folded.startswith(_FROST, at):
            return special
        return self._read_plain(folded, at, words, last_end)

    def _read_special(self, folded: str, at: int) -> Quantity | Refusal | None:
        """A composite, or what the table refuses."""
        composite = self._composites.read(folded, at)
        if composite:
            return self._finish(folded, *composite)
        return self._refusals.match(folded, at) or self._rows.read(folded, at)

    def _read_special_chinese(self, folded: str, at: int, words: Words) -> Quantity | Refusal | None:
        """The same; or the number of a heading, or characters inside a word."""
        if folded[at] in PAIRS:
            pair = self._pairs.read(folded, at, words)
            return self._finish(folded, *pair) if pair else None
        label = label_end(folded, at)
        special = None if label else self._read_special(folded, at)
        if special or folded[at] in "第翻":
            return special
        if not self._may_begin(folded, at, words):
            return Refusal(at, numeral_end(folded, at), "idiom", "inside_word")
        return Refusal(at, label, "clause_number", "bare") if label else None

    def _read_plain(self, folded: str, at: int, words: Words, last_end: int) -> Quantity | Refusal | None:
        """A numeral with its measure word, once composites and refused stretches are out of the way."""
        numeral = read_numeral(folded, at)
        if numeral is None:
            return None
        numeral, measure = self._stretches.widened(folded, numeral, self._measure(folded, numeral, words), words)
        reason = self._acceptance.why_not(folded, numeral, measure, words, last_end)
        if reason:
            return Refusal(at, max(numeral.end, measure.end if measure else 0), *reason)
        return self._finish(folded, numeral, measure)

    def _may_begin(self, folded: str, at: int, words: Words) -> bool:
        told = folded.endswith(self._telling, 0, at)
        return told or folded.startswith(_PLAIN_FORMS, at + 1) or words.begins_numeral(at)

    def _finish(self, folded: str, numeral: Numeral, measure: Measure | None) -> Quantity:
        end = measure.end if measure else numeral.end
        unit, unit_class = (measure.name, measure.unit_class) if measure else self._bare_unit(folded, numeral)
        start = self._signed_start(folded, numeral, unit)
        if start < numeral.start and folded.startswith(_FROST, start):
            unit_class = "other"  # 24度 of cold are no electricity
        round_ = numeral.form != "arabic" and _is_round(folded, numeral, measure)
        dress = self.modifiers.read(folded, start, end, magnitude=round_, unit_class=unit_class)
        if unit in _COUNTING_SOULS and dress.end == end and folded.startswith(_SOULS, end):
            dress = self._behind_souls(folded, dress, unit_class)
        inner = inner_approx(numeral.inner) if numeral.inner else "exact"
        if unit == "番":
            numeral = replace(numeral, low=Decimal(2) ** int(numeral.low), high=Decimal(2) ** int(numeral.high))
            unit = "倍"
        low, high = _scaled(numeral, measure, below=start < numeral.start)
        return Quantity(
            start,
            end,
            dress.start,
            dress.end,
            low,
            high,
            numeral.several,
            inner if inner != "exact" else dress.approx,
            modifier_words(dress, numeral) if dress.words or numeral.inner else None,
            unit,
            unit_class,
            numeral.form,
            suspicion(folded[numeral.start : end], unit_class) if folded.startswith("20", start) else None,
            (measure.per if measure else None) or (self._spoken_per(folded, end) if unit == "元" else None),
        )

    def _signed_start(self, folded: str, numeral: Numeral, unit: str | None) -> int:
        """Where it begins with its minus sign, 零下 or 负; where the numeral does if it is not below zero."""
        if not numeral.start or folded[numeral.start - 1] not in "-下负":
            return numeral.start
        minus = _MINUS.search(folded, max(0, numeral.start - 2), numeral.start)
        if minus is None or (minus[0] == _FROST and unit not in self._degrees):
            return numeral.start
        return minus.start()

    def _behind_souls(self, folded: str, dress: Dress, unit_class: UnitClass) -> Dress:
        """三百四十口人左右: the modifier stands behind 人, which is what is counted."""
        start, end = dress.end, dress.end + len(_SOULS)
        wider = self.modifiers.read(folded, start, end, magnitude=False, unit_class=unit_class)
        return replace(dress, approx=wider.approx, words=wider.words) if wider.end > end else dress

    def _spoken_per(self, folded: str, end: int) -> str | None:
        """六块钱一斤, 3元一份: what the price is for one of."""
        priced = _PRICED.match(folded, end)
        measure = self.measures.read(folded, priced.end(), arabic=True) if priced else None
        return measure.name if measure else None

    def _bare_unit(self, folded: str, numeral: Numeral) -> tuple[str | None, UnitClass]:
        if numeral.form in ("fraction", "half"):
            return None, "ratio"
        signed = _MONEY_SIGN.search(folded, max(0, numeral.start - 2), numeral.start)
        if signed or self._money_nouns.search(folded[max(0, numeral.start - 10) : numeral.start]):
            return "元", "money"
        ratio = self._ratio_head.search(folded, max(0, numeral.start - 16), numeral.start)
        return None, "ratio" if ratio else "other"


def _scaled(numeral: Numeral, measure: Measure | None, *, below: bool) -> tuple[Exact, Exact]:
    """The interval of the numeral as the measure word tells it, below zero or above."""
    scale = (-1 if below else 1) * (measure.scale if measure else 1)
    low = numeral.low if scale == 1 else numeral.low * scale
    high = low if numeral.high is numeral.low else numeral.high * scale
    if measure and measure.parts > 1:
        low, high = low / measure.parts, high / measure.parts
    return (high, low) if high < low else (low, high)  # 零下二三十度


def _is_round(folded: str, numeral: Numeral, measure: Measure | None) -> bool:
    """上百名, 过半, 过三成: before these 上 and 过 widen."""
    tenths = measure is not None and measure.scale == _TENTH and folded.startswith("成", measure.start)
    return tenths or numeral.form in ("magnitude", "half")


def modifier_words(dress: Dress, numeral: Numeral) -> str | None:
    """The words of all modifiers, around the quantity and inside: 约…余."""
    words = [word for word in (dress.words, numeral.inner) if word]
    return "…".join(words) or None


def _closes_word(words: Words, at: int) -> bool:
    """Whether the character at `at` is the last of a longer word."""
    word = words.at(at)
    return word.start < at == word.end - 1
