"""What the words before a quantity say: the cues that lead to it, its role, direction, base and rate."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.config.count_cues import CountCues
from pipeline.extract.counts.quantities import Quantity
from pipeline.extract.counts.rates import read_rate
from pipeline.extract.counts.words import Words
from pipeline.records import Direction, Value

_CLAUSE_MARK = re.compile(r"\([^()]{0,30}\)|(?P<mark>[,:()\[\]])")
_UP_TO_MARK = re.compile(r".*[,:)\[\]]", re.DOTALL)
_BASE = re.compile(
    r"(?P<how>高于|高出|高过|快于|优于|好于|多于|领先于?|超出|超过|超(?=[^,。;]{0,6}(?:全|平均|目标|计划|预期|任务|警戒|汛限|水位|规定|标准|上限|上年|去年|往年|同期))|大于|低于|慢于|少于|落后于?|低出|(?<!环)比|较|同比|与)"
    r"(?P<base>(?:(?:19|20)\d\d年)?[^,。;:、\d]{0,18})$"
)
_COMPARING_CHAR = re.compile("[比较同与高低快慢多少优好领落超大移升提早轻重短长]")
"""Whatever compares holds one of these."""
_LOWER = ("低于", "慢于", "少于", "落后", "落后于", "低出")
_SHARE = re.compile(
    r"占(?![地道用线领先有位据比])(?P<base>[^,。;]{0,24}?)的?(?:比重|比例|比率|份额)?(?:均|由|从)?(?:[提上增下降升回缩跃扩][高升加降落小大]?[到至为]|达到了?|达|为|约|近|已|超过|超|了|到)*$"
)
_BEFORE_SHARE = re.compile(r"(?:[仅只约近超已共均就还也都又]|大约|大概|接近|超过|不足|不到|合计|合起来|分别)+$")
"""仅占, 约占: they say nothing of the thing that has the share."""
_DOUBLED = re.compile("翻了?$")
_MULTIPLE = re.compile(r"(?:是|为|达|达到|相当于|恢复[到至]|仅及|只及)了?(?P<base>[^,。;:、]{1,14})的$")
"""是前年的2.3倍, 恢复到2019年同期的六成."""
_OF = re.compile(
    r"(?:只有|仅有|仅为|只及|完成|相当于|不足|不到|达到|超过|低于|高于|为|达|是|的)了?(?P<base>(?:[^,。;:、\d]{0,6}?)"
    r"(?:预算数?|计划数?|目标|任务数?|预期|平均水平|平均|总[一-鿿]{1,3}|指标|水平|同期|上年|去年))的$"
)
"""完成年度计划的85%: measured against a plan or a total, the thing stands before."""
_SHARE_NOUN = re.compile(
    r"(?:(?<![药耗])占比|比重|份额|所占比例)(?:分别)?(?:达到了?|达|为|约|近|已|超过|超|了|到|接近)*$"
)
_GAINS = frozenset("收产效支")
_GAIN = re.compile(r"年?(?:增收|增产|增效|创收|(?P<loss>减产|减收|节支))$")
_AGAINST = re.compile(r"(?:同比|环比|[比较][^,。;\d]{1,10})$")
_AMONG = re.compile(r"(?P<base>[^,。;:、\d在]{2,8}?)(?:当?中|里头?)(?=[^,。;]*占)")
"""学员中35岁以下的占八成."""
_WITHIN = re.compile(r"在(?P<base>[^,。;:、\d]{2,10}?)(?:当?中|里头?|内)(?:所|就)?$")
"""民生支出在财政支出里占到78%."""
_EACH_TAIL = re.compile(
    r"(?:平均)?(?:每一?(?:[十百千万]+|\d+[百千万]?)?(?:个?(?:[年月周天日人户村班校家亩个名场期次位所镇吨方园点餐桌秒台件晚顿袋趟节]|季度|学期|网格|社区"
    r"|公里|平方米|人口))|[人户日月年亩村班校车件次场周师生园床台]均)$"
)
_BARE_ENDS = frozenset(" ¥￥$)均")
_BRACKET_TAIL = re.compile(r"\([^()]{0,30}\)$")
_MEAN = re.compile(r"加权|平均|累计|同比|环比|年均|[ 的]")
_RATE_NOUN = re.compile(
    r"(?P<noun>增速|增幅|(?<!自然)增长率|增长速度|涨幅|降幅|减幅|跌幅|[增升涨减降落][一-鿿]幅度)[^,。;]{0,8}$"
)
_MORE = re.compile(r"(?P<how>[多少])(?P<verb>[一-鿿]{1,2}?)了?$")
_FELT = re.compile(r"[多少快慢高低轻重短长]$")
_COMPARING = re.compile(r"(?:比|较)[^,。;]{1,12}$|[同环]比$")
_MOVED = re.compile(r"(?:(?P<up>前移|上移|跃升)|(?P<down>提前|早[一-鿿]{0,3}|后移))了?$")
"""比上年前移2位, 比合同工期提前47天."""
_EARNING = ("付", "收", "收入", "赚", "挣", "卖", "增收", "花", "支出")
_TIMED = re.compile(r"年|月|季|期|初|前|周|届|昔|以往")
_HEADS = ("总量", "总额", "总数")
"""信访总量, 贷款总额: with a noun before them they close it."""
_SAME_TIME = ("同比", "环比")
_LOOSE = "再又均各仍还多少就只微略稍"
"""Before one of these adverbs a verb is a word of its own, however the text was cut."""
_AMOUNTS = tuple("额量值数")
_SUFFIXED = "率额量数值度费款价分比"
_GROUND = re.compile(r"在(?P<base>[^,。;:、在]{1,14}?)的?基础上$")
_COMES_FROM = re.compile(r"(?:^|(?<=[^来]))(?P<cue>由|从(?![业严简优重事而前容属教中]))(?P<base>[^,。;]{0,16})$")
_FROM_THAN = re.compile(r"(?P<cue>比|较)(?P<base>[^,。;]{1,16})的$")
_LONGEST_CLAUSE = 300
"""How far a lead is looked for; cues are peeled off one by one, and what is left is looked at after each."""
_RANK = {"up": 0, "down": 1, "reach": 2, "against": 3, "span": 4, "qualifiers": 5, "neutral": 6}


class Lead(Value, frozen=True):
    """How the words before a quantity lead to it. `stop` is where the counted thing may end, leftwards."""

    clause: int
    stop: int
    direction: Direction | None = None
    reaches: bool = False
    base: str | None = None
    base_start: int | None = None
    compared: bool = False
    """The base stands with 高于, 比 … rather than 同比."""
    share: bool = False
    source: str = ""
    """由305件, 比上年的305件: the word that tells the level from which a change starts, 比 with its time."""
    listed: bool = False
    """Another figure of a list that 分别 opens."""
    distributed: bool = False
    """分别: the things stand in a list before."""
    per: str | None = None
    qualified: bool = False
    brief: bool = False
    """A span of time: 快了13秒 is less of it."""
    averaged: bool = False


class LeadReader:
    """Reads leads by suffix lookup: the cue words before a quantity are peeled off one after another."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self._kinds: dict[str, str] = {}
        for kind in sorted(_RANK, key=_RANK.__getitem__, reverse=True):
            self._kinds.update(dict.fromkeys(_group(cues, kind), kind))
        self._predicates = tuple(word for word in cues.predicates.words if len(word) > 1)
        self._comparative = frozenset(cues.comparative.words)
        self._by_last: dict[str, list[str]] = {}
        for word in sorted(self._kinds, key=len, reverse=True):
            self._by_last.setdefault(word[-1], []).append(word)

    def read(self, folded: str, words: Words, bound: int, quantity: Quantity, dates: dict[int, int]) -> Lead:
        """The lead of `quantity`; `bound` is the end of the quantity before it, or the start of its segment.

        `dates` maps ends of dates to their starts: they are peeled like any other time word.
        """
        clause = _clause_start(folded, bound, quantity.left)
        gap = folded[clause : quantity.left]
        ratio = quantity.unit_class in ("percent", "ratio")
        per = read_rate(folded, words, clause, quantity.left)
        if ratio and per and per not in ("年", "月") and "元" not in per:
            per = None
        lead = Lead(clause, quantity.left, per=per, brief=quantity.unit_class == "duration")
        if source := _source(gap):
            lead = _with_source(source, lead, words)
        if quantity.form == "doubled":
            lead = replace(lead, direction="up")
        if quantity.unit == "倍" and (doubled := _DOUBLED.search(gap)):
            lead = replace(lead, stop=lead.stop - len(doubled[0]), direction="up")
        if gap[-1:] == "+":
            lead = replace(lead, stop=lead.stop - 1, direction="up")
        if ratio and "占" in gap and quantity.unit != "个百分点" and (share := _SHARE.search(gap)):
            return _with_share(gap, lead, share)
        if ratio and "的" in gap[-2:] and (measured := _OF.search(gap) or self._multiple(gap, quantity)):
            base = measured["base"].strip()
            lead = replace(lead, stop=clause + measured.start(), base=base or None, share="总" in base)
        lead = self._peel(folded, words, lead, dates, absolute=not ratio and quantity.unit != "个百分点")
        if ratio:
            lead = _with_nouns(folded[clause : lead.stop], lead)
            measured_against = lead.base is not None and not lead.compared  # 同比-3.4%
            signed = quantity.low < 0 and (
                measured_against or folded.endswith(_AMOUNTS, lead.clause, lead.stop)
            )  # 总额-6.8%
            return replace(lead, direction=lead.direction or ("down" if signed else None))
        gain = _GAIN.search(gap) if gap[-1:] in _GAINS else None
        if gain is None:
            return lead
        against = _AGAINST.search(gap, 0, gain.start())
        stop = lead.clause + (against.start() if against else gain.start())
        named = replace(lead, stop=stop) if lead.clause < stop < lead.stop else lead
        named = self._peel(folded, words, named, dates, absolute=True)
        return replace(named, direction="down" if gain["loss"] else "up", base=against[0] if against else lead.base)

    def _multiple(self, gap: str, quantity: Quantity) -> re.Match[str] | None:
        """What 2.3倍, 六成 or 三分之二 are of; percentages of other things than plans are levels."""
        spoken = (
            quantity.unit in ("倍", None) or quantity.low != quantity.high or quantity.form in ("chinese", "permille")
        )
        return _MULTIPLE.search(gap) if spoken and gap.endswith("的") else None

    def _peel(self, folded: str, words: Words, lead: Lead, dates: dict[int, int], *, absolute: bool) -> Lead:
        while lead.stop > lead.clause:
            head = folded[lead.clause : lead.stop]
            if lead.direction and (grounded := _than_date(folded, lead, dates) or _grounded(head, lead)):
                lead = grounded
                continue
            if head[-1] in _BARE_ENDS or lead.stop in dates or "每" in head:
                bare = _bared(head, lead, dates)
                if bare < lead.stop:
                    lead = replace(lead, stop=bare)
                    continue
            word, kind = self._suffix(head, words, lead.stop)
            if word is None:
                if _COMPARING_CHAR.search(head) is None:
                    break
                based = self._based(head, lead) or _more(head, lead, felt=folded.startswith("了", lead.stop))
                if based is None:
                    break
                lead = based
                continue
            if absolute and kind in ("up", "down") and self._is_no_change(folded, head[: -len(word)], lead):
                break
            lead = _applied(replace(lead, stop=lead.stop - len(word)), word, kind)
            if kind == "span" and lead.direction and not lead.base and head.endswith(("比" + word, "较" + word)):
                lead = replace(lead, stop=lead.stop - 1, base=head[-len(word) - 1 :])  # 比上半年缩短0.5天
        return lead

    def _is_no_change(self, folded: str, head: str, lead: Lead) -> bool:
        """认为审批提速的144家 tells which; 改造提升2万亩 what was done."""
        return folded.startswith("的", lead.stop) or head.endswith(self._predicates)

    def _suffix(self, head: str, words: Words, stop: int) -> tuple[str | None, str]:
        for word in self._by_last.get(head[-1], ()):
            length = len(word)
            if not head.endswith(word) or (word in _HEADS and length < len(head)):
                continue
            if length > 2 or words.is_boundary(stop - length) or self._ends_token(words, word, stop):
                return word, self._kinds[word]
            if _stands_alone(head, word):
                return word, self._kinds[word]
        if head[-1] in self._comparative and re.search(r"(?:比|较)[^,。;]*$", head[:-1]):
            return head[-1], "down" if head[-1] in "少低慢小早短省" else "up"
        return None, ""

    def _ends_token(self, words: Words, word: str, stop: int) -> bool:
        """价格上涨 in one token, 户有 in an unknown one: the cue at its end acts all the same."""
        if len(word) > 1:
            return self._kinds[word] in ("up", "down", "reach")
        return word in "有为达共至均仅约" and words.at(stop - 1).tag == "x"

    def _average(self, head: str, lead: Lead) -> str:
        """低于全县平均4.5个百分点: 平均 belongs to what it is measured against."""
        return "平均" if lead.averaged and not head.endswith("平均") else ""

    def _based(self, head: str, lead: Lead) -> Lead | None:
        """Peels 比上年, 高于全国 …; the words of base and comparison never belong to the counted thing."""
        found = _BASE.search(head)
        if found is None or lead.base:
            return None
        how = found["how"]
        plain = how in ("比", "较", "同比", "与")
        if plain and lead.direction is None and not lead.reaches and not found["base"].endswith("的"):
            return None
        if how == "与" and "的" in found["base"]:
            return None  # 与地区生产总值的比率
        if plain and found["base"][:1] in tuple("例重率较为大好"):
            return None
        direction = lead.direction if plain else ("down" if how in _LOWER else "up")
        start = lead.clause + found.start()
        base = found["base"].removesuffix("的")
        timed = plain and how != "与" and _TIMED.search(base)
        return replace(
            lead,
            stop=start,
            base=how + base if timed else base + self._average(head, lead),
            base_start=start,
            direction=direction,
            compared=not plain or lead.compared,
        )


def _with_source(source: re.Match[str], lead: Lead, words: Words) -> Lead:
    before = lead.clause + source.start("cue")
    cue = words.at(before)
    inside = cue.start < before and cue.tag != "x"  # 无理由退货
    if source["cue"] in "由从" and (inside or words.at(lead.stop - 1).tag[0] == "v"):
        return lead  # 由农发行授信1.8亿元
    told = source["cue"] in "由从" and lead.stop > before + 2 and not source["base"].endswith("的")
    if told and any(tag == "v" and len(text) > 1 for _, text, tag in words.pieces(before + 1, lead.stop)):
        return lead  # 从省里争取资金300万元
    than = source["base"] if source["cue"] in "比较" else ""
    return replace(lead, stop=before, source=source["cue"] + than)


def _with_share(gap: str, lead: Lead, share: re.Match[str]) -> Lead:
    before = _BEFORE_SHARE.search(gap, 0, share.start())
    stop = before.start() if before else share.start()
    within = _WITHIN.search(gap, 0, stop)
    among = within or _AMONG.match(gap)
    return replace(
        lead,
        stop=lead.clause + (within.start() if within else stop),
        share=True,
        base=share["base"].strip() or (among["base"] if among else None),
        base_start=lead.clause + share.start("base"),
    )


def _source(gap: str) -> re.Match[str] | None:
    """由…, 从…, 比上年的…: where a change starts from."""
    if gap[-1:] == "的" and (found := _FROM_THAN.search(gap)):
        return found
    return _COMES_FROM.search(gap) if "由" in gap or "从" in gap else None


def _stands_alone(head: str, word: str) -> bool:
    """率达, 率为, 再减: cut wrongly, the last is a word of its own."""
    before = head[-len(word) - 1 : -len(word)]
    if word == "翻":
        return before not in tuple("推掀打")
    if word == "达":
        return bool(before) and before not in "发到表传直抵送通雷下转马豁旷"
    return bool(before) and (
        before in _LOOSE or (len(word) == 1 and before in _SUFFIXED and word in "为至均由超近从仅")
    )


def _more(head: str, lead: Lead, *, felt: bool) -> Lead | None:
    """比上年多办27件, 每月多收入800元, 快了7秒 (`felt`: 了 stands behind)."""
    if lead.direction:
        return None
    if felt and _FELT.search(head):
        more = "多慢高重长" if lead.brief else "多快高重长"
        return replace(lead, stop=lead.stop - 1, direction="up" if head[-1] in more else "down")
    moved = _MOVED.search(head)
    if moved and _COMPARING.search(head[: moved.start()]):
        return replace(lead, stop=lead.clause + moved.start(), direction="up" if moved["up"] else "down")
    found = _MORE.search(head)
    if found is None or not (_COMPARING.search(head[: found.start()]) or found["verb"] in _EARNING):
        return None
    return replace(lead, stop=lead.clause + found.start(), direction="up" if found["how"] == "多" else "down")


def _than_date(folded: str, lead: Lead, dates: dict[int, int]) -> Lead | None:
    """较2023年增长五成, 比五年前翻了一番."""
    if lead.base:
        return None
    start = dates.get(lead.stop, lead.clause) - 1
    start -= folded.startswith("上", start)  # 较上一学年
    if start < lead.clause or folded[start] not in "比较":
        return None
    return replace(lead, stop=start, base=folded[start : lead.stop], base_start=start)


def _grounded(head: str, lead: Lead) -> Lead | None:
    """在2022年基础上翻一番."""
    ground = _GROUND.search(head) if head.endswith("基础上") else None
    return replace(lead, stop=lead.clause + ground.start(), base=lead.base or ground["base"]) if ground else None


def _bared(head: str, lead: Lead, dates: dict[int, int]) -> int:
    """Where the lead ends without a space, date, bracket or 每班 at its end."""
    if head[-1] in " ¥￥$":
        return lead.stop - 1
    if lead.stop in dates:
        return max(dates[lead.stop], lead.clause)
    if head[-1] == ")":
        tail = _BRACKET_TAIL.search(head)
    else:
        tail = _EACH_TAIL.search(head) if "每" in head or head[-1] == "均" else None
    return lead.clause + tail.start() if tail else lead.stop


def _group(cues: CountCues, kind: str) -> tuple[str, ...]:
    words: tuple[str, ...] = getattr(cues, kind).words
    return words


def _applied(lead: Lead, word: str, kind: str) -> Lead:
    if kind in ("up", "down") and lead.direction is None and not lead.reaches:
        direction: Direction = "up" if kind == "up" else "down"
        return replace(lead, direction=direction)
    if kind == "reach":
        return replace(lead, reaches=True)
    if kind == "against":
        return replace(lead, base=lead.base or word)
    if word == "平均":
        return replace(lead, averaged=True)
    if kind == "qualifiers":
        return replace(lead, qualified=True)
    return replace(lead, distributed=True) if word.startswith("分别") else lead


def _with_nouns(head: str, lead: Lead) -> Lead:
    """`head` is what the cues have left of the clause: …占比, …增速."""
    share = _SHARE_NOUN.search(head)
    if share and lead.direction is None:
        stop = lead.clause + share.start() if share[0].startswith("占") else lead.stop
        return replace(lead, share=True, stop=stop)
    rate = _RATE_NOUN.search(head)
    if rate is None:
        return lead
    down = rate["noun"][0] in "降减跌落"
    against = next((word for word in _SAME_TIME if head.endswith(word, 0, rate.start())), None)
    lead = replace(lead, base=lead.base or against)
    stop = lead.stop if _MEAN.sub("", head[: rate.start()]) else lead.clause
    return replace(lead, direction=lead.direction or ("down" if down else "up"), stop=stop)


def _clause_start(folded: str, bound: int, end: int) -> int:
    if end - bound > _LONGEST_CLAUSE:
        bound = end - _LONGEST_CLAUSE
    if folded.find("(", bound, end) < 0:
        last = _UP_TO_MARK.match(folded, bound, end)
        return last.end() if last else bound
    start = bound
    for mark in _CLAUSE_MARK.finditer(folded, bound, end):
        start = mark.end() if mark["mark"] else start
    return start
