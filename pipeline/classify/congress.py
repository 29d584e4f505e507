"""Reports to congresses of mass organisations and societies: the body that convenes the congress speaks in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.config.report import CongressCue

_HAN = "\u4e00-\u9fff"
_NUMBER = r"[一二三四五六七八九十\d]{1,4}"
_CONGRESS = re.compile(
    rf"(?:^|[\s—–\-：:在])(?P<front>[^\s—–\-：:在]{{0,30}}?)第{_NUMBER}[次届](?P<behind>[{_HAN}]{{0,10}}?)"
    r"(?:会员|社员)?代表大会(?:(?:上的?|的)?(?:工作)?报告|(?P<day>上[）)]?$))"
)
"""A report to a congress, or the line that tells at which one a report was given; a speech there is its guest's."""
_PARTY = re.compile(r"^(?:中国共产党|中共)")
_NOTE = re.compile(r"[（(][^（）()]*[）)]")
_SOCIETY = re.compile(r"[会社]$")
"""What calls its congress by its own name."""
_WHOLE = re.compile(r"^[全我本各]")
_BARE = re.compile(r"(?:省|自治区|市|自治州|州|盟|县|区|旗|街道|镇|乡)?")
"""全市 and 市 name no place."""
_SPEAKS = re.compile(
    rf"(?:代表|受)(?P<name>[{_HAN}·]{{3,24}}?)(?:第?{_NUMBER}届[^。，,\n]{{0,4}}?)?(?:执行|常务)?(?:委员会|理事会|执委会)"
)
"""How a speaker tells for whom he speaks: 代表临河县妇女联合会第六届执行委员会."""
_SPEAKER = re.compile(
    rf"^[（(—]*(?P<name>[{_HAN}·]{{2,20}}?[会联协])(?=党组|主席|书记|会长|理事长|副|\s|$)", re.MULTILINE
)
"""The line of the speaker: 临河县妇联主席 何川."""
_NEAR = 1000
"""Characters in which a report tells who speaks."""
_LINES, _LONGEST = 6, 60
"""Lines among which the congress is named, and how long such a line may be."""


class CongressReader:
    """Holds the table of what congresses are called by and who convenes them (`congresses` in configs/report.yaml)."""

    def __init__(self, cues: Sequence[CongressCue], place: re.Pattern[str]) -> None:
        """`place` matches a place's name."""
        self._cues = [(re.compile(cue.text), cue.name) for cue in cues]
        self._place = place

    def convener(self, title: str | None, text: str) -> str | None:
        """Whose report it is; None for congresses of the people, of a party, and of whom nobody knows."""
        head = text[:_NEAR]
        if "代表大会" not in f"{title}{head}":
            return None
        return next((name for convened in _convened(title or "", head) if (name := self._named(convened, head))), None)

    def _named(self, convened: str, head: str) -> str | None:
        for cue, name in self._cues:
            found = cue.search(convened)
            place = _without(found) if found else ""
            if found and _BARE.fullmatch(place):
                place = next(filter(None, self._spoken(cue, head)), place)
                return name.format(place=place) if place else None
            if found and (found.start() == 0 or self._place.fullmatch(place)):
                return name.format(place=place)
        return convened if _SOCIETY.search(convened) else None

    def _spoken(self, cue: re.Pattern[str], head: str) -> Iterator[str]:
        """The places of the bodies for which speakers say that they speak, where their title names none."""
        for said in chain(_SPEAKS.finditer(head), _SPEAKER.finditer(head)):
            found = cue.search(said["name"])
            if found and self._place.fullmatch(place := _without(found)):
                yield place


def _convened(title: str, head: str) -> Iterator[str]:
    """Whose congress it is, as the title tells, or one of the first lines: 临河县妇女."""
    lines = (line.strip() for line in head.split("\n")[:_LINES])
    for line in (title, *(line for line in lines if len(line) <= _LONGEST)):
        found = _CONGRESS.search(line) if "代表大会" in line else None
        if found and not _PARTY.match(found["front"]) and ("报告" in title or not found["day"]):
            yield _NOTE.sub("", found["front"]) + found["behind"]


def _without(found: re.Match[str]) -> str:
    """What stands around a match; 全 in front of it aside."""
    return _WHOLE.sub("", found.string[: found.start()] + found.string[found.end() :])
