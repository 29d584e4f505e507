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
| read, read_rival, read_likeliest, read_density | as above, of the network's chances |
| quoting | quotation marks by character of the text: some reports quote every name, some none |
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.extract.initiatives.labelling.rule import Stretch
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.quoted import Item
from pipeline.extract.initiatives.vocabulary import Vocabulary

FEATURES = (
    "chance", "characters", "words", "quotation", "noun", "times", "likeliest", "near_best", "near_count", "near_sum",
    "rival", "wider", "narrower", "opening", "closing", "any", "best", "before", "behind", "density",
    "read", "read_rival", "read_likeliest", "read_density", "quoting",
)  # fmt: skip

_CHANCES = [FEATURES.index(name) for name in (
    "chance", "likeliest", "near_best", "rival", "wider", "narrower", "opening", "closing", "any",
    "read", "read_rival", "read_likeliest",
)]  # fmt: skip

_SENTENCE_END = re.compile(r"[。；\n]")
_MARKS = re.compile('[“”"‘’「」『』〝〞]')
_NEAREST = 50
"""Names of a sentence on either side: only a text made to cost time has more."""
_LEAST, _MOST = 1e-4, 1 - 1e-4

Integers = npt.NDArray[np.intp]
Numbers = npt.NDArray[np.float64]


class _Stretches(NamedTuple):
    """Of each stretch, in text order: half-open places, and the chances of field and network."""

    start: Integers
    end: Integers
    chance: Numbers
    read: Numbers


class _Pairs(NamedTuple):
    """Indices of two stretches each; a stretch meets its others in text order."""

    one: Integers
    other: Integers


def rows_of(
    page: Page, vocabulary: Vocabulary, items: Sequence[Item], stretches: Sequence[Stretch]
) -> npt.NDArray[np.float32]:
    """Stretch by feature. `stretches`: in text order, as many as overlap; `items`: the quotations of the page."""
    if not stretches:
        return np.empty((0, len(FEATURES)), dtype=np.float32)
    places = _Stretches(
        np.array([one.start for one in stretches]),
        np.array([one.end for one in stretches]),
        np.array([one.chance for one in stretches]),
        np.array([one.read for one in stretches]),
    )
    overlapping = _overlapping(places)
    best = _best(places, overlapping)
    columns = {
        "chance": places.chance,
        "characters": places.end - places.start,
        "quotation": _quotation(items, places),
        **_of_words(page, vocabulary, stretches),
        **_of_rivals(places, overlapping),
        **_of_sentences(page.text, places, best),
        "opening": _summed(places.start, places.chance),
        "closing": _summed(places.end, places.chance),
        "best": best,
        "density": sum(places.chance[best].tolist()) / best.sum(),
        "read": places.read,
        "read_rival": _likeliest(overlapping, places.read),
        "read_density": sum(places.read[best].tolist()) / best.sum(),
        "quoting": len(_MARKS.findall(page.text)) / len(page.text),
    }
    found = np.empty((len(stretches), len(FEATURES)))
    for at, name in enumerate(FEATURES):
        found[:, at] = columns[name]
    kept = np.clip(found[:, _CHANCES], _LEAST, _MOST)
    found[:, _CHANCES] = np.log(kept / (1 - kept))
    return found.astype(np.float32)


def _of_words(page: Page, vocabulary: Vocabulary, stretches: Sequence[Stretch]) -> Mapping[str, Sequence[float]]:
    words = [page.text[one.start : one.end] for one in stretches]
    times = Counter(words)
    likeliest: dict[str, float] = {}
    read: dict[str, float] = {}
    for word, one in zip(words, stretches, strict=True):
        likeliest[word] = max(likeliest.get(word, 0.0), one.chance)
        read[word] = max(read.get(word, 0.0), one.read)
    nouns = {word: len(vocabulary.noun_at_end(_MARKS.sub("", word)) or "") for word in times}
    return {
        "words": [page.word_at(one.end - 1) - page.word_at(one.start) + 1 for one in stretches],
        "noun": [nouns[word] for word in words],
        "times": [times[word] for word in words],
        "likeliest": [likeliest[word] for word in words],
        "read_likeliest": [read[word] for word in words],
    }


def _of_rivals(places: _Stretches, overlapping: _Pairs) -> Mapping[str, Numbers]:
    one, other = overlapping
    start, end, chance, _ = places
    wider = (start[other] <= start[one]) & (end[one] <= end[other])
    narrower = (start[one] <= start[other]) & (end[other] <= end[one])
    return {
        "rival": _likeliest(overlapping, chance),
        "wider": _likeliest(_Pairs(one[wider], other[wider]), chance),
        "narrower": _likeliest(_Pairs(one[narrower], other[narrower]), chance),
        "any": chance + np.bincount(one, chance[other], len(chance)),
    }


def _of_sentences(text: str, places: _Stretches, best: npt.NDArray[np.bool_]) -> Mapping[str, Numbers | Integers]:
    """Other names of the same sentence, the likeliest where stretches overlap, and how far its borders are."""
    start, end, chance, _ = places
    ends = np.array([-1, *(found.start() for found in _SENTENCE_END.finditer(text)), len(text)])
    sentence = np.searchsorted(ends, start)
    near = _near(np.flatnonzero(best), sentence)
    apart = (end[near.other] <= start[near.one]) | (end[near.one] <= start[near.other])
    near = _Pairs(near.one[apart], near.other[apart])
    return {
        "near_best": _likeliest(near, chance),
        "near_count": np.bincount(near.one, minlength=len(start)),
        "near_sum": np.bincount(near.one, chance[near.other], len(start)),
        "before": start - ends[sentence - 1] - 1,
        "behind": ends[np.searchsorted(ends, end - 1, side="right")] - end,
    }


def _near(best: Integers, sentence: Integers) -> _Pairs:
    """Each stretch with the nearest of `best` in its sentence, itself among them."""
    at = np.searchsorted(best, np.arange(len(sentence)))
    first = np.maximum(np.searchsorted(sentence[best], sentence, side="left"), at - _NEAREST)
    last = np.minimum(np.searchsorted(sentence[best], sentence, side="right"), at + _NEAREST)
    pairs = _ranges(first, last)
    return _Pairs(pairs.one, best[pairs.other])


def _overlapping(places: _Stretches) -> _Pairs:
    """Each stretch with each other one that shares a character with it."""
    behind = np.searchsorted(places.start, places.end)
    first, second = _ranges(np.arange(1, len(behind) + 1), behind)
    return _Pairs(np.concatenate((second, first)), np.concatenate((first, second)))


def _best(places: _Stretches, overlapping: _Pairs) -> npt.NDArray[np.bool_]:
    """Whether no stretch that overlaps it is likelier; of equal ones the first is best."""
    one, other = overlapping
    own, rival = places.chance[one], places.chance[other]
    beaten = one[(rival > own) | ((rival == own) & (other < one))]
    return np.isin(np.arange(len(places.chance)), beaten, invert=True)


def _ranges(first: Integers, last: Integers) -> _Pairs:
    """Each index with all of its half-open range `first:last`."""
    sizes = np.maximum(last - first, 0)
    one = np.repeat(np.arange(len(sizes)), sizes)
    return _Pairs(one, np.arange(len(one)) - (np.cumsum(sizes) - sizes - first)[one])


def _likeliest(pairs: _Pairs, chance: Numbers) -> Numbers:
    """The best chance among the others of each stretch; 0 without any."""
    found = np.zeros(len(chance))
    np.maximum.at(found, pairs.one, chance[pairs.other])
    return found


def _summed(places: Integers, chance: Numbers) -> Numbers:
    """The chances of all that share a place."""
    _, at = np.unique(places, return_inverse=True)
    return np.asarray(np.bincount(at, chance)[at], dtype=np.float64)


def _quotation(items: Sequence[Item], places: _Stretches) -> Integers:
    """How the first quotation ends that shares a character with each stretch."""
    if not items:
        return np.zeros(len(places.start), dtype=np.intp)
    mark = np.array([item.quoted.mark for item in items])
    reach = np.array([max(item.quoted.after, item.inner_end) for item in items])
    ending = np.array([_ending(item) for item in items])
    before = np.maximum(np.searchsorted(mark, places.start, side="right") - 1, 0)
    behind = np.minimum(before + 1, len(items) - 1)
    shares = [(mark[at] < places.end) & (places.start < reach[at]) for at in (before, behind)]
    return np.where(shares[0], ending[before], np.where(shares[1], ending[behind], 0))


def _ending(item: Item) -> int:
    if not item.quoted.closed:
        return 2
    return 1 if item.quoted.paired else 3
