"""The verb at which a noun phrase opens governs it (建设|高标准农田) or belongs to it (建设用地, 防护物资, 可支配)."""

from __future__ import annotations

from pipeline.config import Config
from pipeline.extract.counts.phrases.phrase_cues import NAME, PhraseCues
from pipeline.extract.counts.phrases.spans import Reach
from pipeline.extract.counts.words.document import Word, Words

_QUOTING = frozenset("“《")
_RATE = "率"
"""城镇登记失业率 is a name."""


class OpeningVerbs:
    """Built once per worker."""

    def __init__(self, config: Config, shared: PhraseCues) -> None:
        cues = config.count_cues
        self._predicates, self._attributive, self._acts = shared.predicates, shared.attributive, shared.acts
        self._governing, self._moving = shared.governing, shared.moving
        self._attributive_ends = frozenset(word[at:] for word in shared.attributive for at in range(1, len(word)))
        self._transitive = frozenset(cues.transitive.words)
        self._closers = (*cues.name_closers.words, *shared.heads, *shared.dependent, *shared.levels)
        self._foretelling = frozenset(cues.foretelling.words)
        self._before_deeds = frozenset((*cues.intending.words, *cues.together.words))
        self._everywhere = frozenset(cues.everywhere.words)
        self._agents = tuple(word for word in cues.agents.words if len(word) >= NAME)
        self._manners = frozenset(cues.manners.words)
        self._renewing = frozenset(cues.renewing.words)
        self._launching = frozenset(cues.launching.words)
        self._founding, self._kinds_founded = shared.founding, shared.kinds_founded

    def edged(self, words: Words, bound: int, reach: Reach, first: Word) -> Reach:
        """建设高标准农田: a verb that opens the phrase governs it; 建设用地 and 服务机器人 are nouns."""
        run = self._goes_on(reach.verb, first) if reach.verb else False
        acts = self._acts if run else self._predicates
        governs = first.text in acts and not (first.tag == "vn" and first.text in self._attributive)
        opens = reach.start == first.start and reach.end > first.end + 1
        if opens and (behind := self._behind(words, bound, reach, first)):
            return behind
        founds = first.text in self._founding and not words.at(reach.end - 1).text.endswith(self._kinds_founded)
        room = 1 if run or founds else 2  # 新建|绿道; 新建项目 is a name
        if opens and ((governs and reach.end - first.end > room) or self._takes(words, reach, first)):
            return self.edged(words, bound, Reach(first.end, reach.end, first), words[first.index + 1])
        if opens and first.text in self._acts and self._builds_next(words, first, reach):
            following = words[first.index + 1]
            return Reach(following.end, reach.end, following)
        start = self.uncut(words, bound, reach.start, first)
        if start < reach.start:
            return Reach(start, reach.end, None)
        return self._with_attribute(words, bound, reach, reach.verb) if reach.verb else reach

    def _tells_how(self, words: Words, first: Word) -> bool:
        """力争|主营业务收入; 成功|申报项目, but 成功案例 and 计划项目 are names."""
        return first.text in self._foretelling or (
            first.text in self._before_deeds and words.text_of(first.index + 1) in self._acts
        )

    def _builds_next(self, words: Words, first: Word, reach: Reach) -> bool:
        """新开工|改造|校舍: the second verb goes on with the first, and both take the noun; 新开工项目 is a name."""
        following = words[first.index + 1]
        both = first.text[0] in self._renewing and following.text in self._predicates and following.tag[0] == "v"
        return both and reach.end - following.end >= NAME

    def _behind(self, words: Words, bound: int, reach: Reach, first: Word) -> Reach | None:
        """What stands behind a first word that is no part of the name."""
        following = words[first.index + 1]
        if self._tells_how(words, first):
            return self.edged(words, bound, Reach(first.end, reach.end, reach.verb), following)
        if first.text in self._acts and following.text in _QUOTING:
            return Reach(first.end, reach.end, first)  # 研制|“抗旱一号”稻种
        return self._taken_by(words, reach, following) if self._is_doer(first) else None

    def _is_doer(self, word: Word) -> bool:
        return word.text in self._everywhere or word.text.endswith(self._agents) or word.text in self._manners

    def _taken_by(self, words: Words, reach: Reach, verb: Word) -> Reach | None:
        """全县|种植|中药材, 财政|下达|额度: what `verb` takes, if that is no name with the verb in it."""
        taken = Reach(verb.end, reach.end, verb)
        named = words.at(reach.end - 1).text.endswith((*self._closers, _RATE))
        if reach.end - verb.end < NAME or verb.text not in self._acts or named:
            return None
        governs = verb.text in self._predicates and not (verb.tag == "vn" and verb.text in self._attributive)
        return taken if governs or self._takes(words, Reach(verb.start, reach.end, None), verb) else None

    def _takes(self, words: Words, reach: Reach, first: Word) -> bool:
        """检查|门店, 培训|妇女; but 培训|机构 is a name."""
        return first.text in self._transitive and not words.at(reach.end - 1).text.endswith(self._closers)

    def _goes_on(self, verb: Word, first: Word) -> bool:
        """Whether `first` is another verb in a row and no part of the name."""
        beside = first.tag == "v" and verb.end == first.start
        return beside and (first.text not in self._attributive or verb.text[0] in self._renewing)

    def uncut(self, words: Words, bound: int, start: int, first: Word) -> int:
        """Where the phrase whose `first` word is at `start` begins when 在岗 or 可支配, cut in two, is whole again."""
        if start <= bound or first.text not in self._attributive_ends:
            return start
        before = words.at(start - 1)
        whole = before.start >= bound and before.text + first.text in self._attributive
        return before.start if whole else start

    def _with_attribute(self, words: Words, bound: int, reach: Reach, verb: Word) -> Reach:
        """落实防护物资: of two verbs before a noun the second qualifies it; in 制定修改法规 both govern it."""
        if verb.end != reach.start or verb.start <= bound:
            return reach
        governing = words.at(verb.start - 1)
        if verb.text in (self._predicates if governing.text in self._launching else self._governing):
            return reach
        qualifies = len(verb.text) == 2 and verb.text[1] not in "于至" and verb.text not in self._moving
        governed = governing.start >= bound and governing.text in self._predicates
        return Reach(verb.start, reach.end, governing) if qualifies and governed else reach
