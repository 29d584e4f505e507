"""Measure words that the dictionary has drawn into a word behind digits: 3|家长|流程 is 3|家|长流程."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.extract.counts.words.recut import Tokens

_DRAWN = re.compile(r"\d([家名间处])[一-鿿]{2}")
"""They begin words of two characters (家长, 名称, 间断, 处置) which digits never count without a measure word."""
_PAIR = 2
_FEW = 3
"""Digits of a number that counts such things; longer ones are years and numbers to call."""
_WHOLE = ("家长", "家子")
"""Before a longer noun 长 and 子 open that one: 长流程, 子企业. What others leave makes a word with one character."""


def with_drawn_measures(folded: str, tokens: Tokens) -> Tokens:
    """家长|租, 名称|职, 家长|流程, 家子|企业 behind digits cut anew; 3|家长 alone stays; `tokens` of `folded`."""
    places = (bisect_left(tokens.starts, match.start(1)) for match in _DRAWN.finditer(folded))
    found = [at for at in places if _is_drawn(tokens, at)]
    if not found:
        return tokens
    texts, tags, starts = list(tokens.texts), list(tokens.tags), list(tokens.starts)
    for at in found:
        drawn, behind = texts[at], texts[at + 1]
        texts[at : at + _PAIR] = drawn[0], drawn[1] + behind
        tags[at : at + _PAIR] = "q", "n"
        starts[at + 1] = starts[at] + 1
    return Tokens(texts, tags, starts)


def _is_drawn(tokens: Tokens, at: int) -> bool:
    """Whether the word at `at` begins with the measure word of the digits before it."""
    if not 0 < at < len(tokens.texts) - 1 or tokens.tags[at - 1] != "m":
        return False
    digits, word, behind = tokens.texts[at - 1 : at + 2]
    if len(word) != _PAIR or not (digits.isdigit() and len(digits) <= _FEW):
        return False
    tag = tokens.tags[at + 1]
    if len(behind) == 1:
        return tag[0] in "nvgx" and behind.isalpha()
    return word in _WHOLE and tag in ("n", "x") and behind.isalpha()
