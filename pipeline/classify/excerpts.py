"""Texts that open in mid-report: the headings above their first sections are lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.stages import OutlineSection

_FIRST = re.compile(r"[（(第]*(?:[一1１①Ⅰ壹甲Aa](?![\d一二三四五六七八九十])|I(?![IVX])|首)")
"""The label of a first heading."""
_NUMBERED = re.compile(r"[（(第]*[一二三四五六七八九十\d①-⑳Ⅰ-ⅩA-Za-z]")
"""An annex has a label that tells nothing of what stands before it."""


def is_excerpt(outline: Sequence[OutlineSection]) -> bool:
    """Whether the headings begin with another than a first one."""
    label = outline[1].label if len(outline) > 1 else None
    return label is not None and _NUMBERED.match(label) is not None and not _FIRST.match(label)


def orphans(outline: Sequence[OutlineSection]) -> int:
    """How many sections of an excerpt, from the text before the first heading on, have lost their common parent.

    Those below one of them are counted with it. Parts of the report itself, 三、 and 四、, have no parent to lose.
    """
    if not is_excerpt(outline) or outline[1].level == 1:
        return 0
    for place in range(2, len(outline)):
        section = outline[place]
        if section.level < outline[1].level or (section.level == outline[1].level and _is_first(section)):
            return place
    return len(outline)


def _is_first(section: OutlineSection) -> bool:
    return section.label is not None and _FIRST.match(section.label) is not None
