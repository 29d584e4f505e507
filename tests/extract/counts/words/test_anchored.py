from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.counts.words.anchored import Anchored

ALTERNATIVES = (
    ("计划", "plan", "计划(?!书)"),
    ("将", "plan", "(?<!即)将"),
    ("计", "target", "计[划入]?"),
    ("入", "done", "入(?:书|计)"),
)
PLAIN = re.compile("|".join(f"(?P<{name}{at}>{pattern})" for at, (_, name, pattern) in enumerate(ALTERNATIVES)))


@given(st.text(alphabet="计划书将即入", max_size=30))
def test_what_is_found_is_what_one_alternation_finds(text: str) -> None:
    expected = [(found.span(), str(found.lastgroup).rstrip("0123")) for found in PLAIN.finditer(text)]
    assert [(found.span(), found.lastgroup) for found in Anchored(ALTERNATIVES).finditer(text)] == expected


def test_without_alternatives_nothing_is_found() -> None:
    assert not list(Anchored(()).finditer("计划"))
