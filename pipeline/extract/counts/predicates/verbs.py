"""Which word of a stretch governs a quantity: verbs that the configuration knows, and those inside other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.config import Config
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.words.adverbs import Adverbs
from pipeline.extract.counts.words.document import Word

_COMPOUND = 4
"""So many characters hold a verb and its object, or a noun and its verb: 拖欠工资, 劳务输出."""
_ASPECTS = "了着过"
_COMES = "来"
_THROUGH = "通过"
_JOINS = frozenset("和与及、并")
_RATE = "率"
_AREA = "面积"
"""铺设面积: what was laid is told by its area."""

Piece = tuple[int, str, str]
"""Index, text and tag of a word."""


class Verbs:
    """The verbs that govern, and where they stand. Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self.acting = frozenset((*cues.predicates.words, *cues.stated.words))
        self.governing = self.acting | frozenset(cues.naming_predicates.words)
        self._brief = frozenset(cues.brief_predicates.words)
        self.opening = self.governing | self._brief
        self.attributive = frozenset(cues.attributive.words)
        self._inner = self.governing - self.attributive
        self._leading = frozenset((*cues.up.words, *cues.down.words, *cues.reach.words))
        comparative = (*cues.comparative.words, *cues.comparative_down.words)
        self._comparing = frozenset((*comparative, *cues.measured_against.words))
        self._bodies = frozenset(cues.bodies.words)
        self._agents = tuple(cues.agents.words)
        self._dependent = frozenset(cues.dependent_nouns.words)
        self._indicators = (*self._dependent, _RATE)
        self._levels = tuple(word for word in (*self._indicators, *cues.level_nouns.words) if word != _AREA)
        self._before_number = frozenset(cues.number_verbs.words)
        self._results = frozenset(cues.results.words)
        self._outcomes = tuple(cues.outcomes.words)
        self._known = self.governing | self._leading
        self._longest = max(map(len, self._known))
        helping = (*cues.neutral.words, *cues.span.words, *cues.qualifiers.words)
        patterns = (*cues.members.words, *cues.plan.words, *cues.target.words, *cues.forecast.words)
        widening = (modifier.text for modifier in config.modifiers.modifiers)
        idle = {
            *cues.idle_verbs.words,
            *cues.manners.words,
            *helping,
            *widening,
            *(word.partition("(?")[0] for word in patterns),
        }
        self._idle = idle - self.governing - self._leading - self._brief - frozenset(cues.holding.words)
        self.nouns = self._idle | frozenset(cues.money_nouns.words)
        self._adverbs = Adverbs(config)
        self._no_verbs = self.nouns | self.attributive

    def is_indicator(self, prose: Prose, span: Span) -> bool:
        """办结率, 商品住房比例: a name of a level."""
        return prose.folded.endswith(self._indicators, span.start, span.end)

    def nearest(self, prose: Prose, start: int, end: int, *, changes: bool) -> str | None:
        """达, 增加到, 已开工, 比全省低: the last verb between `start` and the number at `end`."""
        words, folded, number = prose.words, prose.folded, end
        word = words.at(end - 1) if end > start else None
        while word:
            before = words[word.index - 1] if word.start > start else None
            if before and (two := folded[max(before.start, start) : end]) in self._known:
                return two.rstrip(_ASPECTS)
            text = folded[max(word.start, start) : end]
            if before and text in self._dependent and before.tag == "n":
                break  # 企业营业收入
            came = text == _COMES and folded.startswith("了", end)
            compares = changes and text in self._comparing
            beside = end == number and text in self._before_number
            if came or beside or compares or self._governs(text, word.tag):
                moves = compares and before is not None and before.text in self._leading  # 增长|超20%
                return before.text if before and moves else self._bare(text)
            if changes and word.tag == "x" and text[-1] in self._comparing:
                return text[-1]  # 比改造|前低
            if before and before.tag == "x" and (tail := self._known_end(folded[max(before.start, start) : end])):
                return tail  # 药占|比压|到
            cut_wrongly = changes or word.tag == "x" or len(text) < len(word.text)
            if cut_wrongly and (tail := self._known_end(text)):
                return tail
            end, word = word.start, before
        return None

    def before_examples(self, prose: Prose, start: int, end: int) -> str | None:
        """攻克农村供水保障|等9个难题: the examples are names, whatever their last word; the verb opens the clause."""
        last = prose.words.at(end - 1)
        if last.start <= start:
            return None
        return self._opening(prose, start, last.start) or self.first(prose, start, last.start)

    def _opening(self, prose: Prose, start: int, end: int) -> str | None:
        """The word before the examples that governs, and no such word inside them."""
        for _, text, tag in prose.words.pieces(start, end):
            if (text in self.governing and text not in self.attributive) or (tag == "v" and self._governs(text, tag)):
                return text
        return None

    def first(self, prose: Prose, start: int, end: int, *, behind: bool = False) -> str | None:
        """走访台风受灾群众: of several verbs before the counted thing, or `behind` it, the first governs it."""
        if start >= end:
            return None
        pieces = prose.words.pieces(start, end)
        if prose.folded.find("“", start, end) >= 0:
            pieces = _outside_quotes(prose, pieces, end)
        told = list(pieces)
        if behind and (done := self._done_through(told)):
            return done
        spoken = self._outside_names(prose, told)
        found = self._first_of(prose, spoken, end, behind=behind)
        return found or (self._first_of(prose, told, end, behind=behind) if len(spoken) < len(told) else None)

    def _first_of(self, prose: Prose, pieces: Sequence[Piece], end: int, *, behind: bool) -> str | None:
        unknown = None
        for index, text, tag in pieces:
            if text == _COMES and prose.words.text_of(index + 1) == "了":
                return text
            if text in self.opening:
                if prose.words.text_of(index + 1) in self._bodies:
                    continue  # 普查办, 调解室
                return (not behind and self._last_of_run(prose, prose.words[index], end)) or text
            if tail := self._tail(text, tag, behind=behind):
                return tail
            if unknown is None and (tag[0] == "v" or text in self._leading) and self._governs(text, tag):
                unknown = self._bare(text)
                if behind and tag == "v" and len(text) > 1 and text not in self._no_verbs:
                    return unknown
        return unknown

    def _tail(self, text: str, tag: str, *, behind: bool) -> str | None:
        """The verb that ends a word cut wrongly, or one drawn together with its adverb: 如期完成."""
        if tag == "x":
            return self._known_end(text)
        drawn = behind and tag == "l" and text.startswith(self._outcomes) and text[-2:] in self.governing
        return text[-2:] if drawn else None

    def _outside_names(self, prose: Prose, pieces: Sequence[Piece]) -> Sequence[Piece]:
        """为|服务|窗口提供, 病历|共享|和检查|互认覆盖: without verbs that are nouns in what is spoken of."""
        spoken: list[Piece] = []
        led = listed = False
        for piece in pieces:
            index, text, tag = piece
            if text in self.opening and self._is_name(prose, prose.words[index], led=led, listed=listed):
                listed = True
                continue
            led = tag == "p" or (led and tag != "v")
            spoken.append(piece)
        return spoken

    def _is_name(self, prose: Prose, word: Word, *, led: bool, listed: bool) -> bool:
        """`led`: behind a preposition; `listed`: behind another such noun."""
        if word.tag == "vn" and (listed or (led and word.text in self.attributive)):
            return True
        joined = prose.words.text_of(word.index + 1) in _JOINS
        return joined and word.text not in self.acting and word.index > 0 and prose.words[word.index - 1].tag[0] == "n"

    def _done_through(self, pieces: Sequence[Piece]) -> str | None:
        """通过土地流转增收: behind the means stands what was done; 通过验收 has none."""
        if not pieces or pieces[0][1] != _THROUGH:
            return None
        means = linked = False
        for _, text, tag in pieces[1:]:
            verbal = text in self.opening or (tag[0] == "v" and self._governs(text, "v"))
            if verbal and means and not linked:
                return text
            means = means or verbal
            linked = text in _JOINS
        return None

    def _last_of_run(self, prose: Prose, first: Word, end: int) -> str | None:
        """清淤疏浚河道, 走访慰问老党员: of verbs in a row the last takes the object. None where one stands alone."""
        last = None
        word = first
        while word.end < end:
            word = prose.words[word.index + 1]
            if word.end > end or word.text not in self.acting or len(word.text) == 1:
                break
            last = word.text
        return last

    def closing(self, prose: Prose, span: Span) -> str | None:
        """接警出动412起: the known verb that ends the counted thing."""
        last = prose.words.at(span.end - 1)
        if last.start < span.start or last.text in self.nouns:
            return None
        return last.text if last.text in self.governing else None

    def resulting(self, prose: Prose, start: int, end: int) -> str | None:
        """征集活动收到家书: a verb with its result, beside the counted thing, governs it whatever stands before."""
        if end <= start or self._results.isdisjoint(prose.folded[end - 1 : end + 1]):
            return None
        word = prose.words.at(end - 1)
        if word.start < start or len(word.text) != 2 or word.text[1] not in self._results:
            return None
        return word.text if word.tag[0] in "vx" else None

    def within(self, prose: Prose, span: Span) -> str | None:
        """绿化面积新增, 审理案件, 收奶: the verb that the dictionary has drawn into the counted thing."""
        last, name = prose.words.at(span.end - 1), prose.folded[span.start : span.end]
        inside = last.start >= span.start
        if inside and last.text in self._known:
            return last.text
        return None if self._is_level(prose, span) else self._inside(prose, span, name[self._adverbs.before(name) :])

    def _is_level(self, prose: Prose, span: Span) -> bool:
        """罚款|金额, 履约率: a verb and the level it names."""
        first, last = prose.words.at(span.start), prose.words.at(span.end - 1)
        brief = last.index - first.index <= 1 and len(first.text) < _COMPOUND
        return brief and prose.folded.endswith(self._levels, span.start, span.end)

    def _inside(self, prose: Prose, span: Span, name: str) -> str | None:
        """The verb that opens `name`, the span without its adverbs, or that stands in one of its words."""
        last = prose.words.at(span.end - 1)
        inside = last.start >= span.start
        one = last.start <= span.start and last.tag[0] == "n" and len(name) < _COMPOUND  # 成交额
        known = (None if one else self._known_start(prose, span, name)) or self._drawn_in(prose, span)
        if known:
            return known
        if inside and last.tag[0] == "v" and len(last.text) > 1 and last.text not in self.nouns:
            return last.text
        first = prose.words.at(span.start)
        verb = first.tag[0] == "v" and first.text not in self._idle and first.text not in self.attributive
        verb = verb and not (first.tag == "vn" and self.is_indicator(prose, span))  # 旅游总收入
        if verb and 1 < len(first.text) < len(name):
            return first.text
        apart = len(first.text) == 1 or first.tag == "x" or len(name) == 2  # 产业教授 begins with a noun
        brief = last.text if last.tag == "x" and inside else name if apart else ""
        if brief == last.text and last.tag == "vn":
            return brief if brief[0] in self._brief else None  # 投资
        return brief[0] if len(brief) > 1 and brief[0] in self._brief else None

    def _drawn_in(self, prose: Prose, span: Span) -> str | None:
        """The verb inside the name, or inside a word of the dictionary."""
        agent = ""
        for _, text, tag in prose.words.pieces(span.start, span.end):
            compound = self._of_compound(text) if len(text) >= _COMPOUND and tag[0] in "nilx" else None
            if compound:
                return compound
            if tag == "j" and text[0] in "日月年" and text[1:] in self.opening:
                return text[1:]  # 日产淡水
            managed = tag == "vn" and text in self._inner and agent.endswith(self._agents)  # 全县管护公路
            if managed or (tag == "n" and text in self._leading):  # 当事人节省佣金
                return text
            agent = text
        return None

    def _of_compound(self, text: str) -> str | None:
        """劳务输出, 挽回损失: the verb that ends or opens a word of the dictionary."""
        if text[-2:] in self.governing and text[-2:] not in self.nouns:
            return text[-2:]
        return text[:2] if text[:2] in self._inner else None

    def _known_start(self, prose: Prose, span: Span, name: str) -> str | None:
        """Not 建成 of 建成区."""
        start = span.end - len(name)
        for length in range(min(self._longest, len(name)), 1, -1):
            if name[:length] in self._known:
                first = prose.words.at(start)
                drawn = first.tag[0] == "n" and first.end == start + length + 1
                return None if drawn else name[:length]
        return None

    def _known_end(self, text: str) -> str | None:
        """率达, 同比增加, 各设: the verb that ends a token which was cut wrongly."""
        text = text.rstrip(_ASPECTS) or text
        for length in range(min(self._longest, len(text)), 0, -1):
            if text[-length:] in self._known:
                return text[-length:]
        return text[-1] if text[-1:] in self._brief and self._adverbs.before(text) == len(text) - 1 else None

    def _bare(self, text: str) -> str:
        """各设, 实筛: a known verb without its adverbs."""
        bare = text if text in self._known else text[self._adverbs.before(text) :]
        return bare if bare in self.opening else text

    def _governs(self, text: str, tag: str) -> bool:
        if text in self._idle:
            return False
        return text in self._known or (tag[0] == "v" and tag != "vn")


def _outside_quotes(prose: Prose, pieces: Iterable[Piece], end: int) -> Iterator[Piece]:
    """The pieces, which end at `end`, without what stands in paired quotes: 投 of “数智水投”平台 governs nothing."""
    quoted = False
    for piece in pieces:
        if piece[1] == "“":
            quoted = prose.folded.find("”", prose.words[piece[0]].end, end) >= 0
        if quoted:
            quoted = piece[1] != "”"
        else:
            yield piece
