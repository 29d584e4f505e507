"""What holds more than any report does: refused before anything looks at each of its lines, figures and names.

All stages take time in proportion to a text's length, but far more for a figure than for a character between figures.
Both are bounded, so that no file costs more than its share.
"""

from __future__ import annotations

import re
from collections.abc import Sized

from pipeline.config import Config
from pipeline.errors import DocumentError
from pipeline.ingest.blocks import RawDocument

_BYTES_A_CHARACTER = 4
"""At most, in all encodings that are read."""
_FIGURES = re.compile(r"[0-9０-９.,]+|[一二两三四五六七八九十百千万亿零〇]+|[xX×✕*＊○●□]{1,4}")
_QUOTES = "“”\"＂‘’'「」『』"


class Excess:
    """Raises DocumentError `limit_exceeded` for what is past the limits of text."""

    def __init__(self, config: Config) -> None:
        self._limits = config.limits
        rules = config.initiatives
        nouns = {word for group in (*rules.heads, *rules.endings) for word in group.words}
        # A noun that holds another is counted with it.
        self._names = [noun for noun in nouns if not any(other in noun for other in nouns - {noun})]

    def refuse_plain(self, content: bytes) -> None:
        """Before plain text is decoded."""
        if len(content) > _BYTES_A_CHARACTER * self._limits.text_characters:
            raise self._too_long()

    def refuse_page(self, content: bytes) -> None:
        """Before a page is decoded and parsed."""
        if len(content) > self._limits.part_bytes:
            raise DocumentError("limit_exceeded", f"the page is larger than {self._limits.part_bytes} bytes")
        if content.count(b"<") - content.count(b"</") > self._limits.xml_nodes:
            raise DocumentError("limit_exceeded", f"the page has more than {self._limits.xml_nodes} elements")

    def refuse_document(self, found: RawDocument) -> None:
        """Before the blocks of a file become text."""
        self.refuse_lines(found.blocks)
        for texts in (found.blocks, found.asides):
            if sum(len(one.text) for one in texts) > self._limits.text_characters:
                raise self._too_long()

    def refuse_lines(self, lines: Sized) -> None:
        """Before the lines of a text are repaired."""
        if len(lines) > self._limits.text_lines:
            raise DocumentError("limit_exceeded", f"the text has more than {self._limits.text_lines} lines")

    def refuse_text(self, text: str) -> None:
        """Before a text is mined."""
        if len(text) > self._limits.text_characters:
            raise self._too_long()
        if len(text) <= min(self._limits.text_figures, self._limits.text_signs):
            return
        figures = len(_FIGURES.findall(text))
        if figures > self._limits.text_figures:
            raise DocumentError("limit_exceeded", f"the text has more than {self._limits.text_figures} figures")
        if figures + sum(map(text.count, (*_QUOTES, *self._names))) > self._limits.text_signs:
            message = f"the text has more than {self._limits.text_signs} figures, quotation marks and nouns of names"
            raise DocumentError("limit_exceeded", message)

    def _too_long(self) -> DocumentError:
        return DocumentError("limit_exceeded", f"the text is longer than {self._limits.text_characters} characters")
