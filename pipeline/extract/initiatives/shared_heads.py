"""Names in a list that share the noun of its last: 蓝天、碧水、净土保卫战 is 蓝天保卫战, too.

Each is named as it stands; in full it is called by its alias, so that a later 蓝天保卫战 is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.spoken import COUNT
from pipeline.extract.initiatives.words import any_of, either
from pipeline.records import InitiativeKind

_KINDS: frozenset[InitiativeKind] = frozenset({"campaign", "programme"})
"""Works and platforms are called by names of their own: 鹭桥、内环隧道工程."""
_MEMBER = "[一-鿿]{2,4}"
"""Longer ones are whole names beside another: 江湾高铁、云岭机场改扩建工程."""


class SharedHeads:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        rules = config.initiatives
        head = f"(?:{COUNT}{either(rules.sums)})?(?P<head>{any_of(rules.shared_heads.words)})"
        self._between = re.compile(f"、|{either(rules.joins)}")
        self._member = re.compile(f"(?P<stem>{_MEMBER})")
        self._last = re.compile(f"(?P<stem>{_MEMBER}?){head}")

    def told(self, page: Page, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates, in text order, members of such lists with their full names as aliases."""
        told: list[Candidate] = []
        for members in self._lists(page, candidates):
            last = self._last.match(page.text, members[-1].start)
            whole = last is not None and last.end() >= members[-1].end
            head = last["head"] if last is not None and whole and len(members) > 1 else None
            kind = members[-1].kind
            told += (self._in_full(page, one, head) if head and one.kind == kind else one for one in members)
        return told

    def _in_full(self, page: Page, one: Candidate, head: str) -> Candidate:
        own = self._last.fullmatch(page.text, one.start, one.end)
        member = own or self._member.fullmatch(page.text, one.start, one.end)
        if member is None or one.core or one.kind not in _KINDS or (own and own["head"] != head):
            return one
        full = member["stem"] + head
        return one if full == one.name else replace(one, core=full)

    def _lists(self, page: Page, candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
        """Names without quotes between which nothing but a mark of a list stands; any other is one of one."""
        members: list[Candidate] = []
        for one in candidates:
            if members and self._between.fullmatch(page.text, members[-1].end, one.start) is None:
                yield members
                members = []
            members.append(one)
        if members:
            yield members
