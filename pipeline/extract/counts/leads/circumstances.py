"""What a clause says of the circumstances of a number: 扣除…因素后, 在…背景下, 受…影响; nothing in it is counted."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.words.anchored import without_lookarounds
from pipeline.extract.counts.words.document import Words

_CLOSING = frozenset("后下素响")
"""Last characters of such words: without one of them nothing is looked for."""
_CAUSE = 18
"""Characters of a cause."""
_UNDER = "下"
_MARKS = ",:;"


class Circumstances:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        left_out = "|".join(cues.leaving_out.words)
        under = f"(?:{'|'.join(cues.circumstances.words)})之?下"
        without = f"(?:{left_out})[^,。;:、]{{1,20}}?(?:因素|影响|[一-鿿]之?后)(?:的?影响)?(?:之?后)?"
        self._acts = frozenset(cues.predicates.words) - frozenset(cues.attributive.words)
        undergoing = cues.undergoing.words
        self._undergoing_chars = frozenset(without_lookarounds(word)[0] for word in undergoing)
        influenced = f"(?:{'|'.join(undergoing)})[^,。;:]{{1,{_CAUSE}}}?(?:{'|'.join(cues.influences.words)})"
        self._opening = re.compile(f"(?:如果?|若)?{without}|[^,。;:]{{0,14}}?{under}")
        self._ending = re.compile(f"(?:(?:{left_out})[^,。;:、]{{1,20}}(?:因素|影响|后)|在[^,。;:]{{1,14}}?{under})$")
        self._influences = tuple(cues.influences.words)
        self._influenced = re.compile(influenced)
        self._ends_influenced = re.compile(f"{influenced}$")
        self._moving = (*cues.up.words, *cues.down.words)

    def passed(self, folded: str, words: Words, clause: int, end: int) -> int:
        """Where the clause at `clause` goes on behind circumstances that open it: 新标准下|山区人口."""
        if folded[clause] in self._undergoing_chars:
            return self._behind_influence(folded, words, clause, end)
        if _CLOSING.isdisjoint(folded[clause:end]):
            return clause
        found = self._opening.match(folded, clause, end)
        if found is None or words.at(found.end() - 1).end != found.end():
            return clause  # 标准下降
        under = found[0][-1] == _UNDER
        acting = under and (words.at(clause).text in self._acts or "在" in found[0][1:])  # 完成|新标准下检修
        return clause if acting else found.end()

    def _behind_influence(self, folded: str, words: Words, clause: int, end: int) -> int:
        """受春旱影响|茶叶产量下降6%; but 受春旱影响群众60户 are told by what befell them."""
        found = self._influenced.match(folded, clause, end)
        whole = found is not None and words.at(found.end() - 1).end == found.end() < end
        return found.end() if found and whole and folded.endswith(self._moving, found.end(), end) else clause

    def ending(self, head: str) -> int:
        """How many characters at the end of `head` tell circumstances: 收入|扣除物价因素后|增长6%."""
        if head.endswith(self._influences):
            found = self._ends_influenced.search(head)
        else:
            found = self._ending.search(head) if head[-1] in _CLOSING else None
        return len(found[0]) if found else 0

    def clause_end(self, folded: str, floor: int, clause: int) -> int:
        """Where the clause before `clause` ends that tells no circumstances, no further left than `floor`."""
        end = clause - 1
        while end > floor:
            mark = max(folded.rfind(char, floor, end) for char in _MARKS)
            start = mark + 1 or floor
            behind = folded[end].isalpha()  # 剔除气温因素后|增长: the circumstances are of the same clause
            if not behind and not self._is_circumstance(folded, start, end):
                return self.uninfluenced_end(folded, start, end)
            end = mark
        return end

    def _is_circumstance(self, folded: str, start: int, end: int) -> bool:
        """剔除气温因素后; 受春旱影响: the clause tells nothing else."""
        told = self._opening.fullmatch(folded, start, end) or self._influenced.fullmatch(folded, start, end)
        return told is not None

    def uninfluenced_end(self, folded: str, start: int, end: int) -> int:
        """茶叶|受春旱影响,减产6%: where what was influenced ends."""
        if not folded.endswith(self._influences, start, end):
            return end
        found = self._ends_influenced.search(folded, start, end)
        return found.start() if found else end
