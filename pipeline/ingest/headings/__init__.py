"""Candidates for headings: labelled lines, run-in labels inside flattened paragraphs, styled and bold short lines."""

from pipeline.ingest.headings.finder import HeadingFinder
from pipeline.ingest.headings.heading import BY_LOOKS, TRAILING, Heading, HeadingStyle

__all__ = ["BY_LOOKS", "TRAILING", "Heading", "HeadingFinder", "HeadingStyle"]
