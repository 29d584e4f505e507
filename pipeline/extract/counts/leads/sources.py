"""由…, 从…, 比上年的…: the level from which a change starts."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.leads.lead import Lead
from pipeline.extract.counts.words.dates import PAST_YEAR
from pipeline.extract.counts.words.document import Words

_FROM_THAN = re.compile(r"(?P<cue>比|较)(?P<base>[^,。;]{1,16})的$")
_OF_TIME = re.compile(rf"(?:{PAST_YEAR}|当年|年初|上[个一]?[季月]|\d{{4}}年)[^,。;\d]{{0,4}}的$")
"""由前年的620件, 从年初的36件: 由 begins the level, though the dictionary draws it into a noun (收案由)."""


class SourceReader:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        others = "|".join(config.count_cues.words_with_from.words)
        self._comes_from = re.compile(rf"(?:^|(?<=[^来]))(?P<cue>由|(?!{others})从)(?P<base>[^,。;]{{0,16}})$")

    def read(self, gap: str, lead: Lead, words: Words) -> Lead:
        """由305件, 从上年的305件, 比上年的305件: the word that tells where a change starts."""
        source = self._find(gap, lead.clause, words)
        if source is None:
            return lead
        before = lead.clause + source.start("cue")
        if source["cue"] in "由从" and words.at(lead.stop - 1).tag[0] == "v":
            return lead  # 由农发行授信1.8亿元
        told = source["cue"] in "由从" and lead.stop > before + 2 and not source["base"].endswith("的")
        if told and any(tag == "v" and len(text) > 1 for _, text, tag in words.pieces(before + 1, lead.stop)):
            return lead  # 从省里争取资金300万元
        than = source["base"] if source["cue"] in "比较" else ""
        return replace(lead, stop=before, source=source["cue"] + than)

    def _find(self, gap: str, start: int, words: Words) -> re.Match[str] | None:
        """The first such word of `gap`, which stands at `start` of the text, that is one of its own."""
        if gap[-1:] == "的" and (found := _FROM_THAN.search(gap)):
            return found
        found = self._comes_from.search(gap) if "由" in gap or "从" in gap else None
        while found and _is_inside(words, start + found.start("cue")) and not _OF_TIME.fullmatch(found["base"]):
            found = self._comes_from.search(gap, found.end("cue"))
        return found


def _is_inside(words: Words, at: int) -> bool:
    """Of 无理由退货, 依从性由80%…: no word of its own begins at `at`. Unknown words are cut wrongly too often."""
    cue = words.at(at)
    return cue.start < at and cue.tag != "x"
