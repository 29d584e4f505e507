"""Lexicon entries whose `text` is a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pydantic import field_validator

from pipeline.config.base import Entry


class PatternEntry(Entry):
    """In the examples 【】 marks the match."""

    @field_validator("text")
    @classmethod
    def _compiles(cls, text: str) -> str:
        try:
            re.compile(text)
        except re.error as error:
            raise ValueError(f"is no regular expression: {error}") from error
        return text


def either(entries: Iterable[PatternEntry]) -> str:
    """A regular expression of any of the entries."""
    return f"(?:{'|'.join(entry.text for entry in entries)})"
