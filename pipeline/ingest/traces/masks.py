"""What was taken out before a text was given away: xx人, ××万元, 20xx年, _人, and names: xx区, ***同志."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.config.damage import Damage
from pipeline.ingest.traces.units import alternatives
from pipeline.ingest.words import any_of
from pipeline.records import Notice

_SIGN = "xXｘＸⅹⅩ×✕✖*＊○◯●□△_＿"
_ANY_SIGN = re.compile(f"[{_SIGN}某]")
_HAN_DIGITS = "一二三四五六七八九十〇零"
_CIRCLES = "○◯●"
_ALONE = rf"(?<![A-Za-z0-9+＋.{_SIGN}].)"
_WORDS = re.compile(
    rf"[{_SIGN}]{_ALONE}(?:(?<=[xXｘＸⅹⅩ])[xXｘＸⅹⅩ]{{1,7}}|(?<=[×✕✖])[×✕✖]{{1,7}}|(?<=[*＊])[*＊]{{1,11}}"
    rf"|(?<=[_＿])[_＿]{{1,15}}|(?<=[□△])[□△]{{1,7}}"
    rf"|(?<=[{_CIRCLES}])(?<![{_HAN_DIGITS}].)[{_CIRCLES}]{{1,7}}(?![{_HAN_DIGITS}]))(?![A-Za-z0-9{_SIGN}])"
)
_BESIDE = re.compile(r"[\u4e00-\u9fff“”《》（）〔〕、，。：]")
_SPACE = " \u3000"
_EMPHASIS = re.compile(r"\*\*(?P<words>[^*\n]{2,60})\*\*")
"""How some editors write bold letters: **重点**."""


class MaskFinder:
    """Masked figures by their measure words, masked names by their heads; all from configs/damage.yaml."""

    def __init__(self, damage: Damage) -> None:
        units = alternatives(damage.units)
        heads = alternatives(damage.masked_heads)
        sign = f"[{_SIGN}]"
        self._figure = re.compile(
            # one set of characters first, then the choice: the text is searched for that set
            rf"{sign}(?:(?<!{sign}.){sign}{{0,7}}(?:[.．]{sign}{{1,3}})?(?:年|[余多]?[万亿千百]{{0,2}}[余多]?(?:{units}))"
            rf"|{sign}{{0,2}}月{sign}{{1,3}}日|(?<=[年月于在].){sign}{{0,2}}[月日])"
        )
        self._name = re.compile(rf"[xX×✕*＊_＿○□]{_ALONE}(?:{heads})")
        self._someone = re.compile(
            rf"某(?:某(?={any_of(damage.nameless_heads)})|(?=(?:{any_of(damage.nameless_places)})(?:19|20|二)\S{{2,3}}年))"
        )
        self._head = re.compile(f"(?:{units}|{heads})")

    def notices(self, text: str) -> Iterator[Notice]:
        if _ANY_SIGN.search(text) is None:
            return
        figures = list(self._figures(text))
        for start, end in figures:
            # The mask alone tells nobody anything, but readers of notices look for it.
            message = f"a figure is masked: {text[start:end]}"
            yield Notice(code="masked_figure", start=start, end=end, message=message)
        taken = {place for start, end in figures for place in range(start, end)}
        taken |= self._emphasised(text)
        names = [found.span() for found in self._name.finditer(text)]
        names += [found.span() for found in _WORDS.finditer(text) if _stands_in_words(text, *found.span())]
        names += [found.span() for found in self._someone.finditer(text)]
        for start, end in sorted(set(names)):
            if taken.isdisjoint(range(start, end)):
                yield Notice(code="masked_words", start=start, end=end, message="a name or words are masked")
                taken.update(range(start, end))

    def _figures(self, text: str) -> Iterator[tuple[int, int]]:
        """Masks before a measure word, with the digits that were left of the figure."""
        for found in self._figure.finditer(text):
            start = found.start()
            while start > 0 and text[start - 1].isdecimal():  # ① numbers an item, no digit of ①xx人
                start -= 1
            before = text[start - 1 : start]
            of_a_word = before.isascii() and before.isalpha()
            of_a_year = before in _HAN_DIGITS and found[0][0] in _CIRCLES  # 一九八○年
            if not before or not (of_a_word or of_a_year):
                yield start, found.end()

    def _emphasised(self, text: str) -> set[int]:
        """Places of ** that set words in bold: what follows the first one is no measure word and no head of a name."""
        pairs = _EMPHASIS.finditer(text) if "**" in text else ()
        return {
            place
            for pair in pairs
            if self._head.match(pair["words"]) is None
            for place in (pair.start(), pair.start() + 1, pair.end() - 2, pair.end() - 1)
        }


def _stands_in_words(text: str, start: int, end: int) -> bool:
    """Whether a run of signs has words beside it: a line of stars or underlines parts a page and masks nothing."""
    while start > 0 and text[start - 1] in _SPACE:
        start -= 1
    while end < len(text) and text[end] in _SPACE:
        end += 1
    return bool(_BESIDE.match(text[start - 1 : start]) or _BESIDE.match(text, end))
