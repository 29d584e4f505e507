"""What the field sees of a text, in one go or in parts."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.initiatives.labelling import crf
from pipeline.extract.initiatives.labelling.columns import Columns
from pipeline.extract.initiatives.labelling.crf import Field, FieldWeights
from pipeline.extract.initiatives.labelling.lattice import LABELS
from pipeline.extract.initiatives.labelling.templates import BITS, REACH, TEMPLATES


def test_a_text_is_weighed_in_parts_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(7)
    parts = [part for template in TEMPLATES.values() for part in template]
    own = {name: rng.integers(0, 9, 50).astype(np.uint32) for name in sorted({name for name, _ in parts})}
    columns = Columns(np.zeros(50, dtype=np.int32), np.zeros((1, 8), dtype=np.uint32), own)
    weights = rng.normal(0, 1, (1 << BITS, len(LABELS))).astype(np.float32)
    field = Field(FieldWeights.rounded(weights, np.zeros((5, 5), dtype=np.float32)))
    assert max(abs(offset) for _, offset in parts) == REACH
    whole = field.scores(columns)
    monkeypatch.setattr(crf, "_AT_ONCE", 7)
    assert field.scores(columns) == pytest.approx(whole, abs=1e-4)


def test_weights_are_kept_to_a_hundredth_of_the_greatest() -> None:
    weights = np.zeros((1 << BITS, len(LABELS)), dtype=np.float32)
    weights[7] = [1.0, 3.0, -0.5, 0.01, 0.0]
    kept = FieldWeights.rounded(weights, np.zeros((5, 5), dtype=np.float32))
    assert kept.buckets.tolist() == [7]
    assert kept.weights[0] * kept.step == pytest.approx([2.0, -1.5, -0.99, -1.0], abs=0.01)
