"""Candidates without quotes: a cue noun with a name before it, slogans known or recognised by shape, A+B models."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.naming import tidy
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.vocabulary import Head, Vocabulary

_STOP_TAGS = frozenset({"p", "c", "u", "uj", "ul", "ud", "uz", "uv", "ug", "r", "y", "e", "o", "q", "k"})
_STOP_SINGLE_TAGS = frozenset({"d", "f"})
_TIME = re.compile(r".*(?:\d|[今去明前上下]年|月|日|期间|以来|现在|目前|当前|近年|时期)")
_PUNCTUATION = re.compile(r"[^一-鿿A-Za-z0-9·]")
_SPAN = re.compile(r"[三两五]年|百日|\d{5}|[百千万]{1,3}")
_EDITION = re.compile(r"(?:第[一二三四五六七八九十百\d]+[届期季]|首届)$")
_COUNT_BEHIND = re.compile(r"(?:共|等)?(?:\d|[一二两三四五六七八九十百]+[个项家处场次条件])")
_MEASURE_BEFORE = re.compile(
    r"(?:[\d一二三四五六七八九十]|(?:[\d一二两三四五六七八九十百几多余]+|[一各])[个项批家类条次场大所座处])$"
)
_NOT_A_NAME_BEHIND = re.compile(r"体系|办公室|领导小组|部门|单位|人员|负责人|管理|化|方案|名单|会议|资金")
_WORK = re.compile(
    r"[一二三四五六七八九十百千万双两][一-鿿][一二三四五六七八九十百千万双两][一-鿿](?=[，。；、,;和及]|工作|活动|等|行动)"
)
_PLUS = re.compile(r"(?:[+＋][一-鿿A-Za-z0-9]{1,8}?)+(?=模式|机制|工作法)")
_PAIRS = re.compile(r"(?:(?<![一-鿿])|(?<=打好|打赢))(?:[一-鿿]{2}、){1,4}$")
_INNER_ADVERBS = frozenset({"持续", "全面"})
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤"
)
_LONGEST = 24
_SHARED = ("outcome", "right_carry")
_WORKING = frozenset({"推进", "开展", "实施", "深化", "落实", "推行", "执行"})


class BareRule:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

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
            _, verb = self._vocabulary.left_context(page, start)
            if verb in _WORKING and page.text.startswith(verb, start - len(verb)):
                yield Candidate(
                    start, end, match.group(), None, "campaign", "numeric_slogan", "slogan_shape",
                    ("quoted", "numeric_work"),
                )  # fmt: skip

    def _models(self, page: Page, free: _Gaps) -> Iterable[Candidate]:
        for match in _PLUS.finditer(page.text):
            head = self._vocabulary.head_behind(page, match.end())
            start = max(self._left_edge(page, match.start()), free.floor(match.start()))
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
            start = max(self._left_edge(page, head.start), free.floor(match.start()))
            if head.group.kind == "studio":
                start = _with_surname(page, start)
            if head.start - start >= 1 and not _NOT_A_NAME_BEHIND.match(page.text, head.end):
                candidate = self._candidate(page, start, head, keys)
                if candidate is not None:
                    yield candidate

    def _left_edge(self, page: Page, head_start: int) -> int:
        """Where a name that ends at `head_start` begins: behind the nearest word that stands outside names."""
        edge = head_start
        index = page.word_at(head_start - 1) if head_start else -1
        if index < 0 or (page.starts[index] + len(page.words[index]) > head_start and page.tags[index] != "x"):
            return edge
        while index >= 0 and head_start - page.starts[index] <= _LONGEST:
            word = page.words[index]
            if self._stops(page, index) and not self._joins(page, index, head_start):
                break
            edge = page.starts[index]
            if _PUNCTUATION.search(word):
                break
            index -= 1
        return self._trimmed(page, edge, head_start)

    def _trimmed(self, page: Page, edge: int, head_start: int) -> int:
        """Without the verbs that only govern the name; behind a launching verb they belong to it (开展规范执法行动)."""
        if edge and self._vocabulary.launches(page.words[page.word_at(edge - 1)]):
            return edge
        while edge < head_start and page.words[page.word_at(edge)] in self._vocabulary.edges:
            edge += len(page.words[page.word_at(edge)])
        return min(edge, head_start)

    def _stops(self, page: Page, index: int) -> bool:
        word, tag = page.words[index], page.tags[index]
        outside = self._vocabulary.outside
        if (
            word in outside
            or word[0] in "各每"
            or (len(word) > 2 and word[-2:] in outside)
            or _PUNCTUATION.search(word)
        ):
            return True
        if tag == "t":
            return _TIME.match(word) is not None
        if tag in _STOP_SINGLE_TAGS:
            return len(word) == 1
        return (tag in _STOP_TAGS or tag == "m") and not _SPAN.fullmatch(word)

    def _joins(self, page: Page, index: int, head_start: int) -> bool:
        """保护和修复工程: one verb on each side of the 和. 质量持续改善行动: an adverb behind a noun."""
        if page.words[index] in _INNER_ADVERBS and index and page.tags[index - 1][0] == "n":
            return page.words[index + 1] not in self._vocabulary.outside
        if page.words[index] not in {"和", "与"} or index == 0 or index + 1 >= len(page.words):
            return False
        following = index + 1
        alone = (
            page.starts[following] + len(page.words[following]) in {head_start, head_start + 2}
            or page.starts[following] == head_start
        )
        return alone and page.tags[following][0] == "v" and page.tags[index - 1][0] == "v"

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
        return Candidate(start, head.end, name, None, head.group.kind, "cue_noun", "cue_noun", tuple(features))

    def _modifier_features(self, page: Page, start: int, end: int) -> Iterable[str]:
        first, last = page.word_at(start), page.word_at(end - 1)
        words = page.words[first : last + 1]
        if all(word in self._vocabulary.vague for word in words) or words[-1] in self._vocabulary.hollow:
            yield "vague"
        if end - start >= 5:
            yield "specific"
        if any(tag in {"ns", "nr", "nz", "nt", "nrt", "nrfg"} for tag in page.tags[first : last + 1]):
            yield "proper"

    def _context(self, page: Page, start: int, head: Head) -> Iterable[str]:
        effect, _ = self._vocabulary.left_context(page, start)
        if effect:
            yield "refuse_soft" if effect == "refuse" else effect
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


def _with_surname(page: Page, start: int) -> int:
    """许春兰工作室: jieba takes some surnames for a word of their own."""
    index = page.word_at(start)
    given = page.tags[index].startswith("nr") and len(page.words[index]) == 2
    return start - 1 if given and index and page.words[index - 1] in _SURNAMES else start


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
