"""Bytes to one canonical text with its outline.

The order of the repairs matters: furniture hides where the chunks begin; page marks stand between lines that were
wrapped, and wrapped lines hide how long the chunks are; chunk numbers hide more page marks, and both stand between the
halves of a torn sentence. Blanks that part nothing go last: until then they may be part of the layout.
"""

from __future__ import annotations

import copy
import hashlib
import re
from pathlib import PurePosixPath

import msgspec

from pipeline.config import Config
from pipeline.errors import DocumentError
from pipeline.ingest.blocks import RawDocument
from pipeline.ingest.canonical import Draft, cut, draft, final_blocks, ragged_cuts
from pipeline.ingest.chunks import chunk_cuts
from pipeline.ingest.contents import mark_contents
from pipeline.ingest.decode import decode, kind_of, office_format
from pipeline.ingest.docx import read_docx
from pipeline.ingest.excess import Excess
from pipeline.ingest.furniture import FurnitureFinder
from pipeline.ingest.html import read_html
from pipeline.ingest.joins import SentenceJoiner
from pipeline.ingest.layout import without_layout
from pipeline.ingest.mhtml import page_of
from pipeline.ingest.outline import OutlineBuilder
from pipeline.ingest.pagemarks import page_mark_cuts
from pipeline.ingest.script import ScriptReader, pinyin_cuts
from pipeline.ingest.several import Separator
from pipeline.ingest.spacing import Spacing
from pipeline.ingest.title import TitleFinder
from pipeline.ingest.traces import TraceFinder
from pipeline.ingest.txt import read_text
from pipeline.records import FileFormat, Notice, Revisions, Source
from pipeline.stages import Document, RawFile

_WORD = (".docx", ".docm", ".doc", ".wps")
_HAN = re.compile("[一-鿿]")
_NO_WORD = "named as a Word file, but plain text without a Chinese character"
_HIDDEN = "hidden text was left out"


def _one_of_several(document: Document) -> Document:
    """`document` with the notice that its file holds others, at its first line."""
    end = len(document.text.partition("\n")[0])
    told = Notice(code="several_reports", start=0, end=end, message="the file holds several reports; this is one")
    return msgspec.structs.replace(document, notices=(told, *document.notices))


class Ingester:
    """Turns files into documents. Built once per worker; holds no state between files."""

    def __init__(self, config: Config, revisions: Revisions = "accepted") -> None:
        """`revisions`: which view to read of texts with tracked changes."""
        self._revisions = revisions
        self._limits = config.limits
        self._excess = Excess(config)
        self._joiner = SentenceJoiner(config.damage)
        self._spacing = Spacing(config.units)
        self._script = ScriptReader(config.traditional)
        self._traces = TraceFinder(config.damage, config.washing)
        self._titles = TitleFinder(config.outline, config.report)
        self._separator = Separator(config.outline, self._titles)
        self._furniture = FurnitureFinder(config.furniture, self._titles)
        self._outline = OutlineBuilder(config.outline)

    def with_revisions(self, revisions: Revisions) -> Ingester:
        """An ingester of another view that shares all that this one has built."""
        other = copy.copy(self)
        other._revisions = revisions
        return other

    def ingest(self, raw: RawFile) -> tuple[Document, ...]:
        """The documents of a file, at least one; its type is told by its bytes, not by its name.

        Raises:
            DocumentError: the file is no readable report; `code` says why.
        """
        if len(raw.content) > self._limits.file_bytes:
            raise DocumentError("limit_exceeded", "the file is larger than limits.file_bytes")
        found = self._read(raw)
        self._excess.refuse_document(found)
        source = Source(
            uri=raw.uri,
            name=raw.name,
            bytes=len(raw.content),
            format=found.format,
            member_of=raw.member_of,
            properties=found.properties,
            revisions=self._revisions,
        )
        fallback = found.properties.title or PurePosixPath(raw.name).stem or None
        return self._documents(found, source, hashlib.sha256(raw.content).hexdigest(), fallback)

    def ingest_text(self, text: str, title: str | None = None) -> Document:
        """The first document that `text` holds; see `ingest_text_all`."""
        return self.ingest_text_all(text, title)[0]

    def ingest_text_all(self, text: str, title: str | None = None) -> tuple[Document, ...]:
        """The documents of `text`, a paragraph a line, as of a file of the same bytes; `title` stands for its name.

        Raises:
            DocumentError: `empty_document` or `limit_exceeded`.
        """
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # halves of a character
        content = text.encode("utf-8")
        name = title or "text"
        source = Source(uri=name, name=name, bytes=len(content), format="text")
        found = read_text(text, "text")
        self._excess.refuse_document(found)
        return self._documents(found, source, hashlib.sha256(content).hexdigest(), title)

    def _read(self, raw: RawFile) -> RawDocument:
        if raw.converted is not None:
            found = read_docx(raw.converted, self._limits, self._revisions)
            return msgspec.structs.replace(found, format=_format_before(raw))
        kind = kind_of(raw.content)
        if kind == "docx":
            return read_docx(raw.content, self._limits, self._revisions)
        content = page_of(raw.content) if kind == "mhtml" else raw.content
        if kind == "text":
            self._excess.refuse_plain(content)
            text = decode(content)
            if raw.name.lower().endswith(_WORD) and text.strip() and not _HAN.search(text):
                raise DocumentError("corrupt_document", _NO_WORD)
            return read_text(text, "txt")
        self._excess.refuse_page(content)
        return read_html(decode(content), self._limits)

    def _documents(
        self, found: RawDocument, source: Source, identity: str, fallback: str | None
    ) -> tuple[Document, ...]:
        """One for each report that `found` holds; those behind the first have its identity with `#2`, `#3`."""
        found = msgspec.structs.replace(found, blocks=without_layout(found.blocks))
        reports = self._separator.separate(found)
        documents = (
            self._document(report, source, identity if number == 1 else f"{identity}#{number}", fallback)
            for number, report in enumerate(reports, start=1)
        )
        return tuple(documents) if len(reports) == 1 else tuple(map(_one_of_several, documents))

    def _document(self, found: RawDocument, source: Source, identity: str, fallback: str | None) -> Document:
        drafted = draft(mark_contents(found.blocks))
        self._excess.refuse_lines(drafted.lines)
        text = self._repaired(self._script.simplified(drafted))
        if not text.text:
            raise DocumentError("empty_document", "the file holds no text")
        self._excess.refuse_text(text.text)
        title = self._titles.find(text)
        hidden = (Notice(code="hidden_text_dropped", start=0, end=0, message=_HIDDEN),) if found.hidden else ()
        notices = (*hidden, *text.notices, *self._traces.notices(text.text))
        return Document(
            id=identity,
            source=source,
            title=title.text or fallback,
            text=text.text,
            blocks=final_blocks(text),
            asides=found.asides,
            outline=self._outline.sections(text, title),
            notices=tuple(sorted(notices, key=lambda notice: (notice.start, notice.end, notice.code))),
        )

    def _repaired(self, source: Draft) -> Draft:
        """`source` after all repairs; the very same where there was nothing to repair."""
        repaired = source
        for repair in (
            pinyin_cuts,
            self._furniture.hidden_cuts,
            self._furniture.cuts,
            page_mark_cuts,
            self._joiner.wrap_cuts,
            chunk_cuts,
            page_mark_cuts,
            self._joiner.cuts,
            self._spacing.cuts,
        ):
            repaired = cut(repaired, repair(repaired))
        return source if repaired is source else cut(repaired, ragged_cuts(repaired))


def _format_before(raw: RawFile) -> FileFormat:
    """The format of a file that has been converted; .doc and .wps differ in nothing but their name."""
    found = office_format(raw.content) or "docx"
    return "wps" if found == "doc" and raw.name.lower().endswith(".wps") else found
