"""Where in the mined text a gold finding stands."""

from __future__ import annotations

from pipeline.evaluate.cases import Span
from pipeline.evaluate.gold import GoldCount, GoldSection


def place(gold: GoldCount, text: str) -> Span | None:
    """The span of `gold.quote` that is meant; null where gold does not tell, or the text has been changed there.

    Offsets count in the text that the hand saw; they are believed only where the quote stands in the mined text too.
    """
    start = _by_start(gold, text)
    if start is None:
        start = _by_context(gold, text)
    if start is None and gold.occurrence is not None:
        start = _nth(text, gold.quote, gold.occurrence)
    return None if start is None else (start, start + len(gold.quote))


def first(quote: str, text: str) -> Span | None:
    """Any place at all, for people to look at."""
    start = text.find(quote) if quote else -1
    return (start, start + len(quote)) if start >= 0 else None


def heading_span(gold: GoldSection, text: str, after: int = 0) -> Span | None:
    """The heading with its label at the beginning of a line, else the words of the heading anywhere."""
    words = gold.beginning
    if not words:
        return None
    line = text.find(f"\n{gold.label or ''}{words}", max(0, after - 1))
    start = line + 1 if line >= 0 else text.find(words, after)
    return None if start < 0 else (start, text.index(words, start) + len(words))


def _by_start(gold: GoldCount, text: str) -> int | None:
    return gold.start if gold.start is not None and text.startswith(gold.quote, gold.start) else None


def _by_context(gold: GoldCount, text: str) -> int | None:
    """A context that stands twice tells nothing; where the quote stands twice in it, the middle one is meant."""
    context = gold.context
    if not context or text.count(context) != 1 or gold.quote not in context:
        return None
    inside = [at for at in range(len(context)) if context.startswith(gold.quote, at)]
    middle = (len(context) - len(gold.quote)) / 2
    return text.index(context) + min(inside, key=lambda at: abs(at - middle))


def _nth(text: str, quote: str, number: int) -> int | None:
    at = text.find(quote)
    for _ in range(number):
        at = text.find(quote, at + 1) if at >= 0 else -1
    return at if at >= 0 else None
