"""Simplified characters converted to traditional ones, now and then with their pinyin behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

from pipeline.damage.edits import Change

_PINYIN = {"发": "fā", "展": "zhǎn", "镇": "zhèn", "区": "qū", "务": "wù", "设": "shè", "业": "yè", "护": "hù"}
_SPELT = 0.1


def converting(traditional: Mapping[str, str]) -> Callable[[str, Random], Iterator[Change]]:
    """The way that puts the keys of `traditional` in place of its values; of several the first."""
    converted: dict[str, str] = {}
    for character, simplified in traditional.items():
        converted.setdefault(simplified, character)

    def convert(text: str, chance: Random) -> Iterator[Change]:
        for place, character in enumerate(text):
            if character in converted:
                yield Change(place, place + 1, converted[character], "converted")
            if character in _PINYIN and chance.random() < _SPELT:
                yield Change(place + 1, place + 1, f"({_PINYIN[character]})", "pinyin")

    return convert
