"""Which quantity is part of which, and which restates which. All by index into the quantities."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from pipeline.config import Config
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.relations.brackets import Brackets
from pipeline.extract.counts.relations.fits import Fits
from pipeline.extract.counts.relations.level_changes import Change, LevelChanges
from pipeline.extract.counts.relations.paired_parts import costed, first_group, groups, own_word
from pipeline.extract.counts.relations.wholes import Whole

_AMONG = re.compile(r"[^,。;:\d]{0,10}?中的$")
_JOINS = (",", "、", "和", "及", "与")
_LISTING = ("、", "和", "及")
_DONE_WITH = re.compile(",(?:(?:[现目]前)?已|有$)")
"""三级塘47处,已整改129处: what has been done with all of them."""
_FROM_SENTENCE_HEAD = re.compile(r"\s*(?:(?!\s)[^,。;:\d]{2,14}中,?\s*)?")
_LONGEST_HEAD = 60
_REACH = 40
"""Quantities that a whole may stand away from its parts."""
_NEAR = 30
"""Characters between 其中 and a share that it leads to."""


class Relations(NamedTuple):
    wholes: list[Whole]
    restated: dict[int, int]
    """Index to the index that it restates."""
    changes: list[Change]


class RelationFinder:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self.members = re.compile("|".join(cues.members.words))
        self.besides = re.compile("|".join(cues.besides.words))
        """What follows is no part of what was told before."""
        self.works = tuple(cues.works.words)
        self.applying = re.compile(f",(?:{'|'.join(cues.applying.words)})")
        """How some of the whole were dealt with: 其中借贷纠纷41件|,适用速裁程序36件."""
        self._brackets = Brackets(config)
        self._level_changes = LevelChanges(config)
        self.summed = re.compile(rf"[,、]?(?:{'|'.join(cues.summing.words)})(?:为|达)?")
        coming_to = "|".join((*cues.summing.words, *cues.amounting.words))
        self.beside_how_many = re.compile(rf"[、 ]?(?:(?:{coming_to})(?:为|达)?)?")
        """Between how many and how much, where the whole tells only how many."""

    def find(self, prose: Prose, things: Sequence[Thing]) -> Relations:
        """All relations among the quantities of a text."""
        fits = Fits(prose, things, self.works)
        brackets, restated = self._brackets.find(prose, things, fits)
        finder = _Finder(self, prose, things, fits)
        taken = {part for whole in brackets for part in whole.parts}
        return Relations([*brackets, *finder.members(taken)], restated, self._level_changes.find(prose))


class _Finder:
    """Of one text."""

    def __init__(self, cues: RelationFinder, prose: Prose, things: Sequence[Thing], fits: Fits) -> None:
        self._cues = cues
        self._prose = prose
        self._folded = prose.folded
        self._clauses = prose.clauses
        self._quantities = prose.quantities
        self._leads = prose.leads
        self._things = things
        self._starts = [quantity.start for quantity in prose.quantities]
        self._levels = [lead.is_level for lead in prose.leads]
        self._gaps = prose.gaps
        self._fits = fits
        self._units = fits.units

    def members(self, taken: set[int]) -> list[Whole]:
        """其中, 含, 包括, in the sentence of the whole or at the start of the next; 246个村中的231个."""
        found: list[Whole] = []
        for cue in self._cues.members.finditer(self._folded):
            sentence = self._clauses.sentence(cue.start())
            opens = self._opens(sentence[0], cue.start())
            scope = sentence if opens else self._clauses.segment(cue.start())
            floor = self._clauses.sentence(sentence[0] - 1)[0] if opens and sentence[0] else sentence[0]
            counted = self._costed(cue, floor)
            if counted and taken.isdisjoint(counted.parts):
                found.append(counted)
                taken.update(counted.parts)
                continue
            start = cue.end()
            shares = self._leads_to_share(start, scope[1])
            first = None if shares else self._first_level(start, scope[1])
            whole = None if first is None else self._whole(cue.start(), floor, first)
            if first is not None and whole is None:  # 其中三条产业链58.3亿元: 三条 is no part
                first = self._first_level(start := self._quantities[first].end, scope[1])
                whole = None if first is None else self._whole(cue.start(), floor, first)
            if whole is None:
                self._find_share(cue.end(), scope[1], cue.start(), floor, found)
            elif (
                first is not None
                and first not in taken
                and (paired := self._paired(whole, first, cue.start(), floor, scope[1]))
            ):
                found += paired
                taken.update(part for one in paired for part in one.parts)
            elif first not in taken and taken.isdisjoint(parts := self._parts(whole, start, scope[1], opens=opens)):
                later = [] if opens else self._parts(whole, scope[1], sentence[1], opens=False)
                kept = self._summing(whole, [part for part in parts if self._fits.fit(whole, part)], later)
                found.append(Whole(whole, kept))
                taken.update(kept)
        return [whole for whole in [*found, *self._among(taken), *self._summed_up(taken)] if whole.parts]

    def _paired(self, whole: int, first: int, cue: int, floor: int, end: int) -> list[Whole]:
        """4件10人 of 9件30人, 4起、死亡6人 of 9起、死亡8人: each figure is of the whole with its unit and word."""
        indices = self._between(self._starts[first], self._clauses.sentence(cue)[1])[:_REACH]
        wholes = [whole]
        for figure in first_group(self._prose, indices, self._fits.alike)[1:]:
            other = self._whole(cue, floor, figure, own_word(self._prose, figure))
            if other is None or other in wholes:
                break
            wholes.append(other)
        if len(wholes) == 1:
            return []
        found = []
        told = groups(self._prose, indices, len(wholes), self._fits.alike, self._leaves)
        for own, parts in zip(wholes, zip(*told, strict=True), strict=True):
            near = [part for part in parts if self._starts[part] < end]
            found.append(Whole(own, self._summing(own, near, list(parts[len(near) :]))))
        return found

    def _costed(self, cue: re.Match[str], floor: int) -> Whole | None:
        """帐篷60顶12万元、棉被200床8万元 of 20万元: what each came to, where none but that is of the whole's unit."""
        indices = self._between(cue.end(), self._clauses.sentence(cue.start())[1])[:_REACH]
        whole = self._whole(cue.start(), floor, indices[1]) if len(indices) > 1 else None
        if whole is None or self._whole(cue.start(), floor, indices[0]) is not None:
            return None
        unit, per = self._units[whole], self._leads[whole].per
        parts = costed(
            self._prose,
            indices,
            lambda one: self._units[one] == unit and self._leads[one].per == per,
            self._leaves,
        )
        return Whole(whole, self._summing(whole, parts, [])) if parts else None

    def _leaves(self, index: int) -> bool:
        """Whether what stands before a quantity tells that it is no part."""
        return bool(self._cues.besides.search(self._gaps[index]) or _DONE_WITH.search(self._gaps[index]))

    def _opens(self, start: int, cue: int) -> bool:
        """Whether a sentence that starts at `start` opens with the cue, or with 城镇人口中 before it."""
        return cue - start <= _LONGEST_HEAD and _FROM_SENTENCE_HEAD.fullmatch(self._folded, start, cue) is not None

    def _leads_to_share(self, start: int, end: int) -> bool:
        inside = self._between(start, end)[:1]
        if not inside or not self._is_share(inside[0]):
            return False
        stop = self._starts[inside[0]]
        return stop - start < _NEAR and self._folded.find(",", start, stop) < 0

    def _find_share(self, start: int, end: int, before: int, floor: int, found: list[Whole]) -> None:
        """其中水浇地只有三成: a share is part of the nearest level before it."""
        inside = self._between(start, end)[:1]
        if not inside or not self._is_share(inside[0]):
            return
        near = self._between(floor, before)
        level = self._last_levels[near[-1]] if near else None
        if level is not None and level >= near[0]:
            found.append(Whole(level, (inside[0],)))

    @cached_property
    def _last_levels(self) -> list[int | None]:
        """For each quantity the last one up to it that is a level and no share."""
        found: list[int | None] = []
        last = None
        for at in range(len(self._starts)):
            last = at if self._is_level(at) and not self._is_share(at) else last
            found.append(last)
        return found

    def _is_share(self, index: int) -> bool:
        quantity = self._quantities[index]
        return quantity.is_relative and self._leads[index].direction is None

    def _summing(self, whole: int, parts: list[int], later: list[int]) -> tuple[int, ...]:
        """Parts that make the whole are all of it, be it a prefix or with some behind a semicolon."""
        total, so_far = self._value(whole), 0.0
        candidates = [*parts, *(part for part in later if self._fits.fit(whole, part))]
        for place, part in enumerate(candidates, start=1):
            so_far += self._value(part)
            listed = place < len(candidates) and self._gaps[candidates[place]].startswith("、")
            if place > 1 and not listed and abs(so_far - total) < 1e-6 * total:
                return tuple(candidates[:place])
        return tuple(parts)

    def _summed_up(self, taken: set[int]) -> list[Whole]:
        """1月6.9亿元,2月2.8亿元,合计9.7亿元: the whole stands last; only a sum that holds shows it."""
        found = []
        summed = [whole for whole, gap in enumerate(self._gaps) if self._cues.summed.fullmatch(gap)]
        none_negative = bool(summed) and all(quantity.high >= 0 for quantity in self._quantities)
        for whole in summed:
            parts: list[int] = []
            so_far = 0.0
            start, _ = self._clauses.segment(self._starts[whole])
            for part in range(whole - 1, max(-1, whole - 1 - _REACH), -1):
                if part in taken or self._units[part] != self._units[whole] or self._starts[part] < start:
                    break
                parts.append(part)
                so_far += self._value(part)
                if none_negative and so_far > 2 * self._value(whole):
                    break
            if len(parts) > 1 and abs(so_far - self._value(whole)) < 1e-6 * so_far:
                found.append(Whole(whole, tuple(reversed(parts)), summed=True))
        return found

    def _among(self, taken: set[int]) -> list[Whole]:
        found = []
        for part, gap in enumerate(self._gaps):
            among = part and gap.endswith("中的") and _AMONG.fullmatch(gap)
            if among and part not in taken and self._fits.fit(part - 1, part):
                found.append(Whole(part - 1, (part,)))
        return found

    def _first_level(self, start: int, end: int) -> int | None:
        return next((index for index in self._between(start, end)[:_REACH] if self._levels[index]), None)

    def _parts(self, whole: int, start: int, end: int, *, opens: bool) -> list[int]:
        parts: list[int] = []
        for index in self._between(start, end)[:_REACH]:
            if not self._levels[index]:
                continue
            if parts and (self._tells_more(parts[-1], index) or self._tells_whose(parts[0], index)):
                continue
            if parts and self._fits.of_works(whole, index) and self._goes_on(parts[-1], index):
                parts.append(index)
                continue
            if parts and not opens and self._ends_parts(parts[0], parts[-1], index):
                break
            if parts and self._leaves(index):
                break
            alike = not parts or (
                self._units[index] == self._units[parts[0]] and self._leads[index].per == self._leads[parts[0]].per
            )
            if alike:
                parts.append(index)
        return parts

    def _tells_more(self, last: int, index: int) -> bool:
        """茶农40笔500万元、渔户20笔共90万元: how much the part before came to, and no part itself."""
        beside = index == last + 1 and self._cues.beside_how_many.fullmatch(self._gaps[index])
        return bool(beside) and not self._fits.fit(last, index)

    def _tells_whose(self, first: int, index: int) -> bool:
        """市里38万元、县里两家|单位8万元: how many have the part that stands behind, as 38万元 the first."""
        following = index + 1
        if following == len(self._units) or self._units[following] != self._units[first]:
            return False
        span, gap = self._things[index].span, self._gaps[following]
        own = span is not None and self._folded[span.start : span.end] == gap and span.start >= self._starts[index]
        return own and self._gaps[index].startswith(_LISTING) and self._units[index] != self._units[first]

    def _ends_parts(self, first: int, last: int, index: int) -> bool:
        if self._units[first] != self._units[index]:
            return True
        if self._cues.applying.match(self._gaps[index]):
            return False
        reached = self._things[index].source == "after" and self._things[first].source == "before"
        if not reached and (not self._things[index].verb or self._things[first].verb):
            return False
        return self._folded.find(",", self._quantities[last].right, self._quantities[index].left) >= 0

    def _whole(self, before: int, floor: int, part: int, word: str = "") -> int | None:
        """The nearest that may be the whole of `part`, of those told with `word`."""
        for index in self._between(floor, before)[: -_REACH - 1 : -1]:
            fits = self._is_level(index) and self._fits.fit(index, part) and self._value(index) >= self._value(part)
            if fits and self._gaps[index].endswith(word):
                return index
        return None

    def _between(self, start: int, end: int) -> range:
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def _is_level(self, index: int) -> bool:
        return self._levels[index]

    def _goes_on(self, last: int, index: int) -> bool:
        """Whether nothing but their own things and a join stand between the last part and this."""
        start, end = self._quantities[last].right, self._quantities[index].left
        before, own = self._things[last], self._things[index]
        if before.span and before.source == "after":
            start = before.span.end
        if own.span and own.source == "before":
            end = own.span.start
        return index == last + 1 and self._folded[start:end] in _JOINS

    def _value(self, index: int) -> float:
        return float(self._quantities[index].high)
