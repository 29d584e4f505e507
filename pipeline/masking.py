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
    return msgspec.structs.replace(
        _texts(document),
        source=_texts(source),
        asides=tuple(_texts(aside) for aside in document.asides),
        outline=tuple(_texts(section) for section in document.outline),
    )


def masked_failure(failure: Failure) -> Failure:
    """The failure with these numbers masked in the names of its file."""
    return msgspec.structs.replace(failure, source=_texts(failure.source))


def _texts(record: Masked) -> Masked:
    """The record with all fields masked that are texts, but for its id."""
    fields = {
        name: mask_identifiers(value)
        for name, value in msgspec.structs.asdict(record).items()
        if isinstance(value, str) and name != "id"
    }
    return msgspec.structs.replace(record, **fields)
