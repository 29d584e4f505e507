"""Pages saved with their pictures in one file (.mht, and many a .doc that a site gives): the page alone."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from typing import Any

from pipeline.errors import DocumentError

_DEPTH = 16
"""Of parts in parts. A saved page has two or three; email goes as deep as it is told, line by line through them all."""


def page_of(content: bytes) -> bytes:
    """The bytes of the HTML page inside.

    Raises:
        DocumentError: `corrupt_document` where it holds none, `limit_exceeded` where its parts lie too deep.
    """
    try:
        parts = message_from_bytes(content, _Part).walk()
        page = next((part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/html"), None)
    except (MessageError, ValueError, LookupError) as error:
        raise DocumentError("corrupt_document", "the saved page cannot be read") from error
    if not isinstance(page, bytes) or not page:
        raise DocumentError("corrupt_document", "a saved page that holds no page")
    return page


class _Part(Message):
    """A part that knows how deep it lies while the file is still being read."""

    _depth = 0

    def attach(self, payload: Any) -> None:
        payload._depth = self._depth + 1
        if payload._depth > _DEPTH:
            raise DocumentError("limit_exceeded", f"a saved page whose parts lie deeper than {_DEPTH}")
        super().attach(payload)
