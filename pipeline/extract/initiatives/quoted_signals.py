"""What is seen of a quoted name: its words, the noun behind, the words around. Strings as in `signals`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.initiatives.page import Page

_LARGE = 12


class Quotation(NamedTuple):
    """A quoted stretch: mark before, inside `start:end`, reach of the name, noun behind, size of its list."""

    mark: int
    start: int
    end: int
    reach: int
    behind: str
    state: str
    size: int


def quoted_signals(page: Page, quotation: Quotation, features: Sequence[str], verb: str) -> list[tuple[str, str]]:
    """Family and key of each signal. `features`: what the rules saw; `verb`: the governing word before the quotes."""
    inner = page.text[quotation.start : quotation.end]
    headed = "h" if quotation.behind else ""
    return [
        ("0", ""),
        *[("#", feature) for feature in features],
        *[("+", feature + headed) for feature in features],
        *[("c", char) for char in inner],
        ("L", f"{min(len(inner), _LARGE)}{headed}"),
        ("h", quotation.behind),
        ("H", quotation.behind[-2:]),
        ("e", inner[-2:]),
        ("E", inner[-1:]),
        ("s", quotation.state),
        ("z", str(min(quotation.size, 3))),
        ("v", verb + headed),
        *_inside(page, quotation),
        *_around(page, quotation, headed),
    ]


def _inside(page: Page, quotation: Quotation) -> list[tuple[str, str]]:
    first, last = page.word_at(quotation.start), page.word_at(quotation.end - 1)
    tags = page.tags[first : last + 1]
    return [
        *[("i", word) for word in page.words[first : last + 1]],
        *[("j", tag) for tag in tags],
        ("J", "-".join([tag[:1] for tag in tags[:5]])),
        ("V", str(len([tag for tag in tags if tag[0] == "v"]))),
        ("W", str(min(len(tags), 5))),
    ]


def _around(page: Page, quotation: Quotation, headed: str) -> list[tuple[str, str]]:
    before = page.word_at(quotation.mark - 1) if quotation.mark else -1
    after = page.word_at(quotation.reach) if quotation.reach < len(page.text) else -1
    left, left_tag = (page.words[before], page.tags[before]) if before >= 0 else ("", "")
    second = page.words[before - 1] if before > 0 else ""
    right, right_tag = (page.words[after], page.tags[after]) if after >= 0 else ("", "")
    third = page.words[after + 1] if 0 <= after < len(page.words) - 1 else ""
    return [
        ("b", left), ("B", left_tag + headed), ("q", second), ("a", right), ("A", right_tag + headed),
        ("w", right + third), ("x", f"{left_tag} {right_tag}"), ("y", third),
        *([("m", left + headed), ("l", second + left)] if left_tag == "x" else []),
        *([("n", right + headed)] if right_tag == "x" else []),
    ]  # fmt: skip
