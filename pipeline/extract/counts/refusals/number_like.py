"""Number-like stretches that are no counts: one table, tried where a numeral could begin.

Patterns read folded text and are anchored at the numeral's first character; what stands before it is looked back at.
The order matters: the first pattern that matches names the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.config import Config
from pipeline.extract.counts.words.anchored import Anchored
from pipeline.records import RefusalReason, Value


def _behind(*words: str) -> str:
    """A look back for one of several words, however long each is."""
    return "(?:" + "|".join(f"(?<={word})" for word in words) + ")"


_C = "[零〇一二三四五六七八九十百两几]"
_N = rf"(?:\d+|{_C}{{1,12}})"
_MONTH = r"(?:\d{1,2}|十[一二]|[一二三四五六七八九十])"
_DAY = r"(?:\d{1,2}|[一二三]?十?[一二三四五六七八九十])"
_IN_MONTH = rf"{_DAY} ?[日号]"
_MONTH_TAIL = (
    rf"月(?:份|底|初|末|[上中下]旬)?(?: ?{_IN_MONTH})?"
    rf"(?: ?[-至] ?(?:{_IN_MONTH}|{_MONTH} ?月(?: ?{_IN_MONTH})?))?"
)
_YEAR = r"(?:(?:18|19|20)\d{2}|[一二][零〇一二三四五六七八九]{3})"
_SPAN_CUES = "(?:(?<=[近这前头后])|(?<=过去)|(?<=今后)|(?<=未来)|(?<=最近)|(?<=过去的)|(?<=新的))"
_IN_COURSE = rf"(?<!年的)(?:半|{_N})(?:年|个?学期|个?学年|个月)中(?=[,我各全累先每有]|共(?!产))"
"""一年中, 三年中共培训…; of 两年中标, 三年中期评估 中 is none of the time; 2014年到2016年的三年中 has its dates."""
_LOOKING_BACK = "(?:" + "|".join(f"(?<={word})" for word in ("回顾", "回首", "回望", "总结")) + ")"
"""回顾三年的工作: which time is looked back on."""
_LATIN_UNIT = (
    r"(?:(?:km|KM|m|kg|KG|t|kW|KW|MW|GW|kWh|ml|cm|mm)(?![A-Za-z])|(?:P|[TPE](?:FLOPS|Flops|FLOPs))(?![A-Za-z\d]))"
)
_AFTER_LABEL = "".join(f"(?<!{word})" for word in ("GDP", "CPI", "PPI", "VCR"))
_NO_TALLY = (
    r"(?!\d[\d,]*(?:(?:\.\d+)?[余多]?[万亿][余多]?[人户名家个件次条台套辆处所项吨亩只张份元盏支篇册场例笔单盒箱]"
    r"|\.\d+(?:%|吨|亩|元|倍|公里)))"
)
"""新增ETC4.2万户: so great or so exact behind letters, and with a measure word, is no code."""
_NO_PLAN = "(?![元块人名户口个斤亩里岁])"
"""十四五元 is a price, and no plan period."""
_PHONE_CUES = "|".join(
    rf"(?<={word}{colon})"
    for word in ("电话", "传真", "邮编", "手机", "热线", "编号", "代码", "QQ")
    for colon in ("", ":", ": ")
)

_DECADES = r"[一二三四五六七八九]{1,2}十年代|\d{2}年代"
"""六七十年代 are two of them."""
_LUNAR_DAY = (
    r"(?:(?<=大年初|正月初|腊月初|农历初)[一二三四五六七八九十]|(?<=[正腊]月)(?:廿|[二三]?十)[一二三四五六七八九]?)"
    r"(?=起(?![一-鿿]{0,6}(?:案|事故|纠纷|火灾|警情)))"
)
"""正月初六起, 腊月廿七起: 起 counts nothing behind a day; but 腊月十二起事故."""
_HOW_SELDOM = r"(?:\d+|[零〇一二三四五六七八九十百千万两几数]{1,5})[余多]?"
_RETURNING = rf"(?:{_HOW_SELDOM}年?[-至到~])?{_HOW_SELDOM}年[一不难罕]遇"
"""50年一遇, 百年不遇: how great a flood is, or what a dyke withstands."""

_CLOCK = (
    r"(?<!比)(?<!比为)(?<!比例为)(?<!比达)\d{1,2}:\d{2}(?!\d|:\d)|\d{1,2}[点时]\d{1,2}分?"
    rf"|{_C}{{1,3}}点(?:半|钟|整|{_C}{{1,3}}分)"
)
"""8:30, 三点半; a proportion of three (12:42:46) or after 比 or 比例为 is no time of day."""
_QUOTED_WORDS = r"(?<=[”\"’」』])(?:[1-9]|[一二两三四五六七八九十])个?大?字(?![数号幅])"
"""“实干”二字, “真”“快”两个大字: how long what was quoted is; but 标题“…”3万字."""
_CLOSES_TITLE = r"(?:[一-鿿]{0,6}(?:\([^()《》]{1,8}\))?》)"
"""《…十二条措施》, 《…二十条(试行)》: how many articles a document has is part of its name."""
_FIRST = "(?<=前)(?<![提之以目年底初较比空日此月周天期当产先事餐赛会课饭节往超门面眼跟岗职婚术跑上]前)"
"""排名前5%, 榜单前20名; but 提前5%, 目前5%的户."""
_PERCENT = rf"(?:\d+(?:\.\d+)?[%‰]|[百千]分之(?:\d+(?:\.\d+)?|{_C}{{1,5}}))"
_NO_SAMPLE = "".join(f"(?<!{word})" for word in ("按", "按照", "以", "对", "从", "将", "增长", "下降"))
_SURVEY = (
    r"(?:[^\W\d的在对进开组实完接参占率达、]{0,8}?(?:抽样|变动)(?:情况)?(?:抽样)?调查|抽检|抽查)(?![率面量比数结合不])"
)
"""3%农户抽样调查, 5%抽检: how much of all is looked at names the survey; but 抽取5%样本开展调查, 5%抽检不合格."""
_TELEPHONES = r"(?![\d,.]{1,7}[余多]?[万亿]?[部个条次户台处件张门支起名人万亿])"
"""拨打电话3200余次, 配发手机120部: telephones, calls and codes are counted too; no number to call is so short."""

_ROUTE = (
    r"(?:\d{1,3}[至到-])?\d{1,3}路(?=公交|[首末夜早]?班车|公共汽车|电车|车|[上的]|[至到、和或及与-]\d{1,3}路)"
    r"|(?:(?<=公交)|(?<=公交车)|(?<=[乘坐])|(?<=路[、和或及与]))\d{1,3}路"
)
"""公交6路、21路, 27路的车厢: the name of a line; 5路信号 and 29路记者 are counted."""
_EMERGENCY = "1(?:10|19|20|22)(?=出警|接处?警|急救|指挥中心)"
_BED = (
    r"(?<![共增设有放开备治置加收满约近超到])(?:\d{1,3}|(?<![一-鿿])[一二三四五六七八九十]{1,3})床"
    r"的?(?=家属|患者|病[人患]|患儿|产妇|伤[员者]|老[一-鿿](?<!老旧)|阿[姨婆]|大[爷妈娘])"
)
"""12床家属送来锦旗: who lies in that bed; 收治12床患者 and 新增12床 are counted."""
_GROUP_JOINED = (
    rf"{_behind('并入', '并到', '编入', '划入', '划归', '划到', '转入', '转到', '升入', '回到')}"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:组|[大中支]?队|班|[连排](?!\d)|车间|支部)"
)
"""原五队并入四组, 编入二班: which group; 编入四个班 is how many, and so is 并成四组."""
_KILOMETRE = r"\d{1,4}(?:\.\d+)?公里"
_MILESTONE = (
    rf"{_KILOMETRE}(?:\+\d{{1,3}}米|(?=\+\d))|(?<=公里\+)\d{{1,3}}米|(?<=[线道路速]){_KILOMETRE}(?=处(?![理置]))"
)
"""省道36公里+200米处: where on the road."""
_OF_STANDARD = _behind("达到", "达", "符合", "执行", "满足", "评为", "定为", "优于", "好于", "劣于", "低于", "高于")
_OF_WATER = _behind("水质为", "水质达", "水质达到", "类升到", "类升至", "类提到", "类提升到", "类提升至", "类变")
_CLASS = (
    "(?<=劣)[一二三四五]类|[二三四五3-5]类(?=水质|公厕|汽修|维修企业|医疗器械)"
    "|(?<=[为属于按是到达])[二三四五3-5]类(?=水[体域源]|地区|用地)"
    f"|{_OF_STANDARD}[二三四五3-5]类(?=标准|要求)|{_OF_WATER}[二三四五]类|(?<=[由从])[二三四五]类(?=[升提变])"
    "|(?<![计共有成为分十和、及])二类(?![\\d、和及])|(?<=[评定列]为)二类(?![\\d、和及])"
)
"""达到三类标准, 三类水质, 二类用地: which class. Kinds of things are 两类 and never 二类, unless all are told: 共二类;
五类问题, 出台三类标准 and 库区、湖区、山区三类地区 are counted."""

_OF_WORDS = ""
"""In place of a pattern that is made of words of configs/count_cues.yaml."""

TABLE: tuple[tuple[RefusalReason, str, str], ...] = (
    ("clause_number", "label_before_year", r"\d{1,2}[.、](?=(?:19|20)\d\d年)"),
    ("ordinal", "di", rf"第 ?(?:{_N}|[壹贰叁肆伍陆柒捌玖拾佰]{{1,8}})(?:(?:\.\d+)+|[-至、]第?{_N}(?![.\d]))?"),
    (
        "ordinal",
        "rank",
        rf"(?:(?<=[列居排省市国县区州入进名]后)|{_FIRST})(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})[位名强]",
    ),
    ("ordinal", "edition", r"(?:19|20)\d{2}版|\d\.\d版"),
    ("ordinal", "graduates", rf"{_YEAR}届"),
    ("clause_number", "dotted_clause", r"\d{1,2}(?:\.\d{1,2}){2,}(?=[条款项目节.])"),
    ("ordinal", "session", r"(?<=[\d一二三四五六七八九十]届)(?:\d{1,2}|[一二三四五六七八九十]{1,3})次"),
    ("other", "route", _ROUTE),
    ("other", "bed", _BED),
    ("other", "group_joined", _GROUP_JOINED),
    ("other", "milestone", _MILESTONE),
    ("other", "address", rf"{_N}[栋幢](?={_N}(?:单元|号门))"),
    ("ordinal", "class_of_year", r"(?:(?<=\d级)|(?<=[一二三四五六七八九]年级))\d{1,2}班(?![次车])"),
    (
        "other",
        "coordinate",
        r"(?:(?<=[东西]经)|(?<=[南北]纬))\d{1,3}(?:\.\d+)?度(?:\d+(?:\.\d+)?分)?(?:\d+(?:\.\d+)?秒)?",
    ),
    ("other", "train", r"\d{3,4}次(?=旅客|列车|货物?列)"),
    ("phone", "phone_cue", rf"(?:{_PHONE_CUES}){_TELEPHONES}\d{{3,}}(?:-\d+)*"),
    ("phone", "phone", r"1[3-9]\d{9}(?!\d|\.\d)|0\d{2,3}[- ]?\d{7,8}(?!\d)|[48]00-\d{3,4}-\d{3,4}"),
    (
        "phone",
        "hotline",
        _EMERGENCY
        + r"|\d{3,5}(?=[”\"]?(?:热线|警情|政务|专线|平台))|12[1-9]\d\d(?=[^\W\d件个条起次名人宗户万余多]\w{1,8}热线)",
    ),
    ("other", "identity", r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)"),
    ("document_number", "bracketed_year", r"(?<=\[)\d{4}\] ?第? ?\d+号?"),
    (
        "document_number",
        "number_of_document",
        rf"(?<!第){_N}号(?=文|令|公告|通知)|(?<=附件)(?:\d+|[一二三四五六七八九十]{{1,2}}(?![份个页张件]))|(?<=附表)\d+|(?<=[表图])\d{{1,2}}(?![\d.]*[%万亿个名人户张份册幅块只台套类种本页]|[\d.]*项(?!目))",
    ),
    ("footnote_mark", "footnote", r"(?<=\[)\d{1,3}(?=\])"),
    (
        "date",
        "dotted",
        r"(?:19|20)\d{2}(?:\.\d{1,2}(?:\.\d{1,2})?|/\d{1,2}(?:/\d{1,2})?|-\d{1,2}(?:-\d{1,2})?)(?![\d%万亿元])",
    ),
    ("date", "year_range", rf"{_YEAR} ?年?度? ?[-至到~/] ?(?:{_YEAR}|\d{{2}}) ?(?:年度|学年|年)?(?![\d.万亿%个])"),
    (
        "date",
        "year",
        rf"{_YEAR} ?年(?:代|度|底|初|末|[上下]半年)?(?: ?{_MONTH} ?[-至] ?{_MONTH} ?月|(?: ?{_MONTH} ?{_MONTH_TAIL}))?",
    ),
    ("date", "month_range", rf"{_MONTH}月?[-至~、]{_MONTH}月(?:份)?"),
    ("date", "month", rf"{_MONTH} ?{_MONTH_TAIL}"),
    ("date", "lunar_day", _LUNAR_DAY),
    ("date", "day", r"\d{1,2}日(?=[上下]午|晚|凌晨|召开|\))"),
    (
        "date",
        "quarter",
        rf"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|\d{{1,2}})世纪(?:{_DECADES})?|[1-4一二三四](?:[至到、-][1-4一二三四])?季度|{_DECADES}",
    ),
    ("date", "clock", _CLOCK),
    ("period", "half_year", r"(?<=[上下前后])半年|半年(?=来|以来|度)"),
    ("specification", "return_period", _RETURNING),
    ("specification", "preschool", r"(?<=学前)[一二三1-3]年"),
    ("period", "past_years", _OF_WORDS),
    ("period", "last", r"(?<=[上下])一(?:年度|学年|学期|季度|财年|个月|周|届|年|月)"),
    ("period", "plan_years", rf"{_C}{{1,2}}年(?:计划|规划|行动|倍增|攻坚|提升|一贯)|十[二三四五]五{_NO_PLAN}"),
    ("slogan", "plus", r"\d+\+(?:\d+|[A-Za-z])(?:\+(?:\d+|[A-Za-z]))*|(?<=[\dA-Za-z]\+)\d+(?![.\d]*%)"),
    (
        "slogan",
        "quoted",
        r"(?<=[“\"‘])[一二三四五六七八九十百千万两双半][^“”\"‘’,。]{0,9}(?=[”\"’])|(?<=[“\"‘])\d{1,2}[个大项条种张][^“”\"‘’,。]{0,9}(?=[”\"’])",
    ),
    ("idiom", "idiom", _OF_WORDS),
    ("structure", "quoted_words", _QUOTED_WORDS),
    ("slogan", "motto", rf"{_N}(?=[^“”\"。;\n]{{0,16}}[”\"]的?(?:口号|理念|原则|方针|思路|法则))|一半(?=[”\"]的?口号)"),
    ("slogan", "quoted_articles", rf"(?:\d{{1,3}}|(?![一两几]条){_C}{{1,5}})条(?=[”\"])"),
    ("slogan", "titled_articles", rf"{_N}[条项](?={_CLOSES_TITLE})"),
    (
        "slogan",
        "pairs",
        r"[一二三四五六七八九十两双][^\W户人名个家项次件年月天周日处所万千百十亿分一二三四五六七八九成倍元点十里米][一二三四五六七八九十两双][^\W户人名个家项次件年月天周日处所万千百十亿分一二三四五六七八九成倍元点十里米]",
    ),
    ("specification", "forum", rf"{_N}人(?=论坛)"),
    ("specification", "peopled", r"\d+万以上(?=(?:常住)?人口的?(?:大?县|城市|乡|镇|村))"),
    ("specification", "circle", rf"(?:{_N}|半)(?:个)?(?:分钟|小时)(?=[^\W\d]{{0,10}}圈(?!子))"),
    ("specification", "times", r"\d+[×xX*]\d+|\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){1,4}(?!\d)"),
    ("other", "code", r"\d+(?:-\d+){2,}|\d{4}-\d{6,}|(?<=PM[ \n])(?:2\.5|10)(?!\d)"),
    (
        "other",
        "code_after_letters",
        rf"(?<=[A-Za-z]){_AFTER_LABEL}{_NO_TALLY}\d[A-Za-z0-9.]*(?:-\d+)*|(?<=[A-Za-z]-)\d+[A-Za-z]*|(?<=[A-Za-z]_)\d+(?:\.\d+)?",
    ),
    ("other", "code_before_letters", rf"\d+(?:\.\d+)?(?!{_LATIN_UNIT})[A-Za-z][A-Za-z0-9_-]*"),
    ("page_mark", "pages", r"(?<=共)\d+页"),
    ("specification", "survey", rf"{_NO_SAMPLE}{_PERCENT}(?={_SURVEY})"),
    ("ordinal", "anniversary", rf"{_N}周年"),
    ("grade", "first_percent", rf"{_FIRST}{_PERCENT}(?:[-至到~]{_PERCENT})?"),
    ("grade", "grade", rf"[一二三四五1-5]等(?:奖|功|次)|[一二三四五六七八九十\d]级|{_CLASS}"),
)
"""(reason, rule, pattern). The rule's name is kept with what it refused."""


_PLAIN_COUNT = re.compile(
    r"(?<![A-Za-z\[\]+:\"“‘'件表图话真编机线号码前后届_-])\d{1,9}(?:,\d{3})*(?:\.\d+)?"
    rf"(?:%(?!{_SURVEY})|公(?!里(?:\+|处(?![理置])))|(?!万以上(?:常住)?人口)[万亿名户家件场所余元亩吨米套台辆份批座只篇处起倍位期种类株](?<!元(?=[\d一二三四五六七八九]))"
    rf"|人(?!论坛)|项(?!{_CLOSES_TITLE})|个(?![月半小])|次(?![旅列货])|平(?!台))"
)
"""Numbers that no row of the table refuses and that are no composite: most, and found in a fraction of the time.
Ten digits and more may be a telephone's or a person's."""
_LABEL = re.compile(
    r"(?<![^( \n])(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
    r"(?=[、)](?![\d两一二三四五六七八九十]))"
)
"""一、 and (一) where a line or bracket begins."""
_CHINESE_ONLY = frozenset({"idiom", "di", "lunar_day", "plan_years", "pairs"})
_ARABIC_ONLY = frozenset(
    {
        "label_before_year",
        "edition",
        "dotted_clause",
        "train",
        "phone_cue",
        "phone",
        "hotline",
        "identity",
        "bracketed_year",
        "footnote",
        "dotted",
        "day",
        "plus",
        "times",
    }
    | {"code", "code_after_letters", "code_before_letters", "pages"}
)
"""Rules that need not be tried at a numeral of the other script."""


Reason = tuple[RefusalReason, str] | None
"""Why a stretch is refused, and the name of the rule; None accepts it."""


class Refusal(Value, frozen=True, order=True):
    start: int
    end: int
    reason: RefusalReason
    rule: str


def is_plain(folded: str, at: int) -> bool:
    """Whether a plain number with a measure word begins at `at`: nothing refuses it, and it is no composite."""
    return _PLAIN_COUNT.match(folded, at) is not None


def label_end(folded: str, at: int) -> int | None:
    """Where the Chinese number of a heading ends that begins at `at`, or None."""
    found = _LABEL.match(folded, at)
    return found.end() if found else None


class Refusals:
    """The table, fixed words of configs/count_cues.yaml and slogans of configs/slogans.yaml, compiled once."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        told = {"idiom": "|".join(cues.idiom.words), "past_years": _past_years(cues.lasted.words)}
        rows = [(reason, rule, told.get(rule, pattern)) for reason, rule, pattern in TABLE]
        self._reasons = {rule: reason for reason, rule, _ in rows}
        self._arabic = _joined(row for row in rows if row[1] not in _CHINESE_ONLY)
        self._chinese = _joined(row for row in rows if row[1] not in _ARABIC_ONLY)
        self._slogans = _numeric_slogans(config)

    def match(self, folded: str, at: int) -> Refusal | None:
        """What refuses a numeral at `at`, or None."""
        table = self._arabic if folded[at].isascii() else self._chinese
        found = table.match(folded, at)
        if found is None or found.end() == at:
            return None
        rule = str(found.lastgroup)
        return Refusal(at, found.end(), self._reasons[rule], rule)

    def slogans(self, folded: str) -> list[Refusal]:
        """All slogans of the text, in order; a number inside one is never read."""
        return [Refusal(*found.span(), "slogan", "slogan") for found in self._slogans.finditer(folded)]


def _past_years(lasted: Iterable[str]) -> str:
    """近三年, 五年来, 三年内; but 已使用近10年: behind one of `lasted` 近 is no 最近."""
    unlasted = "".join(f"(?<!{verb}近)" for verb in lasted)
    return (
        rf"{_N}(?:多|余)?(?:年|个月|天|周)多?(?:来|以来|间|期间)|(?:{_C}、)?{_N}(?:年|个月)内"
        rf"|{_SPAN_CUES}(?:{unlasted}|(?={_N}年的)){_N}年(?!级)|{_N}年(?=累计)"
        rf"|(?<=新){_N}年(?=[^,。;]{{0,10}}(?:纲要|规划|计划))|(?<=前)(?<!提前)\d{{1,2}}个月"
        rf"|{_N}(?:年|个月)前(?![列茅哨沿])|{_IN_COURSE}|{_LOOKING_BACK}{_N}(?:年|个?学期|个月)(?!级)"
    )


def _joined(rows: Iterable[tuple[RefusalReason, str, str]]) -> re.Pattern[str]:
    """A row's group stands behind it, empty: `re` passes over rows by the characters that they begin with."""
    return re.compile("|".join(f"(?:{pattern})(?P<{rule}>)" for _, rule, pattern in rows))


def _numeric_slogans(config: Config) -> Anchored:
    numeric = [
        slogan for slogan in config.slogans.slogans if re.search("[一二三四五六七八九十百千万两0-9]", slogan.text)
    ]
    numeric.sort(key=lambda slogan: -len(slogan.text))
    anywhere = [
        (slogan.text, re.escape(slogan.text) + (_NO_PLAN if slogan.kind == "period" else ""))
        for slogan in numeric
        if not slogan.in_quotes_only
    ]
    quoted = [
        (mark + slogan.text, mark + re.escape(slogan.text))
        for mark in '“"'
        for slogan in numeric
        if slogan.in_quotes_only
    ]
    return Anchored((text, "slogan", pattern) for text, pattern in (*anywhere, *quoted))
