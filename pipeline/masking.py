"""`--mask-ids`: numbers that tell who somebody is, masked in a document before any later stage has seen them.

What is found afterwards, counts, names, keywords and quotes, is found in the masked text, so nothing can leak past it.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from pipeline.records import Failure
from pipeline.stages import Document
from pipeline.zh.identifiers import mask_identifiers

Masked = TypeVar("Masked", bound=msgspec.Struct)


def masked(document: Document) -> Document:
    """The document with these numbers masked in its text and names; of the same length, so all offsets hold."""
    source = msgspec.structs.replace(document.source, properties=_texts(document.source.properties))
    whole = document.text, mask_identifiers(document.text)
    return msgspec.structs.replace(
        _texts(document),
        title=_as_in(whole, document.title),
        source=_texts(source),
        asides=tuple(_texts(aside) for aside in document.asides),
        outline=tuple(
            msgspec.structs.replace(_texts(section), heading=_as_in(whole, section.heading, section.start))
            for section in document.outline
        ),
    )


def masked_failure(failure: Failure) -> Failure:
    """The failure with these numbers masked in the names of its file."""
    return msgspec.structs.replace(failure, source=_texts(failure.source))


def _as_in(whole: tuple[str, str], part: str | None, start: int = 0) -> str | None:
    """`part` of a text as the masked text has it: what comes before a number may tell that it is one."""
    text, hidden = whole
    if part is None:
        return None
    at = text.find(part, start)
    return mask_identifiers(hidden[at : at + len(part)] if at >= 0 else part)


def _texts(record: Masked) -> Masked:
    """The record with all fields masked that are texts, but for its id."""
    fields = {
        name: mask_identifiers(value)
        for name, value in msgspec.structs.asdict(record).items()
        if isinstance(value, str) and name != "id"
    }
    return msgspec.structs.replace(record, **fields)
