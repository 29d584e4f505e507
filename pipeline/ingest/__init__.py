"""Bytes to one canonical text with its outline."""

from pipeline.ingest.ingester import Ingester

__all__ = ["Ingester"]
