"""Adverbs in one word with their verb."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract.counts.words.adverbs import Adverbs

ADVERBS = Adverbs(load_config())


@pytest.mark.parametrize(("text", "adverbs"), [("已装", 1), ("计划收", 2), ("收", 0)])
def test_adverbs_before_a_verb(text: str, adverbs: int) -> None:
    assert ADVERBS.before(text) == adverbs
