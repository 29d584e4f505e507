"""The second look: all stretches that the field thinks possible are weighed against each other, and the best remain."""

from pipeline.extract.initiatives.ranking.choice import choose
from pipeline.extract.initiatives.ranking.features import FEATURES, rows_of
from pipeline.extract.initiatives.ranking.trees import Floats, Trees

__all__ = ["FEATURES", "Floats", "Trees", "choose", "rows_of"]
