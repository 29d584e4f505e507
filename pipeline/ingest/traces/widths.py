"""Half- and full-width characters mixed: figures of both widths, commas of both widths."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Notice

_HAN = "[\u4e00-\u9fff“”《》]"
_HALF = re.compile(rf"[,;:()](?:(?<=[,;:])(?<={_HAN}.)(?={_HAN})|(?<=[(])(?={_HAN})|(?<={_HAN}[)]))")
_FULL = re.compile("[，；：（）]")
_TWINS = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）"}
_FIGURE = re.compile(r"[0-9０-９](?<![0-9０-９（(].)[0-9０-９]*(?![0-9０-９]|[)）、．.](?![0-9０-９]))")
"""Not the labels of sections: （１） and １． are set in full width by many."""
_FULL_DIGIT = re.compile("[０-９]")
_LEAST = 2
"""One mark may be a slip of the author's finger."""


def mixed_widths(text: str) -> Iterator[Notice]:
    """The marks and figures of the rarer width, where both occur and the rarer ones are no single slip."""
    found = sorted([*_rarer_marks(text), *_rarer_figures(text)])
    for start, end in found if len(found) >= _LEAST else ():
        yield Notice(code="width_mixed", start=start, end=end, message="half and full width are mixed")


def _rarer_marks(text: str) -> Iterator[tuple[int, int]]:
    spans: dict[str, list[tuple[int, int]]] = {mark: [] for pair in _TWINS.items() for mark in pair}
    for found in _HALF.finditer(text):
        spans[found[0]].append(found.span())
    for found in _FULL.finditer(text) if any(spans.values()) else ():
        spans[found[0]].append(found.span())
    for mark, twin in _TWINS.items():
        yield from min(spans[mark], spans[twin], key=len)


def _rarer_figures(text: str) -> list[tuple[int, int]]:
    if text.isascii() or _FULL_DIGIT.search(text) is None:
        return []
    figures = list(_FIGURE.finditer(text))
    full = [found.span() for found in figures if not found[0].isascii()]
    half = [found.span() for found in figures if found[0].isascii()]
    return min(full, half, key=len)
