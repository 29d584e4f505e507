"""The counted thing of each quantity: its own, found before or after it, else one that another quantity passes on."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import ACTING
from pipeline.extract.counts.objects.after import ObjectsAfter
from pipeline.extract.counts.objects.before import ObjectsBefore
from pipeline.extract.counts.objects.carried import Latest, ObjectsCarried, share_following
from pipeline.extract.counts.objects.dealing import deal_out
from pipeline.extract.counts.objects.deeds_behind import DeedsBehind
from pipeline.extract.counts.objects.laid_within import LaidWithin
from pipeline.extract.counts.objects.reached_places import ReachedPlaces
from pipeline.extract.counts.objects.shares_told import SharesTold
from pipeline.extract.counts.objects.sized_things import SizedThings
from pipeline.extract.counts.objects.things import NOTHING, SAID_OF, Thing
from pipeline.extract.counts.objects.works_behind import WorksBehind
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.phrases.verb_phrases import VerbPhrases
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.quantities.scanner import Quantity
from pipeline.extract.counts.words.clauses import CLAUSE_END
from pipeline.records import UnitClass

_SHARING = "占"
_NOUN_FIRST: frozenset[UnitClass] = frozenset(
    {"money", "length", "area", "volume", "weight", "energy", "duration", "score", "rate", "other", "percent", "ratio"}
)
"""With these the noun before the number is the nearer one; with measure words such as 个 or 家 the noun after it."""


class ObjectFinder:
    """Finds the counted things of a text's quantities in one pass from left to right. Built once per worker."""

    def __init__(self, config: Config) -> None:
        self._phrases = Phrases(config)
        verbal = VerbPhrases(config, self._phrases)
        self._before = ObjectsBefore(config, self._phrases, verbal)
        self._after = ObjectsAfter(config, self._phrases)
        self._deeds = DeedsBehind(config, self._phrases, self._after)
        self._shares = SharesTold(config)
        self._reached = ReachedPlaces(config, self._phrases)
        self._laid = LaidWithin(config)
        self._works = WorksBehind(config)
        self._sized = SizedThings(config, self._phrases)
        self._carried = ObjectsCarried(config, self._phrases, verbal)
        self._crowds = tuple(config.count_cues.crowds.words)
        self._covering = frozenset(config.count_cues.covering.words)

    def find(self, prose: Prose) -> list[Thing]:
        """One `Thing` for each quantity."""
        things: list[Thing] = []
        latest: Latest = {}
        for at in range(len(prose.quantities)):
            own = self._own(prose, at)
            if self._reached.is_place(prose, things, own):
                after = self._after.find(prose, at)
                own = after if after.span else self._reached.reaching(prose, at)
            things.append(self._carried.settled(prose, things, latest, own))
            self._carried.keep(prose, things, latest)
        share_following(prose, things)
        deal_out(self._phrases, prose, things)
        return things

    def _own(self, prose: Prose, at: int) -> Thing:
        quantity, lead = prose.quantities[at], prose.leads[at]
        if at and prose.leads[at - 1].source and _is_target(prose, at):
            return NOTHING
        if self._shares.is_told(prose, at):
            return NOTHING
        if named := self._sized.find(prose, at) or self._works.find(prose, at):
            return named
        before = _behind_share(prose, at, self._before.find(prose, lead, quantity))
        relative = quantity.is_relative
        covered = before.verb in self._covering  # 覆盖医疗机构97%门诊量
        possessive = prose.folded.startswith("的", quantity.right)
        told = before.source == "before" and prose.folded.startswith(_SHARING, lead.stop)  # 人口占五分之一的国家
        shared = relative and (covered or (possessive and not told))
        after = self._after.find(prose, at) if not lead.share or shared else NOTHING
        return self._deeds.find(prose, at, before, after) or self._nearer(prose, at, before, after, shared=shared)

    def _nearer(self, prose: Prose, at: int, before: Thing, after: Thing, *, shared: bool) -> Thing:
        """That of the things `before` and `after` the quantity `at` which is counted.

        `shared`: it is a share of what stands after it.
        """
        quantity, lead = prose.quantities[at], prose.leads[at]
        found, covered = before.source == "before", before.verb in self._covering
        possessive = prose.folded.startswith("的", quantity.right)
        crowd = quantity.unit is None and self._is_crowd(prose, quantity, after)
        noun_first = quantity.unit_class in _NOUN_FIRST and not crowd
        lasts = quantity.unit_class == "duration" and possessive  # 闲置三年的厂房
        said = lasts or _is_verb(prose, before) or self._laid.is_where(prose, at, before)
        nearer = found and noun_first and not (after.span and said)
        if (lead.share or nearer) and not (shared and (after.span or not covered)):
            return before
        after = self._laid.thing(prose, at, before, after)
        if after.span is None:
            if _is_verb(prose, before):
                led = None if quantity.unit_class in _NOUN_FIRST else self._after.led_by_verb(prose, at)
                return replace(before, span=led or before.span)
            return SAID_OF if after.closed and not before.span else before
        if _is_beside(prose, before, quantity) and quantity.unit_class in ACTING and _is_nobody(prose, after.span):
            return before  # 大学生58名|上台|授课, which the dictionary has as a place; 选手12名|参赛
        beside = found and before.verb and lead.stop == quantity.left and not _is_verb(prose, before)
        opens = after.span.start not in prose.passed  # 2个|破百亿元园区
        if beside and opens and not shared and self._opens_with_verb(prose, after.span):
            named = _named_by_verb(prose, quantity, after.span)
            return Thing(named, "after", before.verb) if named else before  # 抽调医务人员217名驰援外地
        return replace(after, verb=before.verb)

    def _opens_with_verb(self, prose: Prose, span: Span) -> bool:
        """217名|驰援外地; but 34名|留守儿童 are of a kind."""
        word = prose.words.at(span.start)
        last = prose.words.at(span.end - 1)
        kind = word.text in self._phrases.attributive and last.start > word.start and last.tag[0] in "nx"
        return word.tag.startswith("v") and not kind

    def _is_crowd(self, prose: Prose, quantity: Quantity, after: Thing) -> bool:
        """联系数千|农户, 为3万多|困难家庭学生: people right behind a number without measure word are counted."""
        if prose.folded.startswith(self._crowds, quantity.right):
            return True
        span = after.span
        if span is None or span.start != quantity.right:
            return False
        return prose.folded.endswith(self._crowds, span.start, span.end)


def _behind_share(prose: Prose, at: int, thing: Thing) -> Thing:
    """开放60%以上场地、客流量增长30%: the item that the share before is of is none of what grows."""
    shared = at and prose.quantities[at - 1].is_relative and prose.leads[at].direction
    if not shared or thing.span is None or thing.span.start != prose.quantities[at - 1].right:
        return thing
    mark = prose.folded.rfind("、", thing.span.start, thing.span.end)
    return thing if mark < 0 else replace(thing, span=Span(mark + 1, thing.span.end))


def _named_by_verb(prose: Prose, quantity: Quantity, span: Span) -> Span | None:
    """完成评审9个|参赛作品|的初审: no one who acts, so that the verb before the noun names it."""
    verb = prose.words.at(span.start)
    noun = prose.words[verb.index + 1] if verb.end < span.end else verb
    if quantity.unit_class in ACTING or noun.tag != "n" or not prose.folded.startswith("的", noun.end):
        return None
    return Span(span.start, noun.end)


def _is_beside(prose: Prose, thing: Thing, quantity: Quantity) -> bool:
    """A noun right before the number."""
    span = thing.span if thing.source == "before" else None
    return span is not None and span.end == quantity.left and not _is_verb(prose, thing)


def _is_nobody(prose: Prose, span: Span) -> bool:
    """A place or a verb alone."""
    word = prose.words.at(span.start)
    return word.tag in ("ns", "v") and word.start == span.start and word.end == span.end


def _is_target(prose: Prose, at: int) -> bool:
    """由9815人减少到今年春季的7240人: the thing stands before the first."""
    return prose.quantities[at - 1].unit == prose.quantities[at].unit and not CLAUSE_END.search(prose.gaps[at])


def _is_verb(prose: Prose, thing: Thing) -> bool:
    """坚决守住30万亩耕地: a verb is no thing where a noun follows."""
    if thing.span is None or thing.verb is None:
        return False
    word = prose.words.at(thing.span.end - 1)
    return word.text == thing.verb
