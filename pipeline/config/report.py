"""configs/report.yaml: what tells a report's kind, whose it is and of which time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field

from pipeline.config.base import ConfigModel, CueGroup
from pipeline.config.patterns import PatternEntry
from pipeline.records import OrganisationLevel, ReportKind

PlaceRank = Literal["province", "city", "county", "town", "village"]


class KindCue(PatternEntry):
    kind: ReportKind


class LevelCue(PatternEntry):
    """Matches the end of an organisation's name, or the word that stands for it."""

    level: OrganisationLevel


class CongressCue(PatternEntry):
    """Matches, in what stands before and behind the number of a congress, all but the place."""

    name: str
    """Of the body that convenes it, with {place}."""


class NationalCue(PatternEntry):
    """Matches what only the report of one national body says."""

    name: str


class GovernmentCue(PatternEntry):
    """Matches the short name of governments at the end of one's name."""

    name: str
    """In full."""
    report: str
    """What governments call their yearly report."""


class PlaceEnds(ConfigModel):
    """What names of places of one rank end in. 【】 in the examples marks the place at the head of a name."""

    rank: PlaceRank
    ends: tuple[str, ...] = Field(min_length=1)
    short: tuple[str, ...] = ()
    """Ends of short names, which full names hold, too."""
    names: tuple[str, ...] = ()
    """Regular expressions of places that are called by their name alone, too."""
    alone: tuple[str, ...] = ()
    """Those ends by which a sentence tells a place without anything larger before it."""
    others: tuple[str, ...] = ()
    """Words that begin or end with such an end and name no place: 社区, 乡村."""
    inside: tuple[str, ...] = ()
    """The same inside names of organisations: 城市管理局; 盐城市 begins one."""
    titled: tuple[str, ...] = ()
    """What shows, right behind an end in a title, that another word goes on there: 市政, 县级."""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    def in_names(self) -> str:
        """A regular expression of the ends inside names of organisations."""
        return _ends(self.ends, (*self.others, *self.inside))

    def in_titles(self, before: Iterable[str]) -> str:
        """The same in titles, where any word may follow; `before`: ends behind which 城市 is no end of a name."""
        inside = [end + word for end in before for word in self.inside]
        return _ends(self.ends, self.others, inside) + self._goes_on()

    def short_in_titles(self, full: str) -> str:
        """The same of short ends, behind which no `full` one stands: 广州市 is no 广州."""
        return f"(?:{'|'.join(self.short)})(?!{full}){self._goes_on()}"

    def in_sentences(self) -> str:
        """The same in sentences, of the ends that tell a place there."""
        return _ends(self.alone, self.others)

    def _goes_on(self) -> str:
        return f"(?!{'|'.join(self.titled)})" if self.titled else ""


def _ends(ends: Iterable[str], others: Sequence[str], inside: Sequence[str] = ()) -> str:
    """A regular expression of ends that are no parts of other words, nor the last of words `inside`."""
    return f"(?:{'|'.join(_guarded(end, others, inside) for end in ends)})"


def _guarded(end: str, others: Sequence[str], inside: Sequence[str]) -> str:
    before = "".join(f"(?<!{word.removesuffix(end)})" for word in (*others, *inside) if word.endswith(end))
    behind = "|".join(word.removeprefix(end) for word in others if word.startswith(end))
    return f"{before}{end}" + (f"(?!{behind})" if behind else "")


class NameCues(ConfigModel):
    """What tells names of organisations from what stands around them."""

    before: tuple[PatternEntry, ...]
    """What stands before a name in a title."""
    party: PatternEntry
    """Before a name it belongs to the name of the party's organ."""
    follows: tuple[PatternEntry, ...]
    """What may stand right behind a name."""
    organs: tuple[PatternEntry, ...]
    """Bodies of an organisation, right behind its name."""
    far_units: tuple[PatternEntry, ...]
    """Ends of names that no other word ends like, however far behind the place they stand."""
    far_not: PatternEntry
    """Right behind such an end it shows that another word goes on there."""
    no_units: tuple[PatternEntry, ...]
    """Words of reports and of time: what holds one is no name."""
    own: CueGroup
    """Before a bare word of level: 全县, 我局."""
    bare: tuple[LevelCue, ...]
    """Words that stand for the organisation where a title names none."""
    bare_not: tuple[PatternEntry, ...]
    """Behind such a word it shows that a name goes on."""
    no_places: tuple[PatternEntry, ...]
    """What looks like a place in a sentence, and begins so, is none."""
    generic: CueGroup
    """What is left of a name when a masked place is taken from it."""
    committees: CueGroup
    """Of villages: they sign what the title calls the village's report."""
    sessions: CueGroup
    """Before the place whose congress it is: 在临河县第十届人民代表大会."""


class CongressWords(ConfigModel):
    """How reports to congresses tell whose congress it is and who speaks."""

    name: CueGroup
    reports: CueGroup
    """What a report to a congress is called behind the congress."""
    societies: CueGroup
    """Ends of names of societies, whose congress bears their own name."""
    speaks: CueGroup
    """Before the name of the body for which one speaks."""
    boards: CueGroup
    """What that body elects, behind its name."""
    speakers: CueGroup
    """Ends of a body's name in the line of its speaker."""
    posts: CueGroup
    """What follows the body's name there."""


class TimeCues(ConfigModel):
    """Words by which titles and first lines tell the time that a report looks back on."""

    behind: CueGroup
    """Behind the name of a five-year plan in a title they tell that it is looked back on."""
    ahead: CueGroup
    """Before such a word they tell that the plan is still to come."""
    midway: CueGroup
    """A title with one looks back on the first half of a plan."""
    planned: CueGroup
    """Behind a year in a title they tell that it is planned."""
    looking_back: CueGroup
    """Behind a year in a title of several they tell that this one is looked back on."""
    reviewed: CueGroup
    """Behind a year in a text they tell that it is looked back on."""
    lately: CueGroup
    """Before a number of years they tell that these are the last ones."""
    told: CueGroup
    """Behind several years they tell that these are looked back on."""
    elections: CueGroup
    """What several years are told since."""
    founded: CueGroup
    """How things begin: a year with one is not looked back on."""
    appointed: CueGroup
    """How somebody's time in an office begins: such a year is not looked back on either."""


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
    places: tuple[PlaceEnds, ...]
    """From province to village."""
    national: NationalCue
    government: GovernmentCue
    names: NameCues
    congress: CongressWords
    congresses: tuple[CongressCue, ...]
    """Who convenes the congresses of mass organisations."""
    time: TimeCues

    def place_ends(self, *ranks: PlaceRank) -> str:
        """A regular expression of the plain ends of places of these ranks, short ones included."""
        ends = (end for place in self.places if place.rank in ranks for end in (*place.ends, *place.short))
        return f"(?:{'|'.join(ends)})"
