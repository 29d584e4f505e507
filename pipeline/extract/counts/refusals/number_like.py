"""Number-like stretches that are no counts: the table of configs/refusals.yaml, tried where a numeral could begin.

Patterns read folded text and are anchored at the numeral's first character; what stands before it is looked back at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.config import Config
from pipeline.config.refusals import LISTS_OF_CUES, Parts, RefusalRow
from pipeline.extract.counts.words.anchored import Anchored
from pipeline.records import RefusalReason, Value

_LABEL = re.compile(
    r"(?<![^( \n])(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
    r"(?=[、)](?![\d两一二三四五六七八九十]))"
)
"""一、 and (一) where a line or bracket begins."""
_NO_PLAN = "no_plan"
"""The part that says what stands behind no plan period."""

Reason = tuple[RefusalReason, str] | None
"""Why a stretch is refused, and the name of the rule; None accepts it."""


class Refusal(Value, frozen=True, order=True):
    start: int
    end: int
    reason: RefusalReason
    rule: str


def label_end(folded: str, at: int) -> int | None:
    """Where the Chinese number of a heading ends that begins at `at`, or None."""
    found = _LABEL.match(folded, at)
    return found.end() if found else None


class Refusals:
    """The table, and slogans of configs/slogans.yaml, compiled once."""

    def __init__(self, config: Config) -> None:
        rules, cues = config.refusals, config.count_cues
        parts = rules.all_parts({name: getattr(cues, name).words for name in LISTS_OF_CUES})
        self._reasons = {row.name: row.reason for row in rules.rows}
        self._plain = re.compile(rules.plain.expression(parts))
        self._arabic = _joined((row for row in rules.rows if row.numerals != "chinese"), parts)
        self._chinese = _joined((row for row in rules.rows if row.numerals != "arabic"), parts)
        self._slogans = _numeric_slogans(config, str(parts[_NO_PLAN]))

    def is_plain(self, folded: str, at: int) -> bool:
        """Whether a plain number with a measure word begins at `at`: nothing refuses it, and it is no composite."""
        return self._plain.match(folded, at) is not None

    def match(self, folded: str, at: int) -> Refusal | None:
        """What refuses a numeral at `at`, or None."""
        table = self._arabic if folded[at].isascii() else self._chinese
        found = table.match(folded, at)
        if found is None or found.end() == at:
            return None
        rule = str(found.lastgroup)
        return Refusal(at, found.end(), self._reasons[rule], rule)

    def slogans(self, folded: str) -> list[Refusal]:
        """All slogans of the text, in order; a number inside one is never read."""
        return [Refusal(*found.span(), "slogan", "slogan") for found in self._slogans.finditer(folded)]


def _joined(rows: Iterable[RefusalRow], parts: Parts) -> re.Pattern[str]:
    """A row's group stands behind it, empty: `re` passes over rows by the characters that they begin with."""
    return re.compile("|".join(f"(?:{row.expression(parts)})(?P<{row.name}>)" for row in rows))


def _numeric_slogans(config: Config, no_plan: str) -> Anchored:
    numeric = [
        slogan for slogan in config.slogans.slogans if re.search("[一二三四五六七八九十百千万两0-9]", slogan.text)
    ]
    numeric.sort(key=lambda slogan: -len(slogan.text))
    anywhere = [
        (slogan.text, re.escape(slogan.text) + (no_plan if slogan.kind == "period" else ""))
        for slogan in numeric
        if not slogan.in_quotes_only
    ]
    quoted = [
        (mark + slogan.text, mark + re.escape(slogan.text))
        for mark in '“"'
        for slogan in numeric
        if slogan.in_quotes_only
    ]
    return Anchored((text, "slogan", pattern) for text, pattern in (*anywhere, *quoted))
