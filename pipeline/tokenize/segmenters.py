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
from typing import Any, Literal

UserWord = tuple[str, int | None, str]
"""Word, frequency (None: just enough to stay whole), part of speech."""

Segment = Callable[[str], list[tuple[str, str]]]
"""Text to (word, tag) pairs whose words, joined, are the text."""

Backend = Literal["rjieba", "jieba"]

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
    for word, frequency, tag in user_words:
        instance.add_word(word, frequency, tag)
    tag_words, has_word = instance.tag, instance.has_word

    def segment(text: str) -> list[tuple[str, str]]:
        result: list[tuple[str, str]] = []
        for pair in tag_words(text):
            if has_word(pair[0]):
                result.append(pair)
            else:
                # jieba-rs guesses tags of unknown words by a model that jieba has not: shape decides for both.
                result.extend(_by_shape(pair[0]))
        return result

    return segment


def _make_jieba(user_words: Iterable[UserWord]) -> Segment:
    jieba: Any = _import_jieba()
    instance = jieba.Tokenizer()
    with instance.get_dict_file() as lines:
        tags = dict(_dictionary_tags(lines))
    instance.initialize()
    for word, frequency, tag in user_words:
        instance.add_word(word, frequency, tag)
        tags[word] = tag

    def segment(text: str) -> list[tuple[str, str]]:
        result: list[tuple[str, str]] = []
        for word in instance.cut(text):
            tag = tags.get(word)
            if tag is not None:
                result.append((word, tag))
            else:
                result.extend(_by_shape(word))
        return result

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


def _by_shape(word: str) -> list[tuple[str, str]]:
    """A word outside the dictionary with its tag; ASCII runs such as 2026-02-03 cut into their parts.

    The two backends cut such runs differently, and differ nowhere else.
    """
    if len(word) == 1 or not word.isascii() or not _ASCII_GLUE.search(word):
        return [(word, _shape_tag(word))]
    return [(piece, _shape_tag(piece)) for piece in _ASCII_PIECE.findall(word)]


def _shape_tag(word: str) -> str:
    if not word.isascii() or not word.isalnum():
        return "m" if _NUMBER.fullmatch(word) else "x"
    return "m" if word.isdigit() else "eng"
