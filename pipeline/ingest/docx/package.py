"""The zip archive around a Word document: its parts, found through relationships, inflated within limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from lxml.etree import _Element

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.docx.xml import Budget, parse_xml
from pipeline.zipped import DAMAGE, opened

_CONTENT_TYPES = "[content_types].xml"
_ENTRY_SIGNATURE = b"PK\x01\x02"


class Relation(NamedTuple):
    """A relationship of one part to another."""

    id: str
    kind: str
    """The last word of the relationship's type: `styles`, `header` …"""
    source_folder: str
    reference: str

    @property
    def target(self) -> str:
        """Name of the part, as `Package` knows parts."""
        path = unquote(self.reference).replace("\\", "/")
        # An absolute reference drops the folder when joined.
        return _part_name(posixpath.normpath(posixpath.join("/" + self.source_folder, path)))


class Package:
    """Parts by name: lower case, `/` between folders, none in front."""

    def __init__(self, content: bytes, limits: Limits, budget: Budget | None = None) -> None:
        """`budget`: that of the package in which this one lies.

        Raises:
            DocumentError: `corrupt_archive` or `limit_exceeded`.
        """
        self._limits = limits
        self.budget = budget or Budget(limits)
        self._relations: dict[str, tuple[Relation, ...]] = {}
        self._archive = _open(content, limits)
        self._entries = _index(self._archive)

    def chunks(self, part: str, size: int) -> Iterator[bytes]:
        """A part's bytes, inflated `size` at a time as they are asked for; nothing where the package lacks it.

        Raises:
            DocumentError: `corrupt_archive`, `encrypted` or `limit_exceeded`.
        """
        info = self._entries.get(part)
        if info is None:
            return
        bound, inflated = self._bound(info), 0
        try:
            with opened(self._archive, info, "ingest") as member:
                while chunk := member.read(min(size, bound + 1)):
                    inflated += len(chunk)
                    self.budget.bytes_left -= len(chunk)
                    if inflated > bound:
                        raise DocumentError("limit_exceeded", "a part inflates past the limits")
                    yield chunk
        except DAMAGE:
            raise DocumentError("corrupt_archive", "a part cannot be inflated") from None

    def read(self, part: str) -> bytes | None:
        """A part's bytes, or None where the package lacks it. Raises as `chunks` does."""
        return b"".join(self.chunks(part, self._limits.part_bytes + 1)) if part in self._entries else None

    def parse(self, part: str) -> _Element | None:
        """A part's root element, or None where the package lacks it. Raises as `read` and `parse_xml` do."""
        content = self.read(part)
        return None if content is None else parse_xml(content, self._limits, self.budget)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """The relationships of a part, of the package itself for `""`; those that leave it are left out."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            root = self.parse(posixpath.join(folder, "_rels", f"{name}.rels"))
            found = () if root is None else root
            self._relations[part] = tuple(_relation(element, folder) for element in found if _is_internal(element))
        return self._relations[part]

    def content_type(self, part: str) -> str | None:
        """What the package says that a part is. Raises as `parse` does."""
        return self._types.get(part) or self._types.get(part.rpartition(".")[2])

    @cached_property
    def _types(self) -> dict[str, str | None]:
        root = self.parse(_CONTENT_TYPES)
        return {} if root is None else {_typed(element): element.get("ContentType") for element in root}

    def _bound(self, info: zipfile.ZipInfo) -> int:
        limits = self._limits
        by_ratio = max(limits.ratio_from_bytes, limits.inflation_ratio * info.compress_size)
        return min(limits.part_bytes, self.budget.bytes_left, by_ratio)


def _open(content: bytes, limits: Limits) -> zipfile.ZipFile:
    # Counted before zipfile makes an object of each entry.
    if content.count(_ENTRY_SIGNATURE) > limits.archive_entries:
        raise DocumentError("limit_exceeded", f"the archive has more than {limits.archive_entries} entries")
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except DAMAGE as error:
        raise DocumentError("corrupt_archive", "the archive's directory cannot be read") from error


def _index(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    files = [info for info in archive.infolist() if not info.filename.endswith(("/", "\\"))]
    entries = {_part_name(info.filename): info for info in files}
    if len(entries) != len(files):
        raise DocumentError("corrupt_archive", "the archive holds the same part twice")
    return entries


def _part_name(name: str) -> str:
    """Part names ignore case, and some writers put backslashes between folders."""
    return name.replace("\\", "/").lstrip("/").lower()


def _is_internal(element: _Element) -> bool:
    return element.get("TargetMode") != "External" and bool(element.get("Target"))


def _relation(element: _Element, folder: str) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    return Relation(element.get("Id", ""), kind, folder, element.get("Target", ""))


def _typed(element: _Element) -> str:
    """The part, or the ending of names, that a content type is given to."""
    return _part_name(element.get("PartName") or element.get("Extension") or "")
