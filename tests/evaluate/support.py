"""Findings and cases in a line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from pipeline.evaluate.cases import Case, Found, Judgement
from pipeline.evaluate.gold import GoldCount, GoldReport
from pipeline.evaluate.judging import judge
from pipeline.records import Count, Initiative, Mention, Section, TopicScore
from pipeline.stages import RawFile

RAW = RawFile(uri="a.txt", name="a.txt", content=b"")


def gold_count(quote: str, value: float | None, unit: str | None, **fields: Any) -> GoldCount:
    return GoldCount(quote=quote, value=value, unit=unit, **fields)


def count(quote: str, value: float | None, unit: str | None, start: int = 0, **fields: Any) -> Count:
    defaults: dict[str, Any] = {"low": value, "high": value, "unit_class": "other", "id": f"c{start}"}
    rest = {"value_exact": None, "section": None, "rule": "test", "confidence": 1.0}
    place = {"quote": quote, "start": start, "end": start + len(quote)}
    return msgspec.convert({**place, "value": value, "unit": unit, **defaults, **rest, **fields}, Count)


def initiative(name: str, *mentions: tuple[int, str], **fields: Any) -> Initiative:
    told = tuple(Mention(start=at, end=at + len(quote), quote=quote, section=None) for at, quote in mentions)
    defaults: dict[str, Any] = {"id": name, "kind": "brand", "evidence": (), "confidence": 1.0, "rule": "test"}
    return msgspec.structs.replace(Initiative(name=name, mentions=told, **defaults), **fields)


def section(label: str | None, heading: str | None, level: int, topics: Sequence[str] = (), **fields: Any) -> Section:
    scores = tuple(TopicScore(id=topic, score=0.5) for topic in topics)
    defaults: dict[str, Any] = {"id": f"{label}{heading}", "parent": None, "start": 0, "end": 9, "body_start": 4}
    plain = Section(label=label, heading=heading, level=level, role="achievement", topics=scores, **defaults)
    return msgspec.structs.replace(plain, **fields)


def case(gold: GoldReport, **fields: Any) -> Case:
    return msgspec.structs.replace(Case(id="a", file="a.yaml", form="report", raw=RAW, gold=gold), **fields)


def judged_counts(gold: Sequence[GoldCount], found: Iterable[Count], text: str = "", **fields: Any) -> list[Judgement]:
    """Judgements of counts alone."""
    judgements = judge(case(GoldReport(counts=tuple(gold)), **fields), Found(text=text, counts=tuple(found)))
    return [one for one in judgements if one.figure.startswith("counts")]


def verdicts(judgements: Iterable[Judgement], figure: str) -> list[str]:
    return [one.verdict for one in judgements if one.figure == figure]
