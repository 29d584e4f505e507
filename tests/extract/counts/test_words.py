from __future__ import annotations

import pytest

from pipeline.extract.counts.words import Words
from tests.extract.counts.support import tokenized

TEXT = "全年走访群众30户，发放慰问金2万元。"


def _words() -> Words:
    return Words(tokenized(TEXT))


def test_every_offset_is_covered_by_the_token_that_stands_there() -> None:
    words = _words()
    for offset in range(len(TEXT)):
        word = words.at(offset)
        assert word.start <= offset < word.end
        assert TEXT[word.start : word.end] == word.text


@pytest.mark.parametrize("start", range(len(TEXT)))
def test_tokens_between_two_offsets_are_those_that_touch_the_stretch(start: int) -> None:
    words = _words()
    for end in range(start + 1, len(TEXT) + 1):
        expected = [word for word in map(words.__getitem__, range(len(words))) if word.start < end and start < word.end]
        assert list(words.between(start, end)) == expected
