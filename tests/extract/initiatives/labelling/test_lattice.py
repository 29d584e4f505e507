"""Chances of names against the definition: every way to label a text, weighed one by one."""

from __future__ import annotations

import itertools
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.initiatives.labelling.lattice import ALLOWED, Floats, pieces_of, spans

_O, _B, _I, _E, _S = range(5)


def _by_hand(scores: Floats, transitions: Floats, start: int, end: int) -> dict[tuple[int, int], float]:
    """The chance of each name in the stretch, by enumeration."""
    found: dict[tuple[int, int], float] = defaultdict(float)
    total = 0.0
    for labels in itertools.product(range(5), repeat=end - start):
        if labels[0] in (_I, _E) or labels[-1] in (_B, _I):
            continue
        if not all(ALLOWED[pair] for pair in itertools.pairwise(labels)):
            continue
        score = sum(float(scores[start + at, label]) for at, label in enumerate(labels))
        score += sum(float(transitions[pair]) for pair in itertools.pairwise(labels))
        weight = np.exp(score)
        total += weight
        opened = -1
        for at, label in enumerate(labels):
            if label in (_B, _S):
                opened = at
            if label in (_E, _S):
                found[start + opened, start + at] += weight
    return {span: weight / total for span, weight in found.items()}


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), lengths=st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_chances_are_those_of_the_definition(seed: int, lengths: list[int]) -> None:
    rng = np.random.default_rng(seed)
    ends = list(itertools.accumulate(lengths))
    stretches = list(zip([0, *ends[:-1]], ends, strict=True))
    scores = rng.normal(0, 1.5, (ends[-1], 5)).astype(np.float32)
    transitions = rng.normal(0, 1, (5, 5)).astype(np.float32)
    due: dict[tuple[int, int], float] = {}
    for start, end in stretches:
        due |= _by_hand(scores, transitions, start, end)
    told = spans(scores, pieces_of(stretches), np.exp(transitions) * ALLOWED, 0.01)
    found = {(first, last): chance for first, last, chance in zip(*map(np.ndarray.tolist, told), strict=True)}
    assert {span for span, chance in due.items() if chance > 0.0101} <= set(found)
    for span, chance in found.items():
        assert chance == pytest.approx(due[span], rel=1e-3)


def test_a_hopeless_text_is_not_searched() -> None:
    scores = np.zeros((4, 5), dtype=np.float32)
    scores[:, _O] = 9
    assert not len(spans(scores, pieces_of([(0, 4)]), ALLOWED, 0.1).first)
