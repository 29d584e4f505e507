"""configs/washing.yaml: words that sharing sites put in place of others, site by site."""

from __future__ import annotations

from pipeline.config.base import ConfigModel, Entry
from pipeline.config.patterns import PatternEntry


class WashedWord(Entry):
    """A word that stands for another one."""

    original: str


class AmbiguousWord(PatternEntry):
    """One that authors write as well: it is told only where others prove that the site had the text."""

    original: str


class WashingSite(ConfigModel):
    """One table of replacements: copies that went through it have several of its words."""

    name: str
    words: tuple[WashedWord, ...]
    beside: tuple[AmbiguousWord, ...]

    @property
    def originals(self) -> dict[str, str]:
        """Every washed word with what it stands for."""
        return {word.text: word.original for word in self.words}


class Washing(ConfigModel):
    sites: tuple[WashingSite, ...]

    @property
    def originals(self) -> dict[str, str]:
        """Those of all sites."""
        return {text: original for site in self.sites for text, original in site.originals.items()}
