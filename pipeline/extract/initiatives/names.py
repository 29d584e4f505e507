"""Names without quotes: at each noun that may end one, the beginning that the model likes best."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.config import Config
from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.edges import with_surname
from pipeline.extract.initiatives.endings import Ending, EndingFinder
from pipeline.extract.initiatives.model import ChoiceModel, joined, weigh
from pipeline.extract.initiatives.naming import tidy
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.signals import (
    BEGINNING,
    CHARACTER,
    END,
    JOINT,
    NEIGHBOUR,
    WORD,
    Beginning,
    beginning_at,
    end_signals,
    joint_signals,
    neighbour_signals,
)
from pipeline.extract.initiatives.spans import Gaps
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.extract.initiatives.walk import Step, steps

_PAIRS = re.compile(r"(?:(?<![一-鿿])|(?<=打好|打赢|推行))(?:[一-鿿]{2}、){1,4}$|(?:[一二三五十][一-鿿]{3}、)+$")
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届期季]|首届|新一届")
_EDITION_ENDS = frozenset("届季期")
_MEASURES = frozenset("个项批家类条次场大所座处名节支")
_TRUST = {"named": 0.5, "strong": 1.0, "weak": -0.8, "faint": -0.8, "never": -1.2}
"""Reports of governments hold far more of the weak nouns than the corpus, and longer names before the strong ones."""
_MEMBER = 3.0
_MEMBER_KINDS = frozenset({"platform", "hotline", "team", "studio", "activity"})


class NamesRule:
    def __init__(self, config: Config, vocabulary: Vocabulary, model: ChoiceModel) -> None:
        self._vocabulary = vocabulary
        self._endings = EndingFinder(config)
        self._model = model

    def find(self, page: Page, taken: Sequence[tuple[int, int]], keys: frozenset[str]) -> list[Candidate]:
        """Names outside `taken`, none overlapping another, each with its score.

        `keys`: the nouns of short slogans in this text (微 of 四微), which make names of single nouns (微窗口).
        """
        gaps, scales = Gaps(taken), _Scales(page, self._vocabulary, self._model)
        found = []
        for ending in self._free(page, gaps):
            member = ending.start - 1
            key = page.text[max(member, 0) : ending.start]
            if key in keys and member in page.borders and ending.kind in _MEMBER_KINDS:
                found.append(_candidate(page, member, ending, _MEMBER))
            elif (best := scales.best(ending, gaps.floor(ending.start))) is not None:
                found.append(best)
        return _apart(found, self._model.thresholds.bare)

    def spans(self, page: Page, taken: Sequence[tuple[int, int]]) -> Iterable[tuple[str, list[str]]]:
        """Each stretch outside `taken` that may be a name, with all its signals."""
        gaps, scales = Gaps(taken), _Scales(page, self._vocabulary, self._model)
        for ending in self._free(page, gaps):
            inner = joined(END, end_signals(page, self._vocabulary, ending))
            for words, step in enumerate(scales.steps(ending, gaps.floor(ending.start))):
                if not words:
                    inner += joined(NEIGHBOUR, neighbour_signals(step.tag, ending))
                inner += joined(WORD, (step.word, step.tag)) + [CHARACTER + char for char in step.word]
                beginning = scales.beginning(step)
                joint = joint_signals(beginning, ending, ending.start - step.start)
                outer = joined(BEGINNING, beginning.signals) + joined(JOINT, joint)
                yield page.text[step.start : ending.end], inner + outer

    def _free(self, page: Page, gaps: Gaps) -> Iterable[Ending]:
        return (e for e in self._endings.find(page) if gaps.at(e.start) and gaps.at(e.end - 1))


class _Scales:
    """Weighs the names of one page; what is known of a word or a beginning is weighed once."""

    def __init__(self, page: Page, vocabulary: Vocabulary, model: ChoiceModel) -> None:
        self._page, self._vocabulary, self._doubtful = page, vocabulary, model.doubtful
        self._end, self._neighbour, self._begin, self._joint = map(model.bare.of, (END, NEIGHBOUR, BEGINNING, JOINT))
        self._inner, self._chars = model.bare.of(WORD), model.bare.table(CHARACTER)
        self._classes = vocabulary.classes_of(page)
        self._words: dict[tuple[str, str], float] = {}
        self._beginnings: dict[int, tuple[Beginning, float]] = {}

    def best(self, ending: Ending, floor: int) -> Candidate | None:
        total = weigh(self._end, end_signals(self._page, self._vocabulary, ending)) + _TRUST.get(ending.strength, 0.0)
        best, start, first = self._doubtful, -1, True
        for step in self.steps(ending, floor):
            if first:
                total += weigh(self._neighbour, neighbour_signals(step.tag, ending))
                first = False
            total += self._word(step)
            beginning, weight = self._weighed(step)
            score = total + weight + weigh(self._joint, joint_signals(beginning, ending, ending.start - step.start))
            if score > best and not self._empty(step, ending):
                best, start = score, step.start
        return _candidate(self._page, start, ending, best) if start >= 0 else None

    def _empty(self, step: Step, ending: Ending) -> bool:
        """Whether the words before the ending name nothing: 重大工程, 生态修复重大工程, 30家孵化器."""
        page = self._page
        if page.text[step.start - 1 : step.start] in _EDITION_ENDS:
            return False
        first, last = step.place, page.word_at(ending.start - 1)
        vague = self._vocabulary.vague
        if page.tags[first] == "m" and first < last and page.words[first + 1] in _MEASURES:
            return True
        if page.words[last] in self._vocabulary.hollow:
            return True
        return all(word in vague for word in page.words[first : last + 1])

    def steps(self, ending: Ending, floor: int) -> Iterator[Step]:
        return steps(self._page, ending, floor, self._vocabulary.barriers)

    def beginning(self, step: Step) -> Beginning:
        return beginning_at(self._page, self._classes, step.place, step.start - self._page.starts[step.place])

    def _word(self, step: Step) -> float:
        key = (step.word, step.tag)
        weight = self._words.get(key)
        if weight is None:
            chars = self._chars.get
            weight = self._words[key] = weigh(self._inner, key) + sum([chars(char, 0.0) for char in step.word])
        return weight

    def _weighed(self, step: Step) -> tuple[Beginning, float]:
        known = self._beginnings.get(step.start)
        if known is None:
            beginning = self.beginning(step)
            known = self._beginnings[step.start] = (beginning, weigh(self._begin, beginning.signals))
        return known


def _candidate(page: Page, start: int, ending: Ending, score: float) -> Candidate:
    modifier = page.text[start : ending.start]
    if page.text[start - 1 : start] == "、" and (pairs := _PAIRS.search(page.text, max(0, start - 14), start)):
        start = pairs.start()
    if edition := _EDITION.match(page.text, start, ending.start - 1):
        start = edition.end()
    if ending.kind == "studio":
        start = with_surname(page, start)
    name = tidy(page.text[start : ending.end])
    return Candidate(
        start, ending.end, name, None, ending.kind, "cue_noun", "cue_noun", (f"ending_{ending.text}",), modifier, score
    )


def _apart(candidates: Iterable[Candidate], least: float) -> list[Candidate]:
    """Of names that overlap the best, but of good ones that begin together the longest: 污水处理厂|二期|改造项目."""
    longest: dict[int, Candidate] = {}
    for candidate in candidates:
        other = longest.get(candidate.start)
        if other is None or _score(candidate) >= min(least, _score(other)):
            longest[candidate.start] = candidate
    kept: list[Candidate] = []
    used: set[int] = set()
    for candidate in sorted(longest.values(), key=lambda one: (-_score(one), one.start)):
        if candidate.start not in used and candidate.end - 1 not in used:
            used.update(range(candidate.start, candidate.end))
            kept.append(candidate)
    return sorted(kept, key=lambda one: one.start)


def _score(candidate: Candidate) -> float:
    assert candidate.score is not None
    return candidate.score
