"""The rules of this family, in one visible order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest

import msgspec

from pipeline.config import Config
from pipeline.extract.initiatives.adopted import AdoptedRule
from pipeline.extract.initiatives.bare import BareRule
from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.denials import Denials
from pipeline.extract.initiatives.endings import EndingFinder
from pipeline.extract.initiatives.facts import FactReader, counts_of
from pipeline.extract.initiatives.joined import Parting
from pipeline.extract.initiatives.kinds import ToldKinds, kind_signals
from pipeline.extract.initiatives.kinship import Named, Pair, Signs, pairs
from pipeline.extract.initiatives.labelling.columns import Columns, Seen
from pipeline.extract.initiatives.labelling.rule import Chance, Labeller, Stretch
from pipeline.extract.initiatives.labelling.units import Units
from pipeline.extract.initiatives.launched import LaunchedRule
from pipeline.extract.initiatives.merging import Group, Merger
from pipeline.extract.initiatives.model import ChoiceModel, load_model
from pipeline.extract.initiatives.page import Page, page_of, with_printed_marks
from pipeline.extract.initiatives.quoted import Item, QuotedRule
from pipeline.extract.initiatives.ranking import Floats, choose, rows_of
from pipeline.extract.initiatives.shared_heads import SharedHeads
from pipeline.extract.initiatives.shared_kinds import SharedKinds
from pipeline.extract.initiatives.spoken import Speaker, Spoken
from pipeline.extract.initiatives.titles import TitleRule, spans_of_titles
from pipeline.extract.initiatives.unnamed import Unnamed
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.extract.initiatives.words import either
from pipeline.records import Count, Evidence, Initiative, InitiativeKind, Mention, Section
from pipeline.stages import ClassifiedDocument, SectionIndex, TokenizedDocument
from pipeline.zh.years import PLAIN_YEAR

_SURE = 0.7
"""A name with this chance is not cut down to a known slogan inside it."""

_NOUN = 2
"""Characters: 项目 behind 产业基础再造工程 makes no other name of it."""

_LIKELY = (1.0, 0.3, 0.1)
"""In a list so much of the threshold is enough: beside no sure name, beside one, between two."""
_UNASKED: InitiativeKind = "brand"
"""In the place of the kind of what is never taken: short forms need none."""
_MOST = 10_000
"""Stretches of one document that are weighed: reports have some hundreds, only hostile texts more."""
_PLURAL_REACH = 5
_YEAR = re.compile(rf"\D?{PLAIN_YEAR}")


class InitiativeExtractor:
    """Finds the named initiatives of a document. Holds no state between documents."""

    def __init__(self, config: Config, model: ChoiceModel | None = None) -> None:
        """`model`: in place of the product's own, as training needs it."""
        self._vocabulary = Vocabulary(config)
        self._model = model or load_model()
        self._quoted = QuotedRule(self._vocabulary)
        self._bare = BareRule(self._vocabulary)
        self._titles = TitleRule(self._vocabulary)
        self._launched = LaunchedRule(self._vocabulary)
        self._adopted = AdoptedRule(config)
        self._denials = Denials(config)
        self._shared_kinds = SharedKinds(config)
        self._told_kinds = ToldKinds(config)
        self._shared_heads = SharedHeads(config)
        self._unnamed = Unnamed(self._vocabulary)
        self._merger = Merger(self._vocabulary)
        self._facts = FactReader(config)
        self._speaker = Speaker(self._vocabulary)
        self._labeller = Labeller(self._vocabulary, EndingFinder(config))
        self._parting = Parting(self._vocabulary)
        self._signs = Signs(config.initiatives)
        self._between = re.compile(f"[”』」]?(?:、|{either(config.initiatives.joins)})?[“『「]?")

    def extract(self, classified: ClassifiedDocument, counts: Sequence[Count]) -> tuple[Initiative, ...]:
        """Initiatives in order of first mention, with ids i1, i2 …; `counts` are those of the same document."""
        page = with_printed_marks(page_of(classified.tokenized))
        titles = spans_of_titles(page)
        judged = self._judged(page)
        accepted = self._shared_heads.told(page, [one for one, right in judged if right])
        doubtful = [one for one, right in judged if not right]
        inside_titles = frozenset(offset for start, end in titles for offset in range(start, end))
        groups = self._merger.merge(page, accepted, doubtful, inside_titles)
        return self._records(page, groups, classified, counts)

    def judged(self, tokenized: TokenizedDocument) -> list[tuple[Candidate, bool]]:
        """Every candidate of a document, and whether it is taken for an initiative."""
        return self._judged(with_printed_marks(page_of(tokenized)))

    def seen(self, tokenized: TokenizedDocument) -> tuple[Page, list[Item], Units, Columns]:
        """What the field sees of a document."""
        page = page_of(tokenized)
        seen = self._look(page)
        return page, list(seen.items), *self._labeller.columns(page, seen)

    def possible(self, tokenized: TokenizedDocument) -> tuple[Floats, list[tuple[str, ...]]]:
        """What is weighed of every stretch that may be a name, and how each would be called."""
        page = page_of(tokenized)
        seen = self._look(page)
        stretches = self._stretches(page, seen)
        spoken = [self._speaker.spoken(page, one.start, one.end, seen.items) for one in stretches]
        names = [tuple(name for name in (one.name, one.alias) if name) for one in spoken]
        return rows_of(page, self._vocabulary, seen.items, stretches), names

    def kind_signals(self, page: Page, items: Sequence[Item], start: int, end: int) -> list[str]:
        """What is seen of the kind of the name at `start:end`."""
        return kind_signals(page, self._vocabulary, self._speaker.spoken(page, start, end, items))

    def pairs(self, text: str, named: Sequence[Named]) -> Iterator[Pair]:
        """Names that may belong together, and what is seen of them."""
        return pairs(text, named, self._signs)

    def _judged(self, page: Page) -> list[tuple[Candidate, bool]]:
        """Names side by side stand together: beside a sure one a likely one is taken too, of slogans any (三清三建)."""
        candidates = self._candidates(page)
        threshold = self._model.threshold
        classes = self._classes(page, candidates)
        right = [one.chance >= threshold and not of_class for one, of_class in zip(candidates, classes, strict=True)]
        for at, one in enumerate(candidates):
            if right[at] or classes[at]:
                continue
            beside = [other for other in (at - 1, at + 1) if 0 <= other < len(candidates) and right[other]]
            listed = sum(self._listed(page, candidates[min(at, other)], candidates[max(at, other)]) for other in beside)
            alike = all(self._vocabulary.shapes.is_numeric_campaign(candidates[near].name) for near in (at, *beside))
            right[at] = listed > 0 and (alike or one.chance >= _LIKELY[listed] * threshold)
        return list(zip(candidates, right, strict=True))

    def _listed(self, page: Page, first: Candidate, second: Candidate) -> bool:
        """Whether nothing but a mark of a list stands between two names without quotes, or two with them."""
        alike = (first.evidence == "cue_noun") == (second.evidence == "cue_noun")
        return alike and self._between.fullmatch(page.text, first.end, second.start) is not None

    def _classes(self, page: Page, candidates: Sequence[Candidate]) -> list[bool]:
        """Whether each stands behind 一批 or 各类, or in a list with one that does: 一批先行区、产业带 are no names."""
        found: list[bool] = []
        for at, one in enumerate(candidates):
            beside = bool(found) and found[-1] and self._between.fullmatch(page.text, candidates[at - 1].end, one.start)
            led = self._vocabulary.plural.search(page.text, max(0, one.start - _PLURAL_REACH), one.start)
            found.append(bool(beside or led) and "lexicon" not in one.features)
        return found

    def _candidates(self, page: Page) -> list[Candidate]:
        """What the field takes for names, and what rules alone decide: known slogans, measures of the report's own."""
        seen = self._look(page)
        features = {candidate.start: candidate.features for candidate in seen.quoted}
        titles = spans_of_titles(page)
        creeds = [found.span() for found in self._vocabulary.sayings.creed.finditer(page.text)]
        chances, spoken = self._spoken(page, seen)
        kinds = self._kinds(page, spoken, chances)
        candidates = [
            self._candidate(one, kinds.get(one.name, _UNASKED), features.get(one.start, ()), weighed.chance)
            for one, weighed in zip(spoken, chances, strict=True)
        ]
        named = [one for one in candidates if not self._unnamed.refuses(one, titles) and not _is_first_line(page, one)]
        found = [one for one in named if not _within(one, creeds) and not self._denials.denies(page, one)]
        ruled = [one for one in (*seen.quoted, *seen.known) if "lexicon" in one.features]
        return _with_ruled([*self._titles.find(page), *ruled], found)

    def _look(self, page: Page) -> Seen:
        """What the rules see, before any choice."""
        items = self._quoted.items(page)
        taken = [(item.quoted.mark, item.reach) for item in items]
        return Seen((), items, self._quoted.find(page, items), self._bare.find(page, taken))

    def _weighed(self, page: Page, seen: Seen) -> list[Chance]:
        """Stretches that do not overlap, each with the chance that it has among all that may be names."""
        stretches = self._stretches(page, seen)
        chances = self._model.trees.chances(rows_of(page, self._vocabulary, seen.items, stretches))
        weighed = [
            Chance(one.start, one.end, float(chance))
            for one, chance in zip(stretches, chances, strict=True)
            if is_whole(page.text, one.start, one.end)
        ]
        adopted = list(self._adopted.find(page))
        begun = {one.end: one.start for one in adopted}
        cut = [one for one in weighed if begun.get(one.end, one.start) <= one.start]  # none of them holds its verb
        found = choose([*cut, *self._launched.find(page), *adopted], self._model.doubtful)
        return [part for one in found for part in self._parting.parted(page.text, one)]

    def _spoken(self, page: Page, seen: Seen) -> tuple[list[Chance], list[Spoken]]:
        """Names that do not overlap, in text order; as it is spoken one may reach further than its stretch did."""
        spoken: dict[Chance, Spoken] = {}
        for weighed in self._weighed(page, seen):
            one = self._speaker.spoken(page, weighed.start, weighed.end, seen.items)
            spoken[Chance(one.start, one.end, weighed.chance)] = one
        chances = choose(spoken, self._model.doubtful)
        return chances, [spoken[one] for one in chances]

    def _stretches(self, page: Page, seen: Seen) -> list[Stretch]:
        """All that field or network think possible, in text order; of very many the likeliest."""
        model = self._model
        stretches = self._labeller.stretches(model.field, model.network, page, seen, model.possible)
        if len(stretches) <= _MOST:
            return stretches
        return sorted(nlargest(_MOST, stretches, key=lambda one: max(one.chance, one.read)))

    def _kinds(self, page: Page, spoken: Sequence[Spoken], chances: Sequence[Chance]) -> Mapping[str, InitiativeKind]:
        """The kind of each name that may be taken, as its first mention shows it."""
        least = min(_LIKELY) * self._model.threshold
        taken = [one for one, weighed in zip(spoken, chances, strict=True) if weighed.chance >= least]
        names = {one.name for one in taken}
        first = {one.name: one for one in reversed(spoken) if one.name in names}
        kinds = self._model.kinds.kinds([kind_signals(page, self._vocabulary, one) for one in first.values()])
        told = self._told_kinds.of(page, first.values())
        return {**dict(zip(first, kinds, strict=True)), **self._shared_kinds.of(page, taken), **told}

    def _candidate(self, spoken: Spoken, kind: InitiativeKind, features: tuple[str, ...], chance: float) -> Candidate:
        return Candidate(
            spoken.start, spoken.end, spoken.name, spoken.alias, kind, spoken.evidence, spoken.rule, features,
            self._speaker.stem(spoken.name), self._vocabulary.noun_at_end(spoken.name), chance,
        )  # fmt: skip

    def _records(
        self, page: Page, groups: Sequence[Group], classified: ClassifiedDocument, counts: Sequence[Count]
    ) -> tuple[Initiative, ...]:
        sections = SectionIndex(classified.sections)
        spans = [_spans(group) for group in groups]
        ids = {index: f"i{index + 1}" for index in range(len(groups))}
        named = [Named(one.first.name, one.first.kind, places) for one, places in zip(groups, spans, strict=True)]
        parents = self._model.kinship.parents(page.text, named, self._signs)
        claimed = counts_of(page.text, spans, counts)
        text = classified.tokenized.document.text
        return tuple(
            msgspec.structs.replace(
                self._record(page, text, group, spans[index], sections),
                id=ids[index],
                parent=None if (parent := parents[index]) is None else ids[parent],
                counts=claimed[index],
            )
            for index, group in enumerate(groups)
        )

    def _record(
        self, page: Page, text: str, group: Group, spans: Sequence[tuple[int, int]], sections: SectionIndex
    ) -> Initiative:
        """What the group alone tells; `text` is quoted as it stands."""
        first, start = group.first, spans[0][0]
        where = sections.at(start)
        return Initiative(
            id="",
            name=first.name,
            kind=first.kind,
            aliases=tuple(dict.fromkeys(name for name in group.names() if name != first.name)),
            mentions=tuple(_mention(text, span, sections) for span in spans),
            evidence=_evidence(group),
            status=self._facts.status(page.text, start, spans[0][1], where if isinstance(where, Section) else None),
            period=self._facts.period(page.text, start),
            confidence=round(group.first.chance, 3),
            rule=first.rule,
        )


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` may be a name by its marks: 中国（澜州 is none, nor are two quotations without noun,
    nor what a figure begins (|号线 of 19号线); a year may stand before one."""
    paired = text.find("”“", start, end) >= 0 and "”" in text[end - 1 : end + 1]
    figure = text[start - 1 : start].isdecimal() and text[start].isalnum()
    cut = figure and not _YEAR.fullmatch(text, max(0, start - 5), start)
    return not paired and not cut and text.count("（", start, end) == text.count("）", start, end)


def _with_ruled(ruled: Iterable[Candidate], found: Iterable[Candidate]) -> list[Candidate]:
    """`ruled`, and of `found` what does not overlap them; a sure name that holds a ruled one and more stays itself."""
    kept: list[Candidate] = []
    rest = list(found)
    for one in ruled:
        over = [other for other in rest if other.start < one.end and one.start < other.end]
        if not any(_holds(other, one) and other.chance >= _SURE for other in over):
            rest = [other for other in rest if other not in over]
            kept.append(one)
    return sorted([*kept, *rest], key=lambda one: (one.start, one.end, one.name))


def _holds(candidate: Candidate, other: Candidate) -> bool:
    """Whether `other` lies in it, with something before it, or more than a noun behind it."""
    inside = candidate.start <= other.start and other.end <= candidate.end
    return inside and (candidate.start < other.start or candidate.end - other.end > _NOUN)


def _is_first_line(page: Page, candidate: Candidate) -> bool:
    """Whether it is all that a text begins with: 某校2023学年工作计划 is what the report is called."""
    return candidate.start == 0 and page.text.startswith("\n", candidate.end)


def _within(candidate: Candidate, creeds: Sequence[tuple[int, int]]) -> bool:
    """Whether it is a piece of a doctrine, or the doctrine."""
    return any(start <= candidate.start and candidate.end <= end for start, end in creeds)


def _spans(group: Group) -> list[tuple[int, int]]:
    return sorted({*((c.start, c.end) for c in (group.first, *group.rest)), *group.echoes})


def _mention(text: str, span: tuple[int, int], sections: SectionIndex) -> Mention:
    start, end = span
    section = sections.at(start)
    return Mention(start=start, end=end, quote=text[start:end], section=section.id if section else None)


def _evidence(group: Group) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for candidate in (group.first, *group.rest):
        found.append(candidate.evidence)
        if "head_after" in candidate.features or "head_inside" in candidate.features:
            found.append("cue_noun")
        if "numeric_work" in candidate.features:
            found.append("numeric_slogan")
        if "lexicon" in candidate.features:
            found.append("lexicon")
    if group.echoes:
        found.append("alias")
    return tuple(dict.fromkeys(found))
