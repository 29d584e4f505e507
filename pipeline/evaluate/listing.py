"""Each error as a line of text, in its context."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evaluate.cases import Judged, Judgement, Verdict
from pipeline.evaluate.evaluation import Evaluation

_AROUND = 16
_WORDS: dict[Verdict, str] = {"right": "right", "missed": "missed", "false_alarm": "false alarm", "wrong": "wrong"}


def errors(evaluation: Evaluation) -> Iterator[str]:
    """Set by set, case by case: every miss, false alarm and wrong field."""
    for result in evaluation.sets:
        for judged in result.judged:
            if judged.failure:
                yield f"{result.name} {judged.case.id}  could not be mined: {judged.failure}"
            for judgement in judged.judgements:
                if judgement.verdict != "right":
                    yield f"{result.name} {judged.case.id}  {describe(judged, judgement)}"


def describe(judged: Judged, judgement: Judgement) -> str:
    """Figure, verdict, what was due and found, and where."""
    parts = [judgement.figure, _WORDS[judgement.verdict], told(judgement), context(judged, judgement)]
    return "  ".join(part for part in parts if part)


def told(judgement: Judgement) -> str:
    """The finding, and of a wrong field what was due and what was found."""
    if judgement.verdict != "wrong":
        return judgement.what
    subject = f"{judgement.what}: " if judgement.what else ""
    return f"{subject}{judgement.due or '—'} → {judgement.found or '—'}"


def context(judged: Judged, judgement: Judgement) -> str:
    """The stretch with what stands beside it, marked by 【】; empty where the place is not known."""
    span = judgement.found_span or judgement.due_span
    if span is None or span[0] == span[1]:
        return ""
    text, (start, end) = judged.text, span
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return f"…{before}【{text[start:end]}】{after}…".replace("\n", "⏎")
