"""What a file is, told by its first bytes and never by its name; and text out of bytes."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.errors import DocumentError

Kind = Literal["docx", "html", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|div|p|table)\b", re.I | re.S)
_COMMON = re.compile("[的一是了在不和有年工作为区人中,。，、:0-9A-Za-z\\s]")
_STRANGE = re.compile("[\ue000-\uf8ff\ufffd\x80-\x9f\u0370-\u052f\u3100-\u312f\uff66-\uff9f]")
_LEAST_SANE = 0.10
_MOST_STRANGE = 0.02


_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
"""The first member, never packed, says so."""
_HEAD = 256


def kind_of(content: bytes) -> Kind:
    """The reader that `content` needs.

    Raises:
        DocumentError: no reader takes it; the code says why.
    """
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(content)
    if content.startswith(_OLE):
        if _ENCRYPTED_STREAM in content:
            raise DocumentError("encrypted", "the file is protected by a password")
        raise DocumentError("needs_libreoffice", "an old binary document; convert it to .docx first")
    if b"%PDF-" in content[:1024]:
        raise DocumentError("pdf_not_supported", "a PDF holds no paragraphs; convert it to .docx or .txt first")
    if content.startswith(b"{\\rtf"):
        raise DocumentError("needs_libreoffice", "a rich text document; convert it to .docx first")
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\0" in content and not _looks_utf16(content):
        raise DocumentError("unsupported_type", "binary data, no document")
    return "html" if _HTML.match(content[:1024].decode("ascii", "replace").lstrip("\ufffd")) else "text"


def decode(content: bytes) -> str:
    """The text of `content`: by its byte order mark, else UTF-8, UTF-16, GB18030 or Big5, whichever reads sanely.

    Raises:
        DocumentError: `undecodable_text`.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strictly(content, encoding) or ""
    encodings = ["utf-8"]
    if _looks_utf16(content):
        encodings = ["utf-16-le", "utf-16-be"]
    for encoding in encodings:
        text = _strictly(content, encoding)
        if text is not None and (encoding == "utf-8" or _sanity(text) >= _LEAST_SANE):
            return text
    texts = [text for text in (_strictly(content, "gb18030"), _strictly(content, "big5")) if text is not None]
    best = max(texts, key=_sanity, default=None)
    if best is None or _sanity(best) < _LEAST_SANE:
        raise DocumentError("undecodable_text", "the text is in no encoding that is known here")
    return best


def _kind_of_zip(content: bytes) -> Kind:
    """Any other goes to the docx reader: it bounds what it opens, and knows best what is wrong with it."""
    if _OPEN_DOCUMENT in content[:_HEAD]:
        raise DocumentError("needs_libreoffice", "an OpenDocument text; convert it to .docx first")
    return "docx"


def _looks_utf16(content: bytes) -> bool:
    """Without a mark: line breaks and ASCII digits leave zero bytes on every other place only."""
    head = content[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return len(content) % 2 == 0 and (even == 0) != (odd == 0) and b"\0\0" not in head.strip(b"\0")


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding in {"utf-8-sig", "utf-16"}:
            raise DocumentError("undecodable_text", "the text contradicts its byte order mark") from error
        return None


def _sanity(text: str) -> float:
    """Share of characters that Chinese prose is full of; nothing where strange ones abound."""
    sample = text[:4000]
    if not sample or len(_STRANGE.findall(sample)) > _MOST_STRANGE * len(sample):
        return 0.0
    return len(_COMMON.findall(sample)) / len(sample)
