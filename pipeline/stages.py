"""The values that the stages hand on, each made only by the stage before: the type checker proves the order.

`RawFile` ─ingest▶ `Document` ─tokenize▶ `TokenizedDocument` ─classify▶ `ClassifiedDocument` ─extract▶ `Findings`.
They are private to the product; `records` is what others read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.records import (
    Aside,
    Block,
    Check,
    Count,
    Initiative,
    Notice,
    Point,
    Record,
    Rejected,
    ReportFacts,
    Section,
    Source,
)

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_UNDECODED = re.compile("[\ud800-\udfff]")
"""Stand for bytes of a name that are no UTF-8."""


def printable(name: str) -> str:
    """A path as text. Names that are no UTF-8 are read as GB18030, in which Chinese systems wrote them; bytes that are
    neither, and control characters, which steer terminals, become `\\xNN`."""
    text = "/".join(map(_decoded, name.split("/"))) if _UNDECODED.search(name) else name
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def _decoded(name: str) -> str:
    encoded = name.encode("utf-8", "surrogateescape")
    for encoding in ("utf-8", "gb18030"):
        try:
            return encoded.decode(encoding)
        except UnicodeDecodeError:
            continue
    return encoded.decode("utf-8", "backslashreplace")


class RawFile(Record, frozen=True, kw_only=True):
    """A file's bytes and where they came from, before anyone has looked inside. Its names are `printable`."""

    uri: str
    name: str
    content: bytes
    member_of: str | None = None
    converted: bytes | None = None
    """The same as .docx, where `content` is of a kind that only LibreOffice reads."""


class OutlineSection(Record, frozen=True, kw_only=True):
    """A section before classification: what ingest knows of it. Fields as in `records.Section`."""

    id: str
    parent: str | None
    level: int
    label: str | None
    heading: str | None
    start: int
    end: int
    body_start: int
    points: tuple[Point, ...] = ()


class Document(Record, frozen=True, kw_only=True):
    """Ingest's result: one canonical text, its map back to the file, and its outline."""

    id: str
    source: Source
    title: str | None
    """The title as it stands in the text, else in the file; null where there is none."""
    text: str
    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...]
    outline: tuple[OutlineSection, ...]
    """In document order. The text before the first heading is a section of level 0."""
    notices: tuple[Notice, ...]


class TokenizedDocument(Record, frozen=True, kw_only=True):
    """Tokens of `document.text`: `words[i]` stands at `starts[i]`; joined, the words are the text."""

    document: Document
    words: tuple[str, ...]
    starts: tuple[int, ...]
    tags: tuple[str, ...]
    """jieba's part of speech from its dictionary (n, v, m, ns …); `x` where the word is unknown."""


class ClassifiedDocument(Record, frozen=True, kw_only=True):
    """The outline with roles, topics and keywords, and the report's own facts."""

    tokenized: TokenizedDocument
    sections: tuple[Section, ...]
    facts: ReportFacts


class Findings(Record, frozen=True, kw_only=True):
    """Extract's result. `notices` are those that only the extractors can see, such as a sum that does not hold."""

    counts: tuple[Count, ...]
    initiatives: tuple[Initiative, ...]
    checks: tuple[Check, ...]
    notices: tuple[Notice, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class SectionIndex:
    """Finds the innermost section at an offset in logarithmic time."""

    def __init__(self, sections: Sequence[Section] | Sequence[OutlineSection]) -> None:
        self._sections = sections
        self._starts = [section.start for section in sections]
        self._by_id = {section.id: section for section in sections}

    def at(self, offset: int) -> Section | OutlineSection | None:
        """The innermost section that spans `offset`, or None where no section does (notes)."""
        position = bisect_right(self._starts, offset) - 1
        section = self._sections[position] if position >= 0 else None
        while section is not None and offset >= section.end:
            section = self._by_id.get(section.parent) if section.parent else None
        return section
