"""The role of each section: cues first, then the parent's word, then what the model reads in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.classify.model import Floats
from pipeline.classify.period import year_at_start
from pipeline.config.roles import Roles
from pipeline.records import ReportFacts, ReportKind, SectionRole
from pipeline.stages import OutlineSection

_OPENING = 120
"""Characters of a body in which an opening cue may stand."""
_INTRO, _INTRO_SHARE = 100, 0.4
"""Text before the first heading that has more characters, and this share of the report, is no mere introduction."""
_FIRST = re.compile(r"[（(第]*(?:[一1１①Ⅰ壹甲Aa](?![\d一二三四五六七八九十])|I(?![IVX])|首)")
"""The label of a first heading. A text whose headings begin with another is an excerpt, and opens amid a section."""
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
_STICKY: frozenset[SectionRole] = frozenset({"problem", "plan", "experience"})


class _Verdict(NamedTuple):
    role: SectionRole
    firm: bool
    """Whether a cue said so, here or above; then subsections inherit it."""


class RoleJudge:
    """Holds the compiled cues; judges the sections of one document at a time."""

    def __init__(self, config: Roles, names: Sequence[str]) -> None:
        self._names: tuple[SectionRole, ...] = tuple(names)  # type: ignore[arg-type]
        self._headings = [(re.compile(cue.text), cue.role) for cue in config.headings]
        self._any_heading = re.compile("|".join(f"(?:{cue.text})" for cue in config.headings))
        self._openings = [(re.compile(cue.text), cue.role) for cue in config.openings]
        self._any_opening = re.compile("|".join(f"(?:{cue.text})" for cue in config.openings))

    def judge(
        self, text: str, outline: Sequence[OutlineSection], scores: Floats, facts: ReportFacts
    ) -> tuple[SectionRole, ...]:
        """Roles in the outline's order; `scores` are the model's, shape (sections, names)."""
        verdicts: dict[str, _Verdict] = {}
        planned: set[str | None] = set()
        past = int(facts.period.end[:4]) if facts.period and facts.period.end else None
        for section, score in zip(outline, scores.tolist(), strict=True):
            verdict = self._before_headings(text, outline, section) or self._by_cue(text, section, verdicts, past)
            if verdict is None:
                favoured, start = _head_start(section, verdicts, facts.kind, after_plan=section.parent in planned)
                if favoured:
                    score[self._names.index(favoured)] += start
                verdict = _Verdict(self._names[score.index(max(score))], firm=False)
            verdicts[section.id] = verdict
            if verdict.firm and verdict.role == "plan":
                planned.add(section.parent)
        return tuple(verdicts[section.id].role for section in outline)

    def _before_headings(
        self, text: str, outline: Sequence[OutlineSection], section: OutlineSection
    ) -> _Verdict | None:
        """Greeting and overview; a text without any heading, or an excerpt, is judged by its sentences."""
        alone = len(outline) == 1
        label = None if alone else outline[1].label
        excerpt = label is not None and not _FIRST.match(label)
        long = section.end - section.start > max(_INTRO, _INTRO_SHARE * len(text))
        if section.level or alone or excerpt or long:
            return None
        return _Verdict("intro", firm=False)

    def _by_cue(
        self, text: str, section: OutlineSection, verdicts: Mapping[str, _Verdict], past: int | None
    ) -> _Verdict | None:
        said = self._in_heading(section.heading or "", past)
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
        return above if above and above.firm else None

    def _in_heading(self, heading: str, past: int | None) -> list[SectionRole]:
        """Different roles that the heading names, in its order, else what the year that it begins with tells."""
        if not self._any_heading.search(heading):
            return _by_year(heading, past)
        matches = ((cue.search(heading), rank, role) for rank, (cue, role) in enumerate(self._headings))
        found = [(match.start(), rank, role) for match, rank, role in matches if match]
        return list(dict.fromkeys(role for _, _, role in sorted(found)))

    def _in_opening(self, opening: str) -> SectionRole | None:
        opening = opening.lstrip()
        if not self._any_opening.search(opening):
            return None
        return next((role for cue, role in self._openings if cue.search(opening)), None)


def _head_start(
    section: OutlineSection, verdicts: Mapping[str, _Verdict], kind: ReportKind, *, after_plan: bool
) -> tuple[SectionRole | None, float]:
    """The role that speaks for itself before the text is read, and what the model's score of it is raised by."""
    above = verdicts.get(section.parent or "")
    if above:
        return above.role, _PARENT
    return ("plan", _AFTER_PLAN) if after_plan else (_EXPECTED.get(kind), _KIND)


def _by_year(heading: str, past: int | None) -> list[SectionRole]:
    year = year_at_start(heading)
    if not year or not past:
        return []
    return ["plan" if year > past else "achievement"]
