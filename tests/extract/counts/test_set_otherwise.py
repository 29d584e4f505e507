"""Labelled sentences set otherwise: what changes nothing of a sentence's meaning changes no counted thing.

An adverb between a thing and its verb or level, a clause before the sentence, blanks around figures: each once in every
sentence of a sample, so that causes are found which no labelled sentence happens to show.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.config import load_config
from pipeline.evaluate.reading import read_sets
from pipeline.ingest import Ingester
from pipeline.records import Count
from tests.extract.counts.support import mine

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
LONGEST = 160
EVERY = 4
ADVERBS = (
    "已", "全年", "目前", "首次", "再次", "如期", "常年", "持续", "总体", "普遍", "已经", "陆续", "同步", "截至目前",
)  # fmt: skip
BEFORE_LEVELS = (
    "成功", "全面", "依法", "顺利", "重点", "累计", "快速", "逆势", "逐年", "实际", "仍", "总共", "最终", "平稳",
)  # fmt: skip
LEVEL = re.compile(
    "(?<=[一-鿿])(?:达到|突破|超过|完成|实现|降[至到]|增[至加]|增长|增加到|[提扩][高升大][至到]|下降|提高|提升|上升|缩短|减少|控制在)(?=[近约超0-9])"
)
CLAUSES = ("坚持问题导向，", "同时，", "据统计，", "全市上下共同努力，", "一是强化责任落实，")
Place = Callable[[int], int]
"""Where an offset of the sentence lies in the sentence set otherwise."""


class Changed(NamedTuple):
    text: str
    place: Place


def with_adverb(text: str, counts: tuple[Count, ...], chance: random.Random) -> Changed | None:
    """“…工业投资占四成” as “…工业投资首次占四成”."""
    ends = [end for count in counts if (end := _end_of_thing(text, count))]
    if not ends:
        return None
    at, adverb = chance.choice(ends), chance.choice(ADVERBS)
    return Changed(text[:at] + adverb + text[at:], lambda place: place + len(adverb) * (place >= at))


def _end_of_thing(text: str, count: Count) -> int:
    """Where the thing before the figure ends, if a verb or the like stands between them; else 0."""
    start = text.rfind(count.object, 0, count.start) if count.object else -1
    end = start + len(count.object or "")
    return end if start >= 0 and re.fullmatch("[一-鿿]{1,8}", text[end : count.start]) else 0


def with_adverb_before_level(text: str, _counts: tuple[Count, ...], chance: random.Random) -> Changed | None:
    """“产量达到9吨” as “产量成功达到9吨”."""
    starts = [match.start() for match in LEVEL.finditer(text)]
    if not starts:
        return None
    at, adverb = chance.choice(starts), chance.choice(BEFORE_LEVELS)
    return Changed(text[:at] + adverb + text[at:], lambda place: place + len(adverb) * (place >= at))


def with_clause(text: str, _counts: tuple[Count, ...], chance: random.Random) -> Changed:
    clause = chance.choice(CLAUSES)
    return Changed(clause + text, lambda place: place + len(clause))


def with_blanks(text: str, _counts: tuple[Count, ...], _chance: random.Random) -> Changed:
    """As converters write it, and as it is read."""
    spaced = re.sub(r"(?<=[一-鿿])(?=\d)|(?<=\d)(?=[一-鿿])", " ", text)
    read = _ingester().ingest_text(spaced).text
    signs = [at for at, sign in enumerate(read) if not sign.isspace()]
    return Changed(read, lambda place: signs[len("".join(text[:place].split()))])


@cache
def _ingester() -> Ingester:
    return Ingester(load_config())


def sentences() -> Iterator[str]:
    sets = read_sets([CORPUS / "counts", CORPUS / "counts" / "unseen", CORPUS / "counts" / "later"])
    cases = [case for one in sets for case in one.cases]
    for case in cases[::EVERY]:
        text = case.raw.content.decode()
        if len(text) <= LONGEST and "\n" not in text.strip():
            yield text.strip()


@pytest.mark.parametrize(
    ("change", "least"),
    [(with_adverb, 0.99), (with_adverb_before_level, 0.99), (with_clause, 0.999), (with_blanks, 0.998)],
    ids=("an adverb", "an adverb before a level", "a clause before", "blanks"),
)
def test_things_stay_what_they_are(
    change: Callable[[str, tuple[Count, ...], random.Random], Changed | None], least: float
) -> None:
    chance, same, all_told = random.Random(7), 0, 0
    for text in sentences():
        before = mine(text).counts
        changed = change(text, before, chance)
        if changed is None:
            continue
        after = {count.start: count for count in mine(changed.text).counts}
        for count in before:
            if count.object and count.unit_class != "duration":
                found = after.get(changed.place(count.start))
                all_told += 1
                same += found is not None and _alike(count, found)
    assert all_told > 300
    assert same / all_told >= least, f"{same} of {all_told}"


def _alike(one: Count, other: Count) -> bool:
    """The same thing, or part of it, and the same modifier."""
    thing, found = one.object, other.object
    if thing is None or found is None:
        return False
    return (thing in found or found in thing) and one.approx == other.approx
