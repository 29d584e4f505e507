"""Words of one document."""

from __future__ import annotations

from itertools import accumulate, islice

from pipeline.config import Config
from pipeline.stages import Document, TokenizedDocument
from pipeline.tokenize.segmenters import Backend, make_segment
from pipeline.zh.folding import with_plain_figures


class Tokenizer:
    """Cuts canonical text into words, with the user words of configs/words.yaml."""

    def __init__(self, config: Config, backend: Backend | None = None) -> None:
        self.segment = make_segment(((word.text, word.frequency, word.tag) for word in config.words.words), backend)
        """Any text to its words and their tags."""

    def tokenize(self, document: Document) -> TokenizedDocument:
        """Words, their starts and tags; joined, the words are `document.text`. Wide figures are cut as narrow ones."""
        plain = with_plain_figures(document.text)
        words, tags = self.segment(plain)
        starts = tuple(islice(accumulate(map(len, words), initial=0), len(words)))
        if plain != document.text:
            words = tuple(document.text[start : start + len(word)] for start, word in zip(starts, words, strict=True))
        return TokenizedDocument(document=document, words=words, starts=starts, tags=tags)
