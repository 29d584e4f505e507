"""Names of organisations in titles and in lines that hold nothing else: places from large to small, then a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.classify.masks import FREE, only_masks
from pipeline.config.patterns import either
from pipeline.config.report import PlaceRank, ReportCues
from pipeline.zh.particles import NOT_IN_UNITS
from pipeline.zh.years import FIVE_YEARS, HAN_YEAR, MONTH, QUARTER, YEAR

LEAST = 3
"""Characters that a name has at least, unless it is a unit's."""
_LENGTHS: dict[PlaceRank, str] = {"province": "1,7", "city": "1,8", "county": "1,7", "town": "2,8", "village": "2,8"}
"""Characters before the end of a place's name."""
_QUALIFIER = rf"[^\W\d_{NOT_IN_UNITS}]{{0,10}}?"
_PERSON = re.compile(r"(?:\S{1,10}[ \u3000]+)?[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){1,3}")
"""Who signs behind a unit and a gap, with or without a post."""
_GAP = re.compile(r"[ \u3000]+")
_DATE = re.compile(rf"[（( \u3000]+{YEAR}\s*年\s*{MONTH}\s*月(?:\s*\d{{1,2}}\s*日)?$")
"""When it was signed, behind a unit and a gap."""
_AROUND = "（）()—- 　"
_TIME_FOLLOWS = rf"二[〇○零]|年度|上半年|下半年|{QUARTER}|近?[两三四五十]年(?![级制])"
_TIME_LEADS = (
    rf"{FIVE_YEARS}|期间|时期|[\d０-９]{{4}}\s*[年—\-至]?|20[xX×*○]{{2}}|学年|第[一二]学期|[春秋]季?学期|{HAN_YEAR}年|"
    r"年?度|上半年|下半年|[年、，—\-]"
)


class LineReader:
    """Holds the patterns of names; reads one line at a time."""

    def __init__(self, cues: ReportCues) -> None:
        words = cues.names
        posts = either(cues.posts)
        organs = either(words.organs)
        follow = rf"\s*(?:$|[\d（(，,、。:：—\-《〈]|{_TIME_FOLLOWS}|{either(words.follows)}|{organs}|{posts})"
        self.place = re.compile("".join(f"(?:{place})?" for place in _places(cues)))
        """From province to village; each is optional, the order is not."""
        self._leading = re.compile(rf"^(?:\s|{words.party.text}|{either(words.before)}|{_TIME_LEADS})+")
        self._unit = re.compile(rf"({FREE}{{0,18}}?{either(cues.units)})(?={follow})")
        self._named_unit = re.compile(rf"({_QUALIFIER}{either(cues.sure_units)})")
        self._far_unit = re.compile(rf"({FREE}{{1,14}}?{either(words.far_units)})(?!{words.far_not.text})")
        self._no_unit = re.compile(either(words.no_units))
        self._ends = re.compile(follow)
        self._rest = re.compile(rf"$|{posts}|{organs}$")
        """What may follow the name in a line that holds nothing else."""
        self._party = re.compile(words.party.text)

    def named_part(self, title: str) -> str:
        """A title from where its name may begin: without its year, 关于 and the like in front."""
        return self._leading.sub("", title)

    def name_in(self, line: str) -> str | None:
        """The organisation with which a line begins: places from large to small, then a unit."""
        places = self.place.match(line)
        end = places.end() if places else 0
        unit = self._unit.match(line, end) or self._named_unit.match(line, end) or self._far_unit.match(line, end)
        if unit and not self._no_unit.search(unit.group(1)):
            return line[: unit.end(1)]
        if end and (self._ends.match(line, end) or end >= LEAST):
            return line[:end]
        return None

    def alone(self, line: str) -> str | None:
        """The name in a line that holds nothing else but a post and a person, or a date."""
        line = _DATE.sub("", self._party.sub("", line.strip(_AROUND), count=1)).rstrip(_AROUND)
        parts = _GAP.split(line, maxsplit=1)
        line = parts[0] if len(parts) > 1 and _PERSON.fullmatch(parts[1]) else "".join(parts)
        name = self.name_in(line)
        if name is None or only_masks(name) or len(name) < LEAST:
            return None
        return name if self._rest.match(line[len(name) :].strip()) else None

    def is_placed(self, name: str) -> bool:
        """Whether a name begins with its place."""
        found = self.place.match(name)
        return found is not None and found.end() > 0


def _places(cues: ReportCues) -> Iterator[str]:
    """By rank, a regular expression of places in titles."""
    before = [end for place in cues.places for end in place.ends]
    full = "|".join(place.in_titles(before) for place in cues.places)
    for place in cues.places:
        ends = place.in_titles(before)
        ends = f"(?:{ends}|{place.short_in_titles(full)})" if place.short else ends
        yield "|".join((f"{FREE}{{{_LENGTHS[place.rank]}}}?{ends}", *place.names))
