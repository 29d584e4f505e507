"""Roles, topics and the report's own facts."""

from pipeline.classify.classifier import Classifier, model_digest, topics_without_model

__all__ = ["Classifier", "model_digest", "topics_without_model"]
