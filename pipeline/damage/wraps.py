"""Lines broken at one width, through words and numbers, as old editors and text exports do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from pipeline.damage.edits import Change

_NARROWEST = 30
_WIDEST = 40
_INDENT = "\u3000\u3000"
_FLUSH = re.compile(r"\d+、|\Z")
"""A site's numbered pieces and empty lines stand at the margin."""
_FIRST_WIDE = "\u2e80"
"""Characters from here on are as wide as two of the others."""


def wrap(text: str, chance: Random) -> Iterator[Change]:
    """Every line breaks where `width` Chinese characters are full; paragraphs open with a blank or without."""
    width = 2 * chance.randint(_NARROWEST, _WIDEST)
    indent = chance.choice(("", _INDENT))
    start = 0
    for line in text.split("\n"):
        column = 0
        if indent and not _FLUSH.match(line):
            yield Change(start, start, indent, "wrapped")
            column = 2 * len(indent)
        for place, character in enumerate(line, start):
            step = 2 if character >= _FIRST_WIDE else 1
            if column + step > width:
                yield Change(place, place, "\n", "wrapped")
                column = 0
            column += step
        start += len(line) + 1
