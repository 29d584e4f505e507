"""What a file is, told by its first bytes and never by its name; and text out of bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from pipeline.errors import DocumentError
from pipeline.zipped import DAMAGE

Kind = Literal["docx", "html", "mhtml", "text"]
OfficeFormat = Literal["doc", "rtf", "odt"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_WORD_HEADER = b"\xec\xa5"
"""How the stream WordDocument begins; streams begin at sectors."""
_SECTOR = 512
_ENCRYPTED_FLAG = 0x1
"""In the twelfth byte of that header."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HTML = re.compile(
    r"\s*+(?:<\?xml[^>]*>\s*+)?+(?:<!--(?:(?!-->).)*+-->\s*+)*+"
    r"<(?:(?:!doctype\s+html|html|head|body|meta|div|p|table)\b"
    r"|(?:title|link|style|script|base|h[1-6]|span|font|center|pre|blockquote|section|article|main|header|nav|form|br|hr|[uo]l|a|b|i"
    r"|img|strong)\b[^<>]*>)",
    re.I | re.S,
)
_XML = re.compile(r"\s*<\?(?:xml|mso-application)\b")
_MHTML = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:", re.I)
"""A page saved with its pictures: the head of a message."""
_COMMON = re.compile(
    "[的一是了在不和有年工作为區区人中大上下会會全市县縣乡鄉镇鎮村生产產业業发發展建设設项項目完成新增加强強活动動单單位服务務管理"
    "民主要投资資企群众眾满滿意度提升高明显顯行对對进進开開各地方面以后後时時万萬元个個多实實现現学學校家名次等组組织織部领領导導情况況,，。、；：:！%％（）“”《》"
    "0-9A-Za-z０-９Ａ-Ｚａ-ｚ①-⑳\\s]"
)
"""What Chinese reports are full of, simplified or traditional."""
_STRANGE = re.compile("[\ue000-\uf8ff\ufffd\x80-\x9f\u0370-\u052f\u3100-\u312f\uff66-\uff9f]")
_ENCODINGS = ("gb18030", "big5", "utf-16-le", "utf-16-be")
"""Beside UTF-8, whose bytes prove it: whichever reads sanest, the first where two read alike."""
_LEAST_SANE = 0.10
_MOST_STRANGE = 0.02


_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
"""The first member, never packed, says so."""
_OFFICE_NAMES: dict[OfficeFormat, str] = {
    "doc": "an old binary document (.doc, .wps)",
    "rtf": "a rich text document (.rtf)",
    "odt": "an OpenDocument text (.odt)",
}
_INSTALL = (
    "LibreOffice must turn it into .docx first; install it (apt-get install --no-install-recommends libreoffice-writer)"
    " and run again with --retry-failed"
)
_CONTENT_TYPES = b"[Content_Types].xml"
_DIRECTORY = 1 << 16
_END_OF_DIRECTORY = b"PK\x05\x06"
_MOST_OF_DIRECTORY = 1 << 20
_HEAD = 256
_SAMPLE = 4096


def kind_of(content: bytes) -> Kind:
    """The reader that `content` needs.

    Raises:
        DocumentError: no reader takes it; the code says why.
    """
    office = office_format(content)
    if office is not None:
        raise DocumentError("needs_libreoffice", f"{_OFFICE_NAMES[office]}: {_INSTALL}")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(content)
    if b"%PDF-" in content[:1024]:
        raise DocumentError("pdf_not_supported", "a PDF holds no paragraphs; convert it to .docx or .txt first")
    if b"\0" in content and not _is_utf_16(content[:_SAMPLE]):
        raise DocumentError("unsupported_type", "binary data, no document")
    head = content[:2048].replace(b"\0", b"").decode("ascii", "replace").lstrip("\ufffd")  # tags, also in UTF-16
    if _HTML.match(head):
        return "html"
    if _XML.match(head):
        raise DocumentError("unsupported_type", "XML that is no web page; save it as .docx first")
    return "mhtml" if _MHTML.match(head) else "text"


def office_format(content: bytes) -> OfficeFormat | None:
    """The format of a file that only LibreOffice reads, or None where it is none.

    Raises:
        DocumentError: `encrypted` or `unsupported_type`, where LibreOffice would not help either.
    """
    if content.startswith(_OLE):
        if _ENCRYPTED_STREAM in content or _is_encrypted_word(content):
            raise DocumentError("encrypted", "the file is protected by a password")
        if _WORD_STREAM not in content:
            raise DocumentError("unsupported_type", "an old binary file that holds no Word document")
        return "doc"
    if content.startswith(b"{\\rtf"):
        return "rtf"
    return "odt" if content.startswith(b"PK") and _OPEN_DOCUMENT in content[:_HEAD] else None


def decode(content: bytes) -> str:
    """The text of `content`: by its byte order mark, else UTF-8, UTF-16, GB18030 or Big5, whichever reads sanely.

    Raises:
        DocumentError: `undecodable_text`.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strictly(content, encoding) or ""
    if (text := None if b"\0" in content else _strictly(content, "utf-8")) is not None:
        return text
    texts = [text for encoding in _ENCODINGS if (text := _strictly(content, encoding)) is not None]
    best = max(texts, key=_sanity, default=None)
    if best is None or _sanity(best) < _LEAST_SANE:
        raise DocumentError("undecodable_text", "the text is in no encoding that is known here")
    return best


def _kind_of_zip(content: bytes) -> Kind:
    """A damaged zip goes to the docx reader too: it knows best what to say of it."""
    if _CONTENT_TYPES in content[-_DIRECTORY:]:  # names stand plainly in the directory at the end
        return "docx"
    if _is_endless(content):
        return "docx"  # its reader refuses such a directory unread
    try:
        names = {name.replace("\\", "/").lower() for name in zipfile.ZipFile(io.BytesIO(content)).namelist()}
    except DAMAGE:
        return "docx"
    if "[content_types].xml" in names or any(name.startswith("word/") for name in names):
        return "docx"
    raise DocumentError("unsupported_type", "a zip without a document part")


def _is_endless(content: bytes) -> bool:
    """Whether a zip says that its directory is larger than that of any document."""
    end = content.rfind(_END_OF_DIRECTORY, -_DIRECTORY)
    return end < 0 or int.from_bytes(content[end + 12 : end + 16], "little") > _MOST_OF_DIRECTORY


def _is_encrypted_word(content: bytes) -> bool:
    starts = range(_SECTOR, len(content) - 12, _SECTOR)
    header = next((start for start in starts if content.startswith(_WORD_HEADER, start)), None)
    return header is not None and bool(content[header + 11] & _ENCRYPTED_FLAG)


def _is_utf_16(head: bytes) -> bool:
    """With its mark, or read sanely without one: what else holds zero bytes is no text."""
    texts = (head.decode(encoding, "ignore") for encoding in ("utf-16-le", "utf-16-be"))
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or any(
        "\0" not in x and _sanity(x) >= _LEAST_SANE for x in texts
    )


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding in {"utf-8-sig", "utf-16"}:
            raise DocumentError("undecodable_text", "the text contradicts its byte order mark") from error
        return None


def _sanity(text: str) -> float:
    """Share of characters that Chinese prose is full of; nothing where strange ones abound."""
    sample = text[:_SAMPLE]
    if not sample or len(_STRANGE.findall(sample)) > _MOST_STRANGE * len(sample):
        return 0.0
    return len(_COMMON.findall(sample)) / len(sample)
