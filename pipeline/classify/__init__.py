"""Roles, topics and the report's own facts."""

from pipeline.classify.classifier import Classifier

__all__ = ["Classifier"]
