"""Shapes of names: numeric slogans, models of A+B, codes, sentences."""

from __future__ import annotations

import re

from pipeline.config.initiatives import Initiatives
from pipeline.extract.initiatives.words import any_of, either
from pipeline.records import InitiativeKind
from pipeline.zh.clauses import CLAUSE_MARKS

_NUMERAL = "一二两三四五六七八九十百千万双"
_WORK = re.compile(rf"[{_NUMERAL}][一-鿿]{{1,2}}[{_NUMERAL}][一-鿿]{{1,2}}")
_NUMERIC_PREFIX = re.compile(rf"[{_NUMERAL}][一-鿿]")
_EACH = re.compile(r"(?:一[一-鿿]{1,2}){2,3}")
_SHORT = re.compile(rf"[{_NUMERAL}][一-鿿]{{1,2}}")
_CODE = re.compile(r"[\d+＋A-Za-z×\-—.]+")
_PLUS = re.compile(r".*[一-鿿A-Za-z\d][+＋][一-鿿A-Za-z\d].*")
_STOP = re.compile(f"[{CLAUSE_MARKS}]")
_LONGEST = 16
_LONG_PART = 5


class Shapes:
    """Built once per worker."""

    def __init__(self, rules: Initiatives) -> None:
        behind = any_of(rules.behind_work.words)
        self._work_prefix = re.compile(rf"[{_NUMERAL}][一-鿿][{_NUMERAL}][一-鿿](?={behind}|$)")
        self._articles = re.compile(rf"[一-鿿]+[{_NUMERAL}]+{either(rules.articles)}")
        self._shared = re.compile(rf"[{_NUMERAL}][一-鿿](?:{any_of(rules.shared_works.words)})")
        self._places = re.compile(rf"(?:[{_NUMERAL}]{either(rules.parts_of_places)})+")
        self._forbids = re.compile(rf"[{_NUMERAL}]{either(rules.negations)}[一-鿿]?")
        counted = rf"(?:[{_NUMERAL}N]|\d)+{either(rules.doctrine_measures)}"
        self._doctrine = re.compile(rf"{counted}(?!{any_of(rules.counted_works.words)})[一-鿿\d]*%?")
        joins = either(rules.joins)
        self._enumeration = re.compile(rf".*、[^、]*[一-鿿]{{2}}{joins}[一-鿿]{{2}}[^、]*")

    def features(self, inner: str, *, headed: int) -> tuple[str, ...]:
        """What the quoted words alone show.

        `headed`: how many 、 they may hold: none without a cue noun, one where it ends them, many where it follows.
        """
        features = []
        if self.is_numeric_work(inner) or self._articles.fullmatch(inner):
            features.append("numeric_work")
        elif any(shape.fullmatch(inner) for shape in (self._forbids, self._places, self._doctrine)):
            features.append("doctrine_shape")
        if _CODE.fullmatch(inner):
            features.append("latin_code")
        elif _PLUS.fullmatch(inner):
            features.append("plus_model")
        if len(inner) <= 2 and not headed:
            features.append("tiny")
        if _STOP.search(inner) or len(inner) > _LONGEST or inner.count("、") + inner.count("—") > headed:
            features.append("prose")
        elif "、" in inner and max(map(len, inner.split("、"))) >= _LONG_PART:
            features.append("clauses")
        return tuple(features)

    def is_numeric_work(self, inner: str) -> bool:
        """三改一拆, 五水共治: names work to be done and is whole by itself."""
        return bool(_WORK.fullmatch(inner) or self._shared.fullmatch(inner)) and not self._places.fullmatch(inner)

    def is_enumeration(self, inner: str) -> bool:
        """管理、运营与配置: a list of things that a sentence speaks of, in quotes or not."""
        return self._enumeration.fullmatch(inner) is not None

    def numeric_kind(self, inner: str) -> InitiativeKind | None:
        """一企一策 is a mechanism, 惠企十条 a policy, other slogans that name work are campaigns."""
        if _EACH.fullmatch(inner):
            return "mechanism"
        if self._articles.fullmatch(inner):
            return "policy"
        return "campaign" if self.is_numeric_work(inner) else None

    def is_numeric_campaign(self, inner: str) -> bool:
        """三清三建, in four characters; 一户一档 says how, and often stands beside one without being named."""
        work = len(inner) == 4 and inner[0] != "一" and _WORK.fullmatch(inner) is not None
        return work and not self._places.fullmatch(inner)

    def work_prefix(self, inner: str) -> str | None:
        """三清三建 of 三清三建工作."""
        match = self._work_prefix.match(inner)
        return match.group() if match else None


def is_short_numeric(inner: str) -> bool:
    """四微, 双减: needs its noun."""
    return bool(_SHORT.fullmatch(inner))


def numeric_prefix(inner: str) -> str | None:
    """The slogan at the head of an unclosed quote: 四微 of 四微建设."""
    match = _NUMERIC_PREFIX.match(inner)
    return match.group() if match else None
