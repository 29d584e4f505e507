"""Training of topics and roles from corpus/topics and the taxonomy: `workreport train topics`.

Apart from prediction: nothing here is imported when documents are mined.
"""

from pipeline.classify.training.outcome import Figures
from pipeline.classify.training.train import Adaptation, Training, adapt_topics, train_topics, write_model

__all__ = ["Adaptation", "Figures", "Training", "adapt_topics", "train_topics", "write_model"]
