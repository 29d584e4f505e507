"""Pages saved with their pictures in one file (.mht, and many a .doc that a site gives): the page alone."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError

from pipeline.errors import DocumentError


def page_of(content: bytes) -> bytes:
    """The bytes of the HTML page inside.

    Raises:
        DocumentError: `corrupt_document` where it holds none.
    """
    try:
        parts = message_from_bytes(content).walk()
        page = next((part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/html"), None)
    except (MessageError, ValueError, LookupError) as error:
        raise DocumentError("corrupt_document", "the saved page cannot be read") from error
    if not isinstance(page, bytes) or not page:
        raise DocumentError("corrupt_document", "a saved page that holds no page")
    return page
