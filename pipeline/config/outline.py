"""configs/outline.yaml: a report's title, and lines that open a part of their own."""

from __future__ import annotations

from pipeline.config.base import ConfigModel, CueGroup, Entry
from pipeline.config.patterns import PatternEntry


class Outline(ConfigModel):
    title_endings: tuple[Entry, ...]
    title_openers: CueGroup
    """With one a title goes on from the line above it."""
    dated: CueGroup
    """Ends of what has a year and is no first half of a title."""
    addresses: CueGroup
    """Whom a speech addresses: the body begins there."""
    copies: CueGroup
    """What collections call the reports that they hold."""
    openers: tuple[Entry, ...]
    """Regular expressions for whole lines."""
    annexes: CueGroup
    """What an annex is called; its name may stand below its number."""
    attached: CueGroup
    """What opens a list of annexes."""
    no_headings: tuple[PatternEntry, ...]
    """Regular expressions for beginnings of bold lines that head nothing."""
    counted: CueGroup
    """Words that authors count their parts by, with a numeral before or behind."""
    leads_on: CueGroup
    """At the end of words behind a colon: what follows is named there, and the words are no heading's second half."""
    returns: tuple[Entry, ...] = ()
    """Regular expressions for beginnings of paragraphs."""
