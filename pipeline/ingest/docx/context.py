"""What all stories of one document share."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.config.limits import Limits
from pipeline.ingest.docx.numbering import Definitions
from pipeline.ingest.docx.styles import Styles


class Context(NamedTuple):
    styles: Styles
    definitions: Definitions
    limits: Limits
