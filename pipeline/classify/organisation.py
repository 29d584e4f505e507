"""Whose report it is: read from the title, the lines around it, the signature, and the names that the text repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.classify.congress import CongressReader
from pipeline.classify.lines import LEAST, LineReader
from pipeline.classify.masks import MASK, only_masks
from pipeline.classify.official import Official
from pipeline.config.patterns import either
from pipeline.config.report import ReportCues
from pipeline.records import Organisation, OrganisationLevel
from pipeline.zh.particles import BEFORE_NAMES, NOT_IN_NAMES

_HAN = "\u4e00-\u9fff"
_TOP = 20
"""Lines among which a congress is named."""
_NEAR = 1500
"""Characters in which a report names itself."""
_NUMBER = re.compile(r"^(?:附件)?[\W\d_]+")
"""What a name of a file may begin with."""


class OrganisationReader:
    """Holds the compiled cues; reads one document at a time."""

    def __init__(self, cues: ReportCues) -> None:
        words = cues.names
        self._levels = [(re.compile(cue.text), cue.level) for cue in cues.levels]
        self._lines = LineReader(cues)
        self._congresses = CongressReader(cues, self._lines.place)
        self._official = Official(cues)
        self._nation, self._national = cues.national.name, re.compile(cues.national.text)
        self._work_report = cues.government.report
        self._committees = words.committees.words
        self._bare = re.compile(
            rf"^(?:{words.own.either()}|[{MASK}]{{1,3}})?({either(words.bare)})(?!{either(words.bare_not)})"
        )
        self._bare_levels = [(re.compile(cue.text), cue.level) for cue in words.bare]
        sessions, ends = words.sessions.either(), cues.place_ends("province", "city", "county", "town")
        self._session = re.compile(
            rf"(?:^|[^{_HAN}]|日?{sessions})((?!日?{sessions})[{_HAN}]{{2,8}}?{ends})第?[一二三四五六七八九十]+届"
        )
        self._named = _named_in_sentences(cues)
        self._no_place = re.compile(either(words.no_places))

    def read(self, title: str | None, text: str, hints: tuple[str | None, ...] = ()) -> Organisation:
        """Name and level; null where the text doesn't tell. `hints` are strings outside it that may bear a name."""
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        head = self._lines.named_part(title or "")
        if head.startswith(self._nation) or self._national.search(text[:_NEAR]):
            return Organisation(name=self._nation, level="national")
        if convener := self._congresses.convener(title, text):
            return Organisation(name=self._official(convener), level=self._level_of(convener))
        bare = self._bare.match(head)
        name = None if bare else self._titled(head, lines)
        if name and len(name) >= LEAST and not only_masks(name):
            name = self._in_full(lines, name) or name
            return Organisation(name=self._official(name), level=self._level_of(name))
        level = self._level_of(name) if name else self._bare_level(bare.group(1)) if bare else None
        named = self._around(lines) or self._hinted(hints, level) or self._repeated(text, level)
        return Organisation(name=self._official(named), level=self._level_of(named) if named else level)

    def _titled(self, head: str, lines: Sequence[str]) -> str | None:
        """The organisation in the title; a government without a place gets that of its congress."""
        name = self._lines.name_in(head)
        if name and self._official.is_bare_government(name):
            session = self._session.search("\n".join(lines[:_TOP]))
            place = session.group(1) if session else self._around(lines) or self._repeated("\n".join(lines), None)
            return self._official.government_of(place) if place else place
        return self._official.government_of(name) if name and self._reports_on(head, name) else name

    def _reports_on(self, head: str, name: str) -> bool:
        """Whether a government's report follows a place."""
        return head[len(name) :].startswith(self._work_report)

    def _around(self, lines: Sequence[str]) -> str | None:
        """A line of its own near the title, or the signature."""
        return next(self._alone(lines), None)

    def _alone(self, lines: Sequence[str]) -> Iterator[str]:
        """The names that stand in lines of their own near the title, or at the end."""
        near = (line for line in (*lines[:7], *lines[-4:]) if len(line) <= 40)
        return filter(None, map(self._lines.alone, near))

    def _hinted(self, hints: Sequence[str | None], level: OrganisationLevel | None) -> str | None:
        """The name with which one of the hints begins; of `level`, where that is known."""
        heads = (self._lines.named_part(_NUMBER.sub("", hint)) for hint in hints if hint)
        names = (name for head in heads if (name := self._lines.name_in(head)) and len(name) >= LEAST)
        return next((name for name in names if not only_masks(name) and level in (None, self._level_of(name))), None)

    def _repeated(self, text: str, level: OrganisationLevel | None) -> str | None:
        """The place that the first paragraphs name and the text repeats most; of `level`, where that is known."""
        found = dict.fromkeys(self._places_in(text[:_NEAR]))
        ranked = [
            (text.count(name), -rank, name)
            for rank, name in enumerate(found)
            if level is None or self._level_of(name) == level
        ]
        times, _, name = max(ranked, default=(0, 0, ""))
        return name if times >= (2 if level is None else 1) else None

    def _places_in(self, text: str) -> Iterator[str]:
        for match in self._named.finditer(text):
            name = match.group(1)
            if len(name) >= LEAST and not self._no_place.match(name):
                yield name

    def _level_of(self, name: str) -> OrganisationLevel | None:
        return next((level for cue, level in self._levels if cue.search(name)), None)

    def _bare_level(self, word: str) -> OrganisationLevel | None:
        return next((level for cue, level in self._bare_levels if cue.fullmatch(word)), None)

    def _in_full(self, lines: Sequence[str], name: str) -> str | None:
        """The longer name with which a report is signed.

        A village's own committee signs what the title calls the village's report; what a title calls 林草局 signs
        as 临河县林业和草原局.
        """
        committees = {name + committee for committee in self._committees}
        signed = next((line for line in lines[-4:] if line in committees), None)
        if signed or self._lines.is_placed(name):
            return signed
        return next((full for full in self._alone(lines) if len(full) > len(name) and _is_short_for(name, full)), None)


def _is_short_for(name: str, full: str) -> bool:
    """Whether a name's characters stand in this order in the full one, which ends as it does."""
    rest = iter(full)
    return full.endswith(name[-1]) and all(char in rest for char in name)


def _named_in_sentences(cues: ReportCues) -> re.Pattern[str]:
    """Places that a sentence names without a larger one before them."""
    stops = NOT_IN_NAMES + "".join(end for place in cues.places for end in place.alone if len(end) == 1)
    ends = "|".join(place.in_sentences() for place in cues.places if place.alone)
    return re.compile(rf"(?:^|[^{_HAN}]|[{BEFORE_NAMES}])([^\W\d_{stops}]{{1,6}}?(?:{ends}))(?![{MASK}])", re.MULTILINE)
