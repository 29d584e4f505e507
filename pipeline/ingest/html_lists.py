"""The numbers that a browser draws before the items of `ol`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from lxml.html import HtmlElement

from pipeline.config.limits import Limits
from pipeline.ingest.formats import write_number
from pipeline.zh.labels import match_label

LISTS = frozenset({"ol", "ul", "menu", "dir"})
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
        "decimal": "decimal", "decimal-leading-zero": "decimalZero",
        "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "lower-roman": "lowerRoman",
        "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "upper-roman": "upperRoman",
        "cjk-ideographic": "chineseCountingThousand", "trad-chinese-informal": "chineseCountingThousand",
        "simp-chinese-informal": "chineseCountingThousand", "simp-chinese-formal": "chineseLegalSimplified",
        "cjk-heavenly-stem": "ideographTraditional", "cjk-earthly-branch": "ideographZodiac",
        "none": "none", "disc": "none", "circle": "none", "square": "none",
    }
)  # fmt: skip
"""What `type` and `list-style-type` may say, as Word's formats of the same look."""
_CHINESE = ("chinese", "ideograph")


class _Open(NamedTuple):
    list: HtmlElement
    format: str
    step: int
    """How far it is from one item to the next."""


class Numbers:
    """Counts the items as their elements begin and end."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._open: list[_Open] = []
        self._last: dict[HtmlElement, int] = {}
        self._due: tuple[HtmlElement, str] | None = None
        self._unseen: set[HtmlElement] = set()

    def start(self, element: HtmlElement) -> None:
        """Take the start of any element."""
        if element.tag in LISTS:
            self._start_list(element)
        elif element.tag == "li" and self._open:
            self._start_item(element, self._open[-1])

    def end(self, element: HtmlElement) -> None:
        """Take its end."""
        if element.tag == "li":
            self._due = None
        elif self._open and element is self._open[-1].list:
            self._open.pop()

    def taken(self, content: str) -> tuple[HtmlElement, str] | None:
        """The list and the number that stands before `content`, the first text of its item.

        Where an author wrote numbers of his own, the page's style hides those of the list.
        """
        due, self._due = self._due, None
        if due is not None and match_label(content.lstrip()) is not None:
            self._unseen.add(due[0])
        return due

    def drop(self) -> None:
        """An item holds nothing but links, so that its list is a menu."""
        if self._due is not None:
            self._unseen.add(self._due[0])
            self._due = None

    def shown(self, numbered: tuple[HtmlElement, str]) -> str | None:
        """The number, if its list shows any: known when the whole page has been read."""
        return None if numbered[0] in self._unseen else numbered[1]

    def _start_list(self, element: HtmlElement) -> None:
        kind = TYPES.get(element.get("type", "1"), "decimal") if element.tag == "ol" else "none"
        step = -1 if "reversed" in element.attrib else 1
        self._open.append(_Open(element, kind, step))
        first = sum(item.tag == "li" for item in element) if step < 0 else 1
        self._last[element] = self._whole(element.get("start"), first) - step

    def _start_item(self, element: HtmlElement, of: _Open) -> None:
        number = self._whole(element.get("value"), self._last[of.list] + of.step)
        self._last[of.list] = number
        kind = TYPES.get(element.get("type", ""), of.format) if of.list.tag == "ol" else "none"
        written = write_number(min(max(number, 0), self._limits.numbering_counter), kind)
        self._due = (of.list, f"{written}、" if kind.startswith(_CHINESE) else f"{written}.") if written else None

    def _whole(self, value: str | None, default: int) -> int:
        """`value` has been read as a whole number, if it is there at all."""
        return default if value is None else min(int(value), self._limits.numbering_counter)
