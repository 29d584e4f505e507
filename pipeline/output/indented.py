"""JSON as people read it."""

from __future__ import annotations

import msgspec


def indented(value: object) -> bytes:
    """The value as indented JSON that ends in a line break."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
