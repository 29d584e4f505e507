"""Stretches that field and network propose, and what each says of them."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.config import Config
from pipeline.extract.initiatives import InitiativeExtractor
from pipeline.extract.initiatives.labelling import rule
from pipeline.extract.initiatives.labelling.lattice import Spans, pieces_of
from pipeline.extract.initiatives.labelling.rule import Stretch
from pipeline.extract.initiatives.labelling.units import Units
from tests.extract.initiatives.support import Read


def _spans(*told: tuple[float, int, int]) -> Spans:
    """Of chance, first and last unit."""
    chances, first, last = zip(*told, strict=True) if told else ((), (), ())
    return Spans(np.array(first, dtype=np.intp), np.array(last, dtype=np.intp), np.array(chances))


def test_either_may_propose_and_what_the_other_did_not_see_is_nothing() -> None:
    units = Units(["开办", "槐花", "书屋", "。"], ["v", "n", "n", "P"], [0, 2, 4, 6])
    proposed, read = _spans((0.4, 1, 2)), _spans((0.9, 1, 2), (0.02, 2, 2), (0.005, 1, 1))
    found = list(rule._joined(units, proposed, read, 0.01))
    assert found == [Stretch(2, 6, 0.4, 0.9), Stretch(4, 6, 0.0, 0.02)]
    assert list(rule._joined(units, proposed, _spans(), 0.01)) == [Stretch(2, 6, 0.4, 0.0)]


def test_only_pieces_that_hold_a_proposal_are_read() -> None:
    pieces = pieces_of([(0, 4), (5, 9), (10, 12)])
    held = rule._holding(pieces, _spans((0.2, 10, 11), (0.2, 1, 2), (0.1, 2, 3)))
    assert held.tolist() == [[0, 4], [10, 12]]


def test_a_long_text_is_read_in_windows_as_in_one(config: Config, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    document = read("开展“柳风”行动，开办槐花书屋。启动青杏计划，走访群众。" * 6).tokenized
    extractor = InitiativeExtractor(config)
    whole, _ = extractor.possible(document)
    monkeypatch.setattr(rule, "_AT_ONCE", 9)
    parts, _ = extractor.possible(document)
    assert len(whole)
    assert parts == pytest.approx(whole, abs=0.1)  # a governing word may stand before the margin of a window
    assert np.isfinite(whole).all()
