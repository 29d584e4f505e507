"""The report's title as it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.config.outline import Outline
from pipeline.config.patterns import PatternEntry
from pipeline.ingest.canonical import Draft, Line
from pipeline.zh.labels import match_label

_ZONE = 8
_LONGEST = 60
_LEAST_LINES = 3
_LEAST_STYLED = 8
_TITLE_KINDS = frozenset({"paragraph", "text_box"})
_NOTE = r"(?:\s*[（(][^（）()]{1,20}[)）])?"
_NO_TITLE = re.compile(r"^[（(—-]|[。！？；;，,：:]$")
_PROSE_END = re.compile(r"[。！？；;，,：:]$")
_SUBTITLE = re.compile(r"\s*(?:——|--).*$")
_UNNAMED = re.compile(r"(?:19|20)\d{2}年|[二一][〇○零一二三四五六七八九]{3}年|[上下]半年|第[一二三四]季度")
_PLACE = "街道|[镇乡县区省市村]|社区"
_BODY = re.compile(r".{50,}|.{6,}[。；;]|.{0,30}(?:同志们|各位代表|各位领导|各位委员|同志)[^。]{0,12}[：:！!]$")


class Title(NamedTuple):
    text: str | None
    end: int
    """End of the line that holds the title; 0 where none does."""
    body: int
    """Offset of the first line below the title, its subtitle, speaker and salutation."""


class TitleFinder:
    """Finds the title among the first lines by its ending (configs/outline.yaml)."""

    def __init__(self, config: Outline, units: Sequence[PatternEntry]) -> None:
        """`units`: what names of organisations end with."""
        endings = "|".join(re.escape(entry.text) for entry in config.title_endings)
        self._title = re.compile(rf".{{2,}}(?:{endings}){_NOTE}")
        self._leading = re.compile(rf"\S{{2,40}}?(?:{endings}){_NOTE}(?=[ \u3000])")
        owners = "|".join((*(unit.text for unit in units), _PLACE))
        self._owner = re.compile(rf"[^\W\d_]{{2,22}}(?:{owners})")
        """An organisation or a place, in a line of its own above a title which names none."""

    def is_title(self, line: str) -> bool:
        """Whether a line among the first ones is a title by its wording."""
        bare = _bare(line)
        return len(bare) <= _LONGEST and self._title.fullmatch(bare) is not None and match_label(line) is None

    def find(self, source: Draft) -> Title:
        """The title and where the body starts; no text where the first lines hold no title."""
        lines = [line for line in source.lines if line.raw.kind in _TITLE_KINDS][:_ZONE]
        texts = [source.text[line.start : line.end] for line in lines]
        body = next((index for index, text in enumerate(texts) if _is_body(text)), len(texts))
        below = lines[body].start if body < len(lines) else len(source.text)
        for index, text in enumerate(texts[:body]):
            if self.is_title(text) and not (len(text) < _LEAST_STYLED and _is_one_of_many(lines, index)):
                return Title(self._with_line_above(texts, index), lines[index].end, below)
        leading = self._leading.match(texts[0]) if texts and body == 0 else None
        if leading is not None and match_label(texts[0]) is None:
            return Title(leading[0], leading.end(), below)
        if body > 0 and _stands_alone(lines, texts[0]):
            named = self._title.fullmatch(texts[0]) is not None  # 当好“娘家人”——清河区妇联2024年工作汇报
            return Title(texts[0] if named else _SUBTITLE.sub("", texts[0]), lines[0].end, below)
        return Title(None, 0, below)

    def _with_line_above(self, texts: Sequence[str], index: int) -> str:
        """A title that the author broke into two lines begins with 关于, or with a year under its organisation."""
        title = _bare(texts[index])
        above = texts[index - 1] if index else ""
        if not 4 <= len(above) <= 24 or above[0] in "（(—-" or _PROSE_END.search(above):
            return title
        broken = title.startswith("关于") or (_UNNAMED.match(title) and self._owner.fullmatch(above))
        return above + title if broken else title


def _stands_alone(lines: Sequence[Line], first: str) -> bool:
    """Whether a first line is a title for want of a better one; one heading style among several is a section."""
    if _is_one_of_many(lines, 0):
        return False
    return len(lines) >= _LEAST_LINES and 5 <= len(first) <= _LONGEST // 2 and _NO_TITLE.search(first) is None


def _bare(line: str) -> str:
    """A line without its subtitle; a subtitle that names the report, below a slogan, without its dashes."""
    return _SUBTITLE.sub("", line.lstrip("—－- "))


def _is_one_of_many(lines: Sequence[Line], index: int) -> bool:
    """Whether a line shares its heading style with a line below it, as sections do."""
    level = lines[index].raw.heading_level
    return level is not None and any(line.raw.heading_level == level for line in lines[index + 1 :])


def _is_body(text: str) -> bool:
    return _BODY.match(text) is not None or match_label(text) is not None
