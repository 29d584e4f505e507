"""What is known of each unit, as columns of codes that `templates` joins.

| column | says |
|---|---|
| word, tag, size, first, last, script | the unit itself; script: figures, letters, marks, Chinese |
| class | how the word behaves beside a name: launch, carry, refuse, clause, vague … (configs/initiatives.yaml) |
| governing | the class of the nearest governing word before it in the clause, and how far off |
| ending, head | a noun that may end a name ends here: how strong and of which kind; the noun |
| ahead | the next such noun in the clause: how strong, how far off |
| quote | where the unit stands to a quotation: b, i, e inside, its marks, t behind it in its tail |
| context, right, noun, shape, ordinary, seen | what the rules see of that quotation; `seen` is all of it |
| known | a slogan or model that its shape gives away begins, goes on or ends here |
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.endings import Ending
from pipeline.extract.initiatives.labelling.templates import Codes
from pipeline.extract.initiatives.labelling.units import Units
from pipeline.extract.initiatives.quoted import Item

_GOVERNING = ("launch", "carry", "refuse")
_CLAUSE = "clause"
_FAR = np.array([0, 1, 2, 3, 4, 4, 4, *[7] * 5, 9], dtype=np.uint32)
_SIZES = ("1", "2", "3")
_FAMILIES = {
    "context": frozenset({"launch", "carry", "refuse", "refuse_soft"}),
    "right": frozenset({"right_refuse", "right_carry", "attributive", "outcome"}),
    "noun": frozenset({"head_after", "head_inside", "head_before"}),
    "shape": frozenset(
        {"numeric_work", "doctrine_shape", "plus_model", "latin_code", "tiny", "prose", "clauses", "lexicon"}
    ),
    "ordinary": frozenset({"dictionary_word"}),
}
QUOTED_COLUMNS = ("quote", *_FAMILIES, "seen")


class Coder(dict[str, int]):
    """A stable code for each string, the same on every machine; 0 stands for nothing."""

    def __missing__(self, text: str) -> int:
        code = self[text] = zlib.crc32(text.encode("utf-8", "surrogatepass")) or 1
        return code


class Seen(NamedTuple):
    """What the rules see in a page, before any choice."""

    endings: Iterable[Ending]
    items: Sequence[Item]
    quoted: Sequence[Candidate]
    known: Sequence[Candidate]


class Columns:
    """The columns of one text, made where they are asked for: a long text's words are told by their rows until then."""

    def __init__(self, places: npt.NDArray[np.int32], rows: npt.NDArray[np.uint32], own: Mapping[str, Codes]) -> None:
        self._places, self._rows, self._own = places, rows, own

    def __len__(self) -> int:
        """How many units."""
        return len(self._places)

    def part(self, first: int, last: int) -> dict[str, Codes]:
        """All columns of the units `first:last`."""
        seen = self._rows[self._places[first:last]]
        return {
            **{name: np.ascontiguousarray(seen[:, at]) for at, name in enumerate(_Lexicon.COLUMNS)},
            **{name: codes[first:last] for name, codes in self._own.items()},
        }

    def at(self, units: npt.NDArray[np.intp]) -> dict[str, Codes]:
        """All columns of the `units` of these places."""
        seen = self._rows[self._places[units]]
        return {
            **{name: seen[:, at] for at, name in enumerate(_Lexicon.COLUMNS)},
            **{name: codes[units] for name, codes in self._own.items()},
        }

    def all(self) -> dict[str, Codes]:
        return self.part(0, len(self))


class _Lexicon(dict[str, int]):
    """What is known of each word by itself: a row of codes for every word met."""

    COLUMNS = ("word", "size", "first", "last", "script", "class")
    _MOST = 100_000

    def __init__(self, classes: Mapping[str, str], code: Coder) -> None:
        self._classes, self._code = classes, code
        self._rows = np.zeros((1024, len(self.COLUMNS) + 2), dtype=np.uint32)

    def __missing__(self, word: str) -> int:
        row = self[word] = len(self)
        if row >= len(self._rows):
            self._rows = np.concatenate((self._rows, np.zeros_like(self._rows)))
        script = _script(word)
        kind = self._classes.get(word) or ("mark" if script == "mark" else "-")
        seen = (word, _SIZES[min(len(word), 3) - 1], word[0], word[-1], script, kind)
        governing = _GOVERNING.index(kind) + 1 if kind in _GOVERNING else 0
        self._rows[row] = [*map(self._code.__getitem__, seen), governing, kind == _CLAUSE]
        return row

    def read(self, words: Sequence[str]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint32]]:
        """The row of each word, and all rows: a code for each of `COLUMNS`, which governing word it is, and whether
        it ends a clause.
        """
        if len(self) > self._MOST:
            self.clear()
            self._rows = np.zeros_like(self._rows)
        places = np.fromiter(map(self.__getitem__, words), dtype=np.int32, count=len(words))
        return places, self._rows


class ColumnReader:
    """Built once per worker; what is known of words is kept between documents, up to a bound."""

    _MOST = 300_000

    def __init__(self, classes: Mapping[str, str]) -> None:
        self._code = Coder()
        self._lexicon = _Lexicon(classes, self._code)
        self._governing = np.array([0, *map(self._code.__getitem__, _GOVERNING)], dtype=np.uint32)

    def read(self, units: Units, seen: Seen) -> Columns:
        """All columns of a text; offsets in `seen` are code points of the same text."""
        if len(self._code) > self._MOST:
            self._code.clear()
        places, rows = self._lexicon.read(units.words)
        clauses = rows[places, -1] > 0
        own = {
            "tag": np.fromiter(map(self._code.__getitem__, units.tags), dtype=np.uint32, count=len(units.tags)),
            "governing": self._of_governing(rows[places, -2].astype(np.int8), clauses),
            **self._of_endings(units, seen.endings, clauses),
            **self._of_quotes(units, seen.items, seen.quoted),
            "known": self._of_known(units, seen.known),
        }
        return Columns(places, rows, own)

    def _of_governing(self, kinds: npt.NDArray[np.int8], clauses: npt.NDArray[np.bool_]) -> Codes:
        """The nearest governing word before each unit and its distance; 0 where a clause begins between."""
        last = _last_before(kinds > 0)
        codes = np.zeros(len(kinds), dtype=np.uint32)
        reached = np.flatnonzero(last > _last_before(clauses))
        governor = last[reached]
        codes[reached] = self._governing[kinds[governor]] * np.uint32(64) + _far(reached - governor - 1)
        return codes

    def _of_endings(self, units: Units, endings: Iterable[Ending], clauses: npt.NDArray[np.bool_]) -> dict[str, Codes]:
        size = len(units.starts)
        ending, head, strength, ahead = (np.zeros(size, dtype=np.uint32) for _ in range(4))
        code = self._code
        for one in endings:
            at = bisect_left(units.starts, one.end) - 1
            if units.starts[at] + len(units.words[at]) == one.end:
                ending[at] = code[f"{one.strength} {one.kind}"]
                head[at] = code[one.text]
                strength[at] = code[one.strength]
        following = _next_from(strength > 0)
        reached = np.flatnonzero(following < _next_from(clauses))
        ends = following[reached]
        ahead[reached] = strength[ends] * np.uint32(64) + _far(ends - reached)
        return {"ending": ending, "head": head, "ahead": ahead}

    def _of_quotes(self, units: Units, items: Sequence[Item], candidates: Iterable[Candidate]) -> dict[str, Codes]:
        if not items:
            return dict.fromkeys(QUOTED_COLUMNS, np.zeros(len(units.starts), dtype=np.uint32))
        columns = {name: np.zeros(len(units.starts), dtype=np.uint32) for name in QUOTED_COLUMNS}
        features: dict[int, set[str]] = {}
        for candidate in candidates:
            features.setdefault(candidate.start, set()).update(candidate.features)
        code = self._code
        for item in items:
            told = features.get(item.start, features.get(item.quoted.mark, set()))
            values = {name: code[" ".join(sorted(told & family))] for name, family in _FAMILIES.items()}
            values["seen"] = code[" ".join(sorted(told))]
            for at, place in _places(units, item):
                columns["quote"][at] = code[place]
                for name, value in values.items():
                    columns[name][at] = value
        return columns

    def _of_known(self, units: Units, candidates: Iterable[Candidate]) -> Codes:
        column = np.zeros(len(units.starts), dtype=np.uint32)
        for candidate in candidates:
            first, last = bisect_left(units.starts, candidate.start), bisect_left(units.starts, candidate.end) - 1
            for at in range(first, last + 1):
                place = "b" if at == first else "e" if at == last else "i"
                column[at] = self._code[f"{candidate.rule} {place}"]
        return column


def _script(word: str) -> str:
    first = word[0]
    if first.isascii():
        return "figures" if first.isdigit() else "letters" if first.isalpha() else "mark"
    return ("one" if len(word) == 1 else "more") if first.isalpha() else "mark"


def _places(units: Units, item: Item) -> Iterator[tuple[int, str]]:
    """The units of a quotation, its marks, its tail and what follows, each with its place."""
    quoted, starts, words = item.quoted, units.starts, units.words
    at = bisect_left(starts, quoted.mark)
    while at < len(starts) and starts[at] <= item.reach:
        start, end = starts[at], starts[at] + len(words[at])
        if start < item.start:
            yield at, "("
        elif start < item.inner_end:
            place = ("b" if start == item.start else "i") + ("e" if end >= item.inner_end else "")
            yield at, place if quoted.closed else place + "?"
        elif start < quoted.after:
            yield at, ")"
        elif start < item.reach:
            yield at, "te" if end == item.reach else "t"
        else:
            yield at, "a"
        at += 1


def _far(distances: npt.NDArray[np.integer[Any]]) -> Codes:
    """Distances in a few steps."""
    steps: Codes = _FAR[np.minimum(distances, len(_FAR) - 1)]
    return steps


def _last_before(marked: npt.NDArray[np.bool_]) -> npt.NDArray[np.int32]:
    """For each place the nearest marked one before it; -1 where there is none."""
    places = np.where(marked, np.arange(len(marked), dtype=np.int32), np.int32(-1))
    found = np.empty_like(places)
    found[:1] = -1
    np.maximum.accumulate(places[:-1], out=found[1:])
    return found


def _next_from(marked: npt.NDArray[np.bool_]) -> npt.NDArray[np.int32]:
    """For each place the nearest marked one at or behind it; the length where there is none."""
    size = len(marked)
    places = np.where(marked, np.arange(size, dtype=np.int32), np.int32(size))
    return np.minimum.accumulate(places[::-1])[::-1]
