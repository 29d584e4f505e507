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
from collections.abc import Callable, Iterable
from typing import Literal

UserWord = tuple[str, int | None, str]
"""Word, frequency (None: just enough to stay whole), part of speech."""

Segment = Callable[[str], list[tuple[str, str]]]
"""Text to (word, tag) pairs whose words, joined, are the text."""

Backend = Literal["rjieba", "jieba"]

_ASCII_PIECE = re.compile(r"[A-Za-z0-9]+(?:\.[0-9]+)?%?|.", re.DOTALL)
_ASCII_GLUE = re.compile(r"[-_+#&.%]")


def make_segment(user_words: Iterable[UserWord], backend: Backend | None = None) -> Segment:
    """A segmenter with `user_words`; rjieba where it is installed, unless `backend` names one."""
    if backend == "jieba":
        return _with_ascii_split(_make_jieba(user_words))
    try:
        return _with_ascii_split(_make_rjieba(user_words))
    except ImportError:
        if backend == "rjieba":
            raise
        return _with_ascii_split(_make_jieba(user_words))


def _make_rjieba(user_words: Iterable[UserWord]) -> Segment:
    rjieba = importlib.import_module("rjieba")
    instance = rjieba.Jieba()
    for word, frequency, tag in user_words:
        instance.add_word(word, frequency, tag)
    segment: Segment = instance.tag
    return segment


def _make_jieba(user_words: Iterable[UserWord]) -> Segment:
    jieba = _import_jieba()
    instance = jieba.Tokenizer()
    with instance.get_dict_file() as lines:
        tags = dict(_dictionary_tags(lines))
    instance.initialize()
    for word, frequency, tag in user_words:
        instance.add_word(word, frequency, tag)
        tags[word] = tag

    def segment(text: str) -> list[tuple[str, str]]:
        return [(word, tags.get(word) or _shape_tag(word)) for word in instance.cut(text)]

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


def _shape_tag(word: str) -> str:
    """The tag that jieba-rs gives to words outside its dictionary."""
    latin = sum(char.isascii() and char.isalnum() for char in word)
    if not latin:
        return "x"
    return "m" if latin == sum(char.isascii() and char.isdigit() for char in word) else "eng"


def _with_ascii_split(segment: Segment) -> Segment:
    """Split ASCII runs such as 2026-02-03 by one rule: the two backends differ there and nowhere else."""

    def split(text: str) -> list[tuple[str, str]]:
        pairs = segment(text)
        if not any(_needs_split(word) for word, _ in pairs):
            return pairs
        result: list[tuple[str, str]] = []
        for word, tag in pairs:
            if _needs_split(word):
                result.extend((piece, _shape_tag(piece)) for piece in _ASCII_PIECE.findall(word))
            else:
                result.append((word, tag))
        return result

    return split


def _needs_split(word: str) -> bool:
    return len(word) > 1 and word.isascii() and _ASCII_GLUE.search(word) is not None
