"""Whether 五年 is the time in which something was done, and no count: 四年救助困难户3.2万户, 这是极不平凡的五年."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.words.document import Words

_CLOSING = tuple(",。;\n")
_NAMED_TIME_REACH = 48
_SUBJECTS = frozenset("nsjx")
"""First letters of tags of who acts: nouns, places, abbreviations, unknown names."""
_BEFORE_NUMBERS = "了共近超约不"
_HOW_OFTEN = re.compile("[一-鿿]{1,8}\\d+[次回遍]")
"""水泵一年检修2次: how often in that time."""
_WHAT_FOLLOWS = re.compile(r"[一-鿿][^,。;:\n\d]{0,24}\d")
"""四年共发放补贴900万元: a figure in the same clause, but not right behind (一年2次)."""


class ToldTimes:
    """Judges one number of years by what stands around it. Built once per worker."""

    def __init__(self, config: Config) -> None:
        rules = config.refusals
        self._deeds = frozenset(config.count_cues.predicates.words)
        self._named_time = re.compile(f"(?<![期制限龄])是[^,。;]{{1,40}}(?:的|{'|'.join(rules.key_times.words)})$")
        """这是…的五年, 也是关键一年: which time it was. 有效期是法定的五年 is how long."""
        self._growth = re.compile("|".join(rules.growing.words))
        self._no_subjects = tuple(rules.timed_nouns.words)
        self._summing = tuple(rules.summing.words)
        self._static = tuple(rules.static_verbs.words)

    def tells(self, folded: str, start: int, end: int, words: Words) -> bool:
        """Whether the years at `start:end` tell when."""
        return self._is_when(folded, start, end, words) or self._tells_when(folded, start, end, words)

    def _is_when(self, folded: str, start: int, end: int, words: Words) -> bool:
        """是…的五年; 产值五年增长64%: a time in which, and not how long. Of 连续五年增长 it is how long."""
        if folded.startswith(_CLOSING, end):
            return self._named_time.search(folded, max(0, start - _NAMED_TIME_REACH), start) is not None
        if self._growth.match(folded, end) is None:
            return False
        return start == 0 or folded[start - 1] in _CLOSING or words.at(start - 1).tag[0] == "n"

    def _tells_when(self, folded: str, start: int, end: int, words: Words) -> bool:
        """四年救助困难户3.2万户, 窗口半年接待900人次: at the head, or behind who acts, the time of deed and figure."""
        if _WHAT_FOLLOWS.match(folded, end) is None:
            return False
        if start and folded[start - 1] not in _CLOSING and not self._is_subject_before(folded, start, end, words):
            return False
        word = words.at(end)
        verb = word.start == end and (word.tag == "v" or word.text in self._deeds)
        return (verb and not word.text.startswith(self._static)) or folded.startswith(self._summing, end)

    def _is_subject_before(self, folded: str, start: int, end: int, words: Words) -> bool:
        """窗口半年接待…; 落地半年 and 工期三年 are how long that lasts.

        A verb in the name of who acts is no hindrance where the other has its object: 调解室一年接待群众90人次.
        """
        word, verb = words.at(start - 1), words.at(end)
        named = word.tag[0] in _SUBJECTS and word.text[-1].isalnum() and word.text not in self._deeds
        if not named or word.text.endswith(self._no_subjects) or _HOW_OFTEN.match(folded, end):
            return False
        clause = max(folded.rfind(mark, 0, start) for mark in _CLOSING) + 1
        governs = folded[verb.end] not in _BEFORE_NUMBERS and not folded[verb.end].isdigit()
        return governs or not any(tag[0] == "v" or text in self._deeds for _, text, tag in words.pieces(clause, start))
