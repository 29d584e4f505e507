"""Shapes of names: numeric slogans, models of A+B, codes, sentences."""

from __future__ import annotations

import re

from pipeline.records import InitiativeKind

_NUMERAL = "一二两三四五六七八九十百千万双"
_WORK = re.compile(rf"[{_NUMERAL}][一-鿿]{{1,2}}[{_NUMERAL}][一-鿿]{{1,2}}")
_WORK_PREFIX = re.compile(rf"[{_NUMERAL}][一-鿿][{_NUMERAL}][一-鿿](?=工作|活动|专项|等|$)")
_NUMERIC_PREFIX = re.compile(rf"[{_NUMERAL}][一-鿿]")
_EACH = re.compile(r"(?:一[一-鿿]{1,2}){2,3}")
_ARTICLES = re.compile(rf"[一-鿿]+[{_NUMERAL}]+条")
_SHARED = re.compile(rf"[{_NUMERAL}][一-鿿](?:共治|联动|同创|联创|同治|共建|联建|同步|合一|联治)")
_PLACES = re.compile(rf"(?:[{_NUMERAL}][城区园河江校院站场轴带圈群村镇港廊核湖山网心屏])+")
_FORBIDS = re.compile(rf"[{_NUMERAL}]不[一-鿿]?")
_DOCTRINE = re.compile(rf"(?:[{_NUMERAL}N]|\d)+(?:个|大|条|项)(?!行动|工程|计划|攻坚)[一-鿿\d]*%?")
_SHORT = re.compile(rf"[{_NUMERAL}][一-鿿]{{1,2}}")
_CODE = re.compile(r"[\d+＋A-Za-z×\-—.]+")
_PLUS = re.compile(r".*[一-鿿A-Za-z\d][+＋][一-鿿A-Za-z\d].*")
_STOP = re.compile(r"[，。；！？,;!?：:]")
_LONGEST = 16
_LONG_PART = 5
_ENUMERATION = re.compile(r".*、[^、]*[一-鿿]{2}[与和及][一-鿿]{2}[^、]*")


def shape_features(inner: str, *, headed: int) -> tuple[str, ...]:
    """What the quoted words alone show.

    `headed`: how many 、 they may hold: none without a cue noun, one where it ends them, many where it follows.
    """
    features = []
    if is_numeric_work(inner) or _ARTICLES.fullmatch(inner):
        features.append("numeric_work")
    elif _FORBIDS.fullmatch(inner) or _PLACES.fullmatch(inner) or _DOCTRINE.fullmatch(inner):
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


def is_numeric_work(inner: str) -> bool:
    """三改一拆, 五水共治: names work to be done and is whole by itself."""
    return bool(_WORK.fullmatch(inner) or _SHARED.fullmatch(inner)) and not _PLACES.fullmatch(inner)


def is_enumeration(inner: str) -> bool:
    """管理、运营与配置: a list of things that a sentence speaks of, in quotes or not."""
    return _ENUMERATION.fullmatch(inner) is not None


def is_short_numeric(inner: str) -> bool:
    """四微, 双减: needs its noun."""
    return bool(_SHORT.fullmatch(inner))


def numeric_kind(inner: str) -> InitiativeKind | None:
    """一企一策 is a mechanism, 惠企十条 a policy, other slogans that name work are campaigns."""
    if _EACH.fullmatch(inner):
        return "mechanism"
    if _ARTICLES.fullmatch(inner):
        return "policy"
    return "campaign" if is_numeric_work(inner) else None


def is_numeric_campaign(inner: str) -> bool:
    """三清三建, in four characters; 一户一档 says how, and often stands beside one without being named."""
    return len(inner) == 4 and inner[0] != "一" and _WORK.fullmatch(inner) is not None and not _PLACES.fullmatch(inner)


def work_prefix(inner: str) -> str | None:
    """三清三建 of 三清三建工作."""
    match = _WORK_PREFIX.match(inner)
    return match.group() if match else None


def numeric_prefix(inner: str) -> str | None:
    """The slogan at the head of an unclosed quote: 四微 of 四微建设."""
    match = _NUMERIC_PREFIX.match(inner)
    return match.group() if match else None
