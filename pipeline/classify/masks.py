"""Names that were made unreadable: xx县, 某镇."""

from __future__ import annotations

import re

MASK = "xX×＊*○某"
FREE = f'[\u4e00-\u9fff{MASK}A-Za-z“”"·]'
"""Characters of names."""


def only_masks(name: str) -> bool:
    """Whether nothing but a place's end is left of a name."""
    return bool(re.match(rf"^[{MASK}]{{1,4}}.{{1,3}}$", name))
