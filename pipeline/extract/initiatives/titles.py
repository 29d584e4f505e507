"""《》: laws and documents are no initiatives; a measure that the report says it made is one."""

from __future__ import annotations

import re

from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.extract.initiatives.words import any_of, either, words_of

_TITLE = re.compile(r"《([^《》\n]{3,40})》")
_QUOTE = re.compile(r"[“”\"「」‘’]")


def spans_of_titles(page: Page) -> list[tuple[int, int]]:
    return [match.span() for match in _TITLE.finditer(page.text)]


class TitleRule:
    """Measures in 《》 that the report made itself. Built once per worker."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        rules = vocabulary.rules
        made = f"(?:{any_of(words_of(rules.making))}){either(rules.behind_making)}?"
        self._made = re.compile(rf"{made}[^，。；《》]{{0,4}}$")
        self._measure = re.compile(rf"(?:{any_of(words_of(rules.measures))})(?:[（(][^）)]*[）)])?$")
        self._foreign = re.compile(any_of(words_of(rules.authorities)))

    def find(self, page: Page) -> list[Candidate]:
        """Quoted parts inside are candidates of their own."""
        found = []
        for match in _TITLE.finditer(page.text):
            title = match.group(1)
            made = self._made.search(page.text, max(0, match.start() - 12), match.start())
            if made and self._is_own(title):
                found.append(
                    Candidate(
                        match.start(1), match.end(1), title, None, "policy", "cue_noun", "own_measure",
                        ("head_inside", "launch"),
                    )
                )  # fmt: skip
        return found

    def _is_own(self, title: str) -> bool:
        measure = self._measure.search(title) is not None
        return measure and not self._foreign.search(title) and not _QUOTE.search(title)
