"""县(市、区), 乡(镇), 村(社区): a noun whose bracket names the other kinds of its rank."""

from __future__ import annotations

import re
from collections.abc import Iterator

KINDS_OF_PLACE = re.compile(r"(?<=[省市县区旗州乡镇村])\([省市县区旗州乡镇街道村社、]{1,7}\)")


def kinds_of_place(folded: str) -> Iterator[tuple[int, int]]:
    """Where such nouns start and end, the kind before the bracket taken as one character."""
    found = KINDS_OF_PLACE.finditer(folded) if "(" in folded else iter(())
    return ((kinds.start() - 1, kinds.end()) for kinds in found)
