"""Training of the choice among candidates; `python -m pipeline.run.learning` feeds it from corpus/.

Apart from prediction: nothing here is imported when documents are mined.
"""

from pipeline.extract.initiatives.training.examples import Example, Gold
from pipeline.extract.initiatives.training.train import Figures, held_out, train_initiatives, write_model

__all__ = ["Example", "Figures", "Gold", "held_out", "train_initiatives", "write_model"]
