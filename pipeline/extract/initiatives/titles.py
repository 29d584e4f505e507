"""《》: laws and documents are no initiatives; a measure that the report says it made is one."""

from __future__ import annotations

import re

from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.page import Page

_TITLE = re.compile(r"《([^《》\n]{3,40})》")
_MADE = re.compile(r"(?:制定|出台|颁布)(?:实施|印发|并印发|了)?[^，。；《》]{0,4}$")
_MEASURE = re.compile(r"(?:办法|意见|条例|细则|措施|规定|行动计划|三年计划|行动方案|工作法)(?:[（(][^）)]*[）)])?$")
_FOREIGN = re.compile(r"中华人民共和国|中共中央|国务院")
_QUOTE = re.compile(r"[“”\"「」‘’]")


def spans_of_titles(page: Page) -> list[tuple[int, int]]:
    return [match.span() for match in _TITLE.finditer(page.text)]


def find_titles(page: Page) -> list[Candidate]:
    """Measures in 《》 that the report made itself; quoted parts inside are candidates of their own."""
    found = []
    for match in _TITLE.finditer(page.text):
        title = match.group(1)
        made = _MADE.search(page.text, max(0, match.start() - 12), match.start())
        if made and _MEASURE.search(title) and not _FOREIGN.search(title) and not _QUOTE.search(title):
            found.append(
                Candidate(
                    match.start(1), match.end(1), title, None, "policy", "cue_noun", "own_measure",
                    ("head_inside", "launch"),
                )
            )  # fmt: skip
    return found
