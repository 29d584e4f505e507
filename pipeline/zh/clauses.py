"""Marks that end clauses and sentences, of both widths."""

from __future__ import annotations

SENTENCE_MARKS = "。！？；!?;\n"
CLAUSE_MARKS = f"{SENTENCE_MARKS}，：,:"
