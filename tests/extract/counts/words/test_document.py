from __future__ import annotations

import pytest

from pipeline.extract.counts.words.document import Words
from pipeline.extract.counts.words.recut import Tokens
from tests.extract.counts.support import tokenized

TEXT = "全年走访群众30户，发放慰问金2万元。"


def _words() -> Words:
    plain = tokenized(TEXT)
    return Words(Tokens(plain.words, plain.tags, plain.starts))


def test_every_offset_is_covered_by_the_token_that_stands_there() -> None:
    words = _words()
    for offset in range(len(TEXT)):
        word = words.at(offset)
        assert word.start <= offset < word.end
        assert TEXT[word.start : word.end] == word.text


@pytest.mark.parametrize("start", range(len(TEXT)))
def test_pieces_between_two_offsets_are_their_text_cut_into_tokens(start: int) -> None:
    words = _words()
    for end in range(start + 1, len(TEXT) + 1):
        pieces = list(words.pieces(start, end))
        assert "".join(text for _, text, _ in pieces) == TEXT[start:end]
        assert [index for index, _, _ in pieces] == list(range(words.at(start).index, words.at(end - 1).index + 1))
        assert all(text in words[index].text and tag == words[index].tag for index, text, tag in pieces)


def test_nothing_stands_between_an_offset_and_itself() -> None:
    words = _words()
    assert not any(text for offset in range(len(TEXT)) for _, text, _ in words.pieces(offset, offset))


def test_a_token_knows_its_place() -> None:
    words = _words()
    assert [words[index].index for index in range(words.number)] == list(range(words.number))
    assert "".join(words[index].text for index in range(words.number)) == TEXT
