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

Tagged = tuple[tuple[str, ...], tuple[str, ...]]
"""Words and their tags, one for one."""

Segment = Callable[[str], Tagged]
"""Text to words that, joined, are the text, and their tags."""

Backend = Literal["rjieba", "jieba"]

_MOST_KNOWN = 200_000
"""Words whose tags are kept in mind; more than any archive's vocabulary, but for words that nobody says twice."""
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
    known: dict[str, str | None] = {}
    """Tags of words that were met; None for a run that must be split. What the dictionary says, and nothing else."""

    def learn(words: Iterable[str], text: str) -> None:
        if len(known) > _MOST_KNOWN:
            known.clear()
        for word in set(words).difference(known):
            if not instance.has_word(word):
                # jieba-rs guesses tags of unknown words by a model that jieba has not: shape decides for both.
                known[word] = _shape_or_run(word)
                continue
            pairs = instance.tag(word)
            # A rare word falls apart when it stands alone; its tag shows in its text.
            known[word] = pairs[0][1] if len(pairs) == 1 else dict(instance.tag(text))[word]

    def segment(text: str) -> Tagged:
        # Cutting takes half the time of tagging, and most words have been met before.
        words = tuple(instance.cut(text))
        try:
            tags = tuple(map(known.__getitem__, words))
        except KeyError:
            learn(words, text)
            tags = tuple(map(known.__getitem__, words))
        return _split_runs(words, tags) if None in tags else (words, tags)  # type: ignore[return-value]

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
        words = tuple(instance.cut(text))
        return _split_runs(words, [tags[word] if word in tags else _shape_or_run(word) for word in words])

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


def _shape_or_run(word: str) -> str | None:
    """The tag of a word outside the dictionary; None for a run."""
    return None if _is_run(word) else _shape_tag(word)


def _split_runs(words: Iterable[str], tags: Iterable[str | None]) -> Tagged:
    """ASCII runs, which have no tag yet, cut into their parts."""
    split_words: list[str] = []
    split_tags: list[str] = []
    for word, tag in zip(words, tags, strict=True):
        if tag is not None:
            split_words.append(word)
            split_tags.append(tag)
            continue
        pieces = _ASCII_PIECE.findall(word)
        split_words.extend(pieces)
        split_tags.extend(map(_shape_tag, pieces))
    return tuple(split_words), tuple(split_tags)


def _shape_tag(word: str) -> str:
    if not word.isascii() or not word.isalnum():
        return "m" if _NUMBER.fullmatch(word) else "x"
    return "m" if word.isdigit() else "eng"
