"""The report's title as it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.config.outline import Outline
from pipeline.config.report import ReportCues
from pipeline.ingest.canonical import Draft, Line
from pipeline.ingest.words import any_of
from pipeline.zh.labels import ORNAMENTS, match_label
from pipeline.zh.particles import JOINTS
from pipeline.zh.years import HAN_YEAR, PLAIN_YEAR, QUARTER

_ZONE = 8
_LONGEST = 60
_LONGEST_OWNER = 24
_LEAST_LINES = 3
_LEAST_STYLED = 8
_TITLE_KINDS = frozenset({"paragraph", "text_box"})
_NOTE = r"(?:\s*[（(][^（）()]{1,20}[)）])?"
_NO_TITLE = re.compile(r"^[（(—-]|[。！？；;，,：:]$")
_PROSE_END = re.compile(r"[。！？；;，,：:]$")
_SUBTITLE = re.compile(r"\s*(?:——|--).*$")
_UNNAMED = re.compile(rf"(?:{PLAIN_YEAR}|{HAN_YEAR})年|[上下]半年|{QUARTER}")
_OPEN = re.compile(rf"(?:[{JOINTS}]|年度?|学期|半年|季度)$")
"""What a line ends in that the line below completes: 石桥镇2023年度."""
_BEHIND = re.compile(f"[{JOINTS}]")
"""What a line begins with that completes the title above it."""
_SPACED = re.compile(r"(?<![\w○])[\w○](?:[ \u3000]+[\w○]){2,}(?![\w○])")
"""Letters that were set apart to fill the line."""
_BLANK = re.compile(r"[ \u3000]+")
_MAY_HEAD = re.compile(
    rf"(?!(?:{PLAIN_YEAR}|{HAN_YEAR})年?[\d一二三四五六七八九十年月日度上下半]*$)(?:[{ORNAMENTS}]\s?[^\W_]{{4,16}}[：:]?|[^\W_]{{4,16}})"
)
"""Words between title and body: 基本情况, but no date. A speaker has a blank in his name, or fewer letters."""


class Title(NamedTuple):
    text: str | None
    end: int
    """End of the line that holds the title; 0 where none does."""
    body: int
    """Offset of the first line below the title, its subtitle, speaker and salutation; of the words that may head it."""


class TitleFinder:
    """Finds the title among the first lines by its ending (configs/outline.yaml)."""

    def __init__(self, config: Outline, report: ReportCues) -> None:
        """`report`: what names of organisations and of places end with."""
        endings = "|".join(re.escape(entry.text) for entry in config.title_endings)
        self._title = re.compile(rf".{{2,}}(?:{endings}){_NOTE}")
        self._leading = re.compile(rf"\S{{2,40}}?(?:{endings}){_NOTE}(?=[ \u3000])")
        places = (end for place in report.places for end in place.ends)
        owners = "|".join((*(unit.text for unit in report.units), *places))
        self._owner = re.compile(rf"[^\W\d_]{{2,22}}(?:{owners})")
        """An organisation or a place, in a line of its own above a title which names none."""
        self._opener = re.compile(config.title_openers.either())
        no_matter = "".join(f"(?<!{word})" for word in config.dated.words)
        self._dated = re.compile(rf"(?:{_UNNAMED.pattern})度?[一-龥]{{2,16}}{no_matter}$")
        """A year and a matter, but no report: behind its owner it is the first half of a title."""
        leads_on = any_of(config.leads_on)
        self._body = re.compile(
            rf".{{50,}}|.{{6,}}(?:[。；;]|(?:{leads_on})[：:]$)|.{{0,30}}{config.addresses.either()}[^。]{{0,12}}[：:！!]$"
        )

    def is_title(self, line: str) -> bool:
        """Whether a line among the first ones is a title by its wording."""
        bare = _bare(line)
        return len(bare) <= _LONGEST and self._title.fullmatch(bare) is not None and match_label(line) is None

    def find(self, source: Draft) -> Title:
        """The title and where the body starts; no text where the first lines hold no title."""
        lines = [line for line in source.lines if line.raw.kind in _TITLE_KINDS][:_ZONE]
        texts = [source.text[line.start : line.end] for line in lines]
        body = next((index for index, text in enumerate(texts) if self._is_body(text)), len(texts))
        below = lines[body].start if body < len(lines) else len(source.text)
        for index, text in enumerate(texts[:body]):
            if self.is_title(text) and not (len(text) < _LEAST_STYLED and _is_one_of_many(lines, index)):
                whole, last = self._whole(texts[:body], index)
                return Title(whole, lines[last].end, self._headed(lines, texts, last, body) or below)
        leading = self._leading.match(texts[0]) if texts and body == 0 else None
        if leading is not None and match_label(texts[0]) is None:
            return Title(leading[0], leading.end(), below)
        if body > 0 and _stands_alone(lines, texts[0]):
            named = self._title.fullmatch(texts[0]) is not None  # 当好“娘家人”——清河区妇联2024年工作汇报
            text = texts[0] if named else _SUBTITLE.sub("", texts[0])
            return Title(text, lines[0].end, self._headed(lines, texts, 0, body) or below)
        return Title(None, 0, below)

    def _headed(self, lines: Sequence[Line], texts: Sequence[str], title: int, body: int) -> int | None:
        """Where the line right above the body starts, if it may head it: no part of the title, and no organisation."""
        last = body - 1
        heads = last > title and _MAY_HEAD.fullmatch(texts[last]) and not self._owner.fullmatch(texts[last])
        return lines[last].start if heads else None

    def _whole(self, texts: Sequence[str], index: int) -> tuple[str, int]:
        """The title with the lines into which the author broke it, and the index of the last one."""
        title, last = _bare(texts[index]), index
        if index + 1 < len(texts) and _BEHIND.match(texts[index + 1]) and self.is_title(texts[index + 1]):
            last = index + 1
            title += _bare(texts[last])
        while index and self._continues(_spread(texts[index - 1]), title):
            index -= 1
            title = _spread(texts[index]) + title
        return title, last

    def _continues(self, above: str, title: str) -> bool:
        """Whether a title goes on from the line above.

        It begins with 关于, or with a year under its organisation; or the line above breaks off, or names owner and
        year and no report, where the title names neither.
        """
        if not 4 <= len(above) <= _LONGEST - len(title) or above[0] in "（(—-" or _PROSE_END.search(above):
            return False
        if _OPEN.search(above) or (len(above) <= _LONGEST_OWNER and self._opener.match(title)):
            return True
        if _UNNAMED.match(title):
            return len(above) <= _LONGEST_OWNER and self._owner.fullmatch(above) is not None
        dated = self._dated.search(above)
        return (
            dated is not None and self._owner.match(above[: dated.start()]) is not None and not _UNNAMED.search(title)
        )

    def _is_body(self, text: str) -> bool:
        return self._body.match(text) is not None or match_label(text) is not None


def _stands_alone(lines: Sequence[Line], first: str) -> bool:
    """Whether a first line is a title for want of a better one; one heading style among several is a section."""
    if _is_one_of_many(lines, 0):
        return False
    return len(lines) >= _LEAST_LINES and 5 <= len(first) <= _LONGEST // 2 and _NO_TITLE.search(first) is None


def _bare(line: str) -> str:
    """A line without its subtitle; a subtitle that names the report, below a slogan, without its dashes."""
    return _SUBTITLE.sub("", _spread(line.lstrip("—－- ")))


def _spread(line: str) -> str:
    """A line without the blanks between letters that were set apart: 工 作 总 结."""
    return _SPACED.sub(lambda run: _BLANK.sub("", run[0]), line)


def _is_one_of_many(lines: Sequence[Line], index: int) -> bool:
    """Whether a line shares its heading style with a line below it, as sections do."""
    level = lines[index].raw.heading_level
    return level is not None and any(line.raw.heading_level == level for line in lines[index + 1 :])
