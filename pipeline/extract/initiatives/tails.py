"""How far a name reaches behind its closing quote: “柳湾惠”积分商城, “红马甲”护学队, “晨露”行动|全面铺开."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.config import Config
from pipeline.config.initiatives import EndingGroup, HeadGroup
from pipeline.extract.initiatives.model import ChoiceModel, weigh
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.vocabulary import Head, Vocabulary

TAIL = "0wefaAtTnNlg"
_LONGEST = 12
_ENDING = 6
_TAGS = frozenset("nvbxajsmtflzq")
_FUNCTION = frozenset("在的了和与及为将把被让从并也都还又中上里下")
_NO_TAGS = frozenset({"f", "ul", "uj", "ud", "uz", "uv", "ug"})


class TailFinder:
    def __init__(self, config: Config, vocabulary: Vocabulary, model: ChoiceModel) -> None:
        self._vocabulary = vocabulary
        self._groups = {
            **{word: _as_head(group) for group in config.initiatives.endings for word in group.words},
            **vocabulary.heads,
        }
        self._tables = model.tail.of(TAIL)

    def behind(self, page: Page, start: int) -> Head | None:
        """The noun phrase behind the quote that ends at `start`, as far as it belongs to the name."""
        cue = self._vocabulary.head_behind(page, start)
        reach = cue.end if cue else start
        best = self._score(page, start, reach)
        for end in self.ends(page, start):
            if end > reach and (score := self._score(page, start, end)) > best:
                best, reach = score, end
        if cue and reach == cue.end:
            return cue
        return self.head(page.text, start, reach) if reach > start else None

    def ends(self, page: Page, start: int) -> Iterator[int]:
        """Places behind `start` where the name may end."""
        if start not in page.borders:
            return
        index = page.word_at(start) if start < len(page.text) else len(page.words)
        while index < len(page.words):
            word, tag = page.words[index], page.tags[index]
            end = page.starts[index] + len(word)
            if end - start > _LONGEST or not self._continues(word, tag):
                return
            yield end
            index += 1

    def signals(self, page: Page, start: int, end: int, *, blind: bool = False) -> tuple[str, ...]:
        """Families: `TAIL`. `blind`: as if the noun were unknown, so that training meets unknown ones too."""
        text = page.text
        group = None if blind else self._group(text, start, end)
        last = page.word_at(end - 1)
        following = page.word_at(end) if end < len(text) else -1
        after, after_tag = (page.words[following], page.tags[following]) if following >= 0 else ("", "")
        word, tag = (page.words[last], page.tags[last]) if end > start else ("", "")
        known = f"{group.bare}{group.generic}" if group else ""
        kind = self._vocabulary.class_of(after, after_tag)
        tail = text[start:end]
        lexical = ("", "", "") if blind else (word, tail[-2:], tail)
        return (
            "", lexical[0], lexical[1], tail[-1:], after, after_tag, tag, tag + after_tag,
            known + after_tag, known + kind, f"{min(len(tail), 8)}{known}", lexical[2],
        )  # fmt: skip

    def head(self, text: str, start: int, end: int) -> Head:
        return Head(start, end, self._group(text, start, end) or _UNKNOWN)

    def _score(self, page: Page, start: int, end: int) -> float:
        return weigh(self._tables, self.signals(page, start, end))

    def _continues(self, word: str, tag: str) -> bool:
        if tag[0] not in _TAGS or tag in _NO_TAGS or not word[0].isalpha() or word[0] in _FUNCTION:
            return False
        if word in self._vocabulary.barriers or word in self._vocabulary.refusing:
            return False
        return not word.isascii() or word.isalpha()

    def _group(self, text: str, start: int, end: int) -> HeadGroup | None:
        for begin in range(max(start, end - _ENDING), end):
            group = self._groups.get(text[begin:end])
            if group is not None:
                return group
        return None


def _as_head(group: EndingGroup) -> HeadGroup:
    return HeadGroup(
        words=group.words, examples=(), counter_examples=(), kind=group.kind, bare="never", light=False, generic=False
    )


_UNKNOWN = HeadGroup(
    words=("",), examples=(), counter_examples=(), kind="activity", bare="never", light=False, generic=False
)
