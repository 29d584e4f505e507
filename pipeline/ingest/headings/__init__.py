"""Candidates for headings: labelled lines, run-in labels inside flattened paragraphs, styled and bold short lines."""

from pipeline.ingest.headings.finder import HeadingFinder
from pipeline.ingest.headings.heading import TRAILING, Heading, HeadingStyle

__all__ = ["TRAILING", "Heading", "HeadingFinder", "HeadingStyle"]
