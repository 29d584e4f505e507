"""One initiative out of all its mentions: same key, alias, abbreviation, later mentions without quotes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.echoes import occurrences
from pipeline.extract.initiatives.naming import Naming, unmarked
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.extract.initiatives.words import either, words_of

_LEAST = 3
_LEAST_PART = 4
_TELLING = 6
"""Characters of an end of a name that tells it also where the kinds differ."""
_OPENING = 2
_QUOTED = re.compile(r"“(?P<inner>[^“”]+?)(?:20\d{2}年?)?”(?P<tail>[^“”]+)")
"""A name of which a part stands in quotes; a year in them tells one time from another, not one initiative."""
_LEAST_TAIL = 2
_OPENED = re.compile(r"[”』」\"]?[（(][“『「\"]?")
_CLOSED = re.compile(r"[”』」\"]?[）)]")
_MOST_ALIKE = 50
"""Names that begin and end alike; a report has no more, and a text made of them costs no more."""


@dataclass(slots=True)
class Group:
    """Mentions of one initiative, while they are being gathered; the first candidate names it."""

    first: Candidate
    rest: list[Candidate] = field(default_factory=list)
    echoes: list[tuple[int, int]] = field(default_factory=list)
    """Mentions found by the name alone."""
    aliases: list[str] = field(default_factory=list)

    def names(self) -> Iterable[str]:
        """All forms of the name, longest first where it matters to the caller."""
        for candidate in (self.first, *self.rest):
            yield candidate.name
            if candidate.core:
                yield candidate.core
        yield from self.aliases


class Merger:
    """Built once per worker."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._naming = Naming(vocabulary)
        self._is_plain = vocabulary.is_plain
        self._stage = re.compile(either(vocabulary.rules.stages))
        self._ends = sorted(words_of(vocabulary.rules.shared_ends))
        self._short_for = re.compile(rf"[（(]{either(vocabulary.rules.short_for)}(?:为|[:：])?[“\"「]?$")

    def merge(
        self, page: Page, accepted: Sequence[Candidate], doubtful: Sequence[Candidate], taken: frozenset[int]
    ) -> list[Group]:
        """Groups in order of first mention.

        `doubtful`: refused candidates, which may still be short forms of accepted ones. `taken`: offsets that belong to
        titles, where a name is no mention.
        """
        groups: list[Group] = []
        index = _Index(self._naming)
        group: Group | None = None
        for candidate in sorted(accepted, key=lambda one: (one.start, -one.end)):
            called = group is not None and (self._is_short_for(page, candidate) or _in_brackets(page, group, candidate))
            group = (group if called else None) or index.find(candidate)
            if group is None:
                group = Group(candidate)
                groups.append(group)
            else:
                group.rest.append(candidate)
            index.add(candidate, group)
        for candidate in doubtful:
            if (whole := index.short_for(candidate)) is not None:
                whole.rest.append(candidate)
        groups = _without_parts(groups, self._naming)
        _add_short_forms(page, groups, taken, self._is_plain)
        self._add_shared_ends(page, groups, taken)
        _find_echoes(page, groups, taken)
        for group in groups:
            self._add_stages(page.text, group)
        return groups

    def _add_shared_ends(self, page: Page, groups: Sequence[Group], taken: frozenset[int]) -> None:
        """抓好主题教育: what reports call the one name that ends so."""
        used = _used(groups) | taken
        for end in self._ends:
            named = [group for group in groups if unmarked(group.first.name).endswith(end)]
            if len(named) != 1 or unmarked(named[0].first.name) == end:
                continue
            for start in occurrences(page.text, {end}).get(end, ()):
                if used.isdisjoint((start, start + len(end) - 1)) and _alone(page, start):
                    named[0].aliases.append(end)
                    named[0].echoes.append((start, start + len(end)))

    def _add_stages(self, text: str, group: Group) -> None:
        """青柳水厂|二期: a stage of it, told right behind a mention, is called by its name."""
        for start, end in _spans(group):
            stage = self._stage.match(text, end)
            if stage is not None:
                group.aliases.append(text[start : stage.end()])

    def _is_short_for(self, page: Page, candidate: Candidate) -> bool:
        """尊老大走访（以下简称“大走访”）: the name in brackets is an alias of the one before."""
        return self._short_for.search(page.text, max(0, candidate.start - 10), candidate.start) is not None


def _in_brackets(page: Page, group: Group, candidate: Candidate) -> bool:
    """全镇农民歌会（“村歌汇”）: all that brackets right behind a name hold is another name for it."""
    before = group.rest[-1] if group.rest else group.first
    led = _OPENED.fullmatch(page.text, before.end, candidate.start)
    return led is not None and _CLOSED.match(page.text, candidate.end) is not None


class _Index:
    """Groups by what their candidates are called: by name and alias, or by the name without its cue noun."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._keys: dict[str, Group] = {}
        self._stems: dict[str, Group] = {}
        self._short_cores: dict[str, Group] = {}
        """By quoted words that are too short to tell names of different nouns together."""
        self._named: dict[tuple[str, str], list[tuple[str, Group]]] = {}
        """Names by their first characters and their last one."""

    def find(self, candidate: Candidate) -> Group | None:
        """The group that bears one of the candidate's names. Two names with one stem and two nouns are two."""
        named = [self._keys[key] for key in self._keys_of(candidate) if key in self._keys]
        named += self._with_short_core(candidate)
        by_stem = [found[key] for key, found in self._stemmed(candidate) if key in found]
        same = next((group for group in named if self._same(group.first, candidate)), by_stem[0] if by_stem else None)
        return same or self._with_quotes_of(candidate) or self._contraction(candidate)

    def _with_short_core(self, candidate: Candidate) -> Iterator[Group]:
        """“登峰”工程 is 登峰 of a list, though so short a word in quotes may stand in names of other things."""
        bare = self._keys.get(candidate.core or "")
        if bare is not None and bare.first.name == candidate.core:
            yield bare
        if candidate.name in self._short_cores:
            yield self._short_cores[candidate.name]

    def _stemmed(self, candidate: Candidate) -> Iterator[tuple[str, dict[str, Group]]]:
        """A name without noun may be short for a group's, and a group's for a name with one."""
        if candidate.stem is None:
            yield self._naming.key_of(candidate.name), self._stems
        else:
            yield candidate.stem, self._keys

    def short_for(self, candidate: Candidate) -> Group | None:
        """The group that the candidate names without its cue noun, or without what stands before that."""
        by_stem = self._stems.get(self._naming.key_of(candidate.name)) if candidate.stem is None else None
        return by_stem or self._contraction(candidate)

    def _with_quotes_of(self, candidate: Candidate) -> Group | None:
        """The one group with the same words in quotes and the same noun: “银铃”守护项目 of “银铃”老人守护项目."""
        quoted = _QUOTED.fullmatch(candidate.name)
        if quoted is None:
            return None
        name = unmarked(candidate.name)
        alike = dict.fromkeys(
            group.first.name for _, group in self._named.get((name[:_OPENING], name[-1]), ()) if _is_cut(quoted, group)
        )
        return self._keys.get(self._naming.key_of(next(iter(alike)))) if len(alike) == 1 else None

    def _contraction(self, candidate: Candidate) -> Group | None:
        """The one group whose name begins and ends like the candidate's: 沃禾计划 of 沃禾良种攻关计划."""
        name, noun = unmarked(candidate.name), candidate.noun
        if noun is None or len(name) - len(noun) < _OPENING:
            return None
        opening = name[: len(name) - len(noun)]
        longer = [
            group
            for other, group in self._named.get((name[:_OPENING], name[-1]), ())
            if len(other) > len(name) and other.startswith(opening) and other.endswith(noun)
        ]
        return longer[0] if len(longer) == 1 else None

    def add(self, candidate: Candidate, group: Group) -> None:
        for key in self._keys_of(candidate):
            self._keys.setdefault(key, group)
        if candidate.core and len(candidate.core) < _LEAST:
            self._short_cores.setdefault(candidate.core, group)
        if candidate.stem and len(candidate.stem) >= _LEAST_PART:
            self._stems.setdefault(candidate.stem, group)
        name = unmarked(candidate.name)
        named = self._named.setdefault((name[:_OPENING], name[-1]), [])
        if len(named) < _MOST_ALIKE:
            named.append((name, group))

    def _keys_of(self, candidate: Candidate) -> list[str]:
        keys = [self._naming.key_of(candidate.name)]
        if candidate.core and len(key := self._naming.key_of(candidate.core)) >= _LEAST:
            keys.append(key)
        return keys

    def _same(self, first: Candidate, candidate: Candidate) -> bool:
        """“高粱红”品牌 and “高粱红”教育基地 share their quoted words and are two."""
        return (
            self._naming.key_of(first.name) == self._naming.key_of(candidate.name)
            or first.kind == candidate.kind
            or "head_after" not in candidate.features
        )


def _is_cut(quoted: re.Match[str], group: Group) -> bool:
    """Whether the group's name has the same words in quotes, and one tail ends the other."""
    other = _QUOTED.fullmatch(group.first.name)
    if other is None or other["inner"] != quoted["inner"]:
        return False
    shorter, longer = sorted((quoted["tail"], other["tail"]), key=len)
    return len(shorter) >= _LEAST_TAIL and longer.endswith(shorter)


def _without_parts(groups: list[Group], naming: Naming) -> list[Group]:
    """A name without quotes that ends a fuller name is that initiative: 邻里中心 of 幸福邻里中心."""
    kept: list[Group] = []
    wholes = _by_suffix(groups, naming)
    for group in groups:
        key, kind = naming.key_of(group.first.name), group.first.kind
        bare = group.first.evidence == "cue_noun"
        told = len(key) >= _TELLING
        fuller = [other for other in wholes.get(key, ()) if told or other.first.kind == kind] if bare else []
        whole = max(fuller, key=lambda other: len(other.first.name), default=None)  # the fullest is part of none
        if whole is None:
            kept.append(group)
        else:
            whole.rest.extend([group.first, *group.rest])
    return kept


def _by_suffix(groups: Sequence[Group], naming: Naming) -> dict[str, list[Group]]:
    """Groups by each proper ending of their names, in order."""
    found: dict[str, list[Group]] = {}
    for group in groups:
        key = naming.key_of(group.first.name)
        for start in range(1, len(key) - _LEAST + 1):
            found.setdefault(key[start:], []).append(group)
    return found


def _add_short_forms(
    page: Page, groups: Sequence[Group], taken: frozenset[int], is_plain: Callable[[str], bool]
) -> None:
    """新建邻里中心三个 behind “幸福邻里中心”: too common a word to be a name, but here it is short for one."""
    used = _used(groups) | taken
    forms = [[form for form in _short_forms(page, group.first) if not is_plain(form)] for group in groups]
    places = {form: list(found) for form, found in occurrences(page.text, set(chain(*forms))).items()}
    for group, own in zip(groups, forms, strict=True):
        for form in own:
            found = places.get(form, [])
            spans = [(start, start + len(form)) for start in found[bisect_left(found, group.first.end) :]]
            echoes = [(start, end) for start, end in spans if used.isdisjoint((start, end - 1)) and _alone(page, start)]
            if echoes:
                group.aliases.append(form)
                group.echoes += echoes
                used.update(*(range(start, end) for start, end in echoes))
                break


def _used(groups: Iterable[Group]) -> set[int]:
    """Offsets of all mentions so far."""
    spans = [span for group in groups for span in _spans(group)]
    return {offset for start, end in spans for offset in range(start, end)}


def _spans(group: Group) -> list[tuple[int, int]]:
    return [*((one.start, one.end) for one in (group.first, *group.rest)), *group.echoes]


def _short_forms(page: Page, name: Candidate) -> list[str]:
    """The last words of a name that is written in one piece, at least two of them, longest first."""
    if page.text[name.start : name.end] != name.name or "“" in name.name:
        return []  # what tells a name from others stands in its quotes
    first, last = page.word_at(name.start), page.word_at(name.end - 1)
    starts = page.starts[first + 1 : last]
    return [
        page.text[start : name.end] for start in starts if start > name.start + 1 and name.end - start >= _LEAST_PART
    ]


def _alone(page: Page, start: int) -> bool:
    """Whether a word begins at `start` and none that may belong to the name stands before it."""
    if start not in page.borders or start == 0:
        return start == 0
    tag = page.tags[page.word_at(start - 1)]
    return tag == "ns" or tag[0] not in "nbjaxs" or not page.text[start - 1].isalnum()


def _begins_inside(page: Page, start: int) -> bool:
    """Whether a word of the dictionary goes on over `start`: 扩大|开放 does not say 大开放."""
    index = page.word_at(start)
    return page.starts[index] < start and page.tags[index] != "x"


def _find_echoes(page: Page, groups: Sequence[Group], taken: frozenset[int]) -> None:
    """Mentions by the bare name anywhere in the text, longest names first."""
    used = set(taken)
    for group in groups:
        for candidate in (group.first, *group.rest):
            used.update(range(candidate.start, candidate.end))
    forms = {
        form: group
        for group in groups
        for name in group.names()
        if len(form := name) >= _LEAST and not form.isascii() and "“" not in form
    }
    places = occurrences(page.text, forms.keys())
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        for start in places.get(form, ()):
            end = start + len(form)
            if start in used or end - 1 in used or page.is_word(start, end) or _begins_inside(page, start):
                continue
            forms[form].echoes.append((start, end))
            used.update(range(start, end))
