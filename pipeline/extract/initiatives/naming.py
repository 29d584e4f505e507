"""Canonical names: quotes dropped around a whole name, kept around a part, generic tails dropped."""

from __future__ import annotations

import re

from pipeline.config.initiatives import HeadGroup
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.extract.initiatives.words import any_of, words_of

_SPACES = re.compile(r"\s+")
_MARKS = re.compile('[ \u3000\t“”"‘’「」『』〝〞〟＂]')
_LEAST = 3


class Naming:
    """Built once per worker."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        rules = vocabulary.rules
        tails = words_of(rules.tails)
        self._tail = re.compile(f"(?:{any_of(tails)})$")
        self._key_tail = re.compile(f"(?:{any_of(tails | {*rules.wavering_tails.words})})$")
        self._plain_tails = words_of(rules.plain_tails)
        self._shapes = vocabulary.shapes

    def tidy(self, inner: str) -> str:
        """Text of a name without spaces and with whole-name tails dropped: 千企进万村活动 is 千企进万村."""
        return _without(self._tail, _SPACES.sub("", inner))

    def quoted_name(self, inner: str, behind: str, group: HeadGroup | None, *, whole: bool) -> tuple[str, str | None]:
        """Name and alias of quoted words with the cue noun `behind` them ("" for none).

        `whole`: the quoted words end in a cue noun of their own.
        """
        if not behind or group is None:
            return self.tidy(inner), None
        inner = _SPACES.sub("", inner)
        full = f"“{inner}”{behind}"
        plain = group.generic and behind in group.words
        falls_off = plain or (behind in self._plain_tails and (whole or self._shapes.is_numeric_work(inner)))
        if falls_off and len(inner) >= _LEAST:
            return inner, full
        return full, inner

    def key_of(self, name: str) -> str:
        """What two mentions of one initiative share: no marks, no spaces, no generic tail."""
        return _without(self._key_tail, unmarked(name))


def unmarked(name: str) -> str:
    """A name without quotes and spaces."""
    return _MARKS.sub("", name)


def _without(tail: re.Pattern[str], name: str) -> str:
    """`name` without the tail that ends it, where enough is left."""
    match = tail.search(name)
    return name[: match.start()] if match and match.start() >= _LEAST else name
