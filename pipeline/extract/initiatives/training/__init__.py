"""Training of the choice among candidates; `python -m pipeline.run.learning` feeds it from corpus/.

Apart from prediction: nothing here is imported when documents are mined.
"""

from pipeline.extract.initiatives.training.examples import LEXICON, Example, Gold
from pipeline.extract.initiatives.training.train import Figures, folds_of, held_out, train_initiatives

__all__ = ["LEXICON", "Example", "Figures", "Gold", "folds_of", "held_out", "train_initiatives"]
