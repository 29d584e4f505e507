"""Copies of texts in which places that exist stand for those that their hand invented.

Hands invent their places, of characters that few words have (砚, 岚, 澹). A model that learns from nothing else takes
these characters for the sign of a name, and passes over 扬州运河博物馆. Dai and Adel (COLING 2020) exchange mentions
for others of their sort; here names stay what they are, and the places in them and around them change.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from pipeline.config.places import Places

_BEFORE = "省|市|县|区|镇|乡|村|街道|江|河|湖|山|港|湾|岛|岭|高新区|高速|机场|至|—"
_STEM = re.compile(rf"(?=([一-鿿]{{2}})(?:{_BEFORE}))")
"""Two characters before a word that places have."""
_RARE = 20
"""A character that the known words of the corpus show less often is one of which places were invented."""
_NAMES = ("nr", "ns", "nt")
"""Tags of names: people, places, organisations."""
_BOUND = "ngj"
"""Tags of single characters that may be pieces of a name: nouns, morphemes, short forms."""
_UNKNOWN = frozenset({"x", "eng", "m"})

Segment = Callable[[str], tuple[Sequence[str], Sequence[str]]]


class RealPlaces:
    """`texts`: of all hands; what their words hold tells which characters are common."""

    def __init__(self, places: Places, texts: Iterable[str], segment: Segment) -> None:
        self._places = places
        self._segment = segment
        self._common = _characters(texts, segment)

    def invented(self, texts: Sequence[str]) -> frozenset[str]:
        """Stems of places that the hand of `texts` invented (砚州 of 砚州市), none of which overlaps another."""
        stems = {found[1] for text in texts for found in _STEM.finditer(text) if self._is_invented(found[1])}
        together = "\n".join(texts)
        times = {stem: together.count(stem) for stem in stems}
        kept: list[str] = []
        for stem in sorted(stems, key=lambda stem: (-times[stem], stem)):
            if not any(stem[0] == other[1] or stem[1] == other[0] for other in kept):
                kept.append(stem)
        return frozenset(kept)

    def exchange(self, text: str, invented: Iterable[str]) -> Mapping[str, str]:
        """For each of the `invented` in `text` a place of its sort, if there are any; for one text always the same."""
        held = {stem: self._sort(stem) for stem in sorted(invented) if stem in text}
        return {stem: _chosen(names, stem + text) for stem, names in held.items() if names}

    def _is_invented(self, stem: str) -> bool:
        return min(self._common[char] for char in stem) < _RARE and not self._is_word(stem)

    def _is_word(self, stem: str) -> bool:
        words, tags = self._segment(stem)
        return len(words) == 1 and tags[0] not in _UNKNOWN

    def _sort(self, stem: str) -> Sequence[str]:
        places = self._places
        sorts = {"江": places.rivers, "河": places.rivers, "湖": places.lakes, "山": places.hills, "岭": places.hills}
        return sorts.get(stem[1], places.towns)


def exchanged(text: str, places: Mapping[str, str]) -> str:
    """`text` with the values of `places` in the stead of its keys."""
    return re.sub("|".join(map(re.escape, places)), lambda found: places[found[0]], text) if places else text


def _characters(texts: Iterable[str], segment: Segment) -> Counter[str]:
    """How often the words of the dictionary that are no names hold each character."""
    common: Counter[str] = Counter()
    for text in texts:
        for word, tag in zip(*segment(text), strict=True):
            if tag not in _UNKNOWN and tag[:2] not in _NAMES and (len(word) > 1 or tag[0] not in _BOUND):
                common.update(word)
    return common


def _chosen(names: Sequence[str], key: str) -> str:
    return names[zlib.crc32(key.encode()) % len(names)]
