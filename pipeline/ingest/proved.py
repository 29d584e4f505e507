"""Labels that nothing but their sequence proves: 一 党的建设, 2 存在问题, and the 三、 of 三、四季度工作安排."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from pipeline.ingest.canonical import Line
from pipeline.zh.labels import Label, find_bare_figures, find_bare_labels, find_enumerating_labels, match_label

_BODY = 30
"""A line of this length is a paragraph."""


def proved_labels(text: str, lines: Sequence[Line]) -> dict[int, Label]:
    """Labels that are none by their form alone, by their place."""
    figures = (label for label in find_bare_figures(text) if _heads_next_line(text, label))
    return _counting_on(find_bare_labels(text)) | _counting_on(figures) | _filling(text, lines)


def _counting_on(labels: Iterable[Label]) -> dict[int, Label]:
    """Those of which at least two count on from 1, by their place."""
    kept: dict[int, Label] = {}
    run: list[Label] = []
    for label in labels:
        run = [*run, label] if run and label.value == run[-1].value + 1 else [label] * (label.value == 1)
        kept.update((one.start, one) for one in run if len(run) > 1)
    return kept


def _heads_next_line(text: str, label: Label) -> bool:
    """Whether 1.1, or a paragraph, stands below: rows of a table that lost its lines are short."""
    start = text.find("\n", label.end) + 1
    if not start:
        return False
    below = match_label(text, start)
    if below is not None:
        return below.style == "decimal" and below.value == 1
    end = text.find("\n", start)
    return (len(text) if end < 0 else end) - start >= _BODY


def _filling(text: str, lines: Sequence[Line]) -> dict[int, Label]:
    """Those that the labels around them lack: 三、四季度工作安排 below 二、, where no other 三、 follows.

    The first of a text is one only where the second follows: a line 一、二季度产值 may stand anywhere.
    """
    doubtful = {label.start: label for label in find_enumerating_labels(text)}
    if not doubtful:
        return {}
    starts = (line.start for line in lines if line.raw.kind == "paragraph")
    numbered = [label for start in starts if (label := doubtful.get(start) or match_label(text, start))]
    numbered = [label for label in numbered if label.style == "han"]
    kept: dict[int, Label] = {}
    last = 0
    for label, following in zip(numbered, _following(numbered, doubtful), strict=True):
        if label.start not in doubtful:
            last = label.value
        elif label.value == last + 1 != following and (last or following == label.value + 1):
            kept[label.start] = label
            last = label.value
    return kept


def _following(numbered: Sequence[Label], doubtful: Container[int]) -> list[int | None]:
    """For each label the value of the next one that is beyond doubt."""
    values: list[int | None] = []
    value: int | None = None
    for label in reversed(numbered):
        values.append(value)
        value = value if label.start in doubtful else label.value
    return values[::-1]
