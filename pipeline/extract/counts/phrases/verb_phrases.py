"""What stands where a verb, and no noun, is beside a quantity: its subject, its object, or what it names itself."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.phrase_cues import NAME
from pipeline.extract.counts.phrases.spans import Reach, Span
from pipeline.extract.counts.phrases.subjects import tells_how
from pipeline.extract.counts.words.document import Word, Words, is_nominal

_GOVERNED = 16
_JOINS = frozenset("及和与")
_ANEW = "新"


class VerbPhrases:
    """Built once per worker, on the walks of `Phrases`."""

    def __init__(self, config: Config, phrases: Phrases) -> None:
        cues = config.count_cues
        self._phrases = phrases
        self.predicates = frozenset(cues.predicates.words)
        self._endings = tuple(word for word in self.predicates if len(word) > 1)
        self.acts = self.predicates | frozenset(cues.naming_predicates.words)
        self._attributive = frozenset(cues.attributive.words)
        self._money = frozenset(cues.money_nouns.words)
        self._together = frozenset(cues.together.words)
        self._came_of_it = frozenset(cues.came_of_it.words)
        self._intending = frozenset(cues.intending.words)
        self._times = frozenset(cues.span.words)
        self._averages = frozenset(word for word in cues.per_each.words if word.endswith("均"))
        led = (*cues.up.words, *cues.down.words, *cues.reach.words, *cues.neutral.words)
        self._untold = frozenset((*led, *cues.span.words, *cues.on_the_spot.words))
        """Before a verb that names the thing they are no part of the name."""
        self._speakers = re.compile("|".join(cues.speakers.words))
        self._on_the_spot = frozenset(cues.on_the_spot.words)
        self._calling_on = frozenset(cues.calling_on.words)
        self._here = re.compile("|".join(cues.here.words))

    def verb_before(self, words: Words, bound: int, end: int) -> Reach:
        """处分8人, 外出招商7批次: where no noun stands, the verb with what modifies it names the thing."""
        if end <= bound:
            return Reach(end, end, None)
        word = words.at(end - 1)
        if word.tag[0] != "v" or word.start < bound or len(word.text) < 2 or word.text in self._on_the_spot:
            return Reach(end, end, None)
        first = word
        while first.start > bound:
            previous = words[first.index - 1]
            if previous.text in _JOINS and previous.start > bound and word.text in self._money and first is not word:
                previous = words[previous.index - 1]  # 差旅|及|会议|支出
            nominal = is_nominal(previous.text, previous.tag) and previous.tag != "ad"
            nominal = nominal or (word.text in self._money and previous.text in self._attributive)  # 创新投入
            if previous.text in self._calling_on and previous.start >= bound:
                first = previous  # 网格员|入户|走访: who acts is no part of the deed
                break
            named = nominal and previous.text not in self._untold and not self._speakers.match(previous.text)
            named = named and not self._here.fullmatch(previous.text)
            if previous.start < bound or not named or tells_how(words, previous):
                break
            first = previous
        return Reach(self._phrases.uncut(words, bound, first.start, first), end, word)

    def governed(self, words: Words, bound: int, end: int) -> Reach:
        """查处酒驾醉驾, 设立零钱包: all between the predicate and the number, where no noun phrase was seen."""
        word = words.at(end - 1) if end > bound else None
        while word and end - word.end <= _GOVERNED:
            if word.text in self.predicates and len(word.text) > 1 and word.end < end:
                return Reach(word.end, end, word)
            word = words[word.index - 1] if word.start > bound else None
        return Reach(end, end, None)

    def ends_in_cut_verb(self, folded: str, words: Words, bound: int, end: int) -> bool:
        """惠及 that the dictionary cuts in two is a verb all the same."""
        return end - 2 >= bound and folded[end - 2 : end] in self.predicates and words.is_boundary(end - 1)

    def is_verbal(self, words: Words, span: Span) -> bool:
        """整改, 已接入, 责令整改, 调成: predicates, adverbs and verbs that tell what came of it alone."""
        word = words.at(span.start)
        while word.text in self._together or word.text in self.predicates or word.tag == "d" or self._is_result(word):
            if word.end >= span.end:
                return span.end - span.start > 1
            word = words[word.index + 1]
        return False

    def _is_result(self, word: Word) -> bool:
        """调成, 拦下, 清出: what was done and what came of it, in two characters."""
        return word.tag == "v" and len(word.text) == NAME and word.text[-1] in self._came_of_it

    def is_intended(self, words: Words, bound: int, span: Span) -> bool:
        """计划|新开工, 力争年内|竣工: verbs alone behind an adverb of what is to be done, which may open `span`."""
        word = words.at(span.start)
        while word.index and self._is_time(word):
            word = words[word.index - 1]
        if word.text not in self._intending and word.start > bound:
            word = words[word.index - 1]
            while word.start > bound and self._is_time(word):
                word = words[word.index - 1]
        if word.text not in self._intending or word.start < bound or word.end >= span.end:
            return False
        verbs = words.pieces(max(word.end, span.start), span.end)
        return all(text in self.acts or tag in ("t", "d") or text == _ANEW for _, text, tag in verbs)

    def _is_time(self, word: Word) -> bool:
        return word.tag == "t" or word.text in self._times

    def averaged(self, words: Words, span: Span) -> Word | None:
        """The verb of 日均|新增: how much was done a day, and nothing of what."""
        verb = words.at(span.end - 1)
        each = words[verb.index - 1]
        if verb.tag != "v" or each.text not in self._averages or span.start not in (each.start, verb.start):
            return None
        return verb if verb.end == span.end else None

    def are_acts(self, words: Words, span: Span) -> bool:
        """责令|改正, 批评|教育: verbs in a row, of which the first governs."""
        word = words.at(span.start)
        if word.start != span.start or word.text not in self.acts:
            return False
        while word.end < span.end and (word.text in self.acts or word.tag == "v"):
            word = words[word.index + 1]
        return word.tag == "v" and word.end == span.end

    def governs(self, text: str, span: Span) -> bool:
        """开展, 已审结: no more than a predicate."""
        return text[span.start : span.end].endswith(self._endings)
