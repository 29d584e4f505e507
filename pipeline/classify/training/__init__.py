"""Training of topics and roles from labelled texts and the taxonomy: `workreport train topics`.

Apart from prediction: nothing here is imported when documents are mined.
"""

from pipeline.classify.training.outcome import ROLES, Figures
from pipeline.classify.training.train import Adaptation, Training, adapt_topics, train_topics

__all__ = ["ROLES", "Adaptation", "Figures", "Training", "adapt_topics", "train_topics"]
