"""The rules of this family, in one visible order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from pipeline.config import Config
from pipeline.extract.initiatives.bare import BareRule
from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.facts import counts_of, parents_of, period_of, status_of
from pipeline.extract.initiatives.merging import Group, merge
from pipeline.extract.initiatives.model import ChoiceModel, load_model
from pipeline.extract.initiatives.names import NamesRule
from pipeline.extract.initiatives.naming import key_of
from pipeline.extract.initiatives.page import Page, page_of
from pipeline.extract.initiatives.quoted import Item, QuotedRule
from pipeline.extract.initiatives.scoring import Scorer
from pipeline.extract.initiatives.shapes import is_short_numeric
from pipeline.extract.initiatives.titles import find_titles, spans_of_titles
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.records import Count, Evidence, Initiative, Mention, Section
from pipeline.stages import ClassifiedDocument, SectionIndex, TokenizedDocument


class InitiativeExtractor:
    """Finds the named initiatives of a document. Holds no state between documents."""

    def __init__(self, config: Config, model: ChoiceModel | None = None) -> None:
        """`model`: in place of the product's own, as training needs it."""
        vocabulary = Vocabulary(config)
        model = model or load_model()
        self._heads, self._vague = frozenset(vocabulary.heads), vocabulary.vague
        self._quoted = QuotedRule(config, vocabulary, model)
        self._bare = BareRule(vocabulary)
        self._names = NamesRule(config, vocabulary, model)
        self._scorer = Scorer(config, model)

    def extract(self, classified: ClassifiedDocument, counts: Sequence[Count]) -> tuple[Initiative, ...]:
        """Initiatives in order of first mention, with ids i1, i2 …; `counts` are those of the same document."""
        page = page_of(classified.tokenized)
        titles = spans_of_titles(page)
        scored = self._judged(page, titles)
        accepted = [(candidate, margin) for candidate, margin in scored if margin >= 0]
        doubtful = [candidate for candidate, margin in scored if margin < 0]
        inside_titles = frozenset(offset for start, end in titles for offset in range(start, end))
        return self._records(page, merge(page, accepted, doubtful, inside_titles), classified, counts)

    def judged(self, tokenized: TokenizedDocument) -> list[tuple[Candidate, float]]:
        """Every candidate of a document, with its features and its margin: 0 and above is accepted."""
        page = page_of(tokenized)
        return self._judged(page, spans_of_titles(page))

    def _judged(self, page: Page, titles: Sequence[tuple[int, int]]) -> list[tuple[Candidate, float]]:
        named = [candidate for candidate in self.candidates(page, titles) if key_of(candidate.name)]
        return [(candidate, self._scorer.margin(candidate)) for candidate in named]

    def spans(self, page: Page) -> Iterable[tuple[str, list[str]]]:
        """Every stretch that may be a name without quotes, with its signals: what the model is trained on."""
        titles = spans_of_titles(page)
        items = self._quoted.items(page)
        return self._names.spans(page, [*titles, *((item.quoted.mark, item.reach) for item in items)])

    def quotations(self, page: Page) -> Iterable[tuple[Candidate, str, list[str]]]:
        """Every quoted candidate with its quoted words and signals: what the model is trained on."""
        for candidate, inner, signals in self._quoted.weighed(page, self._quoted.items(page)):
            yield candidate, inner, [family + key for family, key in signals]

    def tails(self, page: Page) -> Iterable[tuple[str, str, list[str]]]:
        """Quoted words, each tail they may have, and its signals: what the model is trained on."""
        return self._quoted.tails(page, self._quoted.items(page))

    def candidates(self, page: Page, titles: Sequence[tuple[int, int]]) -> list[Candidate]:
        """All candidates with their features and scores, before any choice."""
        items = self._quoted.items(page)
        keys = frozenset(_slogan_keys(page, items)) - self._vague
        taken = [*titles, *((item.quoted.mark, item.reach) for item in items)]
        shaped = self._bare.find(page, taken)
        taken += [(candidate.start, candidate.end) for candidate in shaped]
        return [
            *self._quoted.find(page, items),
            *shaped,
            *self._names.find(page, taken, keys),
            *find_titles(page),
        ]

    def _records(
        self, page: Page, groups: Sequence[Group], classified: ClassifiedDocument, counts: Sequence[Count]
    ) -> tuple[Initiative, ...]:
        sections = SectionIndex(classified.sections)
        spans = [_spans(group) for group in groups]
        ids = {index: f"i{index + 1}" for index in range(len(groups))}
        said = zip(parents_of(groups, ids, self._heads), counts_of(page.text, spans, counts), strict=True)
        return tuple(
            msgspec.structs.replace(
                self._record(page, group, spans[index], sections), id=ids[index], parent=parent, counts=claimed
            )
            for index, (group, (parent, claimed)) in enumerate(zip(groups, said, strict=True))
        )

    def _record(self, page: Page, group: Group, spans: Sequence[tuple[int, int]], sections: SectionIndex) -> Initiative:
        """What the group alone tells."""
        first, start = group.first, spans[0][0]
        where = sections.at(start)
        return Initiative(
            id="",
            name=first.name,
            kind=first.kind,
            aliases=tuple(dict.fromkeys(name for name in group.names() if name != first.name)),
            mentions=tuple(_mention(page, span, sections) for span in spans),
            evidence=_evidence(group),
            status=status_of(page.text, start, where if isinstance(where, Section) else None),
            period=period_of(page.text, start),
            confidence=self._scorer.confidence(group.score),
            rule=first.rule,
        )


def _slogan_keys(page: Page, items: Iterable[Item]) -> Iterable[str]:
    for item in items:
        inner = page.text[item.start : item.inner_end]
        if len(inner) == 2 and is_short_numeric(inner):
            yield inner[1]


def _spans(group: Group) -> list[tuple[int, int]]:
    return sorted({*((c.start, c.end) for c in (group.first, *group.rest)), *group.echoes})


def _mention(page: Page, span: tuple[int, int], sections: SectionIndex) -> Mention:
    start, end = span
    section = sections.at(start)
    return Mention(start=start, end=end, quote=page.text[start:end], section=section.id if section else None)


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
