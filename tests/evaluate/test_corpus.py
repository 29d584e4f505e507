"""The corpus's own gold is sound: its words are known, and what it quotes stands in its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from pipeline import records
from pipeline.assembly import Miner
from pipeline.config import Config
from pipeline.evaluate import Case
from pipeline.evaluate.gold import GoldCount, GoldReport
from pipeline.evaluate.normal import bare, several
from tests.evaluate.oracle import text_of
from tests.labelled import CORPUS, content_of, gold_of

FOLDERS = ("gold", "counts", "initiatives", "tables", "topics")
FILES = sorted(path for folder in FOLDERS for path in (CORPUS / folder).rglob("*.yaml"))

UNREAD = {
    "about", "aliases", "alt_topics", "caption", "cases", "context", "expected", "gold", "hand", "heading", "holds",
    "id", "label", "members", "not_counts", "not_initiatives", "object_source", "optional", "paragraphs",
    "part_of_alt", "part_of_context", "period", "reason", "same_as", "table", "tags", "text", "texts", "title",
    "topics", "value_exact", "why", "writer",
}  # fmt: skip
"""Keys of the corpus that no model of gold has a field for, or that stand above the models."""

WORDS: dict[str, Any] = {
    "approx": records.Approx,
    "role": records.CountRole,
    "status": records.CountStatus,
    "direction": records.Direction,
    "unit_class": records.UnitClass,
}


def keys(value: Any) -> Iterator[str]:
    """All keys of a YAML file, at any depth."""
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(part)
    yield from value if isinstance(value, dict) else ()


def known_keys(model: Any) -> set[str]:
    """The fields of a model and of all models inside it."""
    (_, definitions) = msgspec.json.schema_components([model])
    return {name for definition in definitions.values() for name in definition.get("properties", {})}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CORPUS).as_posix())
def test_gold_is_sound(path: Path, miner: Miner, config: Config) -> None:
    assert set(keys(content_of(path))) <= known_keys(GoldReport) | UNREAD
    found = gold_of(path).cases
    assert found
    assert len({case.id for case in found}) == len(found)
    faults = [f"{case.id}: {fault}" for case in found for fault in _faults(case, text_of(miner, case), config)]
    assert faults == []


def _faults(case: Case, text: str, config: Config) -> Iterator[str]:
    for count in case.gold.counts or ():
        yield from _count(count, text)
        yield from _whole(count, case.gold.counts or ())
    for initiative in case.gold.initiatives or ():
        kinds = {initiative.kind, *several(initiative.kind_alt)}
        yield from (f"kind {kind}" for kind in kinds - set(get_args(records.InitiativeKind)))
        forms = [initiative.called, *(initiative.mention_surfaces or ())]
        if not any(bare(form)[:3] in bare(text) for form in forms):
            yield f"{initiative.called} does not stand in the text"
    topics = {section.topic for section in case.gold.sections or ()} | set(case.topic.topics if case.topic else ())
    yield from (f"topic {topic}" for topic in topics - {None} - set(config.taxonomy.by_id))


def _count(count: GoldCount, text: str) -> Iterator[str]:
    if count.quote not in text:
        yield f"{count.quote} does not stand in the text"
    if count.context and count.quote not in count.context:
        yield f"{count.quote} is not in {count.context!r}"
    if count.context and text.count(count.context) > 1:
        yield f"{count.context!r} stands in the text more than once"
    for field, words in WORDS.items():
        value = getattr(count, field)
        if value not in (None, msgspec.UNSET, *get_args(words)):
            yield f"{count.quote}: {field} is {value}"


def _whole(count: GoldCount, counts: Iterable[GoldCount]) -> Iterator[str]:
    quotes = [one.quote for one in counts]
    whole = count.part_of
    if isinstance(whole, int):
        known = 0 <= whole < len(quotes) and quotes[whole] is not count.quote
    else:
        known = whole is None or whole in quotes
    if not known:
        yield f"{count.quote}: no whole {whole}"
