"""The unusual outlines of outlines.md."""

from __future__ import annotations

import pytest

from pipeline.ingest import Ingester
from tests.ingest.outlines import Case, cases


def test_every_case_of_the_page_is_read() -> None:
    page = [case.name for case in cases()]
    assert len(page) == len(set(page)) >= 40


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_outline(case: Case, ingester: Ingester) -> None:
    document = ingester.ingest_text(case.text)
    assert [(s.level, s.label, s.heading) for s in document.outline if s.level] == list(case.sections)
    assert document.text == case.text, "nothing of a clean text is repaired"
    assert document.notices == ()
