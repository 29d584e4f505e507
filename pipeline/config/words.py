"""configs/words.yaml: words that jieba's dictionary lacks."""

from __future__ import annotations

from pydantic import PositiveInt

from pipeline.config.base import ConfigModel, Entry


class UserWord(Entry):
    """A word that must stay whole; in its examples 【】 marks it as one token."""

    frequency: PositiveInt | None = None
    tag: str = "n"


class Words(ConfigModel):
    words: tuple[UserWord, ...]
