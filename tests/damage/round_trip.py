"""How much of a damaged text ingest mends, way by way: `python -m tests.damage.round_trip`.

Clean reports of the corpus are ingested, their canonical texts damaged and ingested again. A *place* is one edit of the
damager. What can be undone (chunk numbers, page marks, furniture, wraps, entities) must be undone; what can't (lost
quotes, washed words, years, masks, widths) must stay as it is: words are never rewritten. Each stretch of characters in
which the result differs from that, once for each line that it spans, is a place that was not mended. Not asked for is
what nobody can tell: where paragraphs were run together, whether a break at the end of a sentence ends its paragraph,
and headings without a label that were run together with their text.
"""

from __future__ import annotations

import difflib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from pipeline.config import load_config
from pipeline.damage import Change, Damaged, Edit, EditKind, Way, all_ways, apply, damage
from pipeline.ingest import Ingester
from pipeline.records import Notice, NoticeCode
from pipeline.stages import Document, RawFile
from pipeline.zh.folding import fold

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
DAMAGED_BY_HAND = "sharing"
"""Reports whose gold says `about` them that a sharing site had them are damaged already."""

UNDONE: frozenset[EditKind] = frozenset(
    {"chunk_number", "converted", "entity", "furniture", "page_mark", "pinyin", "wrapped"}
)
TOLD_BY: dict[EditKind, NoticeCode] = {
    "digits_overwritten": "year_overwritten",
    "year_doubled": "year_overwritten",
    "masked": "masked_figure",
    "figure_deleted": "figure_missing",
    "washed": "washed_word",
    "quote_lost": "quote_unbalanced",
}
BULLETS = {"X8226;": "•", "&#8226;": "•", "&bull;": "•"}
"""Broken characters that were not in the original: repaired, they are there."""
CERTAIN: frozenset[NoticeCode] = frozenset({"masked_figure", "year_overwritten"})
NEVER_INVENTED = CERTAIN | {"figure_missing"}
HEADING = 8
MARGINS: dict[EditKind, int] = {"quote_lost": 30, "figure_deleted": 1}
"""A lost quote is told at its other half, a deleted figure at its measure word."""
GLUE = 3
"""Fewer equal characters between two differences make one of them."""
BLANK = " \u3000\n"
SENTENCE_ENDS = ("。", "！", "？", "。”", "！”", "？”")


class Figures(NamedTuple):
    """Sums over reports; each ratio is None where nothing was asked."""

    places: int = 0
    differences: int = 0
    figures: int = 0
    figures_told: int = 0
    words: int = 0
    words_told: int = 0
    false_alarms: int = 0
    headings: int = 0
    headings_found: int = 0
    headings_right: int = 0

    def plus(self, other: Figures) -> Figures:
        return Figures(*map(sum, zip(self, other, strict=True)))

    @property
    def mended(self) -> float | None:
        return max(0.0, 1 - self.differences / self.places) if self.places else None

    @property
    def told(self) -> float | None:
        """Of figures that are lost."""
        return self.figures_told / self.figures if self.figures else None

    @property
    def outline(self) -> float:
        return 2 * self.headings_right / max(1, self.headings + self.headings_found)


class Difference(NamedTuple):
    """`expected[start:end]` became `found[found_start:found_end]`."""

    start: int
    end: int
    found_start: int
    found_end: int


class Seen(NamedTuple):
    """One damaged report, and what there should be after ingest."""

    damaged: Damaged
    expected: Damaged
    found: Document
    differences: list[Difference]

    @property
    def faults(self) -> list[Difference]:
        """Differences that count."""
        flattened = {edit.start for edit in self.expected.edits if edit.kind == "flattened"}
        return [
            one for one in self.differences if not _is_undecidable(self.expected.text, self.found.text, one, flattened)
        ]


@cache
def ingester() -> Ingester:
    return Ingester(load_config())


@cache
def ways() -> dict[str, Way]:
    config = load_config()
    return all_ways(
        config.washing.sites[0].originals,
        page=config.damage_generator.page,
        measures=config.damage_generator.masked.words,
        traditional=config.traditional.sure,
    )


COMBINED: dict[str, tuple[str, ...]] = {
    "a shared page": (
        "washed words",
        "overwritten years",
        "masks",
        "lost closing quotes",
        "page marks",
        "chunks",
        "furniture",
    ),
    "a wrapped page": ("masks", "widths", "mixed quotes", "entities", "page marks", "hard wraps", "furniture"),
}


def rows() -> dict[str, tuple[str, ...]]:
    """Names of the table's rows with their ways."""
    alone = {name: (name,) for name in ways()}
    return {"none": (), **alone, **COMBINED, "all": tuple(ways())}


@cache
def clean() -> dict[str, Document]:
    """The corpus's clean reports as plain text, by id: what a damaged copy can be held against."""
    texts = dict(_clean_texts())
    return {name: ingester().ingest_text(text) for name, text in texts.items()}


def _clean_texts() -> Iterator[tuple[str, str]]:
    for path in sorted((CORPUS / "reports").iterdir()):
        gold = yaml.safe_load((CORPUS / "gold" / f"{path.stem}.yaml").read_text(encoding="utf-8"))
        if DAMAGED_BY_HAND not in gold["about"]:
            raw = RawFile(uri=path.name, name=path.name, content=path.read_bytes())
            yield path.stem, ingester().ingest(raw)[0].text


def measure(names: Sequence[str], seed: int = 0) -> Figures:
    """All clean reports damaged in the ways of `names`."""
    figures = Figures()
    for number, original in enumerate(clean().values()):
        damaged = damage(original.text, [ways()[name] for name in names], seed * 1000 + number)
        figures = figures.plus(judge(original, look(original, damaged)))
    return figures


def look(original: Document, damaged: Damaged) -> Seen:
    expected = apply(Damaged(text=original.text), _kept(damaged))
    found = ingester().ingest_text(damaged.text)
    return Seen(damaged, expected, found, differences(expected, found.text))


def judge(original: Document, seen: Seen) -> Figures:
    lost = [edit for edit in seen.expected.edits if edit.kind in TOLD_BY]
    figures = [edit for edit in lost if TOLD_BY[edit.kind] in CERTAIN]
    due = Counter(_headings(original, seen.expected))
    got = Counter(_key(s.label, s.heading) for s in seen.found.outline if s.level)
    return Figures(
        places=sum(edit.kind != "flattened" for edit in seen.damaged.edits),
        differences=sum(lines(seen, one) for one in seen.faults),
        figures=len(figures),
        figures_told=sum(is_told(seen, edit) for edit in figures),
        words=len(lost) - len(figures),
        words_told=sum(is_told(seen, edit) for edit in lost if edit not in figures),
        false_alarms=sum(1 for _ in false_alarms(seen)),
        headings=due.total(),
        headings_found=got.total(),
        headings_right=(due & got).total(),
    )


def _kept(damaged: Damaged) -> Iterator[Change]:
    """What of the damage must still be there after ingest."""
    for edit in damaged.edits:
        new = damaged.text[edit.start : edit.end]
        if edit.kind not in UNDONE or new in BULLETS:
            yield Change(edit.source_start, edit.source_end, BULLETS.get(new, new), edit.kind)


def differences(expected: Damaged, found: str) -> list[Difference]:
    """Where `found` is not as expected; a blank or a line break where paragraphs were run together is the same."""
    return _glued(_opcodes(expected.text, found))


def _opcodes(left: str, right: str) -> Iterator[Difference]:
    if left == right:
        return
    for tag, start, end, found_start, found_end in difflib.SequenceMatcher(
        None, left, right, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            yield Difference(start, end, found_start, found_end)


def _glued(found: Iterable[Difference]) -> list[Difference]:
    glued: list[Difference] = []
    for one in found:
        if glued and one.start - glued[-1].end < GLUE:
            glued[-1] = Difference(glued[-1].start, one.end, glued[-1].found_start, one.found_end)
        else:
            glued.append(one)
    return glued


def _is_undecidable(expected: str, found: str, one: Difference, flattened: set[int]) -> bool:
    left, right = expected[one.start : one.end], found[one.found_start : one.found_end]
    if (left + right).strip(BLANK):
        return False
    ends = expected[: one.start].endswith(SENTENCE_ENDS)
    return ends or any(place in flattened for place in range(one.start - 1, one.end + 1))


def lines(seen: Seen, one: Difference) -> int:
    """How many places a difference is worth: the lines that it spans."""
    here = seen.expected.text[one.start : one.end].strip("\n").count("\n")
    there = seen.found.text[one.found_start : one.found_end].strip("\n").count("\n")
    return 1 + max(here, there)


def is_told(seen: Seen, edit: Edit) -> bool:
    """Whether a notice of the right code stands where `edit` came to stand."""
    start, end = _place(seen, edit)
    return any(
        notice.code == TOLD_BY[edit.kind] and notice.start <= end and notice.end >= start
        for notice in seen.found.notices
    )


def _place(seen: Seen, edit: Edit) -> tuple[int, int]:
    """Where in the found text a notice may tell of `edit`."""
    margin = MARGINS.get(edit.kind, 0)
    start, end = (found_offset(seen.differences, offset) for offset in (edit.start, edit.end))
    return start - margin, end + margin


def false_alarms(seen: Seen) -> Iterator[Notice]:
    """Notices of overwritten, masked or deleted figures where there is none."""
    spans = [
        (*_place(seen, edit), TOLD_BY[edit.kind])
        for edit in seen.expected.edits
        if TOLD_BY.get(edit.kind) in NEVER_INVENTED
    ]
    for notice in seen.found.notices:
        hit = any(code == notice.code and notice.start <= end and notice.end >= start for start, end, code in spans)
        if notice.code in NEVER_INVENTED and not hit:
            yield notice


def found_offset(differences: Iterable[Difference], offset: int) -> int:
    """Where an offset of the expected text came to stand in the found one."""
    shift = 0
    for one in differences:
        if one.end > offset:
            break
        shift = one.found_end - one.end
    return offset + shift


def _headings(original: Document, expected: Damaged) -> Iterator[tuple[str, str]]:
    """The clean outline's headings, in the words in which the damaged text must have them."""
    flat = any(edit.kind == "flattened" for edit in expected.edits)
    for section in original.outline:
        labelled = section.label or original.text[section.start] in "【〔"
        if section.level and section.heading is not None and (labelled or not flat):
            start = original.text.index(section.heading, section.start)
            end = start + len(section.heading)
            label = section.start + len(section.label or "")
            offsets = (section.start, label, start, end)
            label_start, label_end, left, right = (expected_offset(expected.edits, offset) for offset in offsets)
            yield _key(section.label and expected.text[label_start:label_end], expected.text[left:right])


def expected_offset(edits: Iterable[Edit], offset: int) -> int:
    shift = 0
    for edit in edits:
        if edit.source_end <= offset:
            shift += edit.end - edit.start - (edit.source_end - edit.source_start)
    return offset + shift


def _key(label: str | None, heading: str | None) -> tuple[str, str]:
    words = "".join(character for character in fold(heading or "") if character.isalnum())
    return fold(label or "").replace(" ", ""), words[:HEADING]


def table(seeds: int) -> Iterator[str]:
    """Lines of the table, for a terminal or for docs/damage.md."""
    yield "| way | places | mended or kept | figures lost | told | words, quotes lost | told | false alarms | outline |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    for row, names in rows().items():
        figures = Figures()
        for seed in range(seeds):
            figures = figures.plus(measure(names, seed))
        words = figures.words_told / figures.words if figures.words else None
        lost = (figures.figures, _percent(figures.told), figures.words, _percent(words))
        cells = (row, figures.places, _percent(figures.mended), *lost, figures.false_alarms, f"{figures.outline:.3f}")
        yield f"| {' | '.join(map(str, cells))} |"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


if __name__ == "__main__":
    for printed in table(int(sys.argv[1]) if len(sys.argv) > 1 else 2):
        print(printed, flush=True)
