"""What is weighed of each stretch: numbers that the field, which looks at single units, cannot see.

| feature | says |
|---|---|
| chance | the field's own chance of the stretch; all chances here are log odds |
| characters, words | how long it is |
| quotation | 0 without quotes, 1 in or around closed ones, 2 unclosed ones, 3 closed by a mark of another sort |
| noun | characters of the noun that ends it, as the configuration knows it; 0 if none does |
| times, likeliest | how often these words are such a stretch, and their best chance anywhere in the text |
| near_best, near_count, near_sum | other names of the same sentence: the likeliest, how many, how many to expect |
| rival, wider, narrower | the likeliest of those that overlap it, that hold it, that it holds |
| opening, closing, any | chance that a name begins here, that one ends here, that one lies here at all |
| best | 1 where no stretch that overlaps it is likelier |
| before, behind | characters to the borders of the sentence |
| density | mean chance of the text's likeliest names |
| quoting | quotation marks by character of the text: some reports quote every name, some none |
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.extract.initiatives.labelling.rule import Chance
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.quoted import Item
from pipeline.extract.initiatives.spoken import item_of
from pipeline.extract.initiatives.vocabulary import Vocabulary

FEATURES = (
    "chance", "characters", "words", "quotation", "noun", "times", "likeliest", "near_best", "near_count", "near_sum",
    "rival", "wider", "narrower", "opening", "closing", "any", "best", "before", "behind", "density", "quoting",
)  # fmt: skip

_CHANCES = [FEATURES.index(name) for name in (
    "chance", "likeliest", "near_best", "rival", "wider", "narrower", "opening", "closing", "any",
)]  # fmt: skip

_SENTENCE_END = re.compile(r"[。；\n]")
_MARKS = re.compile('[“”"‘’「」『』〝〞]')
_NEAREST = 50
"""Names of a sentence on either side: only a text made to cost time has more."""
_LEAST, _MOST = 1e-4, 1 - 1e-4


def rows_of(
    page: Page, vocabulary: Vocabulary, items: Sequence[Item], stretches: Sequence[Chance]
) -> npt.NDArray[np.float32]:
    """Stretch by feature. `stretches`: in text order, as many as overlap; `items`: the quotations of the page."""
    if not stretches:
        return np.empty((0, len(FEATURES)), dtype=np.float32)
    text = page.text
    surroundings = _Surroundings(text, stretches)
    density = sum(surroundings.best_chances) / len(surroundings.best_chances)
    quoting = len(_MARKS.findall(text)) / len(text)
    said: dict[str, float] = defaultdict(float)
    words = [text[one.start : one.end] for one in stretches]
    times = Counter(words)
    for word, one in zip(words, stretches, strict=True):
        said[word] = max(said[word], one.chance)
    rows = [
        (
            one.chance,
            one.end - one.start,
            page.word_at(one.end - 1) - page.word_at(one.start) + 1,
            _quotation(items, one),
            len(vocabulary.noun_at_end(_MARKS.sub("", word)) or ""),
            times[word],
            said[word],
            *surroundings.near(one),
            *surroundings.rivals(at),
            *surroundings.borders(one),
            density,
            quoting,
        )
        for at, (one, word) in enumerate(zip(stretches, words, strict=True))
    ]
    found = np.array(rows, dtype=np.float64)
    kept = np.clip(found[:, _CHANCES], _LEAST, _MOST)
    found[:, _CHANCES] = np.log(kept / (1 - kept))
    return found.astype(np.float32)


class _Surroundings:
    """What stands around a stretch: those that overlap it, its sentence, other names of that sentence."""

    def __init__(self, text: str, stretches: Sequence[Chance]) -> None:
        self._stretches = stretches
        self._ends = [-1, *(found.start() for found in _SENTENCE_END.finditer(text)), len(text)]
        self._overlapping = list(_overlapping(stretches))
        self._best = {
            at
            for at, others in enumerate(self._overlapping)
            if all(_before(stretches[at], stretches[other]) for other in others)
        }
        self._in_sentence: dict[int, list[Chance]] = defaultdict(list)
        for at in sorted(self._best):
            self._in_sentence[bisect_left(self._ends, stretches[at].start)].append(stretches[at])
        self.best_chances = [stretches[at].chance for at in self._best]
        self._opening: dict[int, float] = defaultdict(float)
        self._closing: dict[int, float] = defaultdict(float)
        for one in stretches:
            self._opening[one.start] += one.chance
            self._closing[one.end] += one.chance

    def near(self, one: Chance) -> tuple[float, float, float]:
        named = self._in_sentence[bisect_left(self._ends, one.start)]
        at = bisect_left(named, one)
        others = [
            other.chance
            for other in named[max(0, at - _NEAREST) : at + _NEAREST]
            if other.end <= one.start or one.end <= other.start
        ]
        return max(others, default=0.0), len(others), sum(others)

    def rivals(self, at: int) -> tuple[float, ...]:
        one = self._stretches[at]
        others = [self._stretches[other] for other in self._overlapping[at]]
        wider = [other.chance for other in others if other.start <= one.start and one.end <= other.end]
        narrower = [other.chance for other in others if one.start <= other.start and other.end <= one.end]
        return (
            max((other.chance for other in others), default=0.0),
            max(wider, default=0.0),
            max(narrower, default=0.0),
            self._opening[one.start],
            self._closing[one.end],
            one.chance + sum(other.chance for other in others),
            at in self._best,
        )

    def borders(self, one: Chance) -> tuple[int, int]:
        end = bisect_right(self._ends, one.end - 1)
        return one.start - self._ends[bisect_left(self._ends, one.start) - 1] - 1, self._ends[end] - one.end


def _before(one: Chance, other: Chance) -> bool:
    """Whether `one` is likelier than `other`; of equal ones the first."""
    return (-one.chance, one.start, one.end) <= (-other.chance, other.start, other.end)


def _overlapping(stretches: Sequence[Chance]) -> Iterator[list[int]]:
    """For each stretch the indices of all others that share a character with it."""
    found: list[list[int]] = [[] for _ in stretches]
    for at, one in enumerate(stretches):
        after = at + 1
        while after < len(stretches) and stretches[after].start < one.end:
            found[at].append(after)
            found[after].append(at)
            after += 1
    return iter(found)


def _quotation(items: Sequence[Item], one: Chance) -> int:
    item = item_of(items, one.start, one.end)
    if item is None:
        return 0
    if not item.quoted.closed:
        return 2
    return 1 if item.quoted.paired else 3
