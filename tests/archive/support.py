"""Reports as the registry sees them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.archive.registry import Facts, Found, Row, Telling, build
from pipeline.config import load_config
from pipeline.config.registry import Registry
from pipeline.places import PlaceReader
from pipeline.records import InitiativeKind, Organisation, Period

REPORT = load_config().report
READER = PlaceReader(REPORT, load_config().registry)


def telling(
    document: str,
    organisation: str | None,
    *names: tuple[str, InitiativeKind] | tuple[str, InitiativeKind, Sequence[str]],
    year: int | None = None,
    mentions: int = 1,
) -> Telling:
    """A report of this organisation and year that names these, each with kind and, where it has some, aliases."""
    period = Period(label=f"{year}年", start=f"{year}-01-01", end=f"{year}-12-31") if year else None
    found = tuple(
        Found(name=name, kind=kind, aliases=tuple(*aliases), mentions=({},) * mentions)
        for name, kind, *aliases in names
    )
    facts = Facts(organisation=Organisation(name=organisation, level=None), period=period)
    return Telling(id=document, report=facts, initiatives=found)


def registry(tellings: Sequence[Telling], rules: Registry) -> list[Row]:
    return build(lambda: tellings, rules, REPORT)
