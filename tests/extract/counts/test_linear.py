"""Time grows with the length of the text, whatever it holds."""

from __future__ import annotations

import time

import pytest

from tests.extract.counts.support import classified, extract

MEGABYTE = 1_000_000
_PART = 8
_SLACK = 2.5


def seconds(text: str) -> float:
    """Of processor time for the counts alone."""
    document = classified(text)
    start = time.process_time()
    extract(document)
    return time.process_time() - start


@pytest.mark.parametrize("piece", ["7", "一", ",", "，", "每", "("])
def test_a_megabyte_of_one_thing_costs_what_its_length_costs(piece: str) -> None:
    length = MEGABYTE // len(piece)
    part = seconds(piece * (length // _PART))
    assert seconds(piece * length) < max(part, 0.01) * _PART * _SLACK
