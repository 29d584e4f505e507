"""The kind of names in a list, where one noun behind it tells what all of them are.

The model of kinds sees the noun right behind a name, so of a list it knows the last name best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.config import Config
from pipeline.extract.initiatives.naming import unmarked
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.spoken import COUNT, Spoken
from pipeline.extract.initiatives.words import any_of, either
from pipeline.records import InitiativeKind

_CLOSING, _OPENING = '[”』」"]?', '[“『「"]?'
_BEFORE_NOUN = "(?P<between>[一-鿿A-Za-z]{0,6}?)"
_WORKS: frozenset[InitiativeKind] = frozenset({"programme", "project", "platform", "base"})
"""Nouns of these between count and noun are what is counted: 三项工程|列入计划."""


class SharedKinds:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        rules = config.initiatives
        groups = rules.shared_kinds
        self._own = tuple(sorted({word for group in (*rules.heads, *rules.endings) for word in group.words}))
        self._works = re.compile(any_of(word for group in rules.heads if group.kind in _WORKS for word in group.words))
        self._kinds: dict[str, InitiativeKind] = {word: group.kind for group in groups for word in group.words}
        nouns = any_of(self._kinds)
        self._between = re.compile(f"{_CLOSING}(?:、|{either(rules.joins)}|{either(rules.long_joins)})?{_OPENING}")
        self._shared = re.compile(f"{_CLOSING}{COUNT}{either(rules.sums)}{_BEFORE_NOUN}(?P<noun>{nouns})(?!{nouns})")

    def of(self, page: Page, spoken: Sequence[Spoken]) -> dict[str, InitiativeKind]:
        """Kinds by name; `spoken` in text order."""
        found: dict[str, InitiativeKind] = {}
        for names in self._lists(page, spoken):
            kind = self._behind(page, names[-1])
            told = [] if len(names) == 1 else names
            if kind is None and told and (kind := self._at_end(names[-1])):
                told = [one for one in names if one.rule == "quoted_whole"]
            if kind is not None:
                found |= {one.name: kind for one in told if not unmarked(one.name).endswith(self._own)}
        return found

    def _behind(self, page: Page, last: Spoken) -> InitiativeKind | None:
        """青苗、白杨|两项育人计划."""
        shared = self._shared.match(page.text, last.end)
        if shared is None or self._works.search(page.text, shared.start("between"), shared.start("noun")):
            return None
        return self._kinds[shared["noun"]]

    def _at_end(self, last: Spoken) -> InitiativeKind | None:
        """“青苗”“白杨”育人计划: the last of them is called by it."""
        if last.rule != "quoted_part" or not last.name.startswith("“"):
            return None
        return next((kind for noun, kind in self._kinds.items() if last.name.endswith(noun)), None)

    def _lists(self, page: Page, spoken: Sequence[Spoken]) -> Iterator[list[Spoken]]:
        """Names between which nothing but a mark of a list stands; a name alone is one of one."""
        names: list[Spoken] = []
        for one in spoken:
            if names and self._between.fullmatch(page.text, names[-1].end, one.start) is None:
                yield names
                names = []
            names.append(one)
        if names:
            yield names
