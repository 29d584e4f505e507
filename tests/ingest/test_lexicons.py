"""Every entry of the lexicons with its examples and counter-examples."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

import pytest

from pipeline.config import load_config
from pipeline.config.base import CueGroup, Entry
from pipeline.config.damage import Damage, MissingCount, YearWords
from pipeline.config.furniture import FurnitureLine
from pipeline.config.outline import Outline
from pipeline.config.washing import AmbiguousWord, WashedWord
from pipeline.ingest import Ingester
from pipeline.ingest.blocks import RawBlock
from pipeline.ingest.canonical import draft
from pipeline.ingest.furniture import FurnitureFinder
from pipeline.ingest.joins import SentenceJoiner
from pipeline.ingest.outline import OutlineBuilder
from pipeline.ingest.title import TitleFinder
from pipeline.ingest.traces import TraceFinder
from pipeline.records import Notice

CONFIG = load_config()
TRACES = TraceFinder(CONFIG.damage, CONFIG.washing)
INGESTER = Ingester(CONFIG)
_MOST_SECONDS = 0.5
"""A line that is read once takes a thousandth of it."""
_MARKED = re.compile("【(.*)】")
_UNHEARD = "龘"
"""A word that no sentence holds."""
_DAMAGE: dict[str, CueGroup] = {
    **{name: one for name in Damage.model_fields if isinstance(one := getattr(CONFIG.damage, name), CueGroup)},
    **{f"years.{name}": getattr(CONFIG.damage.years, name) for name in YearWords.model_fields},
}


def _cases(entries: Sequence[Entry]) -> list[tuple[str, str, str | None]]:
    """(entry, bare sentence, what must come out)."""
    return [
        (entry.text, _MARKED.sub(r"\1", sentence), marked[1] if (marked := _MARKED.search(sentence)) else None)
        for entry in entries
        for sentence in (*entry.examples, *entry.counter_examples)
    ]


def test_every_entry_has_an_example() -> None:
    entries = (
        *CONFIG.furniture.lines,
        *CONFIG.damage.units,
        *CONFIG.damage.overwritten_units,
        *CONFIG.damage.masked_heads,
        *CONFIG.damage.missing,
        *CONFIG.furniture.hidden,
        *CONFIG.traditional.shared,
        *(word for site in CONFIG.washing.sites for word in (*site.words, *site.beside)),
        *CONFIG.damage.fresh_starts,
        *CONFIG.outline.title_endings,
        *CONFIG.outline.openers,
        *CONFIG.outline.returns,
        *CONFIG.outline.no_headings,
    )
    assert [entry.text for entry in entries if not entry.examples] == []


@pytest.mark.parametrize(("text", "line", "expected"), _cases(CONFIG.furniture.lines))
def test_furniture_lines(text: str, line: str, expected: str | None) -> None:
    assert (re.fullmatch(text, line) is not None) == (expected == line)
    assert FurnitureFinder(CONFIG.furniture, TitleFinder(CONFIG.outline, CONFIG.report)).is_furniture(line) == (
        expected == line
    )


@pytest.mark.parametrize("gap", ["", "  ", "    "])
@pytest.mark.parametrize("entry", CONFIG.furniture.lines, ids=lambda entry: entry.text[:40])
def test_a_line_that_repeats_itself_is_read_once(entry: FurnitureLine, gap: str) -> None:
    """A pattern that may part a line in many ways tries them all where its end does not fit."""
    words = {word for example in entry.examples for word in re.findall(r"\w+[:：]?", example)}
    for unit in (*(_MARKED.sub(r"\1", example) for example in entry.examples), *words, *(f"{word}:" for word in words)):
        line = ((unit + gap) * 240)[:238] + "！"
        started = time.process_time()
        re.fullmatch(entry.text, line)
        assert time.process_time() - started < _MOST_SECONDS


@pytest.mark.parametrize(("text", "sentence", "expected"), _cases(CONFIG.damage.units))
def test_masked_units(text: str, sentence: str, expected: str | None) -> None:
    notices = TRACES.notices(sentence)
    masked = [sentence[n.start : n.end] for n in notices if n.code == "masked_figure"]
    assert masked == ([expected] if expected else [])


@pytest.mark.parametrize(("text", "sentence", "expected"), _cases(CONFIG.damage.overwritten_units))
def test_overwritten_units(text: str, sentence: str, expected: str | None) -> None:
    notices = TRACES.notices(sentence)
    overwritten = [sentence[n.start : n.end] for n in notices if n.code == "year_overwritten"]
    assert overwritten == ([expected] if expected else [])


@pytest.mark.parametrize(("text", "line", "expected"), _cases(CONFIG.outline.title_endings))
def test_title_endings(text: str, line: str, expected: str | None) -> None:
    assert TitleFinder(CONFIG.outline, CONFIG.report).is_title(line) == (expected == line)


@pytest.mark.parametrize(("text", "line", "expected"), _cases(CONFIG.outline.openers))
def test_openers(text: str, line: str, expected: str | None) -> None:
    assert (re.fullmatch(text, line) is not None) == (expected == line)


_OF_TITLES = ("title_openers", "dated", "addresses", "copies")


@pytest.mark.parametrize("name", _OF_TITLES)
def test_words_of_titles_stand_where_they_are_marked(name: str) -> None:
    group: CueGroup = getattr(CONFIG.outline, name)
    assert group.examples
    for line in (*group.examples, *group.counter_examples):
        assert re.findall(group.either(), re.sub("[【】]", "", line)) == re.findall("【(.*?)】", line)


@pytest.mark.parametrize(("text", "sentence", "expected"), _cases(CONFIG.damage.masked_heads))
def test_masked_heads(text: str, sentence: str, expected: str | None) -> None:
    masked = [sentence[n.start : n.end] for n in TRACES.notices(sentence) if n.code == "masked_words"]
    assert masked == ([expected] if expected else [])


@pytest.mark.parametrize(("text", "sentence", "expected"), _cases(CONFIG.damage.missing))
def test_missing_figures(text: str, sentence: str, expected: str | None) -> None:
    told = [sentence[n.start : n.end] for n in TRACES.notices(sentence) if n.code == "figure_missing"]
    assert told == ([expected] if expected else [])


@pytest.mark.parametrize("entry", CONFIG.damage.missing_after, ids=lambda entry: entry.nouns[0])
def test_missing_figures_behind_what_they_count(entry: MissingCount) -> None:
    assert entry.examples
    for sentence in (*entry.examples, *entry.counter_examples):
        bare = sentence.replace("【", "").replace("】", "")
        told = [bare[n.start : n.end] for n in TRACES.notices(bare) if n.code == "figure_missing"]
        assert told == re.findall("【(.*?)】", sentence)


@pytest.mark.parametrize(("text", "sentence", "expected"), _cases(CONFIG.furniture.hidden))
def test_hidden_passages(text: str, sentence: str, expected: str | None) -> None:
    document = Ingester(CONFIG).ingest_text(f"青岚镇工作总结\n{sentence}\n特此报告。")
    assert ("passage_hidden" in {notice.code for notice in document.notices}) == (expected is not None)
    assert (sentence if expected is None else sentence.replace(expected, "")) in document.text


def _sentences(group: CueGroup) -> tuple[str, ...]:
    return tuple(re.sub("[【】]", "", sentence) for sentence in (*group.examples, *group.counter_examples))


@pytest.mark.parametrize("name", _DAMAGE)
def test_groups_of_words_around_damage(name: str) -> None:
    group = _DAMAGE[name]
    assert group.examples
    assert group.counter_examples
    for sentence, bare in zip((*group.examples, *group.counter_examples), _sentences(group), strict=True):
        assert [bare[n.start : n.end] for n in TRACES.notices(bare)] == re.findall("【(.*?)】", sentence)


@pytest.mark.parametrize("name", _DAMAGE)
def test_a_group_decides_in_its_examples_alone(name: str) -> None:
    group = _DAMAGE[name].model_copy(update={"words": (_UNHEARD,)})
    outer, _, inner = name.partition(".")
    update = {outer: CONFIG.damage.years.model_copy(update={inner: group}) if inner else group}
    without = Ingester(CONFIG.model_copy(update={"damage": CONFIG.damage.model_copy(update=update)}))
    decided = [sentence for sentence in _sentences(group) if _read(without, sentence) != _read(INGESTER, sentence)]
    assert decided == list(_sentences(group))[: len(group.examples)]


def _read(ingester: Ingester, sentence: str) -> tuple[str, tuple[Notice, ...]]:
    document = ingester.ingest_text(f"河湾镇的一天\n{sentence}")
    return document.text, document.notices


WASHED = [word for site in CONFIG.washing.sites for word in (*site.words, *site.beside)]


@pytest.mark.parametrize("word", WASHED, ids=lambda word: word.text)
def test_washed_words(word: WashedWord | AmbiguousWord) -> None:
    for sentence in (*word.examples, *word.counter_examples):
        bare = sentence.replace("【", "").replace("】", "")
        assert [bare[n.start : n.end] for n in TRACES.notices(bare)] == re.findall("【(.*?)】", sentence)
        assert re.search(word.text, bare)


@pytest.mark.parametrize(("text", "sentence", "expected"), _cases(CONFIG.traditional.shared))
def test_characters_that_both_scripts_have(text: str, sentence: str, expected: str | None) -> None:
    found = Ingester(CONFIG).ingest_text(f"{sentence}，質量與規範並進").text
    assert (text[0] in found) == (expected is None)


@pytest.mark.parametrize(("text", "line", "expected"), _cases(CONFIG.damage.fresh_starts))
def test_fresh_starts(text: str, line: str, expected: str | None) -> None:
    found = re.match(text, line)
    assert (found[0] if found else None) == expected
    assert SentenceJoiner(CONFIG.damage).starts_afresh(line) == (expected is not None)


@pytest.mark.parametrize(("text", "line", "expected"), _cases(CONFIG.outline.returns))
def test_returns(text: str, line: str, expected: str | None) -> None:
    found = re.match(text, line)
    assert (found[0] if found else None) == expected


@pytest.mark.parametrize(("text", "line", "expected"), _cases(CONFIG.outline.no_headings))
def test_no_headings(text: str, line: str, expected: str | None) -> None:
    found = re.match(text, line)
    assert (found[0] if found else None) == expected
    blocks = (
        RawBlock(text="全镇的一年", paragraph=0),
        RawBlock(text="全镇上下齐心协力，完成年度任务。", paragraph=1),
        RawBlock(text=line, paragraph=2, bold=True),
        RawBlock(text="全镇上下齐心协力，完成年度任务。", paragraph=3),
    )
    made = draft(blocks)
    title = TitleFinder(CONFIG.outline, CONFIG.report).find(made)
    assert len(OutlineBuilder(CONFIG.outline).sections(made, title)) == (1 if expected else 2)


_OUTLINE = {name: one for name in Outline.model_fields if isinstance(one := getattr(CONFIG.outline, name), CueGroup)}


@pytest.mark.parametrize("name", sorted(_OUTLINE.keys() - set(_OF_TITLES)))
def test_groups_of_words_of_the_outline(name: str) -> None:
    group = _OUTLINE[name]
    assert group.examples
    assert group.counter_examples
    outline = CONFIG.outline.model_copy(update={name: group.model_copy(update={"words": (_UNHEARD,)})})
    without = Ingester(CONFIG.model_copy(update={"outline": outline}))
    for sentence, bare in zip((*group.examples, *group.counter_examples), _sentences(group), strict=True):
        sections = _sections(INGESTER, bare)
        assert {heading for _, heading in sections} >= set(re.findall("【(.*?)】", sentence))
        assert (_sections(without, bare) != sections) == (sentence in group.examples)


def _sections(ingester: Ingester, text: str) -> list[tuple[str | None, str | None]]:
    document = ingester.ingest_text(f"河湾镇工作总结\n全镇上下齐心协力，完成年度任务。\n{text}")
    return [(section.label, section.heading) for section in document.outline]
