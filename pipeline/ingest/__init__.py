"""Bytes to one canonical text with its outline."""

from pipeline.ingest.decode import office_format
from pipeline.ingest.ingester import Ingester

__all__ = ["Ingester", "office_format"]
