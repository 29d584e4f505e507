"""What a quantity is for one of, as the words before it say: 人均, 每个网格, 日产, 万元GDP能耗."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.config import Config
from pipeline.extract.counts.words.document import Words
from pipeline.records import UnitClass

_AMOUNTS: frozenset[UnitClass] = frozenset({"money", "length", "area", "volume", "weight", "energy"})
_COUNTED_DAY = r"一二三四五六七八九十\d"
_COUNTED_YEAR = r"一二三四五六七八九十百千〇零○\d两几数余半多"
"""Behind numbers a day or year is none in which so much is done each time."""
_NUMBERED = r"的|能力|[\d一二两三四五六七八九十百千万亿]"
"""Between what is done a year and the number they tell that the number is of something else: 年产9吨的窑2座."""
_OF_DESIGN = re.compile(r"的|\d[\d.]*[百千万亿]?[一-鿿]")
"""Between what is done a day and the number they tell that the number is of what does it."""
_COUNTED = r"\d百千万亿十余多几两"
_SPENT = r"[百千万]元[^\d,。;:、]{2,8}?"
_MANY = (
    r"(?<![\d几数十百千万亿余多每])"
    r"(?:[百千万]人|(?:[百千万亿]|百万|10万|100万)(?:元(?:GDP|国?内?[地区国民]{0,2}生产总值)?|吨钢?|车|台|户|用户|件|人次?))"
)
"""万人有效发明专利19件: 每 is left out."""
_EACH = r"每一?(?P<many>(?:[百千万]|\d+[百千万]?)?)"
_ONE = "一"
_NOT_OF_ONE = "每第十百千万余多几两的有中是那这另了哪"
"""最多的|一户收了3万元, 有|一户收了3万元 tell of one, and not for each."""
_PEOPLE = "职"
"""职均: for one of the people employed."""


class RateReader:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        groups = (cues.daily, cues.yearly, cues.consumption, cues.densities)
        daily, yearly, consumption, densities = ("|".join(group.words) for group in groups)
        day, year = "".join(cues.spoken_days.words), "".join(cues.spoken_years.words)
        compounds, means, yields, each = (
            "|".join(group.words) for group in (cues.compound_means, cues.means, cues.yields, cues.each_measures)
        )
        self._rate = re.compile(
            f"每(?:{'|'.join(cues.done_to_one.words)})[1一](?P<one>{'|'.join(cues.one_of.words)})"
            f"|每(?P<compound>{compounds})|(?P<mean>(?:{means})(?=均)|(?<![{_COUNTED}])(?:{yields}))均?"
            f"|(?P<daily>(?<![{_COUNTED_DAY}{day}])[日月])(?={daily})"
            f"|(?P<yearly>(?<![{_COUNTED_YEAR}{year}])年)(?=(?P<done>{yearly}))"
            f"|(?:{'|'.join(cues.sharing_out.words)})各(?P<share>{'|'.join(cues.each_tail.words)})"
            f"|(?P<spent>{_SPENT})(?={consumption})|(?P<many_people>{_MANY})(?={densities})|{_EACH}(?P<each>(?:{each})?)"
        )
        first_yielding = "".join(sorted({word[0] for word in cues.yields.words}))
        self._rate_char = re.compile(f"[均每日月元各{first_yielding}]|年(?={yearly})|[人车台户吨钢件](?={densities})")
        """Whatever tells a rate holds one of these."""
        units, dealings = ("|".join(group.words) for group in (cues.told_for_one, cues.dealings))
        self._of_other = re.compile("|".join((_NUMBERED, *cues.up.words, *cues.down.words)))
        self._for_one = re.compile(rf"(?<![{_NOT_OF_ONE}])一(?P<one>{units})(?:{dealings})")
        self._qualifiers = frozenset(cues.qualifiers.words)
        self._named_mean = re.compile(f"({'|'.join(cues.named_means.words)})均")

    def read(self, folded: str, words: Words, start: int, end: int, *, money: bool = False) -> str | None:
        """`per` of the quantity, which is `money` or not, that `start:end` leads to, or None."""
        spoken = self._for_one.search(folded, start, end) if money and folded.find(_ONE, start, end) >= 0 else None
        if spoken:
            return spoken["one"]
        if self._rate_char.search(folded, start, end) is None:
            return None
        matches = list(self._rate.finditer(folded, start, end))
        found = _nearest(folded, matches)
        if found is None or (found["daily"] and _OF_DESIGN.search(folded, found.end(), end)):
            return None  # 日处理百吨的烘干塔64座, 日供水5万吨水厂1座
        if found["yearly"] and self._of_other.search(folded, found.end("done"), end):
            return None  # 年产量增长9%
        kinds = ("one", "share", "compound", "mean", "daily", "yearly", "spent", "many_people")
        whole = next(filter(None, (found[kind] for kind in kinds)), None)
        if whole:
            return "人" if whole == _PEOPLE else str(whole)
        return self._each(folded, words, found, end)

    def _each(self, folded: str, words: Words, found: re.Match[str], end: int) -> str | None:
        """每班, 每个网格, 每千人口; of 每家查3项 and 每台最高补50元 the measure word alone."""
        if found.end() >= end:
            return found[0].lstrip("每一") or None
        word = words.at(found.end())
        acts = word.tag[0] in "vdpc" and word.tag != "vn"
        if found["each"] and (acts or word.text in self._qualifiers):
            return str(found["each"])
        stop = min(word.end + (folded[word.end - 1 : word.end + 1] == "人口"), end)
        each = folded[found.end() : stop].replace("每", "")  # 每人|每年
        return found["many"] + each or None

    def of_mean(self, thing: str, unit_class: UnitClass) -> str | None:
        """What a mean is for one of by its name, wherever its amount stands: 人均可支配收入再上台阶，达4.1万元."""
        named = self._named_mean.search(thing) if unit_class in _AMOUNTS else None
        return named[1] if named else None


def _nearest(folded: str, matches: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The last of several; but the first of 人均月工资 and 每人每月."""
    if len(matches) < 2:
        return matches[0] if matches else None
    last, before = matches[-1], matches[-2]
    if last["daily"] or last["yearly"]:
        return next((found for found in matches if found["mean"]), last)
    return before if folded[last.start()] == "每" and last.start() - before.end() <= 1 else last
