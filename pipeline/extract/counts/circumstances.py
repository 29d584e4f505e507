"""What a clause says of the circumstances of a number: 扣除…因素后, 在…背景下. Nothing in it is ever counted."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.words import Words

_CLOSING = frozenset("后下素响")
"""Last characters of such words: without one of them nothing is looked for."""
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
        self._opening = re.compile(f"(?:如果?|若)?{without}|[^,。;:]{{0,14}}?{under}")
        self._ending = re.compile(f"(?:(?:{left_out})[^,。;:、]{{1,20}}(?:因素|影响|后)|在[^,。;:]{{1,14}}?{under})$")

    def passed(self, folded: str, words: Words, clause: int, end: int) -> int:
        """Where the clause at `clause` goes on behind circumstances that open it: 新标准下|山区人口."""
        if _CLOSING.isdisjoint(folded[clause:end]):
            return clause
        found = self._opening.match(folded, clause, end)
        if found is None or words.at(found.end() - 1).end != found.end():
            return clause  # 标准下降
        under = found[0][-1] == _UNDER
        acting = under and (words.at(clause).text in self._acts or "在" in found[0][1:])  # 完成|新标准下检修
        return clause if acting else found.end()

    def ending(self, head: str) -> int:
        """How many characters at the end of `head` tell circumstances: 收入|扣除物价因素后|增长6%."""
        found = self._ending.search(head) if head[-1] in _CLOSING else None
        return len(found[0]) if found else 0

    def clause_end(self, folded: str, floor: int, clause: int) -> int:
        """Where the clause before `clause` ends that tells no circumstances, no further left than `floor`."""
        end = clause - 1
        while end > floor:
            mark = max(folded.rfind(char, floor, end) for char in _MARKS)
            start = mark + 1 or floor
            behind = folded[end].isalpha()  # 剔除气温因素后|增长: the circumstances are of the same clause
            if not behind and self._opening.fullmatch(folded, start, end) is None:
                break
            end = mark
        return end
