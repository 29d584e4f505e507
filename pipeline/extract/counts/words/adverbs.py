"""Adverbs before a verb: in one word with it (已装, 依法查处), or words that are adverbs there alone (成功|突破)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.config import Config

_PAIR = 2
_WHICH = "的"


class Adverbs:
    """Short ones that the dictionary, lacking the word, leaves in one with the verb. Built once per worker."""

    def __init__(self, config: Config) -> None:
        self._run = re.compile(f"(?:{'|'.join(config.count_cues.verb_adverbs.words)})+")

    def before(self, text: str) -> int:
        """How many characters of `text` are adverbs before a verb."""
        found = self._run.match(text)
        return found.end() if found else 0


class VerbAdverbs:
    """Words that before a verb say how or when it was done, whatever the dictionary calls them. Built once per worker.

    Before 的 they say which ones, and belong to the name: 提前完成的12项.
    """

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self._saying_how = frozenset(cues.saying_how.words)
        self._all = self._saying_how | frozenset(cues.how_moved.words)
        self._moves = frozenset(
            (*cues.up.words, *cues.down.words, *cues.reach.words, *cues.climbing.words, *cues.level_verbs.words)
        )
        verbs = frozenset((*cues.predicates.words, *cues.naming_predicates.words))
        self._governing = verbs - frozenset(cues.attributive.words)
        self._verbs = verbs | frozenset(cues.brief_predicates.words)

    def places(self, texts: Sequence[str]) -> list[int]:
        """Where in `texts` they stand."""
        return [at for at, text in enumerate(texts) if text in self._all and self._is_one(texts, at)]

    def are_drawn_in(self, texts: Sequence[str], at: int) -> bool:
        """Whether one makes a single word of four characters with its verb: 顺利完成, 快速增长."""
        text = texts[at]
        if len(text) != 2 * _PAIR or _is(texts, at + 1, _WHICH):
            return False
        adverb, verb = text[:_PAIR], text[_PAIR:]
        return (verb in self._moves and adverb in self._all) or (verb in self._governing and adverb in self._saying_how)

    def _is_one(self, texts: Sequence[str], at: int) -> bool:
        if at + 1 >= len(texts) or _is(texts, at + 2, _WHICH):
            return False
        verb = texts[at + 1]
        moves = verb in self._moves or (at + 2 < len(texts) and verb + texts[at + 2] in self._moves)
        return moves or (verb in self._verbs and texts[at] in self._saying_how)


def _is(texts: Sequence[str], at: int, text: str) -> bool:
    return at < len(texts) and texts[at] == text
