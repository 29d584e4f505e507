"""The role of each section: cues first, then the parent's word, then what the model reads in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import NamedTuple

from pipeline.classify.excerpts import is_excerpt
from pipeline.classify.five_years import five_years_at_start
from pipeline.classify.model import Floats
from pipeline.classify.period import year_at_start
from pipeline.config.roles import Roles
from pipeline.records import ReportFacts, ReportKind, SectionRole
from pipeline.stages import OutlineSection
from pipeline.zh.particles import JOINTS

_OPENING = 120
"""Characters of a body in which an opening cue may stand."""
_INTRO, _INTRO_SHARE = 100, 0.4
"""Text before the first heading that has more characters, and this share of the report, is no mere introduction."""
_PARENT, _AFTER_PLAN, _KIND = 0.8, 0.5, 0.6
"""Head starts, in units of the model's scores (0 to about 1)."""
_EXPECTED: Mapping[ReportKind, SectionRole] = {
    "plan": "plan",
    "notice": "plan",
    "summary": "achievement",
    "work_report": "achievement",
    "duty_report": "achievement",
    "briefing": "achievement",
}
"""What most sections of such a report are for."""
_JOINED = re.compile(f"[{JOINTS}，,；;]")
_ANNEX_NUMBER = r"\s*[一二三四五六七八九十\d]{0,2}\s*[:：.、]?\s*"
_ANNEX_TITLE = 60
"""Characters of the line below a bare mark up to which it is the annex's title."""
_STICKY: frozenset[SectionRole] = frozenset({"problem", "plan", "experience"})


class _Verdict(NamedTuple):
    role: SectionRole
    firm: bool
    """Whether a cue said so, here or above; then subsections inherit it."""
    annex: bool = False
    """Whether only the mark of an annex said so; then subsections are judged as if they stood at the top."""


class RoleJudge:
    """Holds the compiled cues; judges the sections of one document at a time."""

    def __init__(self, config: Roles, names: Sequence[str]) -> None:
        self._names: tuple[SectionRole, ...] = tuple(names)  # type: ignore[arg-type]
        self._headings = [(re.compile(cue.text), cue.role) for cue in config.headings]
        self._any_heading = re.compile("|".join(f"(?:{cue.text})" for cue in config.headings))
        self._objects = [cue.object for cue in config.headings]
        self._undated = [cue.undated for cue in config.headings]
        self._deeds = {deed.silences: re.compile(deed.text) for deed in config.deeds}
        self._openings = [(re.compile(cue.text), cue.role) for cue in config.openings]
        self._any_opening = re.compile("|".join(f"(?:{cue.text})" for cue in config.openings))
        self._closed = re.compile(rf"{config.closings.either()}(?:[（(][^（）()]*[)）])?$")
        self._annex = re.compile(config.annexes.either() + _ANNEX_NUMBER)

    def judge(
        self, text: str, outline: Sequence[OutlineSection], scores: Floats, facts: ReportFacts
    ) -> tuple[SectionRole, ...]:
        """Roles in the outline's order; `scores` are the model's, shape (sections, names)."""
        verdicts: dict[str, _Verdict] = {}
        planned: set[str | None] = set()
        past = _past(outline, facts)
        for section, score in zip(outline, scores.tolist(), strict=True):
            verdict = self._before_headings(text, outline, section) or self._by_cue(text, section, verdicts, past)
            if verdict is None:
                favoured, start = _head_start(section, verdicts, facts.kind, after_plan=section.parent in planned)
                if favoured:
                    score[self._names.index(favoured)] += start
                for silent in self._silenced(section.heading or ""):
                    score[self._names.index(silent)] = -inf
                verdict = _Verdict(self._names[score.index(max(score))], firm=False)
            verdicts[section.id] = verdict
            if verdict.firm and verdict.role == "plan":
                planned.add(section.parent)
        return tuple(verdicts[section.id].role for section in outline)

    def is_told(self, heading: str) -> bool:
        """Whether a heading holds a cue of what its section is for."""
        return self._any_heading.search(heading) is not None

    def _before_headings(
        self, text: str, outline: Sequence[OutlineSection], section: OutlineSection
    ) -> _Verdict | None:
        """Greeting and overview; a text without any heading, or an excerpt, is judged by its sentences."""
        alone = len(outline) == 1
        excerpt = is_excerpt(outline)
        long = section.end - section.start > max(_INTRO, _INTRO_SHARE * len(text))
        if section.level or alone or excerpt or long:
            return None
        return _Verdict("intro", firm=False)

    def _by_cue(
        self, text: str, section: OutlineSection, verdicts: Mapping[str, _Verdict], past: int | None
    ) -> _Verdict | None:
        annex = self._annex.match(section.heading or "")
        heading = _annexed(text, section, annex.end()) if annex else section.heading or ""
        said = self._in_heading(heading, past)
        above = verdicts.get(section.parent or "")
        if above and above.firm and above.role == "plan" and said[:1] == ["achievement"]:
            return above  # a plan, too, speaks of its main work
        if said:
            return _Verdict(said[0], firm=len(said) == 1)
        if above and above.firm and above.role in _STICKY:
            return above
        opening = self._in_opening(text[section.body_start : min(section.end, section.body_start + _OPENING)])
        if opening:
            return _Verdict(opening, firm=False)
        if annex:
            return _Verdict("other", firm=False, annex=True)
        return above if above and above.firm else None

    def _in_heading(self, heading: str, past: int | None) -> list[SectionRole]:
        """Different roles that the heading names, in its order, else what the year that it begins with tells."""
        if not self._any_heading.search(heading):
            return _by_year(heading, past)
        matches = ((cue.search(heading), rank, role) for rank, (cue, role) in enumerate(self._headings))
        found = sorted(
            (match.start(), rank, role, match.end())
            for match, rank, role in matches
            if match
            and not (self._objects[rank] and self._is_object(heading, role))
            and not (self._undated[rank] and past)
        )
        last = found[-1] if found else None
        if last and last[2] == "achievement" and self._reports_on(heading, found[0][3], last[0]):
            return ["achievement"]
        return list(dict.fromkeys(role for _, _, role, _ in found)) or _by_year(heading, past)

    def _silenced(self, heading: str) -> Iterator[SectionRole]:
        """Roles of which the heading names the object of a deed: its words must not speak for them by the model."""
        for rank, (cue, role) in enumerate(self._headings):
            if self._objects[rank] and self._is_object(heading, role) and cue.search(heading):
                yield role

    def _is_object(self, heading: str, role: SectionRole) -> bool:
        """Whether the heading begins with a deed: 破解面临的困难 is no problem, 落实工作部署 no plan."""
        deed = self._deeds.get(role)
        return deed is not None and deed.search(heading) is not None

    def _reports_on(self, heading: str, first: int, last: int) -> bool:
        """Whether a heading that ends in 情况 reports on what its first cue names, and doesn't stand beside it."""
        return self._closed.search(heading) is not None and _JOINED.search(heading, first, max(first, last)) is None

    def _in_opening(self, opening: str) -> SectionRole | None:
        opening = opening.lstrip()
        if not self._any_opening.search(opening):
            return None
        return next((role for cue, role in self._openings if cue.search(opening)), None)


def _past(outline: Sequence[OutlineSection], facts: ReportFacts) -> int | None:
    """The last year that the report looks back on. An excerpt may be of its plans: the years in it tell nothing."""
    period = None if is_excerpt(outline) else facts.period
    return int(period.end[:4]) if period and period.end else None


def _head_start(
    section: OutlineSection, verdicts: Mapping[str, _Verdict], kind: ReportKind, *, after_plan: bool
) -> tuple[SectionRole | None, float]:
    """The role that speaks for itself before the text is read, and what the model's score of it is raised by."""
    above = verdicts.get(section.parent or "")
    if above and not above.annex:
        return above.role, _PARENT
    return ("plan", _AFTER_PLAN) if after_plan else (_EXPECTED.get(kind), _KIND)


def _annexed(text: str, section: OutlineSection, mark: int) -> str:
    """An annex's title: behind its mark, or in the line below."""
    title = (section.heading or "")[mark:]
    if title:
        return title
    end = min(section.end, section.body_start + _ANNEX_TITLE)
    lines = text[section.body_start : end].lstrip().split("\n", 1)
    return lines[0].strip() if len(lines) > 1 or end == section.end else ""


def _by_year(heading: str, past: int | None) -> list[SectionRole]:
    """What lies behind was done; what begins later is planned; a five-year plan under way tells nothing."""
    if not past:
        return []
    if year := year_at_start(heading):
        return ["plan" if year > past else "achievement"]
    if years := five_years_at_start(heading):
        return ["plan"] if years.first > past else ["achievement"] if years.last <= past else []
    return []
