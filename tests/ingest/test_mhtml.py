from __future__ import annotations

from email.message import EmailMessage

import pytest

from pipeline.errors import DocumentError
from pipeline.ingest import Ingester
from pipeline.ingest.mhtml import page_of
from pipeline.stages import RawFile

TEXT = "青岚镇2024年工作总结\n全镇现有茶农1200余户。"


def saved_page(charset: str, encoding: str) -> bytes:
    """A page and its picture, as a browser or Word saves them."""
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in TEXT.split("\n")) + "</body></html>"
    message = EmailMessage()
    message.set_content(page, subtype="html", charset=charset, cte=encoding)
    message.add_related(b"picture", "image", "png")
    return message.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_the_page_is_read_and_nothing_else(charset: str, encoding: str, ingester: Ingester) -> None:
    raw = RawFile(uri="a.doc", name="a.doc", content=saved_page(charset, encoding))
    (document,) = ingester.ingest(raw)
    assert (document.text, document.source.format) == (TEXT, "html")


def nested(depth: int, page: bytes = b"<html><body><p>x</p></body></html>") -> bytes:
    """A page below so many parts, each in the one before."""
    opened = b"".join(
        b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(depth)
    )
    return b"MIME-Version: 1.0\n" + opened + b"Content-Type: text/html\n\n" + page


def messages(depth: int) -> bytes:
    """The same by messages that are sent on."""
    return b"MIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * depth + b"Content-Type: text/html\n\n<p>x"


@pytest.mark.parametrize("content", [nested(4), nested(16), messages(4)])
def test_parts_may_lie_in_parts(content: bytes) -> None:
    assert b"<p>x" in page_of(content)


@pytest.mark.parametrize("content", [nested(17), nested(2000), messages(2000)])
def test_parts_that_lie_too_deep_are_refused(content: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        page_of(content)
    assert caught.value.code == "limit_exceeded"


@pytest.mark.parametrize(
    "content",
    [
        b"MIME-Version: 1.0\n",
        b"MIME-Version: 1.0\nContent-Type: text/html\n\n",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n",
    ],
)
def test_a_saved_page_without_a_page_is_damaged(content: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        page_of(content)
    assert caught.value.code == "corrupt_document"
