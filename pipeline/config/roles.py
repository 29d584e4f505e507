"""configs/roles.yaml: words that tell what a section is for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pipeline.config.base import ConfigModel, CueGroup
from pipeline.config.patterns import PatternEntry
from pipeline.records import SectionRole


class RoleCue(PatternEntry):
    """A regular expression that speaks for a role where it matches."""

    role: SectionRole
    object: bool = False
    """Names a thing that one can do something with: behind a deed the cue says nothing."""
    undated: bool = False
    """Speaks only in reports whose period is unknown: else the year in the heading tells more."""


class DeedCue(PatternEntry):
    """A verb of doing with which a heading begins: what follows is its object."""

    silences: SectionRole
    """The role whose object cues say nothing there."""


class MarkerGroup(ConfigModel):
    """Words of one to three characters whose density speaks for or against roles; training weighs the groups."""

    group: str
    words: tuple[Annotated[str, Field(min_length=1, max_length=3)], ...]
    examples: tuple[str, ...]
    """【】 marks each word of the group."""
    counter_examples: tuple[str, ...] = ()


class Roles(ConfigModel):
    headings: tuple[RoleCue, ...]
    """Searched in headings; the first match in the heading decides, among equals the first entry."""
    deeds: tuple[DeedCue, ...]
    """Searched at the head of headings in which an object cue was found."""
    closings: CueGroup
    """A heading that ends so reports on what its first words name."""
    annexes: CueGroup
    """Mark of an annex: what it holds is told by its title, not by the mark."""
    openings: tuple[RoleCue, ...]
    """Searched at the start of a body; the first entry that matches decides."""
    markers: Annotated[tuple[MarkerGroup, ...], Field(max_length=8)]
    """After a change here train again: the model carries its own copy."""
