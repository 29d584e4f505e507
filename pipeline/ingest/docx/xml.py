"""One XML part to a tree, or a refusal: no DOCTYPE, no entities, bounded in nodes and depth."""

from __future__ import annotations

import codecs
import re

from lxml import etree
from lxml.etree import _Element

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.docx.plain import without_looks

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
)

PARSER_DEPTH = 256
"""The depth at which libxml2 itself stops."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, "<?".encode("utf-16-le"), "<?".encode("utf-16-be"))
_DECLARATION = re.compile(r"\ufeff?<\?xml\b[^>]*\?>")

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_STRICT_NAMES = re.compile(rb"""(?<=["'])http://purl\.oclc\.org/ooxml/(\w+)/(\w+)(?=["'])""")


class Budget:
    """How many bytes, elements and attributes the parts of one file may still hold."""

    def __init__(self, limits: Limits) -> None:
        self.bytes_left = limits.parts_bytes
        self._nodes, self._attributes = limits.xml_nodes, limits.xml_attributes
        self._uncounted = limits.xml_nodes * len("<a/>")
        """Bytes that cannot hold too much, whatever stands in them: counting takes time, and most files are smaller."""

    def spend(self, content: bytes) -> None:
        """Take what `content` holds, at most: marks inside comments and text are counted as well.

        Raises:
            DocumentError: `limit_exceeded`.
        """
        self._uncounted -= len(content)
        if self._uncounted >= 0:
            return
        self._nodes -= content.count(b"<") - content.count(b"</")
        self._attributes -= content.count(b"=")
        if min(self._nodes, self._attributes) < 0:
            raise DocumentError(
                "limit_exceeded", "the parts have more XML elements or attributes than the limits allow"
            )


def parse_xml(content: bytes, limits: Limits, budget: Budget | None = None) -> _Element:
    """The root element of one part, in transitional names; `budget`, where parts share one.

    Raises:
        DocumentError: `unsafe_xml`, `limit_exceeded` or `corrupt_document`.
    """
    content = _in_transitional_names(_in_utf_8(content))
    if b"!" in content and b"<!DOCTYPE" in content:
        raise DocumentError("unsafe_xml", "a part declares a document type")
    (budget or Budget(limits)).spend(content)
    root = _parse(without_looks(content))
    if limits.xml_depth < PARSER_DEPTH and _is_deeper(root, limits.xml_depth):
        raise DocumentError("limit_exceeded", f"a part nests XML deeper than {limits.xml_depth}")
    return root


def _parse(content: bytes) -> _Element:
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        # Not chained: the parser's messages may quote the text.
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise DocumentError("limit_exceeded", "a part is past the limits of the XML parser") from None
        raise DocumentError("corrupt_document", "a part is no well-formed XML") from None
    except (ValueError, LookupError):
        raise DocumentError("corrupt_document", "a part is no well-formed XML") from None
    # The search in the bytes misses encodings that do not contain ASCII, such as UTF-7.
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError("unsafe_xml", "a part declares a document type")
    return root


def _is_deeper(root: _Element, depth: int) -> bool:
    return bool(root.xpath(f"boolean({'/*' * (depth + 1)})"))


def _in_utf_8(content: bytes) -> bytes:
    """UTF-16 brought to UTF-8, so that the checks on bytes see what the parser sees."""
    if not content.startswith(_UTF_16):
        return content
    encoding = "utf-16" if content[:2] in _UTF_16[:2] else "utf-16-be" if content[0] == 0 else "utf-16-le"
    try:
        text = content.decode(encoding)
        declaration = _DECLARATION.match(text)
        return text[declaration.end() if declaration else 0 :].encode()
    except UnicodeError:
        raise DocumentError("corrupt_document", "a part is no valid UTF-16") from None


def _in_transitional_names(content: bytes) -> bytes:
    """Strict names, such as `ooxml/wordprocessingml/main`, brought to `wordprocessingml/2006/main`."""
    if _STRICT not in content:
        return content
    return _STRICT_NAMES.sub(_TRANSITIONAL + rb"\1/2006/\2", content)
