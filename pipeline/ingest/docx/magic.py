"""What a file is by its first bytes, where it is no zip archive."""

from __future__ import annotations

from pipeline.errors import DocumentError

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = b"%PDF"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream in which Word keeps a document with a password."""


def require_zip(content: bytes) -> None:
    """Nothing for a zip archive.

    Raises:
        DocumentError: `encrypted`, `needs_libreoffice`, `pdf_not_supported`, `corrupt_archive` or `unsupported_type`.
    """
    if content.startswith(_ZIP):
        return
    if content.startswith(_OLE):
        if _ENCRYPTED_STREAM in content:
            raise DocumentError("encrypted", "the document is protected by a password")
        raise DocumentError("needs_libreoffice", "the document is in the old binary format")
    if content.startswith(_PDF):
        raise DocumentError("pdf_not_supported", "the file is a PDF")
    if content.startswith((_EMPTY_ZIP, b"PK")):
        raise DocumentError("corrupt_archive", "the archive is damaged or empty")
    raise DocumentError("unsupported_type", "the file is no Word document")
