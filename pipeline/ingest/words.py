"""Groups of words of the configuration as patterns."""

from __future__ import annotations

import re

from pipeline.config.base import CueGroup


def any_of(group: CueGroup) -> str:
    """A pattern for any of its words, the first that fits first."""
    return "|".join(map(re.escape, group.words))
