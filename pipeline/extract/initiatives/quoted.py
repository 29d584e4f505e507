"""What the rules see of quotations: whole names, parts before a cue noun, lists, quotes that never close."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.config.initiatives import HeadGroup
from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.edges import LeftEdge
from pipeline.extract.initiatives.naming import Naming
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.shapes import is_short_numeric, numeric_prefix
from pipeline.extract.initiatives.vocabulary import Head, Vocabulary
from pipeline.extract.initiatives.words import any_of, either
from pipeline.records import InitiativeKind
from pipeline.zh.quotes import Quoted, find_lone_closings, find_quotes

_NUMBER = r"[两三四五六七八九十\d]+"
_LONGEST = 30
_LEAST_UNOPENED = 3
_STRONG = frozenset({"named", "strong", "medium"})
_THIN = frozenset({"never", "faint", "weak"})
_MANY = 9
_DEFAULT: InitiativeKind = "brand"
"""Of candidates whose kind is chosen later."""


class Item(NamedTuple):
    """A quotation with the cue noun behind it. `inner_end` ends the quoted words, `reach` all of the name."""

    quoted: Quoted
    inner_end: int
    head: Head | None
    reach: int

    @property
    def start(self) -> int:
        return self.quoted.start


class Shared(NamedTuple):
    """What the items of a list have in common: the verb before it, the noun behind it."""

    effect: str
    head: Head | None
    through_etc: bool
    right: str


class Nouns(NamedTuple):
    """The cue nouns before, inside and behind the quotes."""

    before: HeadGroup | None
    inside: HeadGroup | None
    behind: HeadGroup | None

    def strong(self) -> bool:
        group = self.behind or self.inside
        return group is not None and (group.bare in _STRONG or (group is self.behind and group.kind == "mechanism"))


class QuotedRule:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._edge = LeftEdge(vocabulary)
        self._naming = Naming(vocabulary)
        rules = vocabulary.rules
        joins = "|".join(map(either, (rules.joins, rules.or_joins, rules.long_joins)))
        self._connector = re.compile(f"(?:、|{joins})?")
        self._unclosed_ends = re.compile(any_of(rules.unclosed_ends.words))
        counted = _NUMBER + either(rules.sums)
        self._sum = re.compile(f"等(?:{counted})?|{counted}")

    def items(self, page: Page) -> list[Item]:
        """All quotations short enough to be names, with their reach."""
        quotes = find_quotes(page.text)
        near = _outermost(quoted for quoted in quotes if quoted.end - quoted.start <= _LONGEST or not quoted.closed)
        found = [self._item(page, quoted) for quoted in near]
        lost = find_lone_closings(page.text, quotes)
        return (
            sorted([*found, *(item for mark in lost if (item := self._unopened_item(page, mark)))]) if lost else found
        )

    def _unopened_item(self, page: Page, mark: int) -> Item | None:
        """开展清渠护水”行动: the name begins where a name without quotes would."""
        start = self._edge.of(page, mark)
        if not _LEAST_UNOPENED <= mark - start <= _LONGEST:
            return None
        head = self._vocabulary.head_behind(page, mark + 1)
        return Item(Quoted(start, start, mark, mark + 1, closed=True), mark, head, head.end if head else mark + 1)

    def find(self, page: Page, items: list[Item]) -> list[Candidate]:
        """One candidate for each item that is not a known doctrine, category or period; no choice is made here."""
        return [
            candidate
            for group in self._lists(page, items)
            for shared in [self._shared(page, group)]
            for item in group
            if (candidate := self._candidate(page, item, shared)) is not None
        ]

    def _item(self, page: Page, quoted: Quoted) -> Item:
        if quoted.closed:
            summed = self._sum.match(page.text, quoted.after)
            head = None if summed else self._vocabulary.head_behind(page, quoted.after)
            return Item(quoted, quoted.end, head, head.end if head else quoted.after)
        return self._open_item(page, quoted)

    def _open_item(self, page: Page, quoted: Quoted) -> Item:
        """Where a name ends whose closing mark is lost: a slogan, a cue noun, a word that no name holds."""
        vocabulary, start = self._vocabulary, quoted.start
        slogan = vocabulary.sayings.free.match(page.text, start, quoted.end)
        work = vocabulary.shapes.work_prefix(page.text[start : quoted.end])
        end = slogan.end() if slogan else start + len(work) if work else None
        if end is None and (prefix := numeric_prefix(page.text[start : quoted.end])):
            head = vocabulary.head_behind(page, start + len(prefix), quoted.end)
            if head and head.start == start + len(prefix):
                return Item(quoted, head.start, head, head.end)
        if end is None and (inside := vocabulary.head_behind(page, start, quoted.end, least=1, joined=True)):
            if inside.group.generic:
                return Item(quoted, inside.start, inside, inside.end)
            end = inside.end
        if end is None:
            edge = self._unclosed_ends.search(page.text, start + 1, quoted.end)
            end = edge.start() if edge else quoted.end
        return Item(quoted, end, None, end)

    def _shared(self, page: Page, group: list[Item]) -> Shared:
        effect, _ = self._vocabulary.contexts.left(page, _before(page, group[0]))
        last = group[-1]
        match = self._sum.match(page.text, last.reach)
        behind = match.end() if match else last.reach
        etc = match is not None
        head = self._vocabulary.head_behind(page, behind) if etc else last.head
        right = self._vocabulary.contexts.right(page, behind)
        if not right and etc:
            right = self._right_after_etc(page, behind)
        return Shared(effect, head, etc, right)

    def _right_after_etc(self, page: Page, start: int) -> str:
        """“A”“B”等荣誉称号: the word that tells stands a little off."""
        for offset in range(start, min(start + 7, len(page.text))):
            if offset in page.borders and (effect := self._vocabulary.contexts.right(page, offset)) == "refuse":
                return effect
        return ""

    def _candidate(self, page: Page, item: Item, shared: Shared) -> Candidate | None:
        inner = page.text[item.start : item.inner_end].replace(" ", "").replace("\u3000", "")
        slogan = self._vocabulary.sayings.by_text.get(inner)
        if slogan is None and self._vocabulary.shapes.is_enumeration(inner):
            return None
        head = item.head or (None if shared.through_etc else shared.head)
        if slogan and slogan.initiative is None and (head is None or head.group.bare in _THIN):
            return None
        nouns = self._nouns(page, item, head or shared.head, inner)
        features = (
            "quoted",
            *(["head_after"] if nouns.behind else ["head_inside"] if nouns.inside else []),
            *(["head_before"] if nouns.before else []),
            *(["lexicon"] if slogan and slogan.initiative else []),
            *self._vocabulary.shapes.features(inner, headed=_MANY if nouns.behind else 1 if nouns.inside else 0),
            *self._context_features(page, item, shared, nouns),
        )
        name, core = self._naming.quoted_name(
            inner, _behind(page, item, head), head.group if head else None, whole=nouns.inside is not None
        )
        known = slogan.initiative if slogan else None
        return Candidate(
            *_span(item, name),
            name=inner if known and not is_short_numeric(inner) else name,
            core=core,
            kind=known or _DEFAULT,
            evidence="paired_quotes" if item.quoted.paired else "unclosed_quote",
            rule="quoted_part" if head else "quoted_whole",
            features=features,
        )

    def _nouns(self, page: Page, item: Item, behind: Head | None, inner: str) -> Nouns:
        return Nouns(
            before=self._vocabulary.head_before(page, item.quoted.mark),
            inside=self._vocabulary.head_inside(inner),
            behind=behind.group if behind else None,
        )

    def _context_features(self, page: Page, item: Item, shared: Shared, nouns: Nouns) -> list[str]:
        features = []
        if shared.effect:
            features.append("refuse_soft" if shared.effect == "refuse" and nouns.strong() else shared.effect)
        right = self._vocabulary.contexts.right(page, item.reach) or shared.right
        titled = _before(page, item) < item.quoted.mark
        if right:
            features.append({"refuse": "right_refuse", "carry": "right_carry"}.get(right, right))
        elif item.quoted.closed and item.head is None and not titled and _describes(page, item.reach):
            features.append("attributive")
        if item.head is None and page.is_word(item.start, item.inner_end):
            features.append("dictionary_word")
        return features

    def _lists(self, page: Page, items: list[Item]) -> list[list[Item]]:
        """Items side by side, with at most one connecting word between them."""
        lists: list[list[Item]] = []
        for item in items:
            if lists and self._connected(page, lists[-1][-1], item):
                lists[-1].append(item)
            else:
                lists.append([item])
        return lists

    def _connected(self, page: Page, item: Item, following: Item) -> bool:
        """“A”“B”, “A”行动和“B”行动; a quote that never closed says nothing of the next without a word between."""
        gap = page.text[item.reach : max(following.quoted.mark, item.reach)]
        return self._connector.fullmatch(gap) is not None and (bool(gap) or item.quoted.closed)


def _outermost(quotes: Iterable[Quoted]) -> list[Quoted]:
    """Without the quotes inside quotes: they are part of that name."""
    found: list[Quoted] = []
    for quoted in quotes:
        if not (found and found[-1].closed and quoted.end <= found[-1].end):
            found.append(quoted)
    return found


def _behind(page: Page, item: Item, head: Head | None) -> str:
    """The words of the name behind the quoted ones: own ones, or the noun that a list shares."""
    if item.head:
        return page.text[item.quoted.after if item.quoted.closed else item.inner_end : item.head.end]
    return page.text[head.start : head.end] if head else ""


def _span(item: Item, name: str) -> tuple[int, int]:
    """Quotes that hold the whole name stay outside the mention."""
    if item.head and name.startswith("“"):
        return (item.quoted.mark if item.quoted.closed else item.start), item.reach
    return item.start, item.inner_end


def _describes(page: Page, offset: int) -> bool:
    """Whether a noun follows directly: the quoted words only describe it."""
    return offset < len(page.text) and page.tags[page.word_at(offset)][:1] in {"n", "b", "j"}


def _before(page: Page, item: Item) -> int:
    """Where the words before an item end: a title mark around it belongs to it."""
    mark = item.quoted.mark
    return mark - 1 if mark and page.text[mark - 1] in "《（(" else mark
