"""Names that go on over a verb inside them: 医保|参保|人数, 研发费用|加计|扣除|比例, 化解|成功率, 受|资助|学生."""

from __future__ import annotations

from pipeline.config import Config
from pipeline.extract.counts.phrases.phrase_cues import NAME, PASSIVE, PhraseCues
from pipeline.extract.counts.phrases.spans import Reach
from pipeline.extract.counts.words.document import Word, Words

_RATE = "率"


class NamesOverVerbs:
    """Built once per worker."""

    def __init__(self, config: Config, shared: PhraseCues) -> None:
        cues = config.count_cues
        self._predicates, self._attributive, self._acts = shared.predicates, shared.attributive, shared.acts
        self._dependent, self._levels = shared.dependent, shared.levels
        self._kinds = frozenset(cues.kind_nouns.words)
        self._effecting = shared.moving | frozenset(cues.effecting.words)
        self._bringing = self._effecting | shared.time_words | frozenset((*cues.qualifiers.words, *cues.outcomes.words))
        self._doers = (*cues.agents.words, *cues.actors.words)

    def told_of(self, words: Words, bound: int, reach: Reach) -> Reach | None:
        """受|资助|学生, 受|保护|湿地: what is done to the thing says which."""
        last = words.at(reach.start - 1)
        within = last.end == reach.start and last.tag[0] == "v" and last.text != PASSIVE and last.start > bound
        passive = words[last.index - 1] if within else last
        done = words[passive.index + 1]
        acts = done.tag[0] == "v" or done.text in self._acts
        if passive.text != PASSIVE or not acts or len(done.text) < NAME or done.end >= reach.end:
            return None
        before = words[passive.index - 1] if passive.start > bound else None
        return Reach(passive.start, reach.end, before if before and before.tag[0] == "v" else None)

    def first_of_run(self, words: Words, bound: int, inner: Word, head: Word) -> Word:
        """研发费用|加计|扣除|比例: of verbs in a row before such a noun all belong to the name."""
        while inner.start > bound:
            before = words[inner.index - 1]
            known = before.text in self._acts and before.text not in self._attributive
            if before.tag != "v" or known or not self.is_named_by(before, head):
                break
            inner = before
        return inner

    def is_of_level(self, words: Words, reach: Reach, inner: Word) -> bool:
        """死亡|人口, 化解|成功率, 自然|增长率: none but a verb that brings it about governs a level."""
        if len(inner.text) < NAME or inner.text in self._bringing:
            return False
        if inner.text not in self._predicates and words.text_of(words.at(reach.start).index) in self._levels:
            return inner.tag != "d"
        last = words.at(reach.end - 1)
        alone = last.start == reach.start or last.text == _RATE
        return alone and last.text.endswith(_RATE)

    def may_hold(self, verb: Word, head: Word) -> bool:
        """Whether a name with this head goes on over the verb."""
        return self.is_named_by(verb, head) or self._is_kind(verb, head)

    def _is_kind(self, verb: Word, head: Word) -> bool:
        """担保|贷款, 防护|工程: a verb that nobody knows tells the kind."""
        unknown = verb.text not in self._acts or verb.text in self._attributive
        return head.text in self._kinds and len(verb.text) >= NAME and unknown and verb.text not in self._bringing

    def acts_on(self, words: Words, subject: Reach) -> bool:
        """为企业融通资金, 县局归集资金: who acts, or for whom, opens no name."""
        led = subject.start > 0 and words.at(subject.start - 1).tag == "p"
        return led or words.at(subject.end - 1).text.endswith(self._doers)

    def is_named_by(self, verb: Word, head: Word) -> bool:
        """接种|覆盖率, 处理|能力: with a noun before it such a verb is part of the name, but 扩大|规模 governs."""
        return head.text in self._dependent and len(verb.text) >= NAME and verb.text not in self._effecting
