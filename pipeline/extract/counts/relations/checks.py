"""Arithmetic that a report claims: sums of exclusive parts, changes between two levels, shares of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from pipeline.config import Config
from pipeline.extract.counts.measures.alike import alike, numerator
from pipeline.extract.counts.objects.counted_wholes import CountedWholes
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.quantities.scanner import Quantity
from pipeline.extract.counts.relations.finder import Relations
from pipeline.extract.counts.relations.level_changes import Change
from pipeline.extract.counts.relations.wholes import Whole
from pipeline.extract.counts.words.dealing import deals
from pipeline.records import CheckKind, UnitClass

_OWN_SUBJECT = re.compile(r"[^,。;、()的仅只约近超已共均就还也都又,]")
_OVER = re.compile("以[上下]")
"""省级以上: levels that take others in."""
_LEVELS_UP = re.compile("级(?:及|含)?以上")
_CLOSE = 10
"""Characters before a number in which its level is told."""
_DECIMALS = re.compile(r"[.点](\d+|[零〇一二三四五六七八九]+)")
_LOOK_FAR = 80
_NEAR_MISS = 0.05
"""Parts that fall short of the whole by more than this are taken for examples, unless they say that they are all."""
_FAR = 0.2
"""Levels that come to more than the whole by more than this are taken for such as hold those above them."""
_LOOK_BACK = 16


_JOINS = ("、", "和", "及")
_CASES: frozenset[UnitClass] = frozenset({"item", "event", "document"})


class Verdict(NamedTuple):
    """A check by indices: whole then parts; from, to, delta; whole, part, share."""

    kind: CheckKind
    members: tuple[int, ...]
    stated: float
    computed: float
    holds: bool


class Checker:
    """Judges the relations of one text."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self._sexes = frozenset(cues.sexes.words)
        self._overlapping = re.compile("|".join(cues.overlapping.words))
        self._complete = re.compile("|".join(cues.complete.words))
        self._uncomparable = re.compile("|".join(cues.uncomparable.words))
        self._level = re.compile("|".join(cues.ranks.words))
        """国家级41项、省级94项: parts of different levels exclude each other."""
        self.wholes = CountedWholes(config)
        self.ratio_nouns = (*cues.share_nouns.words, *cues.ratio_endings.words)
        self.of_all = re.compile(rf"(?:{'|'.join(cues.total_nouns.words)})$|{'|'.join(cues.all_of_them.words)}")
        """What a whole may be named with besides: 全部教职工, 教职工总数."""

    def check(self, prose: Prose, things: Sequence[Thing], relations: Relations) -> list[Verdict]:
        """All checks of a text, in the order of their first member."""
        names = [prose.folded[thing.span.start : thing.span.end] if thing.span else "" for thing in things]
        found = [self.sum(prose.folded, prose.quantities, names, whole) for whole in relations.wholes]
        found += [self._change(prose, change) for change in relations.changes]
        finder = _ShareFinder(self, prose, names, relations)
        percentages = (at for at, quantity in enumerate(prose.quantities) if quantity.unit == "%")
        found += [finder.find(at) for at in percentages if finder.is_share(at)]
        return sorted((verdict for verdict in found if verdict), key=lambda verdict: verdict.members)

    def sum(self, folded: str, quantities: Sequence[Quantity], names: Sequence[str], whole: Whole) -> Verdict | None:
        """The sum that `whole` claims, or None where its parts need not add up to it."""
        members = (whole.whole, *whole.parts)
        if len(whole.parts) < 2 or not all(_is_exact(quantities[index]) for index in whole.parts):
            return None
        round_whole = not _is_exact(quantities[whole.whole])
        if round_whole and not _is_about(quantities[whole.whole]):
            return None
        total = Decimal(quantities[whole.whole].low)  # type: ignore[arg-type]
        parts = sum((Decimal(quantities[index].low) for index in whole.parts), Decimal(0))  # type: ignore[arg-type]
        slack = sum((_ulp(folded, quantities[index]) for index in members), Decimal(0)) / 2
        holds = total == parts or abs(total - parts) < slack  # rounding alone never comes to all of it
        if round_whole and total != parts:
            return None
        money = quantities[whole.whole].unit_class == "money"
        names = [names[index] for index in whole.parts]
        nested = any(_takes_in_levels(folded, quantities[index]) for index in whole.parts)
        nested = nested or (money and not whole.bracket and _share_money(quantities, whole, total))
        if not holds and (nested or not self._claims_all(names, total, parts, bracket=whole.bracket, money=money)):
            return None
        return Verdict("sum", members, float(total), float(parts), holds)

    def _claims_all(self, names: list[str], total: Decimal, parts: Decimal, *, bracket: bool, money: bool) -> bool:
        """Of money a level tells the source, and one yuan has one source; others may be counted at several levels."""
        levels = all(self._level.match(name) for name in names)
        if levels and not money and parts > total * Decimal(1 + _FAR):
            return False
        apart = levels or (money and not any(_OVER.search(name) for name in names)) or self._are_of_each_sex(names)
        if not apart and any(self._overlapping.search(name) for name in names):
            return False
        if parts > total or bracket:
            return True
        return parts >= total * Decimal(1 - _NEAR_MISS) or any(self._complete.match(name) for name in names)

    def _are_of_each_sex(self, names: list[str]) -> bool:
        """男干部40名、女干部20名."""
        return len(names) == len(self._sexes) and {name[:1] for name in names} == self._sexes

    def _change(self, prose: Prose, change: Change) -> Verdict | None:
        if change.delta is None:
            return None
        members = (change.source, change.target, change.delta)
        source, target, delta = (prose.quantities[index] for index in members)
        if not all(map(_is_exact, (source, target, delta))) or source.unit != target.unit:
            return None
        computed = _difference(float(source.low), float(target.low), delta, source.unit)
        if computed is None or self._uncomparable.search(prose.folded, max(source.end, target.end), delta.start):
            return None
        if prose.leads[change.delta].direction is None and computed != float(delta.low):
            return None  # 新增15个 need not be all of the change
        computed = abs(computed)  # 回升, 改善: which way is better, the words alone do not tell
        stated = float(delta.low)
        holds = abs(computed - stated) <= _place(prose.folded, delta)
        return Verdict("change", members, stated, round(computed, 6), holds)


def _is_exact(quantity: Quantity) -> bool:
    plain = quantity.approx == "exact" and quantity.low == quantity.high and quantity.suspect is None
    return plain and isinstance(quantity.low, Decimal)


def _is_about(quantity: Quantity) -> bool:
    """50亿元左右 may well be the sum of exact parts."""
    about = quantity.approx == "about" and quantity.low == quantity.high and quantity.suspect is None
    return about and isinstance(quantity.low, Decimal)


def _share_money(quantities: Sequence[Quantity], whole: Whole, total: Decimal) -> bool:
    """贷款90亿元,其中涉农60亿元、小微50亿元: of what comes to more than half each, some is told twice."""
    halves = [index for index in whole.parts if 2 * Decimal(quantities[index].low) > total]  # type: ignore[arg-type]
    return len(halves) > 1


def _takes_in_levels(folded: str, quantity: Quantity) -> bool:
    """省级以上20家: those of the levels above are among them."""
    return _LEVELS_UP.search(folded, max(0, quantity.left - _CLOSE), quantity.left) is not None


def _ulp(folded: str, quantity: Quantity) -> Decimal:
    """One unit of the last place that the text gives: 0.01万 of 3.26万人; 0 for whole things."""
    quote = folded[quantity.start : quantity.end]
    decimals = _DECIMALS.search(quote)
    if decimals is None:
        return Decimal(0)
    return Decimal(10) ** ((8 if "亿" in quote else 4 if "万" in quote else 0) - len(decimals[1]))


def _place(folded: str, quantity: Quantity) -> float:
    """As `_ulp`, for a stated ratio, whose last place is 1 where it has no decimals."""
    return float(_ulp(folded, quantity) or 1)


def _difference(source: float, target: float, delta: Quantity, unit: str | None) -> float | None:
    if numerator(delta.unit) == numerator(unit) and unit != "%":
        return target - source
    if delta.unit == "个百分点" and unit == "%":
        return target - source
    if source == 0:
        return None
    relative = {"%": 100.0, "倍": 1.0}.get(delta.unit or "")
    return (target - source) / source * relative if relative and unit != "%" else None


class _ShareFinder:
    """Finds whole and part of each stated share: named by the text, or else the pair that yields it."""

    def __init__(self, checker: Checker, prose: Prose, names: Sequence[str], relations: Relations) -> None:
        self._checker = checker
        self._wholes = checker.wholes
        self._prose = prose
        self._quantities = prose.quantities
        self._names = names
        self._owner = {part: whole.whole for whole in relations.wholes for part in whole.parts}
        self._restated = relations.restated
        self._inverse = {original: copy for copy, original in relations.restated.items()}

    def is_share(self, at: int) -> bool:
        """Whether the percentage `at` is a share."""
        lead = self._prose.leads[at]
        if lead.direction or not _is_exact(self._quantities[at]):
            return False
        told = (
            lead.share or at in self._inverse or at in self._restated or self._wholes.whole(self._prose, at) is not None
        )
        return told or self._names[at].endswith(self._checker.ratio_nouns)

    def find(self, at: int) -> Verdict | None:
        """The check of the share `at`; where whole and part are both told, it is claimed whether it holds or not."""
        whole, told = self._wholes.whole(self._prose, at), self._wholes.part(self._prose, at)
        if whole is not None and told is not None and self._quantities[whole].high > self._quantities[told].high:
            return self._share(whole, told, at)
        lead = self._prose.leads[at]
        part = self._part(at)
        if part is not None and lead.share:
            owner = self._owner.get(part)
            if owner is not None and not lead.base:
                return self._share(owner, part, at)
            named = self._named_whole(at, part)
            if named:
                return named
        start, _ = self._prose.clauses.sentence(self._quantities[at].start)
        near = [index for index in range(max(0, at - _LOOK_BACK), at) if self._quantities[index].start >= start]
        if part is not None and part not in near:
            near = [*near, part]
        return self._yielding(near, at) or (self._far_whole(part, at) if part is not None and lead.share else None)

    def _part(self, at: int) -> int | None:
        """What the share is said of: the figure before it, unless a subject of its own stands between."""
        if at in self._inverse:
            return self._inverse[at]
        if at in self._restated:
            return self._restated[at]
        lead = self._prose.leads[at]
        if not lead.share or not at or not self._prose.in_one_segment(at - 1, at):
            return None
        folded, (first, end) = self._prose.folded, self._lists[at]
        if deals(folded, self._quantities[first - 1].right, self._quantities[first].left):
            part = max(0, 2 * first - end) + at - first
            return None if self._has_own_subject(first) or not self._prose.in_one_segment(part, at) else part
        return None if self._has_own_subject(at) else at - 1

    def _has_own_subject(self, at: int) -> bool:
        """Whether something else is named between the share `at` and the figure before it."""
        start, name = self._quantities[at - 1].right, self._names[at - 1]
        start += len(name) if self._prose.folded.startswith(name, start) else 0  # 8名辅警,占25.8%
        return _OWN_SUBJECT.search(self._prose.folded, start, self._prose.leads[at].stop) is not None

    @cached_property
    def _lists(self) -> list[tuple[int, int]]:
        """For each quantity the half-open list of which it is one; the first of all stands in none."""
        starts = [at for at, gap in enumerate(self._prose.gaps) if at < 2 or gap not in _JOINS]
        bounds = [*starts, len(self._quantities)]
        return [(low, high) for low, high in pairwise(bounds) for _ in range(low, high)]

    def _named_whole(self, at: int, part: int) -> Verdict | None:
        """占教职工的41.3%: the nearest figure of 教职工 that bears it out."""
        base = self._checker.of_all.sub("", self._prose.leads[at].base or "").strip("的")
        if len(base) < 2:
            return None
        for whole in range(at - 1, max(-1, at - _LOOK_FAR), -1):
            name = self._names[whole]
            if whole == part or not name or not (name.endswith(base) or base.endswith(name)):
                continue
            verdict = self._share(whole, part, at)
            if verdict and verdict.holds and self._quantities[whole].high > self._quantities[part].high:
                return verdict
        return None

    def _far_whole(self, part: int, at: int) -> Verdict | None:
        return self._first_that_holds(((whole, part) for whole in range(part - 1, max(-1, part - _LOOK_BACK), -1)), at)

    def _yielding(self, near: list[int], at: int) -> Verdict | None:
        near = [index for index in near if self._quantities[index].unit_class != "percent"]
        return self._first_that_holds(((whole, part) for part in reversed(near) for whole in near), at)

    def _first_that_holds(self, pairs: Iterable[tuple[int, int]], at: int) -> Verdict | None:
        """Whole and part are not named: none but a pair that yields the stated share is reported."""
        rough = _ulp(self._prose.folded, self._quantities[at]) == 0
        for whole, part in pairs:
            one, other = self._quantities[whole], self._quantities[part]
            near = at - 2 <= part and (at - 3 <= whole or self._is_past_its_parts(whole, part))
            if rough and not (near and alike(one.unit) == alike(other.unit)):
                continue
            comparable = one.unit_class == other.unit_class or {one.unit_class, other.unit_class} <= _CASES
            comparable = comparable and one.unit_class != "percent"
            if whole == part or not comparable or float(one.high) <= float(other.high):
                continue
            verdict = self._share(whole, part, at)
            if verdict and verdict.holds:
                return verdict
        return None

    def _is_past_its_parts(self, whole: int, part: int) -> bool:
        """受理90件,其中甲类40件、乙类50件,办结81件: nothing but parts of the whole stand between."""
        return part not in self._owner and self._owner.get(part - 1) == whole

    def _share(self, whole: int, part: int, share: int) -> Verdict | None:
        members = (whole, part, share)
        one, other, stated = (self._quantities[index] for index in members)
        if not all(map(_is_exact, (one, other, stated))) or not one.low:
            return None
        computed = float(other.low) / float(one.low) * 100
        holds = abs(computed - float(stated.low)) <= _place(self._prose.folded, stated) * 0.6
        return Verdict("share", members, float(stated.low), round(computed, 6), holds)
