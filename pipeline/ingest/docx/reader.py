"""A .docx file, from its bytes to raw blocks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from lxml.etree import _Element

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.blocks import RawBlock, RawDocument
from pipeline.ingest.decode import kind_of, office_format
from pipeline.ingest.docx import names
from pipeline.ingest.docx.asides import read_asides
from pipeline.ingest.docx.chunks import Chunk, read_flat, taken_in
from pipeline.ingest.docx.context import Context
from pipeline.ingest.docx.notes import read_notes
from pipeline.ingest.docx.numbering import Definitions
from pipeline.ingest.docx.package import Package, Relation
from pipeline.ingest.docx.properties import read_properties
from pipeline.ingest.docx.revisions import undo_changes
from pipeline.ingest.docx.story import Story
from pipeline.ingest.docx.styles import Styles
from pipeline.ingest.docx.stylesheet import CHUNK
from pipeline.ingest.docx.values import child
from pipeline.records import Aside, AsideKind, BlockKind, Properties, Revisions

_MAIN: Final = "word/document.xml"
"""Where the main part lies when no relationship tells."""
_PROPERTY_PARTS: Final = ("core-properties", "extended-properties", "extendedProperties")
_CHUNK_PARTS: Final = "aFChunk"
_NOTE_PARTS: Final[dict[BlockKind, str]] = {"footnote": "footnotes", "endnote": "endnotes"}
_ASIDE_PARTS: Final[dict[str, AsideKind]] = {"header": "header", "footer": "footer", "comments": "comment"}


def read_docx(content: bytes, limits: Limits, revisions: Revisions = "accepted") -> RawDocument:
    """Paragraphs, notes, asides and properties of a Word document, after its tracked changes or before them.

    Raises:
        DocumentError: `unsupported_type`, `encrypted`, `corrupt_archive`, `corrupt_document`, `unsafe_xml` or
            `limit_exceeded`; `undecodable_text`, where it takes in plain text or a page.
    """
    try:
        return _Reader(Package(content, limits), limits, revisions, depth=1).read()
    except RecursionError:
        # Each part keeps to `xml_depth`; a part and the document that it takes in at its deepest are walked as one.
        raise DocumentError("limit_exceeded", "documents that take each other in nest XML too deep together") from None


class _Reader:
    """Reads one package; parts are opened only when something needs them."""

    def __init__(self, package: Package, limits: Limits, revisions: Revisions, depth: int) -> None:
        """`depth`: 1 for a file, 2 for a document that it takes in."""
        self._package = package
        self._limits = limits
        self._revisions = revisions
        self._depth = depth
        self._chunks: dict[str, Chunk | None] = {}
        """By part, in the order in which the text first takes them in; their notes and asides are kept once."""
        self._root_relations = package.relations("")
        self._main = _target(self._root_relations, "officeDocument") or _MAIN
        styles = Styles(self._styles, limits)
        definitions = Definitions(lambda: self._parse("numbering"), limits)
        self._context = Context(styles, definitions, limits, self._chunk)

    def read(self) -> RawDocument:
        story = Story(self._context, self._main)
        story.walk(self._body())
        blocks = (*story.finish(), *self._notes(tuple(story.references)))
        chunks = [chunk for chunk in self._chunks.values() if chunk is not None]
        return RawDocument(
            format="docx",
            properties=self._properties(),
            blocks=(*blocks, *(note for chunk in chunks for note in chunk.notes)),
            asides=(*self._asides(), *(aside for chunk in chunks for aside in chunk.asides)),
            hidden=story.hidden,
        )

    def _body(self) -> _Element:
        root = self._story(self._main)
        if root is None or root.tag != names.DOCUMENT:
            raise DocumentError("unsupported_type", "the archive holds no Word document")
        body = child(root, names.BODY)
        return root if body is None else body

    def _story(self, part: str) -> _Element | None:
        """The root of a part that holds text, in the view that is wanted; None where the package lacks it."""
        root = self._package.parse(part)
        if root is not None and self._revisions == "original":
            undo_changes(root)
        return root

    def _chunk(self, part: str, relation_id: str) -> Chunk | None:
        """What a part takes in by that relationship; None where nothing is there."""
        relations = self._package.relations(part)
        target = next((one.target for one in relations if (one.id, one.kind) == (relation_id, _CHUNK_PARTS)), None)
        if target is not None and target not in self._chunks:
            content = self._package.read(target)
            self._chunks[target] = self._read_chunk(content, target) if content and content.strip() else None
        return None if target is None else self._chunks[target]

    def _read_chunk(self, content: bytes, part: str) -> Chunk:
        if office_format(content) is not None:
            raise DocumentError("unsupported_type", "the text takes in a part of a format that is not read here")
        kind = kind_of(content)
        if kind != "docx":
            content_type = self._package.content_type(part)
            return taken_in(read_flat(content, kind, content_type, self._limits, self._package.budget), part)
        if self._depth >= self._limits.archive_nesting:
            raise DocumentError("limit_exceeded", f"documents take each other in deeper than {self._depth}")
        package = Package(content, self._limits, self._package.budget)
        return taken_in(_Reader(package, self._limits, self._revisions, self._depth + 1).read(), part)

    @cached_property
    def _relations(self) -> tuple[Relation, ...]:
        return self._package.relations(self._main)

    def _styles(self) -> Iterator[bytes]:
        part = _target(self._relations, "styles")
        return iter(()) if part is None else self._package.chunks(part, CHUNK)

    def _parse(self, kind: str) -> _Element | None:
        part = _target(self._relations, kind)
        return None if part is None else self._package.parse(part)

    def _properties(self) -> Properties:
        targets = (_target(self._root_relations, kind) for kind in _PROPERTY_PARTS)
        roots = (None if target is None else self._package.parse(target) for target in targets)
        return read_properties(root for root in roots if root is not None)

    def _notes(self, references: tuple[tuple[BlockKind, str], ...]) -> Iterator[RawBlock]:
        for kind, relation in _NOTE_PARTS.items():
            wanted = [note_id for referred, note_id in references if referred == kind]
            part = _target(self._relations, relation) if wanted else None
            root = None if part is None else self._story(part)
            if part is not None and root is not None:
                yield from read_notes(root, kind, part, wanted, self._context)

    def _asides(self) -> Iterator[Aside]:
        for relation in dict.fromkeys(self._relations):
            kind = _ASIDE_PARTS.get(relation.kind)
            root = None if kind is None else self._story(relation.target)
            if kind is not None and root is not None:
                yield from read_asides(root, kind, relation.target, self._context)


def _target(relations: tuple[Relation, ...], kind: str) -> str | None:
    return next((relation.target for relation in relations if relation.kind == kind), None)
