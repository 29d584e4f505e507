"""Reports that several files are copies of: the same bytes, or nearly the same words and figures.

A report's words are compared by MinHash over its Chinese characters, four at a time: marks, figures, widths and breaks,
which copying damages, do not count there. Next year's report may have the same words throughout, so its figures must
agree as well. Sketches and their bands lie in a database on disk; memory grows with the copies that are found, not with
the archive.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from datasketch import MinHash

_OTHER = re.compile("[^\u4e00-\u9fff]")
_SHINGLE = 4
_LEAST = 50
"""Shingles of a text that can be told from others."""
_PERMUTATIONS = 128
_BANDS = 32
_ROWS = _PERMUTATIONS // _BANDS
"""Copies of similarity 0.6 share a band with probability 0.988, unrelated reports of 0.02 once in 200,000 pairs."""
SIMILAR = 0.6
"""Share of shingles that copies have in common, estimated. Copies of corpus/, damaged in many ways, keep 0.93 and more;
reports of different organisations share 0.02."""
SURE = 0.9
"""The same where there are too few figures to ask."""
_FIGURES = 5
AGREED = 0.5
"""Share of the figures of the poorer copy that the other has, too."""

_SCHEMA = """
CREATE TABLE sketches (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, uri TEXT NOT NULL, words BLOB NOT NULL, figures BLOB NOT NULL);
CREATE TABLE bands (band INTEGER, hash BLOB, number INTEGER, PRIMARY KEY (band, hash, number)) WITHOUT ROWID;
"""


class _Figure(msgspec.Struct, frozen=True):
    value_exact: str | None
    unit: str | None


class _Source(msgspec.Struct, frozen=True):
    uri: str


class Told(msgspec.Struct, frozen=True):
    """As much of a record as is read here."""

    id: str
    source: _Source
    text: str | None
    counts: tuple[_Figure, ...] = ()


class Sketch(NamedTuple):
    """What is kept of a report. Two are compared by `alike`."""

    words: np.ndarray[tuple[int], np.dtype[np.uint32]]
    figures: frozenset[int]


def sketch(told: Told) -> Sketch | None:
    """None where there is too little text to tell it from others."""
    shingles = _shingles(told.text or "")
    if len(shingles) < _LEAST:
        return None
    words = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=int)
    words.update_batch(shingles.tolist())
    figures = {f"{count.value_exact} {count.unit}" for count in told.counts if count.value_exact}
    return Sketch(words.hashvalues, frozenset(zlib.crc32(figure.encode()) for figure in figures))


def alike(one: Sketch, other: Sketch) -> float | None:
    """Similarity of the words of two copies, from 0 to 1; None where they are no copies."""
    similarity = float(np.mean(one.words == other.words))
    fewer = min(len(one.figures), len(other.figures))
    if fewer < _FIGURES:
        return similarity if similarity >= SURE else None
    agreed = len(one.figures & other.figures) / fewer
    return similarity if similarity >= SIMILAR and agreed >= AGREED else None


def near(reports: Iterable[Told], scratch: Path) -> Iterator[tuple[list[tuple[str, str]], float]]:
    """Groups of near copies, as id and uri of each, with the lowest similarity that joined them; ordered by first id.

    `scratch` is a path that does not exist yet, for a database that the caller removes.
    """
    with closing(sqlite3.connect(scratch, isolation_level=None)) as database:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        _fill(database, reports)
        yield from _groups(database)


def _fill(database: sqlite3.Connection, reports: Iterable[Told]) -> None:
    database.execute("BEGIN")
    for number, told in enumerate(reports):
        made = sketch(told)
        if made is None:
            continue
        figures = np.array(sorted(made.figures), dtype=np.uint32).tobytes()
        database.execute(
            "INSERT INTO sketches VALUES (?, ?, ?, ?, ?)",
            (number, told.id, told.source.uri, made.words.tobytes(), figures),
        )
        bands = ((band, made.words[band * _ROWS : (band + 1) * _ROWS].tobytes(), number) for band in range(_BANDS))
        database.executemany("INSERT INTO bands VALUES (?, ?, ?)", bands)
    database.execute("COMMIT")


def _groups(database: sqlite3.Connection) -> Iterator[tuple[list[tuple[str, str]], float]]:
    parents: dict[int, int] = {}
    lowest: dict[int, float] = {}
    for one, other in _candidates(database):
        first, second = _root(parents, one), _root(parents, other)
        if first == second or (similarity := alike(_load(database, one), _load(database, other))) is None:
            continue
        parents[second], parents[first] = first, first
        lowest[first] = min(similarity, lowest.get(first, 1.0), lowest.get(second, 1.0))
    members: dict[int, list[tuple[str, str]]] = {}
    for number in parents:
        row = database.execute("SELECT id, uri FROM sketches WHERE number = ?", (number,)).fetchone()
        members.setdefault(_root(parents, number), []).append(row)
    for root, group in sorted(members.items(), key=lambda pair: min(pair[1])):
        yield sorted(group), round(lowest[root], 3)


def _candidates(database: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Reports that share a band: each with the first and with the one before, so that a thousand copies give no million
    pairs; ordered by id, so that the order of the archive does not show."""
    rows = database.execute("SELECT band, hash, number FROM bands JOIN sketches USING (number) ORDER BY band, hash, id")
    place, first, before = None, 0, 0
    for band, value, number in rows:
        if (band, value) == place:
            yield first, number
            if before != first:
                yield before, number
        else:
            place, first = (band, value), number
        before = number


def _load(database: sqlite3.Connection, number: int) -> Sketch:
    words, figures = database.execute("SELECT words, figures FROM sketches WHERE number = ?", (number,)).fetchone()
    return Sketch(np.frombuffer(words, dtype=np.uint32), frozenset(np.frombuffer(figures, dtype=np.uint32).tolist()))


def _root(parents: dict[int, int], number: int) -> int:
    while (parent := parents.get(number, number)) != number:
        parents[number] = number = parents.get(parent, parent)
    return number


def _shingles(text: str) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    """A number for each run of four Chinese characters, each once."""
    codes = np.frombuffer(_OTHER.sub("", text).encode("utf-32-le"), dtype=np.uint32)
    if len(codes) < _SHINGLE:
        return np.array([], dtype=np.uint32)
    mixed = np.zeros(len(codes) - _SHINGLE + 1, dtype=np.uint32)
    for place in range(_SHINGLE):
        mixed = mixed * np.uint32(0x01000193) + codes[place : place + len(mixed)]
    return np.unique(mixed)
