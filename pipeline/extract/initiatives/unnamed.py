"""What its own words show to be no name: several, a class, what ends in a count, a piece of a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.naming import Naming
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.extract.initiatives.words import any_of, either


class Unnamed:
    """Built once per worker."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        rules = vocabulary.rules
        self._vocabulary = vocabulary
        self._naming = Naming(vocabulary)
        self._while = re.compile(any_of(rules.whiles.words))
        self._count_at_end = re.compile(f"{either(rules.counts_at_end)}$")
        self._counted = re.compile(rf"\d+{either(rules.class_measures)}(?P<class>.+)")
        """15个专项行动, where what is counted is a class."""

    def refuses(self, candidate: Candidate, titles: Sequence[tuple[int, int]]) -> bool:
        """`titles`: where 《》 stand."""
        key = self._naming.key_of(candidate.name)
        if not key or self._while.search(key) or self._vocabulary.sayings.plan_period.fullmatch(key):
            return True
        return candidate.evidence == "cue_noun" and (self._is_several(candidate.name) or _in_title(candidate, titles))

    def _is_several(self, name: str) -> bool:
        if self._count_at_end.search(name) or self._vocabulary.is_class(name):
            return True
        counted = self._counted.match(name)
        plain = counted is not None and self._vocabulary.is_plain(counted["class"])
        return plain or name.startswith(self._vocabulary.plurals)


def _in_title(candidate: Candidate, titles: Sequence[tuple[int, int]]) -> bool:
    """Whether it is less than what a title holds."""
    start, end = candidate.start, candidate.end
    return any(first < start and end < last and end - start < last - first - 2 for first, last in titles)
