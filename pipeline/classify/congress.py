"""Reports to congresses of mass organisations and societies: the body that convenes the congress speaks in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from pipeline.config.report import ReportCues

_HAN = "\u4e00-\u9fff"
_NUMBER = r"[一二三四五六七八九十\d]{1,4}"
_FRONT = rf"(?:^|[\s—–\-：:在])(?P<front>[^\s—–\-：:在]{{0,30}}?)第{_NUMBER}[次届](?P<behind>[{_HAN}]{{0,10}}?)"
_DAY = r"(?P<day>上[）)]?$)"
"""The line that tells at which congress a report was given; a speech there is its guest's."""
_NOTE = re.compile(r"[（(][^（）()]*[）)]")
_NEAR = 1000
"""Characters in which a report tells who speaks."""
_LINES, _LONGEST = 6, 60
"""Lines among which the congress is named, and how long such a line may be."""


class CongressReader:
    """Holds what congresses are called by and who convenes them (`congress`, `congresses` in configs/report.yaml)."""

    def __init__(self, cues: ReportCues, place: re.Pattern[str]) -> None:
        """`place` matches a place's name."""
        self._cues = [(re.compile(cue.text), cue.name) for cue in cues.congresses]
        self._place = place
        words = cues.congress
        self._name, self._report = re.compile(words.name.either()), re.compile(words.reports.either())
        self._society = re.compile(words.societies.either())
        self._convened = re.compile(rf"{_FRONT}{words.name.either()}(?:{words.reports.either()}|{_DAY})")
        self._party = re.compile(f"^(?:{cues.names.party.text})")
        self._own = re.compile(f"^{cues.names.own.either()}")
        self._no_place = re.compile(f"{cues.place_ends('province', 'city', 'county', 'town')}?")
        """全市 and 市 name no place."""
        self._speaks = re.compile(
            rf"{words.speaks.either()}(?P<name>[{_HAN}·]{{3,24}}?)(?:第?{_NUMBER}届[^。，,\n]{{0,4}}?)?{words.boards.either()}"
        )
        """How a speaker tells for whom he speaks: 代表临河县妇女联合会第六届执行委员会."""
        self._speaker = re.compile(
            rf"^[（(—]*(?P<name>[{_HAN}·]{{2,20}}?{words.speakers.either()})(?={words.posts.either()}|\s|$)",
            re.MULTILINE,
        )
        """The line of the speaker: 临河县妇联主席 何川."""

    def convener(self, title: str | None, text: str) -> str | None:
        """Whose report it is; None for congresses of the people, of a party, and of whom nobody knows."""
        head = text[:_NEAR]
        if not self._name.search(f"{title}{head}"):
            return None
        convened = self._conveners(title or "", head)
        return next((name for one in convened if (name := self._named(one, head))), None)

    def _named(self, convened: str, head: str) -> str | None:
        for cue, name in self._cues:
            found = cue.search(convened)
            place = self._without(found) if found else ""
            if found and self._no_place.fullmatch(place):
                place = next(filter(None, self._spoken(cue, head)), place)
                return name.format(place=place) if place else None
            if found and (found.start() == 0 or self._place.fullmatch(place)):
                return name.format(place=place)
        return convened if self._society.search(convened) else None

    def _spoken(self, cue: re.Pattern[str], head: str) -> Iterator[str]:
        """The places of the bodies for which speakers say that they speak, where their title names none."""
        for said in chain(self._speaks.finditer(head), self._speaker.finditer(head)):
            found = cue.search(said["name"])
            if found and self._place.fullmatch(place := self._without(found)):
                yield place

    def _conveners(self, title: str, head: str) -> Iterator[str]:
        """Whose congress it is, as the title tells, or one of the first lines: 临河县妇女."""
        reports = self._report.search(title) is not None
        lines = (line.strip() for line in head.split("\n")[:_LINES])
        for line in (title, *(line for line in lines if len(line) <= _LONGEST)):
            found = self._convened.search(line) if self._name.search(line) else None
            if found and not self._party.match(found["front"]) and (reports or not found["day"]):
                yield _NOTE.sub("", found["front"]) + found["behind"]

    def _without(self, found: re.Match[str]) -> str:
        """What stands around a match; 全 in front of it aside."""
        return self._own.sub("", found.string[: found.start()] + found.string[found.end() :])
