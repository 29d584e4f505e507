"""Document-sharing sites run paragraphs together, cut the stream every few hundred characters and number the pieces."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from pipeline.damage.edits import Change

_SIZE = 300
_JITTER = 9


def chunk(text: str, chance: Random) -> Iterator[Change]:
    """Everything below the first line, which is the title, becomes numbered chunks with borders anywhere."""
    title_end = text.find("\n")
    if title_end < 0:
        return
    yield Change(title_end + 1, title_end + 1, "1、", "chunk_number")
    for place in range(title_end + 1, len(text)):
        if text[place] == "\n":
            yield Change(place, place + 1, " ", "flattened")
    number, border = 2, title_end + 1 + _length(chance)
    while border < len(text):
        # A border beside a paragraph's end falls on the space that stands for it.
        border += text[border] == "\n"
        yield Change(border, border, f"\n\n{number}、", "chunk_number")
        number, border = number + 1, border + _length(chance)


def _length(chance: Random) -> int:
    return _SIZE + chance.randint(-_JITTER, _JITTER)
