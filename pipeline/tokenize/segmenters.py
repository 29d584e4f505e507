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

Tagged = tuple[list[str], list[str]]
"""Words and their tags, one for one."""

Segment = Callable[[str], Tagged]
"""Text to words that, joined, are the text, and their tags."""

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

    def segment(text: str) -> Tagged:
        pairs = tag_words(text)
        words = [word for word, _ in pairs]
        # jieba-rs guesses tags of unknown words by a model that jieba has not: shape decides for both.
        unknown = {word for word in set(words) if not has_word(word)}
        if any(map(_is_run, unknown)):
            return _split_runs(words, [tag for _, tag in pairs], unknown)
        shapes = {word: _shape_tag(word) for word in unknown}
        return words, [shapes.get(word, tag) for word, tag in pairs]

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

    def segment(text: str) -> Tagged:
        words = list(instance.cut(text))
        return _split_runs(words, [tags.get(word, "") for word in words], set(words) - tags.keys())

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


def _split_runs(words: list[str], tags: list[str], unknown: set[str]) -> Tagged:
    """ASCII runs cut into their parts, and tags by shape for all words outside the dictionary."""
    split_words: list[str] = []
    split_tags: list[str] = []
    for word, tag in zip(words, tags, strict=True):
        if word not in unknown:
            split_words.append(word)
            split_tags.append(tag)
            continue
        pieces = _ASCII_PIECE.findall(word) if _is_run(word) else [word]
        split_words.extend(pieces)
        split_tags.extend(map(_shape_tag, pieces))
    return split_words, split_tags


def _shape_tag(word: str) -> str:
    if not word.isascii() or not word.isalnum():
        return "m" if _NUMBER.fullmatch(word) else "x"
    return "m" if word.isdigit() else "eng"
