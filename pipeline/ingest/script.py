"""Conversion to traditional characters undone, and the pinyin in brackets that learners' sites add taken out.

Both keep or shorten the text and never exchange a word: of a traditional character there is one simplified one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from pipeline.config.traditional import Traditional
from pipeline.ingest.canonical import Cut, Draft
from pipeline.records import Notice

_LEAST_DIFFERENT = 3
"""Fewer may be the characters of a name."""
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
_SYLLABLE = rf"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouv{_TONES}]{{1,4}}(?:ng?|r)?[1-5]?"
_PINYIN = re.compile(rf"[（(](?<=[\u4e00-\u9fff” ].)\s?(?:{_SYLLABLE}[ '’]?){{1,6}}\s?[)）]")
_TONE = re.compile(f"[{_TONES}1-5]")
_LEAST_TONELESS = 3
"""(li) alone may be anything; several between Chinese words are pinyin."""


class ScriptReader:
    """Reads traditional characters by configs/traditional.yaml."""

    def __init__(self, traditional: Traditional) -> None:
        sure = traditional.sure
        self._sure = re.compile(f"[{''.join(sure)}]")
        shared = {entry.text[0]: entry.text[1] for entry in traditional.shared}
        self._shared = frozenset(shared)
        self._simplified = sure | shared
        self._kept = re.compile("|".join(map(re.escape, traditional.kept)) or r"(?!)")

    def simplified(self, source: Draft) -> Draft:
        """`source` with every character in its simplified form, a notice a line; itself where it was not converted."""
        if not self._is_converted(source.text):
            return source
        characters = list(map(self._simplified.get, source.text, source.text))  # faster than str.translate
        for word in self._kept.finditer(source.text):
            for place, character in enumerate(word[0], word.start()):
                characters[place] = character if character in self._shared else characters[place]
        text = "".join(characters)
        return msgspec.structs.replace(source, text=text, notices=(*source.notices, *_told(source, text)))

    def _is_converted(self, text: str) -> bool:
        """A converted text proves it by its first words; only of others all characters are looked at."""
        different: set[str] = set()
        for found in self._sure.finditer(text):
            different.add(found[0])
            if len(different) == _LEAST_DIFFERENT:
                return True
        return False


def pinyin_cuts(source: Draft) -> list[Cut]:
    """Cuts of pinyin in brackets behind Chinese characters: 发(fā)展(zhǎn)."""
    if "(" not in source.text and "（" not in source.text:
        return []
    found = list(_PINYIN.finditer(source.text))
    toned = any(_TONE.search(one[0]) for one in found)
    if not toned and len(found) < _LEAST_TONELESS:
        return []
    return [Cut(one.start(), one.end(), "pinyin_removed", "pinyin in brackets") for one in found]


def _told(source: Draft, text: str) -> Iterator[Notice]:
    """A notice for each line that was converted, from its first changed character to its last."""
    message = "traditional characters read as simplified ones"
    for line in source.lines:
        start, end = line.start, line.end
        if source.text[start:end] == text[start:end]:
            continue
        while source.text[start] == text[start]:
            start += 1
        while source.text[end - 1] == text[end - 1]:
            end -= 1
        yield Notice(code="script_converted", start=start, end=end, message=message)
