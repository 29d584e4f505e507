"""configs/report.yaml: what tells a report's kind and the level of its organisation."""

from __future__ import annotations

from pipeline.config.base import ConfigModel, CueGroup
from pipeline.config.patterns import PatternEntry
from pipeline.records import OrganisationLevel, ReportKind


class KindCue(PatternEntry):
    kind: ReportKind


class LevelCue(PatternEntry):
    """Matches the end of an organisation's name."""

    level: OrganisationLevel


class CongressCue(PatternEntry):
    """Matches, in what stands before and behind the number of a congress, all but the place."""

    name: str
    """Of the body that convenes it, with {place}."""


class ReportCues(ConfigModel):
    titles: tuple[KindCue, ...]
    """Searched in the title; the first entry that matches decides."""
    phrases: tuple[KindCue, ...]
    """Searched in the first and last lines where the title tells nothing."""
    levels: tuple[LevelCue, ...]
    """Searched in a name; the first entry that matches decides."""
    units: tuple[PatternEntry, ...]
    """Ends of organisations' names; the first entries are tried first."""
    sure_units: tuple[PatternEntry, ...]
    """Ends of names that no other word ends like, whatever follows."""
    posts: tuple[PatternEntry, ...]
    """Posts that follow an organisation's name."""
    congresses: tuple[CongressCue, ...]
    """Who convenes the congresses of mass organisations."""
    behind: CueGroup
    """Behind the name of a five-year plan in a title they tell that it is looked back on."""
    ahead: CueGroup
    """Before such a word they tell that the plan is still to come."""
