"""The report's title as it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.config.outline import Outline
from pipeline.ingest.canonical import Draft
from pipeline.zh.labels import match_label

_ZONE = 8
_LONGEST = 60
_NOTE = r"(?:\s*[（(][^（）()]{1,20}[)）])?"
_PROSE_END = re.compile(r"[。！？；;，,：:]$")
_SUBTITLE = re.compile(r"\s*(?:——|--).*$")
_BODY = re.compile(r".{50,}|.{30,}[。；;]|.{0,30}(?:同志们|各位代表|各位领导|各位委员|同志)[^。]{0,12}[：:！!]$")


class Title(NamedTuple):
    text: str | None
    body: int
    """Offset of the first line below the title lines."""


class TitleFinder:
    """Finds the title among the first lines by its ending (configs/outline.yaml)."""

    def __init__(self, config: Outline) -> None:
        endings = "|".join(re.escape(entry.text) for entry in config.title_endings)
        self._title = re.compile(rf".{{2,}}(?:{endings}){_NOTE}")
        self._leading = re.compile(rf"\S{{2,40}}?(?:{endings}){_NOTE}(?=[ \u3000])")

    def is_title(self, line: str) -> bool:
        """Whether a line among the first ones is a title by its wording."""
        bare = _SUBTITLE.sub("", line)
        return len(bare) <= _LONGEST and self._title.fullmatch(bare) is not None and match_label(line) is None

    def find(self, source: Draft) -> Title:
        """The title and where the body starts; no text where the first lines hold no title."""
        lines = [line for line in source.lines if line.raw.kind in {"paragraph", "text_box"}]
        texts = [source.text[line.start : line.end] for line in lines[:_ZONE]]
        body = _first_body(texts)
        text = self._of(texts, body)
        return Title(text, lines[body].start if body < len(lines) else len(source.text))

    def _of(self, texts: Sequence[str], body: int) -> str | None:
        for index, text in enumerate(texts[:body]):
            if self.is_title(text):
                return _with_line_above(texts, index)
        if texts and body == 0:
            leading = self._leading.match(texts[0])
            return leading[0] if leading and match_label(texts[0]) is None else None
        first = texts[0] if texts else ""
        plain = body > 0 and 4 <= len(first) <= _LONGEST // 2 and not _PROSE_END.search(first) and len(texts) > 1
        return _SUBTITLE.sub("", first) if plain and first[0] not in "（(—-" else None


def _with_line_above(texts: Sequence[str], index: int) -> str:
    """A title that the author broke into two lines begins with 关于 or a year on the second."""
    title = _SUBTITLE.sub("", texts[index])
    above = texts[index - 1] if index else ""
    broken = title.startswith("关于") and 4 <= len(above) <= 24 and above[0] not in "（(—-"
    return above + title if broken and not _PROSE_END.search(above) else title


def _first_body(texts: Sequence[str]) -> int:
    for index, text in enumerate(texts):
        if _BODY.match(text) or match_label(text) is not None:
            return index
    return len(texts)
