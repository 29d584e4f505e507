"""The number that fills a table's cell: plain (12.5, 3户), or with a modifier of its own (≥95, 96%以上, 近40)."""

from __future__ import annotations

import re

from pipeline.extract.counts.measures.intervals import Dress, Modifiers
from pipeline.extract.counts.measures.lexicon import Measures
from pipeline.records import Value
from pipeline.zh.numerals import Numeral, read_numeral

_NUMBER = re.compile(r"\s*(?P<number>[-+]?\d[\d,]*(?:\.\d+)?\s?[百千]?[万亿]?)\s*(?P<unit>[^\d\s,.;。、:]{0,6})\s*")
_DRESSED = re.compile(r"\s*(?:[^\d\s+\-。]{1,6})?(?P<number>\d[\d,.]*)[^\d。]{0,10}\s*")
_AGES = frozenset({"岁", "周岁"})
"""60岁以上 names those who are so old."""
_PLAIN = Dress("exact", None, 0, 0)


class CellNumber(Value, frozen=True):
    """A number with its unit at `start:end`; `own` is the unit that the cell itself names."""

    start: int
    end: int
    number: str
    numeral: Numeral | None
    """None for a vague one: 30几户."""
    own: str
    dress: Dress


class CellNumbers:
    """Reads cells by the words of configs/modifiers.yaml. Built once per worker."""

    def __init__(self, modifiers: Modifiers, measures: Measures) -> None:
        self._modifiers = modifiers
        self._measures = measures

    def read(self, folded: str, start: int, end: int, *, dressed: bool) -> CellNumber | None:
        """The number of the cell `start:end`, or None; `dressed`: also one with modifiers."""
        if dressed and (found := self._read_dressed(folded, start, end)):
            return found
        plain = _NUMBER.fullmatch(folded, start, end)
        if plain is None:
            return None
        number = plain["number"]
        numeral = read_numeral(folded, plain.start("number") + (number[0] in "+-"))
        numeral = None if numeral and numeral.inner else numeral
        # What the numeral leaves is the measure word: 千克 of 5千克, 元 of 3万亿元; ,2,3 of 1,2,3 is none.
        own = folded[numeral.end : plain.end("unit")].strip().lstrip(",") if numeral else ""
        stop = plain.end("unit") if own or numeral is None else numeral.end
        return CellNumber(plain.start("number"), stop, number, numeral, own, _PLAIN)

    def _read_dressed(self, folded: str, start: int, end: int) -> CellNumber | None:
        """The modifiers, the numeral and its measure word fill the cell."""
        found = _DRESSED.fullmatch(folded, start, end)
        at = found.start("number") if found else start
        numeral = read_numeral(folded, at) if found else None
        if found is None or numeral is None:
            return None
        measure = self._measures.read(folded, numeral.end, arabic=True)
        if measure and (measure.name in _AGES or measure.end > end):
            return None
        stop = measure.end if measure else numeral.end
        dress = self._modifiers.read(
            folded, at, stop, magnitude=False, unit_class=measure.unit_class if measure else "other"
        )
        around = folded[start : dress.start] + folded[dress.end : end]
        if around.strip() or numeral.several or not (dress.words or numeral.inner):
            return None
        return CellNumber(at, stop, found["number"], numeral, folded[numeral.end : stop].strip(), dress)
