"""What people say of a text: the models of gold, as hands write it.

A key that is left out means "not annotated". Where a set is labelled completely (`Case.complete`), it means the field's
default: no modifier, role `total`, status `done`. `*_alt` fields name further right answers; `optional` findings count
neither way. Keys that no figure needs (notes, tags) are not read.
"""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from pipeline.records import Number

Several = str | list[str | None] | None
"""One alternative or several; null among them says that the field may be empty."""


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all gold; open, for hands add notes of their own."""


class GoldCount(Gold, frozen=True, kw_only=True):
    """Fields as in `records.Count`. `start`, `occurrence` or `context` tell which of several equal quotes is meant."""

    quote: str
    quote_alt: Several = None
    value: Number | None = None
    low: Number | UnsetType | None = UNSET
    high: Number | UnsetType | None = UNSET
    low_inclusive: bool | UnsetType = UNSET
    high_inclusive: bool | UnsetType = UNSET
    approx: str | UnsetType | None = UNSET
    approx_alt: Several = None
    unit: str | None = None
    unit_alt: Several = None
    unit_class: str | None = None
    unit_class_alt: Several = None
    object: str | None = None
    object_alt: Several = None
    alt_object: Several = None
    predicate: str | None = None
    predicate_alt: Several = None
    role: str | None = None
    role_alt: Several = None
    direction: str | None = None
    direction_alt: Several = None
    base: str | int | None = None
    base_alt: Several = None
    per: str | None = None
    per_alt: Several = None
    status: str | None = None
    status_alt: Several = None
    part_of: str | int | None = None
    """The whole's quote, or its place in the list."""
    suspect: str | None = None
    start: int | None = None
    occurrence: int | None = None
    """0 for the quote's first occurrence in the text."""
    context: str | None = None
    optional: bool | None = False


class GoldInitiative(Gold, frozen=True, kw_only=True):
    """`mention_surfaces` tell how it is mentioned, `n_mentions` how often; the first mention stands at `start:end`."""

    name: str | None = None
    canonical: str | None = None
    repaired_name: str | None = None
    name_alt: Several = None
    aliases: list[str] | None = None
    kind: str | None = None
    kind_alt: Several = None
    status: str | None = None
    status_alt: Several = None
    parent: str | None = None
    parent_alt: Several = None
    n_mentions: int | None = None
    mention_surfaces: list[str] | None = None
    start: int | None = None
    end: int | None = None
    quotes: str | None = None
    """How the first mention stands in the text: paired, unclosed, unopened, mixed, nested, book (《》) or none."""
    optional: bool | None = False
    tier: str | None = None

    @property
    def called(self) -> str:
        """Its name, which some hands write as `canonical`; empty where neither stands."""
        return self.name or self.canonical or ""

    @property
    def soft(self) -> bool:
        """Whether it may be found or not: `optional`, or of the tier of that name."""
        return bool(self.optional) or self.tier == "optional"


class GoldSection(Gold, frozen=True, kw_only=True):
    label: str | None = None
    heading: str | None = None
    heading8: str | None = None
    """The heading's first eight characters."""
    level: int | None = None
    role: str | None = None
    role_alt: Several = None
    alt_roles: Several = None
    topic: str | None = None
    alt_topics: list[str] | None = None
    optional: bool | None = False

    @property
    def beginning(self) -> str:
        return self.heading8 or self.heading or ""


class GoldCheck(Gold, frozen=True, kw_only=True):
    """Arithmetic that the text claims. `members` are quotes; an `absent` one must not be reported as failing."""

    kind: str
    members: list[str]
    holds: bool
    optional: bool | None = False
    absent: bool = False


class GoldSuspect(Gold, frozen=True, kw_only=True):
    quote: str
    why: str | None = None


class GoldOrganisation(Gold, frozen=True, kw_only=True):
    name: str | None = None
    alt_names: Several = None
    level: str | None = None
    level_alt: Several = None


class GoldPeriod(Gold, frozen=True, kw_only=True):
    start: str | None = None
    end: str | None = None


class GoldFacts(Gold, frozen=True, kw_only=True):
    title: str | None = None
    kind: str | None = None
    kind_alt: Several = None
    organisation: GoldOrganisation | None = None
    period: GoldPeriod | None = None


class GoldReport(Gold, frozen=True, kw_only=True):
    """Everything said of one text; null where nobody looked for it."""

    counts: tuple[GoldCount, ...] | None = None
    initiatives: tuple[GoldInitiative, ...] | None = None
    sections: tuple[GoldSection, ...] | None = None
    checks: tuple[GoldCheck, ...] | None = None
    suspects: tuple[GoldSuspect, ...] | None = None
    report: GoldFacts | None = None


class GoldText(Gold, frozen=True, kw_only=True):
    """The text of one section: its topics, best first, all of them right; none where none fits."""

    topics: tuple[str, ...]
    alt_topics: tuple[str, ...] = ()
    """Right, too, where borders are fluid."""
    role: str | None
