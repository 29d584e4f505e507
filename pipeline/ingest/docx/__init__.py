"""Word documents (.docx), read by an own walk over their XML."""

from pipeline.ingest.docx.reader import read_docx

__all__ = ["read_docx"]
