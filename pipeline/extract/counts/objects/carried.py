"""Counted things that one quantity passes on to another: over commas, along lists, backwards: 抽检米线80箱,合格77箱."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.measures.alike import alike
from pipeline.extract.counts.measures.suited import SuitedClasses
from pipeline.extract.counts.objects.bare_verbs import MEASURES, BareVerbs
from pipeline.extract.counts.objects.changes_listed import changed_alike
from pipeline.extract.counts.objects.clause_subjects import ClauseSubjects
from pipeline.extract.counts.objects.climbs import Climbs
from pipeline.extract.counts.objects.counted_wholes import CountedWholes
from pipeline.extract.counts.objects.extremes import Extremes
from pipeline.extract.counts.objects.honours import Honours
from pipeline.extract.counts.objects.passing_on import goes_on, is_headless
from pipeline.extract.counts.objects.quoted_names import QuotedNames
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.phrases.verb_phrases import VerbPhrases
from pipeline.extract.counts.prose import Prose
from pipeline.records import UnitClass

_LEVEL = re.compile("[^,。;、的\\d]{1,5}[级型类]")
_LEVEL_ALONE = re.compile(f"{_LEVEL.pattern}[、和及与]")
_PAIR = 2
_NEAR = 12
"""Quantities that what a share is of may stand away."""
_LISTING = "、"
_SUM = "款"
_TIMES = frozenset({"次", "轮", "轮次", "趟"})
"""They count how often a deed was done."""
_SOULS: frozenset[UnitClass] = frozenset({"people", "household"})
_MAY_NAME_SOULS = _SOULS | {"money"}

Latest = dict[str | None, tuple[int, Span]]
"""By unit, where the last quantity that has a thing starts, and its thing."""


class ObjectsCarried:
    """Built once per worker."""

    def __init__(self, config: Config, phrases: Phrases, verbal: VerbPhrases) -> None:
        self._verbal = verbal
        self._extremes = Extremes(config)
        self._wholes = CountedWholes(config)
        self._bare_verbs = BareVerbs(config, verbal)
        self._subjects = ClauseSubjects(config, phrases)
        self._climbs = Climbs(config, phrases)
        self._honours = Honours(config, phrases)
        self._quoted = QuotedNames(config, phrases)
        self._launching = frozenset(config.count_cues.launching.words)
        self._covering = tuple(config.count_cues.covering.words)
        self._calling_on = config.count_cues.calling_on.words
        self._sums = tuple(word for word in config.count_cues.money_nouns.words if word.endswith(_SUM))
        self._members = re.compile("|".join(config.count_cues.members.words))
        each, earning = "|".join(config.count_cues.per_each.words), "|".join(config.count_cues.gains.words)
        self._each_earns = re.compile(f"(?:{each})年?({earning})")
        self._suited = SuitedClasses(config).suited

    def settled(self, prose: Prose, things: list[Thing], latest: Latest, own: Thing) -> Thing:
        """The thing of the quantity behind those of `things`: its `own` one, or what is passed on to it."""
        if things and (passed := self._extremes.thing(prose, things, own)):
            return passed
        if own.source == "before" and own.span and self._climbs.is_passed(prose.folded, own.span):
            own = replace(own, span=None, source=None)  # 迈上|两个大台阶、达9亿元
        if kind := self._listed_kind(prose, things, own):
            return kind
        own = _listed_alone(prose, len(things), own) or own
        counted = _counted_alike(prose, len(things), latest)
        own = self._bare_verbs.find(prose, things, counted, own) or own
        if own.source in ("before", "implied") and (named := self._quoted.find(prose, len(things), own)):
            return replace(own, span=named, source="carried")
        if own.closed or (own.span and (own.source != "implied" or goes_on(prose, things, own))):
            return own
        return self._carried(prose, things, counted, own)

    def _listed_kind(self, prose: Prose, things: Sequence[Thing], own: Thing) -> Thing | None:
        """其中投诉90件、|举报|30件: where a verb alone names the member before, another names the next."""
        at = len(things)
        before = things[-1].span if things else None
        word = prose.words.at(prose.quantities[at].left - 1)
        if before is None or before.end != prose.quantities[at - 1].left or prose.gaps[at] != _LISTING + word.text:
            return None
        kind = prose.words.at(before.start)
        alone = kind.end == before.end and things[-1].source == "before" and kind.start > 0
        opened = alone and (prose.folded[kind.start - 1] == _LISTING or self._opens_members(prose, kind.start))
        named = opened and kind.tag[0] == word.tag[0] == "v" and not self._verbal.predicates & {kind.text, word.text}
        return Thing(Span(word.start, word.end), "before", own.verb) if named else None

    def _opens_members(self, prose: Prose, start: int) -> bool:
        opened = self._members.search(prose.folded, max(0, start - _PAIR))
        return opened is not None and opened.end() == start

    def keep(self, prose: Prose, things: Sequence[Thing], latest: Latest) -> None:
        """Notes the last of `things` for quantities of the same unit that follow."""
        quantity, thing = prose.quantities[len(things) - 1], things[-1]
        if thing.span is None or is_headless(prose, thing) or self._climbs.is_passed(prose.folded, thing.span):
            return
        if not self._bare_verbs.is_act(prose, thing, thing.span):
            latest[alike(quantity.unit)] = quantity.start, thing.span

    def _carried(self, prose: Prose, things: list[Thing], counted: Span | None, own: Thing) -> Thing:
        """The thing of a quantity before, of the clause before, or its own verb; at last the subject."""
        at = len(things)
        if self._is_reached(prose, at):
            return replace(own, span=None, source=None)
        if own.span and self._tells_deed(prose, at, own.span):
            return own
        start = prose.clauses.sentence_start(prose.quantities[at].start)
        source = self._source(prose, things, counted, own, start)
        if (earned := self._earned(prose, at)) and not (source and self._subjects.is_somebody(prose, source)):
            return replace(own, span=earned, source="before")
        if source is not None:
            return replace(own, span=source, source="carried")
        if own.span and self._stands_alone(prose, at, own.span):
            return own
        honour = self._honours.find(prose, at) if own.span is None else None
        told = honour or self._subjects.find(prose, at, own, start)
        return own if self._lives_there(prose, things) and told.span == things[-1].span else told

    def _tells_deed(self, prose: Prose, at: int, span: Span) -> bool:
        """全部纳入巡查,检查|52次; but 开展|12次 tells nothing of what was done."""
        deed = prose.folded[span.start : span.end]
        return prose.quantities[at].unit in _TIMES and span.end == prose.leads[at].stop and deed not in self._launching

    def _earned(self, prose: Prose, at: int) -> Span | None:
        """投入资金3亿元,户均|增收2600元: what each earned is none of what was counted before."""
        if prose.quantities[at].unit_class != "money":
            return None
        lead = prose.leads[at]
        told = self._each_earns.search(prose.folded, lead.clause, prose.quantities[at].start)
        return Span(*told.span(1)) if told else None

    def _stands_alone(self, prose: Prose, at: int, span: Span) -> bool:
        """零事故,船员捐款5万元; 修好堤坝,入户核查60户: it names a sum, or the deed with where it was done."""
        money = prose.quantities[at].unit_class == "money" and prose.folded.endswith(self._sums, span.start, span.end)
        called = prose.folded.startswith(self._calling_on, span.start)
        return money or called or not self._verbal.governs(prose.folded, span)

    def _source(self, prose: Prose, things: list[Thing], counted: Span | None, own: Thing, start: int) -> Span | None:
        """The thing of an earlier quantity that is passed on, or what was named anew; `start` of the sentence."""
        at = len(things)
        elliptic = own.span is not None and prose.folded.startswith("的", own.span.end)  # 转正的不到三分之一
        if (part := self._wholes.part(prose, at)) is not None:
            return things[part].span
        climber = self._climbs.climber(prose, at) if own.span is None else None
        if moved := changed_alike(prose, things) or climber:
            return moved
        if elliptic and prose.quantities[at].is_relative:
            return _counted_before(prose, things, start)
        if turned := self._subjects.turned(prose, at, start):
            return turned
        anew = self._of_whole(prose, things, start) or self._whole_of_list(prose, things, start)
        anew = anew or self._subjects.named_anew(prose, at, start)
        if anew is None and self._lives_there(prose, things):
            return None
        return anew or _earlier(prose, things, counted, verbal=own.span is not None)

    def _lives_there(self, prose: Prose, things: Sequence[Thing]) -> bool:
        """7个村民小组、268户: places are not what their people are counted as."""
        place = things[-1].span if things else None
        if place is None or prose.quantities[len(things)].unit_class not in _SOULS:
            return False
        return self._suited("个", prose.folded[place.start : place.end], "item") == "territory"

    def _of_whole(self, prose: Prose, things: list[Thing], start: int) -> Span | None:
        """村医40名,其中女村医9名、50岁以上的12名: such a part without noun is of the whole, not of the part before."""
        at = len(things)
        quantity, lead = prose.quantities[at], prose.leads[at]
        if not prose.folded.startswith("的", lead.stop, quantity.left):
            return None
        opened = self._members.search(prose.folded, start, quantity.left)
        if opened is None:
            return None
        for earlier in range(at - 1, max(-1, at - 1 - _NEAR), -1):
            whole = prose.quantities[earlier]
            if alike(whole.unit) == alike(quantity.unit) and start <= whole.left < opened.start():
                return things[earlier].span
        return None

    def _whole_of_list(self, prose: Prose, things: Sequence[Thing], start: int) -> Span | None:
        """村医90名,其中男50名、女40名,占人口的2%: behind such a list a share of another whole is of what was parted."""
        last = len(things) - 1
        base = prose.leads[last + 1].base
        if base is None or not prose.leads[last + 1].share or not prose.gaps[last].startswith(_LISTING):
            return None
        opened = self._members.search(prose.folded, start, prose.quantities[last].left)
        for earlier in range(last - 1, max(-1, last - 1 - _NEAR), -1):
            if opened is None or prose.quantities[earlier].left < start:
                return None
            span = things[earlier].span
            if prose.quantities[earlier].left < opened.start():
                return span if span and prose.folded[span.start : span.end] not in base else None
        return None

    def _is_reached(self, prose: Prose, at: int) -> bool:
        """改造小区9个,惠及700户: the things before are not who is reached; money is named after who has it."""
        quantity, lead = prose.quantities[at], prose.leads[at]
        if quantity.unit_class not in _SOULS or not prose.folded.endswith(self._covering, lead.clause, lead.stop):
            return False
        beside = at > 0 and prose.in_one_segment(at - 1, at)
        return beside and prose.quantities[at - 1].unit_class not in _MAY_NAME_SOULS


def share_following(prose: Prose, things: list[Thing]) -> None:
    """412户1386名脱贫人口: the first takes the thing that follows the second."""
    for at in range(len(things) - 2, -1, -1):
        lacking = things[at + 1].source == "after" and things[at].source not in ("before", "after")
        if lacking and prose.gaps[at + 1].strip() in ("", "、", "和", "及"):
            things[at] = replace(things[at], span=things[at + 1].span, source="after")
        elif things[at + 1].source == "after" and (headed := _of_level(prose, at, things[at + 1].span)):
            things[at] = replace(things[at], span=headed, source="after")


def _of_level(prose: Prose, at: int, following: Span | None) -> Span | None:
    """3家国家级和7家省级|技术中心: what has but a level of its own is of the kind that follows the next level."""
    if following is None or alike(prose.quantities[at].unit) != alike(prose.quantities[at + 1].unit):
        return None
    level = _LEVEL.match(prose.folded, following.start, following.end)
    if level is None or level.end() == following.end or not _LEVEL_ALONE.fullmatch(prose.gaps[at + 1]):
        return None
    join = prose.quantities[at].right + len(prose.gaps[at + 1]) - 1
    last = prose.words.at(join - 1)
    return None if last.tag[0] == "n" and len(last.text) > 1 else Span(level.end(), following.end)  # 3个班级和…


def _listed_alone(prose: Prose, at: int, own: Thing) -> Thing | None:
    """海钓120人、|多种|180人: alone between 、 and its number, a word of quantity names a member of the list too."""
    gap, end = prose.gaps[at], prose.quantities[at].left
    if own.span or not gap.startswith(_LISTING) or len(gap) != len(_LISTING) + _PAIR:
        return None
    word = prose.words.at(end - 1)
    return (
        Thing(Span(word.start, end), "before", own.verb) if word.tag == "m" and word.end - word.start == _PAIR else None
    )


def _counted_before(prose: Prose, things: list[Thing], start: int) -> Span | None:
    """转正的不到三分之一: what such a share is of was counted before, in the sentence that begins at `start`."""
    for at in range(len(things) - 1, max(-1, len(things) - 1 - _NEAR), -1):
        if prose.quantities[at].start < start:
            break
        if things[at].span and prose.quantities[at].unit_class not in MEASURES:
            return things[at].span
    return None


def _earlier(prose: Prose, things: list[Thing], counted: Span | None, *, verbal: bool) -> Span | None:
    """Of the quantity before in the segment, or what was `counted` with the same unit in the sentence.

    客运量翻了一番,达到9万人次 and 临时补贴16户、4万元 tell one thing twice, whatever stands farther back.
    """
    at = len(things)
    quantity, lead = prose.quantities[at], prose.leads[at]
    near = at and not verbal and prose.in_one_segment(at - 1, at) and not is_headless(prose, things[-1])
    beside = things[-1].span if near else None
    relative = quantity.is_relative or lead.direction is not None
    reached = lead.reaches and at > 0 and prose.leads[at - 1].direction is not None
    starts = at > 0 and bool(prose.leads[at - 1].source)
    told_twice = not prose.gaps[at] or (prose.gaps[at] == _LISTING and quantity.unit_class not in _SOULS)
    if beside and (relative or reached or starts or told_twice):
        return beside
    return counted or beside


def _counted_alike(prose: Prose, at: int, latest: Latest) -> Span | None:
    """What was counted last in the sentence of the quantity `at` with its unit."""
    quantity = prose.quantities[at]
    found = latest.get(alike(quantity.unit))
    return found[1] if found and found[0] >= prose.clauses.sentence_start(quantity.start) else None
