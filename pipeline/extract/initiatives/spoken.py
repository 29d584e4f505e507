"""A stretch of text that was taken for a name, as the record names it: quotes kept around a part, tails dropped."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.config.initiatives import HeadGroup
from pipeline.extract.initiatives.edges import with_surname
from pipeline.extract.initiatives.naming import Naming
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.quoted import Item
from pipeline.extract.initiatives.shapes import numeric_prefix
from pipeline.extract.initiatives.vocabulary import NUMERALS, Vocabulary
from pipeline.extract.initiatives.words import any_of, either, words_of
from pipeline.records import Evidence, InitiativeKind, Value
from pipeline.zh.quotes import CLOSING, OPENING, STRAIGHT

_MARKS = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}‘’]")
_OPENINGS = tuple(OPENING)
_NUMBERED = re.compile(r"[两二三四五六七八九十](?P<verb>[一-鿿])$")
"""“三进” sums up 进企业、进校园、进社区."""
_ENTERED = re.compile(r"(?P<place>进[一-鿿]{1,3})(?:、进|\d)")
"""What a name does, and no part of it: “红烛宣讲团”进社区、进车间."""
COUNT = r"等?(?:\d{1,2}|[两二三四五六七八九十]{1,2})"
"""A number that sums up a list, up to its measure word."""
_LEAST = 3
"""A shorter name needs its noun."""
_WORKS: frozenset[InitiativeKind] = frozenset({"campaign", "programme"})


class Spoken(Value, frozen=True):
    """A mention `start:end` under its canonical `name`; `alias` is the form with, or without, what it leaves off."""

    start: int
    end: int
    name: str
    alias: str | None
    evidence: Evidence
    rule: str


class Speaker:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._naming = Naming(vocabulary)
        rules = vocabulary.rules
        self._model = re.compile(rf"([^+＋]+(?:[+＋][^+＋]+?)+)({any_of(words_of(rules.model_nouns))})")
        self._lead = re.compile(either(rules.leads))
        self._count = re.compile(COUNT + either(rules.sums))
        self._vessel = re.compile(f"号[一-鿿]{{0,6}}?{either(rules.vessels)}")
        self._listed = re.compile(f"[{CLOSING}{STRAIGHT}](?:、|{either(rules.joins)})?$")
        count = r"(?:\d{1,2}|[两三四五六七八九十]{1,2})"
        self._summed = re.compile(f"(?P<last>[^第]{{2,}}?)(?<!第){count}{either(rules.list_measures)}[一-鿿]{{0,7}}")
        self._join = re.compile(f"(?:、|{either(rules.joins)})$")
        self._numbered = re.compile(f"(?:[{''.join(sorted(NUMERALS))}]|\\d)+{either(rules.doctrine_measures)}")
        self._deed = re.compile(either(rules.deeds))
        self._nouns = re.compile(f"(?:{any_of(words_of((*rules.heads, *rules.endings)))})$")

    def spoken(self, page: Page, start: int, end: int, items: Sequence[Item]) -> Spoken:
        """`items`: the quotations of the page, in order. What names no initiative is no alias of one."""
        found = self._spoken(page, start, end, items)
        foreign = found.alias is not None and self._vocabulary.sayings.names_other(found.alias)
        return replace(found, alias=None) if foreign else found  # “一带一路”商品博览会

    def _spoken(self, page: Page, start: int, end: int, items: Sequence[Item]) -> Spoken:
        while (lead := self._lead.match(page.text, start, end - 1)) and lead.end() > start:
            start = lead.end()
        item = item_of(items, start, end)
        if item and end <= item.start:  # ends with the opening mark: nothing of the quotation belongs to it
            end, item = max(start, item.quoted.mark), None
        vessel = self._vessel.match(page.text, item.quoted.after) if item else None
        if vessel and vessel.end() in page.borders:
            end = max(end, vessel.end())
        if item and item.quoted.closed:
            end = self._without_deed(page.text, item, end)
        if item is None:
            if page.text[start:end] not in self._vocabulary.sayings.by_text:
                start = with_surname(page, start)
                end = self._without_sum(page.text, start, end)
            name, alias = self._repaired(page.text[start:end])
            return Spoken(start, end, name, alias, "cue_noun", "bare")
        before = page.text[start : item.quoted.mark]
        if before in self._vocabulary.governing or _is_summed_up(before, page.text[item.start : item.inner_end]):
            start = item.quoted.mark
        if not item.quoted.closed:
            name, alias = self._repaired(_MARKS.sub("", page.text[start:end]))
            return Spoken(max(start, item.start), end, name, alias, "unclosed_quote", "quoted_whole")
        evidence: Evidence = "paired_quotes" if item.quoted.paired else "unclosed_quote"
        if item.quoted.mark <= start and end <= item.quoted.after:
            return self._whole(page, max(start, item.start), min(end, item.inner_end), item, evidence)
        return self._part(page, min(start, item.quoted.mark), max(end, item.quoted.after), item, evidence)

    def _repaired(self, text: str) -> tuple[str, str | None]:
        """四微建设 is “四微”建设, 支部+农户模式 “支部+农户”模式: a slogan or model is quoted before its noun."""
        prefix = numeric_prefix(text)
        if prefix and text[len(prefix) :] in self._vocabulary.heads:
            return f"“{prefix}”{text[len(prefix) :]}", prefix
        if model := self._model.fullmatch(text):
            return f"“{model[1]}”{model[2]}", model[1]
        return self._naming.tidy(text), None

    def _whole(self, page: Page, start: int, end: int, item: Item, evidence: Evidence) -> Spoken:
        """“春苗”活动: the name is all that the quotes hold; “田埂话”公众号 is said with its noun."""
        inner = page.text[start:end]
        head = item.head if end == item.inner_end else None
        behind = page.text[item.quoted.after : head.end] if head else ""
        if head is None or (head.start != item.quoted.after and not self._is_told(head.group, behind)):
            return Spoken(start, end, self._naming.tidy(inner), None, evidence, "quoted_whole")
        full = f"“{inner}”{behind}"
        if head.start != item.quoted.after:  # “月牙湾”文化品牌: the noun stands a little off
            return Spoken(start, end, self._naming.tidy(inner), full, evidence, "quoted_whole")
        whole = self._vocabulary.head_inside(inner) is not None
        called, _ = self._naming.quoted_name(inner, behind, head.group, whole=whole)
        carried = head.group.carrier and not whole and called == full
        if item.quoted.paired and (carried or len(inner) < _LEAST):
            return Spoken(item.quoted.mark, head.end, full, inner, evidence, "quoted_part")
        return Spoken(start, end, self._naming.tidy(inner), full, evidence, "quoted_whole")

    def stem(self, name: str) -> str | None:
        """A name without quotes and without the noun that ends it, where enough is left."""
        head = self._vocabulary.noun_at_end(name)
        return name[: -len(head)] if head and "“" not in name and len(name) - len(head) >= _LEAST else None

    def _part(self, page: Page, start: int, end: int, item: Item, evidence: Evidence) -> Spoken:
        """防返贫“敲门问需”行动: words on one side of the quotes, or on both, belong to the name."""
        inner = page.text[item.start : item.inner_end]
        if page.text.startswith(_OPENINGS, item.quoted.after, end):
            return self._whole(page, item.start, item.inner_end, item, evidence)  # “三诊”“五访”等机制 are two names
        before = _whole_quotes(page.text[start : item.quoted.mark])
        summed = start == item.quoted.mark and self._sums_up(page.text, start, item.quoted.after, end)
        entered = _ENTERED.match(page.text, item.quoted.after)
        goes = not before and entered and entered.end("place") >= end and len(inner) >= _LEAST
        if summed or goes:
            return self._whole(page, item.start, item.inner_end, item, evidence)
        behind = _whole_quotes(page.text[item.quoted.after : end])
        if before and not behind and self._is_whole(inner):  # 机关“晨露行动”
            return Spoken(item.start, item.inner_end, inner, f"{before}“{inner}”", evidence, "quoted_whole")
        if before or not behind:
            return Spoken(start, end, f"{before}“{inner}”{behind}", f"“{inner}”{behind}", evidence, "quoted_part")
        head = item.head if item.head and item.head.end == end else None
        whole = self._vocabulary.head_inside(inner) is not None
        name, alias = self._naming.quoted_name(inner, behind, head.group, whole=whole) if head else (None, None)
        if name == inner:
            return Spoken(item.start, item.inner_end, name, alias, evidence, "quoted_whole")
        return Spoken(start, end, f"“{inner}”{behind}", inner, evidence, "quoted_part")

    def _is_told(self, group: HeadGroup, behind: str) -> bool:
        """Whether a name may be said with words that end in a generic noun: 文化品牌, but not 三款产品."""
        return group.generic and behind[0] not in NUMERALS

    def _is_whole(self, inner: str) -> bool:
        """Whether quoted words name a work by themselves; what stands before only says whose: 机关“碧浪行动”."""
        if self._numbered.match(inner):
            return False  # 绿色通道“三大行动”: the number tells only how many
        group = self._vocabulary.head_inside(inner)
        work = group is not None and group.kind in _WORKS and group.bare != "never"
        return work or (len(inner) >= _LEAST and self._vocabulary.shapes.is_numeric_work(inner))

    def _without_deed(self, text: str, item: Item, end: int) -> int:
        """The end of a name, without what it does: “柳荫法庭”|守护青山. A deed alone may be its noun: “柳荫”护航."""
        after = item.quoted.after
        if end <= after or self._nouns.search(text, after, end):
            return end
        whole = self._nouns.search(text, item.start, item.inner_end) is not None
        deed = self._deed.search(text, after, end + 1 if whole else end)
        return deed.start() if deed else end

    def _without_sum(self, text: str, start: int, end: int) -> int:
        """The end of the last name in a list, without what counts all of it: 一湖一策、断面赔付|四项机制."""
        summed = self._summed.fullmatch(text, start, end) if self._join.search(text, max(0, start - 2), start) else None
        return summed.end("last") if summed else end

    def _sums_up(self, text: str, mark: int, after: int, end: int) -> bool:
        """Whether the words behind the last quotation of a list count all of it: “青苗”“白杨”|两大培育工程."""
        counted = self._count.match(text, after, end) is not None
        return counted and self._listed.search(text, max(0, mark - 2), mark) is not None


def _is_summed_up(before: str, inner: str) -> bool:
    """Whether the words before a quotation are what it counts: 进社区“三进”活动 is called “三进”活动."""
    numbered = _NUMBERED.match(inner)
    return numbered is not None and before.rpartition("、")[2].startswith(numbered["verb"])


def _whole_quotes(text: str) -> str:
    """The text without marks that have lost their mate, but with a quotation that stands whole in it."""
    marks = _MARKS.findall(text)
    paired = all(mark in (OPENING if at % 2 == 0 else CLOSING) for at, mark in enumerate(marks)) and len(marks) % 2 == 0
    return text if paired else _MARKS.sub("", text)


def item_of(items: Sequence[Item], start: int, end: int) -> Item | None:
    """The first quotation that shares a character with the stretch."""
    at = bisect_right(items, start, key=lambda item: item.quoted.mark) - 1
    for item in items[max(at, 0) : at + 2]:
        if item.quoted.mark < end and start < max(item.quoted.after, item.inner_end):
            return item
    return None
