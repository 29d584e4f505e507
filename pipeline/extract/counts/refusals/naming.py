"""What was refused and yet belongs to a counted thing: 5G|基站, 35岁以下|青年, 百亿级|产业集群."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.config import Config
from pipeline.extract.counts.refusals.number_like import Refusal

_LOOSE = frozenset({"article", "date", "period", "page_mark", "clause_number", "structure", "masked", "footnote_mark"})
"""Refused stretches that never name a counted thing."""
_NAMELESS = frozenset({"attribute", "denominator", "first_one", "told_for_one"})
"""Rules: 产值过亿元的|企业 is a clause of its own, 每处理1吨 and 一斤 tell what it is for one of, 头一件 which."""
_ORDINAL = "第"
_STOPS = "、"
_OF_LEVEL = "级"
_PASSING = "过超"
_WITHIN = ("范围内",)


class NamingRefusals:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        modifiers = config.modifiers.modifiers
        exceeding = (one.text for one in modifiers if one.place == "before" and one.approx == "more")
        self._exceeding = tuple(sorted(exceeding, key=len, reverse=True))
        bounds = (*(one.text for one in modifiers if one.place == "after" and one.approx in ("min", "max")), *_WITHIN)
        self._tails = (*bounds, *(f"{bound}的" for bound in bounds), _OF_LEVEL)
        self._counted_off = frozenset(config.count_cues.counted_off.words)

    def solid(self, folded: str, refusals: Sequence[Refusal]) -> dict[int, int]:
        """5G, 80岁以上: what was refused may name the counted thing; the words of a threshold belong to it."""
        naming = (refusal for refusal in refusals if refusal.reason not in _LOOSE and refusal.rule not in _NAMELESS)
        found = {refusal.end: self._opening(folded, refusal) for refusal in naming}
        for end in [end for end, start in found.items() if folded[start] == _ORDINAL]:
            if folded.startswith(_STOPS, end):
                del found[end]  # 产量全球第一、优质鲜切花
            elif folded[end : end + 1] in self._counted_off and folded[end + 1 : end + 2].isalpha():
                found.setdefault(end + 1, found[end])  # 第一种形态, 第二批问题
        for refusal in refusals:
            if refusal.reason == "specification":
                for tail in self._tails:
                    if folded.startswith(tail, refusal.end):
                        found[refusal.end + len(tail)] = refusal.start
        return found

    def _opening(self, folded: str, refusal: Refusal) -> int:
        """超10亿元企业: 超 belongs to the threshold, where no 的 makes a clause of it."""
        if refusal.rule != "threshold" or folded.startswith("的", refusal.end):
            return refusal.start
        exceeding = next((word for word in self._exceeding if folded.endswith(word, 0, refusal.start)), "")
        return refusal.start - len(exceeding)

    def passed(self, folded: str, refusals: Sequence[Refusal]) -> dict[int, int]:
        """Starts to ends of what may open a counted thing: 百亿级产业集群, 一类创新药."""
        found: dict[int, int] = {}
        for refusal in refusals:
            start = refusal.start - (refusal.start > 0 and folded[refusal.start - 1] in _PASSING)  # 过千亿新兴产业
            found[start] = refusal.end + folded.startswith(_OF_LEVEL, refusal.end)
            if refusal.rule == "threshold":
                exceeding = next((word for word in self._exceeding if folded.endswith(word, 0, refusal.start)), "")
                found[refusal.start - len(exceeding)] = refusal.end + folded.startswith((_OF_LEVEL, "的"), refusal.end)
        return found
