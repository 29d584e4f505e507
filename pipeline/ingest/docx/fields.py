"""Fields: a code that is never text, and a result that is."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

_TOC = "TOC"
_DEPTH = 64
"""More open fields than Word nests; past it the outermost, which nobody closed, is forgotten."""


@dataclass(slots=True)
class _Field:
    first_block: int
    code: list[str] = field(default_factory=list)
    in_result: bool = False

    @property
    def is_toc(self) -> bool:
        return "".join(self.code).split()[:1] == [_TOC]


class FieldStack:
    """The fields that are open at one place of a story."""

    def __init__(self) -> None:
        self._open: deque[_Field] = deque(maxlen=_DEPTH)
        self.in_code = False
        """Whether this place is inside a field's code: nothing there is text."""
        self.toc_spans: list[range] = []
        """Indices of the blocks that tables of contents cover, of fields that have ended."""

    def mark(self, kind: str | None, block: int, *, has_text: bool) -> None:
        """Take a `w:fldChar`; `block` is the paragraph's index, `has_text` whether it holds any yet."""
        if kind == "begin":
            self._open.append(_Field(block))
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            ended = self._open.pop()
            if ended.is_toc:
                self.toc_spans.append(range(ended.first_block, block + has_text))
        self._update()

    def add_code(self, text: str) -> None:
        """Take a piece of `w:instrText`."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code.append(text)

    def end_paragraph(self) -> None:
        """A code ends with its paragraph at the latest: a field that was never closed must not swallow the report."""
        self._open = deque((item for item in self._open if item.in_result), maxlen=_DEPTH)
        self._update()

    def _update(self) -> None:
        self.in_code = any(not item.in_result for item in self._open)
