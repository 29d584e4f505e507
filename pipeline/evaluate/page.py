"""Errors side by side in one page that needs nothing else: the text with gold, the text with what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from pipeline.evaluate.cases import Judged, Judgement, Span
from pipeline.evaluate.evaluation import Evaluation
from pipeline.evaluate.figures import FINDINGS, Figure
from pipeline.evaluate.listing import told
from pipeline.evaluate.table import texts_told

_HEAD = '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>workreport evaluate</title>'

_STYLE = """
body{font:15px/1.7 system-ui,sans-serif;margin:0 auto;max-width:90em;padding:1em;color:#222;background:#fff}
header{position:sticky;top:0;background:#fff;border-bottom:1px solid #ccc;padding:.4em 0}
label{margin-right:1em;white-space:nowrap}
table{border-collapse:collapse}td,th{padding:0 1em 0 0;text-align:left}td+td{font-variant-numeric:tabular-nums}
article{border-top:1px solid #ccc;padding:.5em 0}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1.5em}.text{white-space:pre-wrap;overflow-wrap:anywhere}
mark{background:none;color:inherit;border-bottom:2px solid}
.right{background:#e3f3e3;border-color:#4a4}.missed{background:#fde0d8;border-color:#c30}
.false_alarm{background:#fff0c2;border-color:#c80}
li.wrong::marker{color:#06c}li.missed::marker{color:#c30}li.false_alarm::marker{color:#c80}
.hidden{display:none}
@media(prefers-color-scheme:dark){body,header{background:#181818;color:#ddd}
.right{background:#1d3a1d}.missed{background:#52200f}.false_alarm{background:#4a3a08}}
"""

_SCRIPT = """
const boxes=[...document.querySelectorAll('header input')];
function show(){
 const on=new Set(boxes.filter(b=>b.checked).map(b=>b.value));
 for(const item of document.querySelectorAll('li'))item.classList.toggle('hidden',!on.has(item.dataset.kind));
 for(const part of document.querySelectorAll('article'))
  part.classList.toggle('hidden',!part.querySelector('li:not(.hidden)')&&!on.has('right'));
}
boxes.forEach(b=>b.addEventListener('change',show));show();
"""


_Place = Callable[[Judgement], Span | None]


class _Mark(NamedTuple):
    span: Span
    verdict: str
    title: str


def is_page(path: Path) -> bool:
    """Whether the file is such a page."""
    with path.open("rb") as file:
        return file.read(len(_HEAD)) == _HEAD.encode()


def page(evaluation: Evaluation) -> str:
    """The whole page; all that comes from reports and gold is escaped."""
    return "".join(
        (
            _HEAD,
            f"<style>{_STYLE}</style></head><body>",
            "".join(_header(evaluation)),
            "".join(_articles(evaluation)),
            f"<script>{_SCRIPT}</script></body></html>\n",
        )
    )


def _header(evaluation: Evaluation) -> Iterator[str]:
    yield "<h1>workreport evaluate</h1>"
    for result in evaluation.sets:
        yield f"<details><summary>{escape(result.name)}: {texts_told(len(result.judged))}</summary>"
        yield from _figures(result.figures)
        yield "</details>"
    yield "<header>"
    for kind in _kinds(evaluation):
        yield f'<label><input type="checkbox" value="{escape(kind)}" checked> {escape(kind)}</label>'
    yield '<label><input type="checkbox" value="right"> texts without errors</label></header>'


def _figures(figures: Sequence[Figure]) -> Iterator[str]:
    yield "<table><tr><th>figure<th>F1 or share<th>95 %<th>precision<th>recall<th>gold</tr>"
    for figure in figures:
        interval = f"{figure.interval.low:.3f}–{figure.interval.high:.3f}" if figure.interval else ""
        parts = [_number(figure.score), interval, _number(figure.precision), _number(figure.recall), str(figure.gold)]
        yield f"<tr><td>{escape(figure.name)}<td>{'<td>'.join(parts)}</tr>"
    yield "</table>"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _kinds(evaluation: Evaluation) -> list[str]:
    """The kinds of error that there are, in the order in which they are first met."""
    judged = (judged for result in evaluation.sets for judged in result.judged)
    return list(dict.fromkeys(_kind(judgement) for one in judged for judgement in _wrong(one)))


def _kind(judgement: Judgement) -> str:
    verdict = {"missed": " missed", "false_alarm": " false alarm"}.get(judgement.verdict, "")
    return f"{judgement.figure}{verdict}"


def _wrong(judged: Judged) -> list[Judgement]:
    return [judgement for judgement in judged.judgements if judgement.verdict != "right"]


def _articles(evaluation: Evaluation) -> Iterator[str]:
    for result in evaluation.sets:
        for judged in result.judged:
            yield f"<article><h3>{escape(result.name)} {escape(judged.case.id)}</h3>"
            if judged.failure:
                yield f"<p>could not be mined: {escape(judged.failure)}</p>"
            yield f"<ul>{''.join(map(_item, _wrong(judged)))}</ul>"
            yield '<p class="pair"><strong>gold</strong><strong>found</strong></p><div class="pair">'
            for marks in (_due(judged), _found(judged)):
                yield f'<div class="text">{_marked(judged.text, marks)}</div>'
            yield "</div></article>"


def _item(judgement: Judgement) -> str:
    kind = escape(_kind(judgement))
    return f'<li class="{judgement.verdict}" data-kind="{kind}">{kind}: {escape(told(judgement))}</li>'


def _due(judged: Judged) -> list[_Mark]:
    """What gold asks for: what was found of it and what was missed."""
    return _marks(judged, lambda judgement: judgement.due_span if judgement.verdict != "false_alarm" else None)


def _found(judged: Judged) -> list[_Mark]:
    return _marks(judged, lambda judgement: judgement.found_span)


def _marks(judged: Judged, place: _Place) -> list[_Mark]:
    findings = (judgement for judgement in judged.judgements if judgement.figure in FINDINGS[:2])
    placed = ((judgement, place(judgement)) for judgement in findings)
    return [
        _Mark(span, judgement.verdict, f"{judgement.figure}: {judgement.what}")
        for judgement, span in placed
        if span and span[0] < span[1]
    ]


def _marked(text: str, marks: Iterable[_Mark]) -> str:
    """The text with its marks; of marks that overlap, the first stays."""
    parts, position = [], 0
    for (start, end), verdict, title in sorted(marks):
        if start < position:
            continue
        parts.append(escape(text[position:start]))
        parts.append(f'<mark class="{verdict}" title="{escape(title)}">{escape(text[start:end])}</mark>')
        position = end
    return "".join([*parts, escape(text[position:])])
