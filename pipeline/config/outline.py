"""configs/outline.yaml: a report's title, and lines that open a part of their own."""

from __future__ import annotations

from pipeline.config.base import ConfigModel, Entry


class Outline(ConfigModel):
    title_endings: tuple[Entry, ...]
    openers: tuple[Entry, ...]
    """Regular expressions for whole lines."""
    returns: tuple[Entry, ...] = ()
    """Regular expressions for beginnings of paragraphs."""
