"""What people read: table, list of errors, page, JSON."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from pipeline.evaluate import Evaluation, Judged, Judgement, SetResult
from pipeline.evaluate.figures import figures_of
from pipeline.evaluate.gold import GoldReport
from pipeline.evaluate.listing import errors
from pipeline.evaluate.page import page
from pipeline.evaluate.table import lines, to_json
from pipeline.records import Provenance
from tests.evaluate.support import case

TEXT = "走访<b>三户\n老人，修路二里 & 架桥一座。"


def judgement(figure: str, verdict: str, what: str, start: int | None = None, **fields: str) -> Judgement:
    span = None if start is None else (start, start + len(what))
    spans = {
        "due_span": span if verdict != "false_alarm" else None,
        "found_span": span if verdict != "missed" else None,
    }
    return Judgement(figure=figure, verdict=verdict, what=what, **spans, **fields)  # type: ignore[arg-type]


@pytest.fixture
def evaluation() -> Evaluation:
    told = (
        judgement("counts", "right", "三户", TEXT.index("三户")),
        judgement("counts", "missed", "二里", TEXT.index("二里")),
        judgement("counts", "false_alarm", "一座", TEXT.index("一座")),
        judgement("counts.object", "wrong", "三户", TEXT.index("三户"), due="<老人>", found="群众"),
        judgement("report.title", "wrong", "", due="总结"),
    )
    fine = Judged(case=case(GoldReport(), id="fine"), text="好", judgements=told[:1])
    failed = Judged(case=case(GoldReport(), id="broken"), text="", judgements=(), failure="empty_document")
    judged = (Judged(case=case(GoldReport(), id="<x>"), text=TEXT, judgements=told), fine, failed)
    figures = figures_of(judged, rounds=20)
    result = SetResult(name="corpus/&", digest="d", judged=judged, figures=figures)
    provenance = Provenance(version="0", config="c", model="m")
    return Evaluation(provenance=provenance, sets=(result,), overall=figures)


def test_the_table_tells_figures_with_sizes_and_intervals(evaluation: Evaluation) -> None:
    told = list(lines(evaluation))
    assert told[0] == "corpus/&: 3 texts, 1 could not be mined"
    (counts,) = [line for line in told if line.startswith("  counts ")]
    assert re.fullmatch(r"  counts +0\.667 +0\.667 +0\.667 \[0\.\d{3}, \d\.\d{3}] +3", counts)
    (shares,) = [line for line in told if line.startswith("  counts.object ")]
    assert re.fullmatch(r"  counts\.object +0\.000 \[0\.000, 0\.000] +1", shares)
    assert "overall" not in "\n".join(told)


def test_several_sets_have_an_overall_group(evaluation: Evaluation) -> None:
    both = Evaluation(provenance=evaluation.provenance, sets=evaluation.sets * 2, overall=evaluation.overall)
    assert "overall: 6 texts" in list(lines(both))


def test_errors_are_told_in_their_context(evaluation: Evaluation) -> None:
    assert list(errors(evaluation)) == [
        "corpus/& <x>  counts  missed  二里  …走访<b>三户⏎老人，修路【二里】 & 架桥一座。…",
        "corpus/& <x>  counts  false alarm  一座  …>三户⏎老人，修路二里 & 架桥【一座】。…",
        "corpus/& <x>  counts.object  wrong  三户: <老人> → 群众  …走访<b>【三户】⏎老人，修路二里 & 架桥一座。…",
        "corpus/& <x>  report.title  wrong  总结 → —",
        "corpus/& broken  could not be mined: empty_document",
    ]


class _Reader(HTMLParser):
    """Tags that balance, attributes, texts by tag."""

    VOID = frozenset({"meta", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open.pop() != tag:
            assert self.open

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))


def test_the_page_shows_both_texts_whole_and_needs_nothing_else(evaluation: Evaluation) -> None:
    written = page(evaluation)
    reader = _Reader()
    reader.feed(written)
    assert reader.open == []
    names = {name for name, _ in reader.attributes}
    assert names.isdisjoint({"src", "href", "onclick", "style"})
    assert "http" not in written
    assert "url(" not in written
    shown = "".join(data for tag, data in reader.texts if tag in {"div", "mark"})
    assert shown.count(TEXT) == 2
    classes = [value for name, value in reader.attributes if name == "class"]
    marks = classes[classes.index("text") :]
    assert [value for value in marks if value in {"right", "missed", "false_alarm"}][:4] == [
        "right", "missed", "right", "false_alarm",
    ]  # fmt: skip


def test_what_stands_in_reports_and_gold_is_escaped(evaluation: Evaluation) -> None:
    written = page(evaluation)
    for raw in ("<b>", "<x>", "<老人>", "里 & 架"):
        assert raw not in written
    assert "三户: &lt;老人&gt; → 群众" in written


def test_the_page_filters_by_the_kinds_of_error_that_there_are(evaluation: Evaluation) -> None:
    reader = _Reader()
    reader.feed(page(evaluation))
    boxes = {value for name, value in reader.attributes if name == "value"}
    kinds = {value for name, value in reader.attributes if name == "data-kind"}
    assert kinds == {"counts missed", "counts false alarm", "counts.object", "report.title"}
    assert boxes == kinds | {"right"}


def test_the_figures_as_json_hold_no_text(evaluation: Evaluation) -> None:
    written = to_json(evaluation).decode()
    told = json.loads(written)
    assert told["sets"][0]["texts"] == 3
    assert told["sets"][0]["figures"][0]["name"] == "counts"
    assert told["provenance"] == {"version": "0", "config": "c", "model": "m", "masked": False}
    assert "三户" not in written
