"""What all stories of one document share."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pipeline.config.limits import Limits
from pipeline.ingest.docx.chunks import Chunk
from pipeline.ingest.docx.numbering import Definitions
from pipeline.ingest.docx.styles import Styles


class Context(NamedTuple):
    styles: Styles
    definitions: Definitions
    limits: Limits
    chunk: Callable[[str, str], Chunk | None]
    """What the chunk holds that a part takes in, by the part and the relationship's id."""
