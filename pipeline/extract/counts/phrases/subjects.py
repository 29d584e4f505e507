"""What the verb before a number is said of, where no noun stands beside the number: 班列全年开行400列."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.phrase_cues import NAME, NAMING
from pipeline.extract.counts.phrases.spans import Reach, Span
from pipeline.extract.counts.words.adverbs import Adverbs
from pipeline.extract.counts.words.document import Word, Words
from pipeline.records import UnitClass, Value

_OF_ACTS: frozenset[UnitClass | None] = frozenset({"event", "person_times"})
"""宣讲5场: they count what the verb tells."""
_TOLD: frozenset[UnitClass | None] = frozenset({"money", "percent", "ratio", "duration"})
"""With these units 提升 and the like tell a change."""
_EACH = frozenset("每各")
_ALL_KINDS = frozenset({"各项", "各类", "各种"})
"""各项贷款|新增: of all of them, where 每个镇|建成 tells where."""
_WHOLE = "全"
_LIKE, _NEWLY = "式", "新"
_POINT = "是"
"""一是, 二是: they open a point and name nothing."""


class Deed(Value, frozen=True):
    """A verb before a number, with what stands between it and what it may be said of, which ends at `end`."""

    verb: Word
    end: int
    last: Word
    """The word that ends there."""
    run: bool
    """Other verbs stand right before it: 改造|提升."""
    told: bool
    """When or how it was done stands between: 已|开工, 全年|开行."""


class Subjects:
    """Built once per worker, on the walks of `Phrases`."""

    def __init__(self, config: Config, phrases: Phrases) -> None:
        cues = config.count_cues
        self._phrases = phrases
        self._predicates = frozenset(cues.predicates.words)
        self._acts = self._predicates | frozenset(cues.naming_predicates.words)
        self._attributive = frozenset(cues.attributive.words)
        self._governing = self._predicates - self._attributive
        self._brief = frozenset(cues.brief_predicates.words)
        self._finishing = frozenset(cues.finishing.words)
        self._begun = frozenset((*cues.opened.words, *cues.built.words, *cues.finishing.words))
        """Verbs that nobody does to anything: 开工, 竣工."""
        self._money = frozenset(cues.money_nouns.words)
        self._deeds = self._acts - self._money
        self._funds = (*cues.money_nouns.words, *cues.fund_endings.words)
        self._levels = frozenset((*cues.paces.words, *cues.rate_nouns.words, *cues.dependent_nouns.words))
        """Nouns that the dictionary takes for verbs: 增速."""
        self._suffixes = frozenset(cues.suffixes.words)
        self._cues = frozenset((*cues.up.words, *cues.down.words, *cues.reach.words, *cues.neutral.words))
        spot = frozenset(cues.on_the_spot.words)  # 招聘会|现场|签约: the noun tells where
        told = frozenset((*cues.together.words, *cues.manners.words, *cues.qualifiers.words, *cues.span.words))
        averages = (word for word in cues.per_each.words if word.endswith("均"))
        self._between = (self._cues | told | frozenset(averages)) - spot
        self._manners = told | spot
        self._calling_on = frozenset(cues.calling_on.words)
        self._speakers = re.compile("|".join(cues.speakers.words))
        self._agents, self._handlers = tuple(cues.agents.words), tuple(cues.handlers.words)
        self._built_areas = tuple(cues.built_areas.words)
        self._adverbs = Adverbs(config)

    def before(self, words: Words, bound: int, verb: Word, solid: dict[int, int]) -> Span:
        """评比搞了两轮, 大篷车再跑30趟, 讲堂一年开9课: before a verb of one character stands what is counted."""
        at = verb.start
        while at > bound and (_is_when(word := words.at(at - 1)) or word.text in self._cues):
            at = word.start
        reach = self._phrases.before(words, bound, max(at, bound), solid)
        if reach.end > reach.start and words.at(reach.end - 1).text.endswith(self._agents):
            return Span(at, at)  # 县财政拨8万元
        return Span(reach.start, reach.end)

    def of(self, words: Words, bound: int, verb: Word, solid: dict[int, int], unit: UnitClass | None) -> Reach | None:
        """The noun phrase of which `verb` is said, unless it is who acts. `unit` is the class of what is counted."""
        if verb.start <= bound:
            return None
        bracket = self._phrases.before_bracket(words, verb, bound)  # 班列(中欧)|开行
        deed = self._deed(words, bound, verb, bracket)
        if not self._may_be_said(deed, unit) or not self._is_named(words, deed.last):
            return None
        reach = self._phrases.before(words, bound, deed.end, solid)
        if reach.start == reach.end and deed.last.text in self._money:  # 收入, tagged as a verb
            reach = replace(self._phrases.before(words, bound, deed.last.start, solid), end=deed.end)
        if reach.end - reach.start < NAME or self._acts_itself(deed, reach):
            return None
        if not self._stands_free(words, bound, deed, reach):
            return None
        return replace(reach, end=verb.start) if reach.end == bracket else reach

    def _deed(self, words: Words, bound: int, verb: Word, end: int) -> Deed:
        """对象|普查|登记, 校舍|改造|竣工, 项目|已|开工: past other verbs, then past what tells when and how."""
        last = words.at(end - 1)
        run = told = False
        while last.start > bound and last.tag in ("v", "vn") and last.text in self._deeds:
            last, end, run = words[last.index - 1], last.start, True
        while last.start > bound and self._tells_manner(last):
            last, end, told = words[last.index - 1], last.start, True
        if len(last.text) > 1 and last.text[-2:] in self._cues:  # 班列力争开行
            end = last.end - 2
            last = words.at(end - 1) if end > bound else last
        return Deed(verb, end, last, run, told)

    def _tells_manner(self, word: Word) -> bool:
        manner = word.tag in ("d", "ad", "t") or word.text == _NEWLY  # 汽车|新|上牌
        return manner or word.text in self._between or word.text[0] in _EACH

    def _may_be_said(self, deed: Deed, unit: UnitClass | None) -> bool:
        """Known verbs may; of those that name the thing themselves, and of unknown ones, something else must tell."""
        verb = deed.verb
        if verb.text in self._cues or verb.text in self._manners:
            return deed.run and verb.tag == "v" and unit not in _OF_ACTS | _TOLD  # 食堂|改造|提升
        if verb.text in self._money:
            return False
        if self._is_said_alone(verb):
            return True
        acts = unit == "event" or (unit in _OF_ACTS and not deed.told)
        return len(verb.text) >= NAME and not acts and self._is_said_here(deed, unit)

    def _is_said_here(self, deed: Deed, unit: UnitClass | None) -> bool:
        """罚没款|上缴, 失业人员|再|就业, 链上企业|聚集."""
        verb = deed.verb
        if verb.text in self._attributive:
            return deed.told and (verb.text in self._acts or not deed.run)
        if verb.text in self._acts:
            return deed.told or (unit == "money" and deed.last.text.endswith(self._funds))
        return verb.text not in self._levels and not deed.run and (verb.tag == "v" or (deed.told and verb.tag == "vn"))

    def _is_said_alone(self, verb: Word) -> bool:
        """开行, 竣工; 共收, 已装: adverbs and a verb of one character."""
        brief = verb.text[-1] in self._brief and self._adverbs.before(verb.text) == len(verb.text) - 1
        return verb.text in self._governing or verb.text in self._finishing or brief

    def is_known(self, verb: Word) -> bool:
        """排名, tagged as a verb, is none."""
        return verb.text in self._acts or verb.text in self._attributive or self._is_said_alone(verb)

    def _is_named(self, words: Words, last: Word) -> bool:
        """Whether `last` may end the name of a thing."""
        named = last.tag[0] in NAMING or last.text in self._money or last.text in self._suffixes
        who = self._speakers.match(last.text) or last.text in self._calling_on or last.text[-1] == _POINT
        acts = last.tag == "vn" and last.text not in self._money  # 投资|安排
        return named and not (who or acts) and last.text not in self._manners and not tells_how(words, last)

    def _acts_itself(self, deed: Deed, reach: Reach) -> bool:
        """县财政|拨付, 热线|全年|受理; and what a verb before it governs: 创新|案例|新增."""
        finished = deed.verb.text in self._finishing and deed.last.text.endswith(self._built_areas)
        if deed.last.text.endswith(self._agents) and not finished:
            return True
        if deed.told or not self.is_known(deed.verb):
            return deed.last.text.endswith(self._handlers)
        governed = reach.verb is not None and reach.verb.text in self._governing
        return governed and deed.verb.text not in self._begun

    def _stands_free(self, words: Words, bound: int, deed: Deed, reach: Reach) -> bool:
        """全国|案例|新增; but 全县|新增, 每个镇|建成, 在新区|设立 and 按程序|处理 tell where or how."""
        first = words.at(reach.start)
        if deed.run and first.text in self._acts - self._attributive:
            return False  # 培育|金牌|调解|组织
        if not self.is_known(deed.verb) and not deed.told and not _opens(words, bound, deed, reach):
            return False
        if first.text[0] in _EACH or (first.text[0] == _WHOLE and first.end == reach.end) or first.tag == "p":
            return False
        before = words.at(reach.start - 1) if reach.start > bound else None
        return before is None or before.text in _ALL_KINDS or (before.tag != "p" and before.text[0] not in _EACH)


def _opens(words: Words, bound: int, deed: Deed, reach: Reach) -> bool:
    """链上企业|聚集: of a verb that nobody knows only a noun that opens the clause tells, none behind a number."""
    first = words.at(reach.start)
    before = words[first.index - 1] if first.index else None
    if deed.last.tag[0] != "n" or reach.verb is not None or (before and before.tag in ("m", "q")):
        return False
    return reach.start <= bound or (before is not None and before.tag in ("t", "f", "d"))


def _is_when(word: Word) -> bool:
    """再, 去年, 年底; and 一年, 半年, where no quantity was read."""
    return word.tag in ("d", "t", "f") or (word.tag == "m" and word.text.endswith("年"))


def tells_how(words: Words, word: Word) -> bool:
    """地毯式|摸排: how it was done, unless a verb governs both (开展|沉浸式|体验)."""
    if len(word.text) <= NAME or word.text[-1] != _LIKE:
        return False
    return not word.index or words[word.index - 1].tag[0] != "v"
