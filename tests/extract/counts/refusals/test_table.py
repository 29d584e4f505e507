"""Every row of the table in refusals.yaml with its examples and counter-examples."""

from __future__ import annotations

import re

import pytest

from pipeline.config import load_config
from pipeline.config.refusals import RefusalRow, RefusalRules
from pipeline.extract.counts.refusals.number_like import Refusals
from tests.extract.counts.support import classified, extract

CONFIG = load_config()
_MARKS = re.compile("【([^】]*)】")
_ROWS = {row.name: row for row in CONFIG.refusals.rows}
_NAMES = sorted(_ROWS)


def test_every_row_has_its_evidence() -> None:
    assert not [row.name for row in CONFIG.refusals.rows if not row.examples or not row.counter_examples]


@pytest.mark.parametrize("name", _NAMES)
def test_a_row_refuses_what_its_examples_mark_and_nothing_else(name: str) -> None:
    row = _ROWS[name]
    for sentence in (*row.examples, *row.counter_examples):
        assert _refused(row, _MARKS.sub(r"\1", sentence)) == _MARKS.findall(sentence), sentence


def _refused(row: RefusalRow, text: str) -> list[str]:
    rejected = extract(classified(text)).rejected
    return [one.quote for one in rejected if (one.reason, one.rule) == (row.reason, row.name)]


@pytest.mark.parametrize("name", _NAMES)
def test_a_row_is_needed_for_its_examples(name: str) -> None:
    rows = tuple(row for row in CONFIG.refusals.rows if row.name != name)
    without = _refusals(CONFIG.refusals.model_copy(update={"rows": rows}))
    for sentence in _ROWS[name].examples:
        at, text = sentence.index("【"), _MARKS.sub(r"\1", sentence)
        assert without.match(text, at) != _TABLE.match(text, at), sentence


def test_plain_numbers_are_those_that_the_examples_mark() -> None:
    for sentence in (*CONFIG.refusals.plain.examples, *CONFIG.refusals.plain.counter_examples):
        text = _MARKS.sub(r"\1", sentence)
        starts = [found.start() for found in re.finditer(r"(?<![\d,.])\d", text)]
        plain = [at for at in starts if _TABLE.is_plain(text, at)]
        assert plain == [marked.start() for marked in _MARKS.finditer(sentence)], sentence


def _refusals(rules: RefusalRules) -> Refusals:
    return Refusals(CONFIG.model_copy(update={"refusals": rules}))


_TABLE = _refusals(CONFIG.refusals)
