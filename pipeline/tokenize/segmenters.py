"""The one door to rjieba and jieba: both give the same words and tags for the same text.

rjieba (jieba-rs) is some thirty times faster; jieba stands in where no rjieba wheel exists. Both use jieba's own
dictionary. An instance belongs to one `Tokenizer`: jieba's instances leak into one another through module globals, so
nothing here ever touches its default instance or deletes a word.
"""

from __future__ import annotations

import importlib
import logging
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, Literal, cast

UserWord = tuple[str, int | None, str]
"""Word, frequency (None: just enough to stay whole, or that of the dictionary), part of speech."""

Tagged = tuple[tuple[str, ...], tuple[str, ...]]
"""Words and their tags, one for one."""

Segment = Callable[[str], Tagged]
"""Text to words that, joined, are the text, and their tags."""

Backend = Literal["rjieba", "jieba"]

_RUN = "run"
"""Stands for the tag of an ASCII run until it is split."""
_ASCII_PIECE = re.compile(r"[A-Za-z0-9]+(?:\.[0-9]+)?%?|.", re.DOTALL)
_ASCII_GLUE = re.compile(r"[-_+#&.%]")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?%?")


def make_segment(user_words: Iterable[UserWord], backend: Backend | None = None) -> Segment:
    """A segmenter with `user_words`; rjieba where it is installed, unless `backend` names one.

    Raises:
        ImportError: the backend that was named is not installed.
    """
    if backend == "jieba":
        return _make_jieba(user_words)
    try:
        return _make_rjieba(user_words)
    except ImportError:
        if backend == "rjieba":
            raise
        return _make_jieba(user_words)


def _make_rjieba(user_words: Iterable[UserWord]) -> Segment:
    rjieba = importlib.import_module("rjieba")
    instance = rjieba.Jieba()
    known: dict[str, str] = {}
    """Tags of the dictionary's words and of single characters that were met: nothing that a text alone holds."""
    for word, frequency, tag in user_words:
        if frequency or not instance.has_word(word):
            instance.add_word(word, frequency, tag)
        known[word] = tag

    def tag_of(word: str, text: str) -> str:
        if not instance.has_word(word):
            # jieba-rs guesses tags of unknown words by a model that jieba has not: shape decides for both.
            tag = _RUN if _is_run(word) else _shape_tag(word)
            return known.setdefault(word, tag) if len(word) == 1 else tag
        pairs = instance.tag(word)
        # A rare word falls apart when it stands alone; its tag shows in its text.
        known[word] = pairs[0][1] if len(pairs) == 1 else dict(instance.tag(text))[word]
        return known[word]

    def segment(text: str) -> Tagged:
        # Cutting takes half the time of tagging, and most words have been met before.
        words = instance.cut(text)
        tags: list[str | None] = list(map(known.get, words))
        for at in _places_of_none(tags):
            tags[at] = tag_of(words[at], text)
        return _split_runs(words, cast("list[str]", tags))

    return segment


def _make_jieba(user_words: Iterable[UserWord]) -> Segment:
    jieba: Any = _import_jieba()
    instance = jieba.Tokenizer()
    with instance.get_dict_file() as lines:
        tags = dict(_dictionary_tags(lines))
    instance.initialize()
    for word, frequency, tag in user_words:
        if frequency or not instance.FREQ.get(word):
            instance.add_word(word, frequency, tag)
        tags[word] = tag

    def segment(text: str) -> Tagged:
        words = list(instance.cut(text))
        return _split_runs(words, [tags.get(word) or (_RUN if _is_run(word) else _shape_tag(word)) for word in words])

    return segment


def _import_jieba() -> object:
    """jieba logs at DEBUG to stderr when imported and warns of its own old imports: neither is ours to show."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        jieba = importlib.import_module("jieba")
    logging.getLogger("jieba").setLevel(logging.WARNING)
    return jieba


def _dictionary_tags(lines: Iterable[bytes]) -> Iterable[tuple[str, str]]:
    for line in lines:
        parts = line.decode("utf-8").split()
        if len(parts) == 3:
            yield parts[0], parts[2]


def _is_run(word: str) -> bool:
    """Whether this is an ASCII run such as 2026-02-03: the two backends cut those differently, and nothing else."""
    return len(word) > 1 and word.isascii() and bool(_ASCII_GLUE.search(word)) and not _NUMBER.fullmatch(word)


def _places_of_none(items: list[str | None]) -> Iterator[int]:
    """Places of None in a list, which may be filled meanwhile."""
    at = -1
    with suppress(ValueError):
        while True:
            yield (at := items.index(None, at + 1))


def _split_runs(words: list[str], tags: list[str]) -> Tagged:
    """ASCII runs, marked by their tag, cut into their parts."""
    if _RUN not in tags:
        return tuple(words), tuple(tags)
    split_words: list[str] = []
    split_tags: list[str] = []
    for word, tag in zip(words, tags, strict=True):
        pieces = _ASCII_PIECE.findall(word) if tag is _RUN else [word]
        split_words.extend(pieces)
        split_tags.extend(map(_shape_tag, pieces) if tag is _RUN else [tag])
    return tuple(split_words), tuple(split_tags)


def _shape_tag(word: str) -> str:
    if not word.isascii():
        return "x"
    if word.isalnum():
        return "m" if word.isdigit() else "eng"
    return "m" if _NUMBER.fullmatch(word) else "x"
