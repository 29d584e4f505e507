"""Whose report it is: read from the title, the lines around it, the signature, and the names that the text repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.classify.congress import CongressReader
from pipeline.config.report import ReportCues
from pipeline.records import Organisation, OrganisationLevel

_HAN = "\u4e00-\u9fff"
_MASK = "xX×＊*○某"
_FREE = f'[{_HAN}{_MASK}A-Za-z“”"·]'
_PLACES = (
    rf"(?:{_FREE}{{1,7}}?(?:省|自治区)|(?:北京|上海|天津|重庆)市?)",
    rf"{_FREE}{{1,8}}?(?:市|自治州|州|盟|地区)(?!场|民|政|容|直|级|域|委|人|区)",
    rf"{_FREE}{{1,7}}?(?:自治县|县|(?<![社园景校辖库小])区|旗)(?!域|级|直|委|人|块)",
    rf"{_FREE}{{2,8}}?(?:街道|镇|(?<!城)乡(?!村|镇))(?!道|化|企|域|级)",
    rf"{_FREE}{{2,8}}?(?:社区|(?<![农乡])村)(?!委|干|民|庄|级|矫|卫|教|服)",
)
"""From province to village; each is optional, the order is not."""
_SURE_UNIT = rf"({_FREE}{{1,14}}?(?:局|厅|医院|卫生院|幼儿园|中学|小学|大学|公司|法院|检察院))(?![长面势域教生])"
"""Units that no other word ends like, whatever follows; those of configs/report.yaml may stand right behind a place."""
_QUALIFIER = r"[^\W\d_与和及在对为向的将]{0,10}?"
_PERSON = re.compile(r"(?:\S{1,10}[ \u3000]+)?[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){1,3}")
"""Who signs behind a unit and a gap, with or without a post."""
_GAP = re.compile(r"[ \u3000]+")
_FOLLOW = (
    r"\s*(?:$|[\d（(，,、。:：—\-《〈]|二[〇○零]|关于|工作|年度|上半年|下半年|第[一二三四]季度|近?[两三四五十]年(?![级制])|"
    r"领导班子|班子|党组|党委|党支部|机关|个人|述职|政府工作|{posts})"
)
"""What may stand after an organisation's name."""
_BARE = re.compile(
    r"^(?:关于)?(?:全|我|本|某|[xX×＊*○]{1,3})?(省|市|县|区|街道|镇|乡|村|社区|局|学校|医院|公司|中学|小学)"
    r"(?![委政场民容社村镇乡]|人民|.{0,8}(?:局|厅|医院|公司)|.{0,12}(?:局|厅|部|校|学|院|司|站|所|中心|会|办)(?:$|[\d工关]))"
)
_BARE_LEVELS: dict[str, OrganisationLevel] = {
    "省": "provincial",
    "市": "city",
    "县": "county",
    "区": "county",
    "街道": "township",
    "镇": "township",
    "乡": "township",
    "村": "village",
    "社区": "village",
    "局": "department",
    "学校": "school",
    "中学": "school",
    "小学": "school",
    "医院": "hospital",
    "公司": "enterprise",
}
_LEADING = re.compile(
    r"^(?:\s|中共|中国共产党|关于|在(?=全|\S{2,40}会议?上)|[“\"]?十[一二三四五]五[”\"]?|期间|时期|[\d０-９]{4}\s*[年—\-至]?|20[xX×*○]{2}|学年|第[一二]学期|[二一][〇○零\d一二三四五六七八九]{3}年|年?度|上半年|下半年|[年、，—\-])+"
)
_CONGRESS = re.compile(
    rf"(?:^|[^{_HAN}]|日?(?:在|提交|提请))((?!日?在|日?提[交请])[{_HAN}]{{2,8}}?(?:省|自治区|市|自治州|州|县|区|旗))第?[一二三四五六七八九十]+届"
)
_NATIONAL = re.compile(
    r"代表国务院|国务院总理|全国人民代表大会第?[一二三四五六七八九十]+次会议上|^国务院", re.MULTILINE
)
_GOVERNMENT = re.compile(r"(?<!人民)政府$")
_GENERIC = frozenset({"", "人民政府", "党委", "党工委", "办事处", "委员会"})
"""What a masked place leaves of a name."""
_STOPS = "在对由从向到以和与及为是的了将把使经等各全我本该每某其这那市县区镇乡村"
_NAMED = re.compile(
    rf"(?:^|[^{_HAN}]|[在对由从向到以和与为是])"
    rf"([^\W\d_{_STOPS}]{{1,6}}?(?:街道|镇|乡|县|市|(?<![社园景校辖库小])区|社区|村))(?![{_MASK}])",
    re.MULTILINE,
)
_COMMON = re.compile(
    r"^(?:今年|近年|一年|上半|下半|去年|全面|城|集|新|老|旧|美丽|乡|超|上|都|农|山|社|小|园|街道|基层|示范|试点|辖|"
    r"所有|多个|中心|重点|特色|两个|[一二三四五六七八九十]+个)"
)
_TOP = 20
"""Lines among which a congress is named."""
_NEAR = 1500
"""Characters in which a report names itself."""


class OrganisationReader:
    """Holds the compiled cues; reads one document at a time."""

    def __init__(self, cues: ReportCues) -> None:
        self._levels = [(re.compile(cue.text), cue.level) for cue in cues.levels]
        posts = "|".join(f"(?:{cue.text})" for cue in cues.posts)
        follow = _FOLLOW.format(posts=posts)
        places = "".join(f"(?:{place})?" for place in _PLACES)
        self._place = re.compile(places)
        self._congresses = CongressReader(cues.congresses, self._place)
        units = "|".join(unit.text for unit in cues.units)
        self._unit = re.compile(rf"({_FREE}{{0,18}}?(?:{units}))(?={follow})")
        sure = "|".join(unit.text for unit in cues.sure_units)
        self._sure_unit = re.compile(_SURE_UNIT)
        self._named_unit = re.compile(rf"({_QUALIFIER}(?:{sure}))")
        self._ends = re.compile(follow)
        self._post = re.compile(posts)

    def read(self, title: str | None, text: str) -> Organisation:
        """Name and level; null where the text doesn't tell."""
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        head = _LEADING.sub("", title or "")
        if head.startswith("国务院") or _NATIONAL.search(text[:_NEAR]):
            return Organisation(name="国务院", level="national")
        if convener := self._congresses.convener(title, text):
            return Organisation(name=_official(convener), level=self._level_of(convener))
        bare = _BARE.match(head)
        name = None if bare else self._titled(head, lines)
        if name and len(name) > 2 and not _only_masks(name):
            name = _signed(lines, name) or name
            return Organisation(name=_official(name), level=self._level_of(name))
        level = self._level_of(name) if name else _BARE_LEVELS[bare.group(1)] if bare else None
        named = self._around(lines) or self._repeated(text, level)
        return Organisation(name=_official(named), level=self._level_of(named) if named else level)

    def _titled(self, head: str, lines: Sequence[str]) -> str | None:
        """The organisation in the title; a government without a place gets that of its congress."""
        name = self._name_in(head)
        if name in ("政府", "人民政府"):
            congress = _CONGRESS.search("\n".join(lines[:_TOP]))
            place = congress.group(1) if congress else self._around(lines) or self._repeated("\n".join(lines), None)
            return f"{place}人民政府" if place and not place.endswith("政府") else place
        return f"{name}人民政府" if name and head[len(name) :].startswith("政府工作报告") else name

    def _name_in(self, line: str) -> str | None:
        """The organisation with which a line begins: places from large to small, then a unit."""
        places = self._place.match(line)
        end = places.end() if places else 0
        unit = self._unit.match(line, end) or self._named_unit.match(line, end) or self._sure_unit.match(line, end)
        if unit and _plausible(unit.group(1)):
            return line[: unit.end(1)]
        if end and (self._ends.match(line, end) or end >= 3):
            return line[:end]
        return None

    def _around(self, lines: Sequence[str]) -> str | None:
        """A line of its own near the title, or the signature."""
        near = [line for line in (*lines[:7], *lines[-4:]) if len(line) <= 40]
        return next((name for line in near if (name := self._alone(line))), None)

    def _alone(self, line: str) -> str | None:
        """The name in a line that holds nothing else but a post and a person."""
        line = line.strip("（）()—- 　")
        parts = _GAP.split(line, maxsplit=1)
        if len(parts) > 1 and _PERSON.fullmatch(parts[1]):
            line = parts[0]
        name = self._name_in(line)
        if name is None or _only_masks(name) or len(name) < 3:
            return None
        rest = line[len(name) :].strip()
        return name if not rest or self._post.match(rest) else None

    def _repeated(self, text: str, level: OrganisationLevel | None) -> str | None:
        """The place that the first paragraphs name and the text repeats most; of `level`, where that is known."""
        found = dict.fromkeys(self._places_in(text[:_NEAR]))
        ranked = [
            (text.count(name), -rank, name)
            for rank, name in enumerate(found)
            if level is None or self._level_of(name) == level
        ]
        times, _, name = max(ranked, default=(0, 0, ""))
        return name if times >= (2 if level is None else 1) else None

    def _places_in(self, text: str) -> Iterator[str]:
        for match in _NAMED.finditer(text):
            name = match.group(1)
            if len(name) >= 3 and not _COMMON.match(name):
                yield name

    def _level_of(self, name: str) -> OrganisationLevel | None:
        return next((level for cue, level in self._levels if cue.search(name)), None)


def _signed(lines: Sequence[str], name: str) -> str | None:
    """A village's own committee, where it signs what the title calls the village's report."""
    return next((line for line in lines[-4:] if re.fullmatch(rf"{re.escape(name)}(?:村民|居民)委员会", line)), None)


def _plausible(unit: str) -> bool:
    """A unit's name has no words of reports or of time in it."""
    return not re.search(r"工作|总结|计划|情况|报告|关于|上半年|下半年|年度", unit)


def _only_masks(name: str) -> bool:
    return bool(re.match(rf"^[{_MASK}]{{1,4}}.{{1,3}}$", name))


def _official(name: str | None) -> str | None:
    """江南省政府 is 江南省人民政府 by its full name; masks in front of a name are dropped."""
    if name is None:
        return None
    name = re.sub(rf"^[{_MASK}]+(?:省|市|县|区|镇|乡|街道)", "", name)
    name = _GOVERNMENT.sub("人民政府", name)
    return None if name in _GENERIC else name
