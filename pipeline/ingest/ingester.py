"""Stand-in until the readers are in: plain text only."""

from __future__ import annotations

import hashlib

from pipeline.config import Config
from pipeline.records import Block, Source
from pipeline.stages import Document, OutlineSection, RawFile


class Ingester:
    def __init__(self, config: Config) -> None:
        self._config = config

    def ingest(self, raw: RawFile) -> tuple[Document, ...]:
        return (self.ingest_text(raw.content.decode("utf-8"), raw.name),)

    def ingest_text(self, text: str, title: str | None = None) -> Document:
        text = "\n".join(line.strip() for line in text.splitlines() if line.strip())
        blocks, start = [], 0
        for index, line in enumerate(text.split("\n")):
            blocks.append(Block(start=start, end=start + len(line), kind="paragraph", paragraph=index))
            start += len(line) + 1
        return Document(
            id=hashlib.sha256(text.encode()).hexdigest(),
            source=Source(uri=title or "text", name=title or "text", bytes=len(text.encode()), format="text"),
            title=title,
            text=text,
            blocks=tuple(blocks),
            asides=(),
            outline=(
                OutlineSection(
                    id="s0", parent=None, level=0, label=None, heading=None, start=0, end=len(text), body_start=0
                ),
            ),
            notices=(),
        )
