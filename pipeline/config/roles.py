"""configs/roles.yaml: words that tell what a section is for."""

from __future__ import annotations

from pipeline.config.base import ConfigModel
from pipeline.config.patterns import PatternEntry
from pipeline.records import SectionRole


class RoleCue(PatternEntry):
    """A regular expression that speaks for a role where it matches."""

    role: SectionRole


class Roles(ConfigModel):
    headings: tuple[RoleCue, ...]
    """Searched in headings; the first match in the heading decides, among equals the first entry."""
    openings: tuple[RoleCue, ...]
    """Searched at the start of a body; the first entry that matches decides."""
