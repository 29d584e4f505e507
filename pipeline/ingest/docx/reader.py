"""A .docx file, from its bytes to raw blocks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from lxml.etree import _Element

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.blocks import RawBlock, RawDocument
from pipeline.ingest.docx import names
from pipeline.ingest.docx.asides import read_asides
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
_NOTE_PARTS: Final[dict[BlockKind, str]] = {"footnote": "footnotes", "endnote": "endnotes"}
_ASIDE_PARTS: Final[dict[str, AsideKind]] = {"header": "header", "footer": "footer", "comments": "comment"}


def read_docx(content: bytes, limits: Limits, revisions: Revisions = "accepted") -> RawDocument:
    """Paragraphs, notes, asides and properties of a Word document, after its tracked changes or before them.

    Raises:
        DocumentError: `unsupported_type`, `encrypted`, `corrupt_archive`, `corrupt_document`, `unsafe_xml` or
            `limit_exceeded`.
    """
    return _Reader(Package(content, limits), limits, revisions).read()


class _Reader:
    """Reads one package; parts are opened only when something needs them."""

    def __init__(self, package: Package, limits: Limits, revisions: Revisions) -> None:
        self._package = package
        self._revisions = revisions
        self._root_relations = package.relations("")
        self._main = _target(self._root_relations, "officeDocument") or _MAIN
        styles = Styles(self._styles, limits)
        self._context = Context(styles, Definitions(lambda: self._parse("numbering"), limits), limits)

    def read(self) -> RawDocument:
        story = Story(self._context, self._main)
        story.walk(self._body())
        return RawDocument(
            format="docx",
            properties=self._properties(),
            blocks=(*story.finish(), *self._notes(tuple(story.references))),
            asides=tuple(self._asides()),
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
