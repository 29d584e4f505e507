"""Measure words of configs/damage.yaml as a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.config.base import Entry


def alternatives(entries: Iterable[Entry]) -> str:
    """The words of `entries`, the longest first; one with `not_before` not before these characters."""
    return "|".join(map(_pattern, sorted(entries, key=lambda entry: -len(entry.text))))


def _pattern(entry: Entry) -> str:
    after = getattr(entry, "not_before", "")
    return re.escape(entry.text) + (f"(?![{re.escape(after)}])" if after else "")
