"""Candidates without quotes: a cue noun with a name before it, slogans known or recognised by shape, A+B models."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.edges import LeftEdge, with_surname
from pipeline.extract.initiatives.naming import tidy
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.vocabulary import Head, Vocabulary

_PUNCTUATION = re.compile(r"[^一-鿿A-Za-z0-9·]")
_EDITION = re.compile(r"(?:第[一二三四五六七八九十百\d]+[届期季]|首届)$")
_COUNT_BEHIND = re.compile(r"(?:共|等)?(?:\d|[一二两三四五六七八九十百]+[个项家处场次条件])")
_MEASURE_BEFORE = re.compile(
    r"(?:[\d一二三四五六七八九十]|(?:[\d一二两三四五六七八九十百几多余]+|[一各])[个项批家类条次场大所座处])$"
)
_NOT_A_NAME_BEHIND = re.compile(r"体系|办公室|领导小组|部门|单位|人员|负责人|管理|化|方案|名单|会议|资金")
_WORK = re.compile(
    r"[一二三四五六七八九十百千万双两][一-鿿][一二三四五六七八九十百千万双两][一-鿿](?=[，。；、,;和及]|工作|活动|等|行动|机制|制度|模式)"
)
_PLUS = re.compile(r"(?:[+＋][一-鿿A-Za-z0-9]{1,8}?)+(?=模式|机制|工作法)")
_PAIRS = re.compile(r"(?:(?<![一-鿿])|(?<=打好|打赢))(?:[一-鿿]{2}、){1,4}$")
_LONGEST = 24
_FOUNDED = frozenset({"association", "team", "studio"})
_SHARED = ("outcome", "right_carry")


class BareRule:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._edge = LeftEdge(vocabulary)

    def find(self, page: Page, taken: Sequence[tuple[int, int]], keys: frozenset[str]) -> list[Candidate]:
        """Candidates outside the spans `taken`. `keys`: the nouns of short slogans in this text (微 of 四微)."""
        free = _Gaps(taken)
        found = [*self._slogans(page, free), *self._shapes(page, free), *self._models(page, free)]
        free = _Gaps([*taken, *((c.start, c.end) for c in found)])
        return [*found, *_with_lists(page, self._headed(page, free, keys))]

    def _slogans(self, page: Page, free: _Gaps) -> Iterable[Candidate]:
        for match in self._vocabulary.free_slogan.finditer(page.text):
            if free.at(match.start()) and {match.start(), match.end()} & page.borders:
                kind = self._vocabulary.slogans[match.group()].initiative
                assert kind is not None
                yield Candidate(
                    match.start(), match.end(), match.group(), None, kind, "lexicon", "known_slogan", ("lexicon",)
                )

    def _shapes(self, page: Page, free: _Gaps) -> Iterable[Candidate]:
        for match in _WORK.finditer(page.text):
            start, end = match.span()
            if not free.at(start) or page.is_word(start, end):
                continue
            effect, verb = self._vocabulary.left_context(page, start)
            if effect in {"launch", "carry"} and len(verb) > 1 and page.text.startswith(verb, start - len(verb)):
                yield Candidate(
                    start, end, match.group(), None, "campaign", "numeric_slogan", "slogan_shape",
                    ("quoted", "numeric_work"),
                )  # fmt: skip

    def _models(self, page: Page, free: _Gaps) -> Iterable[Candidate]:
        for match in _PLUS.finditer(page.text):
            head = self._vocabulary.head_behind(page, match.end())
            start = max(self._edge.of(page, match.start()), free.floor(match.start()))
            if head is None or start == match.start() or not free.at(match.start()):
                continue
            inner, behind = page.text[start : match.end()], page.text[match.end() : head.end]
            effect, _ = self._vocabulary.left_context(page, start)
            yield Candidate(
                start, head.end, f"“{inner}”{behind}", inner, head.group.kind, "cue_noun", "plus_model",
                ("head_after", "plus_model", effect),
            )  # fmt: skip

    def _headed(self, page: Page, free: _Gaps, keys: frozenset[str]) -> Iterable[Candidate]:
        vocabulary = self._vocabulary
        for match in vocabulary.bare_head.finditer(page.text):
            if not vocabulary.ends_word(page, match) or not free.at(match.start()):
                continue
            head = vocabulary.chained(page, match)
            start = max(self._edge.of(page, head.start), free.floor(match.start()))
            if head.group.kind == "studio":
                start = with_surname(page, start)
            if head.start - start >= 1 and not _NOT_A_NAME_BEHIND.match(page.text, head.end):
                candidate = self._candidate(page, start, head, keys)
                if candidate is not None:
                    yield candidate

    def _candidate(self, page: Page, start: int, head: Head, keys: frozenset[str]) -> Candidate | None:
        modifier = page.text[start : head.start]
        if len(modifier) == 2 and (pairs := _PAIRS.search(page.text, max(0, start - 14), start)):
            start = pairs.start()
        member = modifier in keys
        if len(modifier) < 2 and not member:
            return None
        context = list(self._context(page, start, head))
        features = [f"bare_{head.group.bare}", *self._modifier_features(page, start, head.start), *context]
        if "edition" in context and "vague" in features:
            features.remove("vague")
        if member:
            features.append("member")
        name = tidy(page.text[start : head.end])
        return Candidate(
            start, head.end, name, None, head.group.kind, "cue_noun", "cue_noun", tuple(features), modifier
        )

    def _modifier_features(self, page: Page, start: int, end: int) -> Iterable[str]:
        first, last = page.word_at(start), page.word_at(end - 1)
        words = page.words[first : last + 1]
        if all(word in self._vocabulary.vague for word in words) or words[-1] in self._vocabulary.hollow:
            yield "vague"
        if end - start >= 4:
            yield "specific"
        if any(tag in {"ns", "nr", "nz", "nt", "nrt", "nrfg"} for tag in page.tags[first : last + 1]):
            yield "proper"

    def _context(self, page: Page, start: int, head: Head) -> Iterable[str]:
        effect, verb = self._vocabulary.left_context(page, start)
        if effect:
            yield "refuse_soft" if effect == "refuse" else effect
        if head.group.kind in _FOUNDED and verb.endswith(("成立", "组建")):
            yield "founded"
        right = self._vocabulary.right_context(page, head.end)
        if not right and head.group.bare != "named" and self._continues(page, head.end):
            yield "continued"
        if right in {"outcome", "carry"}:
            yield {"carry": "right_carry"}.get(right, right)
        before = page.text[max(0, start - 8) : start]
        if _EDITION.search(before):
            yield "edition"
        elif _MEASURE_BEFORE.search(before) or _COUNT_BEHIND.match(page.text, head.end):
            yield "counted"

    @staticmethod
    def _continues(page: Page, offset: int) -> bool:
        index = page.word_at(offset)
        if offset not in page.borders or offset >= len(page.text):
            return False
        unknown = page.tags[index] == "x" and not _PUNCTUATION.match(page.text, offset)
        return unknown or page.tags[index] in {"n", "ns", "nz", "b"}


class _Gaps:
    """The stretches between spans that another rule has read."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._inside = frozenset(offset for start, end in spans for offset in range(start, end))

    def at(self, offset: int) -> bool:
        return offset not in self._inside

    def floor(self, offset: int) -> int:
        """The end of the last span before `offset`, within the reach of a name."""
        for position in range(offset - 1, max(-1, offset - _LONGEST - 2), -1):
            if position in self._inside:
                return position + 1
        return 0


def _with_lists(page: Page, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Marks neighbours of one list, 同心广场、同心长廊; what is said behind the last is said of all."""
    found = _longest(candidates)
    listed = set()
    for index in range(len(found) - 1):
        if page.text[found[index].end : found[index + 1].start] in {"、", "和", "与", "及"}:
            listed |= {index, index + 1}
    shared: list[str] = []
    marked: list[Candidate] = []
    for index in range(len(found) - 1, -1, -1):
        candidate = found[index]
        shared = (
            [feature for feature in _SHARED if feature in (*candidate.features, *shared)] if index in listed else []
        )
        extra = ["listed", *(f for f in shared if f not in candidate.features)] if index in listed else []
        marked.append(candidate._replace(features=(*candidate.features, *extra)))
    return marked[::-1]


def _longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Of names that begin together the longest: 岭脚水库除险加固工程, not 岭脚水库."""
    found: list[Candidate] = []
    for candidate in candidates:
        while found and found[-1].start >= candidate.start:
            found.pop()
        found.append(candidate)
    return found
