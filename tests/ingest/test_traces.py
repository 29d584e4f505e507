"""Each kind of damage that was seen on pages, in several wordings: a notice of its code, at its place, and no other."""

from __future__ import annotations

import pytest

from pipeline.assembly import Miner
from pipeline.config import Config
from pipeline.ingest import Ingester
from pipeline.integrity import GRADE_BY_CODE
from pipeline.stages import RawFile

PROSE = "今年以来，青岚镇党委带领干部群众抓产业、促治理、惠民生，各项工作平稳有序推进，群众满意度不断提升。"

TOLD: dict[str, tuple[str, ...]] = {
    "year_overwritten": (
        "202423年以来，全镇发展党员15名。",
        "从20232024年起推行网格管理。",
        "全年共发放补贴202418万元，惠及农户。",
        "2024年接待群众202436人次。",
        "粮食总产202412吨，比上年增加。",
        "完成税收2024356万元。",
        "植树2024880株。",
        "合格率2024.5%。",
        "调处纠纷202415起。",
        "出栏生猪202433头。",
        "2024年清运垃圾202487吨。",
    ),
    "year_repeated": (
        "2024年、2024年、2024年连续三年获评先进。",
        "连续三年（2024、2024、2024年）被评为优秀。",
        "2024年至2024年，全镇累计修路12公里。",
        "税收由2024年的300万元增加到2024年的500万元。",
        "2024年全镇税收比2024年增长8%。",
        "2024—2024年度全镇没有发生安全事故。",
        "从2024年的36户下降到2024年的12户。",
        "与2024年相比，2024年增长了9%。",
    ),
    "date_impossible": (
        "2203年3月，成立了治理专班。",
        "2024年13月召开了总结会。",
        "2024年2月30日，举办运动会。",
        "于4月31日召开会议。",
        "202年工作取得成效。",
        "2924年上半年任务过半。",
        "6月45日启动专项行动。",
    ),
    "masked_figure": (
        "全年投入××万元改造管网。",
        "走访慰问_人，发放物资。",
        "20XX年，全镇完成任务。",
        "发放补助***元。",
        "收集意见＊＊条。",
        "共有党员○○名。",
        "会议于×月×日召开。",
        "新建文化广场__个。",
        "修路XX.X公里。",
        "第十届运动会于x月xx日开幕。",
        "化解积案□□件。",
        "服务群众ＸＸ人次。",
        "全镇____户农户参加。",
    ),
    "masked_words": (
        "xx区委高度重视。",
        "在××镇党委的领导下，工作有序推进。",
        "XX局、XX办联合执法。",
        "***同志任组长。",
        "某某街道办事处牵头。",
        "**公司捐赠物资一批。",
        "由____负责落实。",
        "驻□□村工作队进村入户。",
        "李**书记带队走访。",
        "×县纪委开展检查。",
    ),
    "figure_missing": (
        "走访困难群众余户。",
        "共召开会议次，研究部署工作。",
        "投入资金万元，改造路灯。",
        "税收增长%，位居前列。",
        "比上年提高个百分点。",
        "发展党员名，培养积极分子名。",
        "先后排查隐患处，整改完毕。",
        "举办第届农民丰收节。",
        "会议于年月日召开。",
        "拆除违建平方米。",
        "开展志愿活动余场次。",
        "培训技术人员人次。",
        "发放宣传册余份。",
        "新建 个文化广场。",
        "受理信访 件，办结率 %。",
        "慰问老党员 人，发放慰问金  元。",
        "硬化村道公里。",
        "清理河道余公里。",
        "服务群众达人次。",
        "调解矛盾纠纷起。",
        "带动就业余人。",
        "建成高标准农田亩。",
    ),
    "washed_word": (
        "全镇为民效劳意识增强，根底工作更加扎实。",
        "做好便民效劳，加强队伍建立，推动经济又好又快开展。",
        "强化平安生产监管，催促企业落实主体责任。",
        "消除平安隐患，片面排查风险，打牢根底。",
        "学校扎实抓好校园食品平安，进一步标准办学行为，提升教育效劳水平。",
        "在展开任务中仔细贯彻上级精神，建立了指导小组，次要做法如下。",
        "经由过程鼓吹发动，撑持各类勾当，不竭健全轨制。",
    ),
    "script_converted": (
        "全鎮緊緊圍繞經濟發展和鄉村振興，紮實推進各項工作，實現產值3億元。",
        "學校認真貫徹黨的教育方針，辦學質量穩步提升。",
    ),
    "pinyin_removed": (
        "全鎮(zhèn)經(jīng)濟穩步發(fā)展(zhǎn)，群眾滿意。",
        "加强领导（lǐngdǎo），落实责任（zérèn）。",
        "服务(fu wu)群众(qun zhong)，提升(ti sheng)质量。",
    ),
    "quote_unbalanced": (
        "开展“清风行动，惠及500人。",
        "开展清风行动”，惠及500人。",
        '打造"一站式服务平台。',
        "实施‘暖心计划，帮扶老人。",
    ),
    "quote_changed": (
        "打造“青岚夜话”品牌，开展「清风」行动。",
        "推行〝一线工作法〞，创建“平安青岚”。",
        "开展“清风〞行动。",
        "举办〝邻里节〞活动。",
        '打造"青岚书房"，评选“最美家庭”，举办“村晚”。',
    ),
    "width_mixed": (
        "完成投资１２００万元,增长15%，新建项目３个。",
        "组织培训12场,覆盖800人，发放资料５００份；成效明显。",
    ),
    "entity_repaired": (
        "开展&ldquo;清风&rdquo;行动。",
        "X8226;党建工作扎实。",
        "推进&amp;quot;一网统管&amp;quot;建设。",
        "全镇&nbsp;&nbsp;稳步推进。",
        "举办&#8220;邻里节&#8221;活动。",
        "党建&middot;治理。",
        "服务群众&hellip;&hellip;",
        "清风nbsp;行动",
        "推进&#x201C;清风&#x201D;",
        "加强&lt;条例&gt;学习。",
        "实施ldquo清风rdquo行动",
        "&ldquo清风&rdquo行动",
        "增长5&#37;。",
    ),
    "passage_hidden": (
        "（此处隐藏2350字）",
        "......（以下省略1200字）",
        "全镇干部（此处内容已隐藏，登录后可见）齐心协力。",
        "隐藏内容需要付费查看",
        "中间部分已隐藏3页",
        "**** 此处隐藏 800 个字 ****",
        "…未完，此处省略500字…",
    ),
}
CLEAN = (
    "2022年至2024年，税收连续三年增长。",
    "从2023年初的36户下降到2023年底的12户。",
    "2023年1月至2023年12月，全镇平稳。",
    "村中古樟已有1200年历史。",
    "始建于1368年。",
    "距今2500年。",
    "推行“党建+XX”模式。",
    "他说：“党的政策好！”",
    "每亩增收300元，亩均效益翻番。",
    "其余户均已脱贫。",
    "人均收入达万元。",
    "投资亿元以上项目5个。",
    "业余文艺队伍12支。",
    "大家，国家，人家。",
    "成立支部委员会。",
    "完成个人总结。",
    "举办名师讲堂。",
    "发展名优茶。",
    "新建户厕600座。",
    "召开座谈会，听取意见。",
    "办理件数逐年下降。",
    "月底前完成。",
    "2024年2月29日，召开会议。",
    "到2035年基本实现现代化。",
    "3月，4月，5月三个月。",
    "全面开展活动，标准化建设有序推进，局部地区降雨偏多。",
    "根本任务是立德树人。",
    "A×B矩阵；12×8米的会议室。",
    "——摘自《青岚志》",
    "农业增加值占GDP(不变价)的比重下降。",
    "使用GIS(地理信息系统)平台。",
    "推广APP(应用)。",
    "提高几个百分点。",
    "近万元。",
    "上百余户。",
    "货物周转量达到2.3万亿吨公里，铺设光缆640芯公里。",
    "免疫牛羊26万头只次，查企业340所次。",
    "手持船舶订单610万载重吨，稳中有升。",
)


@pytest.fixture(scope="module")
def miner(config: Config) -> Miner:
    return Miner(config)


def text_with(sentence: str) -> str:
    return f"青岚镇2024年工作总结\n{PROSE}\n{sentence}\n{PROSE}"


@pytest.mark.parametrize(("code", "sentence"), [(code, one) for code, sentences in TOLD.items() for one in sentences])
def test_damage_is_told_at_its_place(code: str, sentence: str, ingester: Ingester) -> None:
    document = ingester.ingest_text(text_with(sentence))
    places = [(notice.start, notice.end) for notice in document.notices if notice.code == code]
    first = document.text.index(PROSE) + len(PROSE)
    last = document.text.rindex(PROSE)
    assert places
    assert all(first <= start <= end <= last for start, end in places)


@pytest.mark.parametrize("sentence", CLEAN)
def test_what_authors_write_is_not_called_damage(sentence: str, ingester: Ingester) -> None:
    document = ingester.ingest_text(text_with(sentence))
    assert document.notices == ()
    assert document.text == text_with(sentence)


@pytest.mark.parametrize(
    ("sentence", "code", "quote"),
    [
        ("于2203年3月成立了治理专班。", "date_impossible", "2203年"),
        ("截至202年底，全镇修路12公里。", "date_impossible", "202年"),
        ("2024年起步，自2023年起连续三年举办村晚。", "year_repeated", "自2023年起连续三年举办"),
        ("全镇1x人参加培训。", "masked_figure", "1x人"),
        ("①xx人参加培训。", "masked_figure", "xx人"),
        ("²xx人参加培训。", "masked_figure", "xx人"),
    ],
)
def test_a_notice_spans_what_is_damaged(sentence: str, code: str, quote: str, ingester: Ingester) -> None:
    document = ingester.ingest_text(text_with(sentence))
    assert [(one.code, document.text[one.start : one.end]) for one in document.notices] == [(code, quote)]


def test_converted_characters_are_read_and_words_stay(ingester: Ingester) -> None:
    document = ingester.ingest_text(text_with("全鎮圍繞著經濟發(fā)展(zhǎn)，顯著改善環境，產值3萬元，干部乾勁足。"))
    assert "全镇围绕着经济发展，显著改善环境，产值3万元，干部干劲足。" in document.text
    assert {notice.code for notice in document.notices} == {"pinyin_removed", "script_converted"}


def test_a_name_in_traditional_characters_is_left_alone(ingester: Ingester) -> None:
    assert "昇华书院" in ingester.ingest_text(text_with("昇华书院开馆，游客如织。")).text


def test_each_report_of_a_page_says_that_it_is_one_of_several(ingester: Ingester) -> None:
    page = f"【第一篇】\n青岚镇工作总结\n{PROSE * 3}\n【第二篇】\n白鹭镇工作总结\n{PROSE * 3}"
    documents = ingester.ingest(RawFile(uri="x.txt", name="x.txt", content=page.encode()))
    assert [document.title for document in documents] == ["青岚镇工作总结", "白鹭镇工作总结"]
    for document in documents:
        (notice,) = document.notices
        assert (notice.code, document.text[notice.start : notice.end]) == ("several_reports", document.title)


def test_every_code_of_damage_has_a_grade_or_leaves_the_record_clean() -> None:
    graded = {code for code in TOLD if code in GRADE_BY_CODE}
    assert graded == set(TOLD)


@pytest.mark.parametrize("figure", ["202418万元", "202412吨", "202487平方米", "2024356万元", "2024.5%"])
def test_no_overwritten_figure_passes_for_a_true_one(figure: str, miner: Miner) -> None:
    report = miner.mine_text(text_with(f"2024年，累计完成{figure}，较好完成任务。"))
    (count,) = [count for count in report.counts if count.quote == figure]
    assert (count.value, count.low, count.high, count.suspect) == (None, None, None, "year_overwritten")
    assert report.integrity.grade == "unreliable"
