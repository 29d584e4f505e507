"""Words of the canonical text with their parts of speech."""

from pipeline.tokenize.tokenizer import Tokenizer

__all__ = ["Tokenizer"]
