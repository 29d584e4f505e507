"""Topics of sections written for this test, and the rules around the model."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.classify.model import LinearModel
from pipeline.classify.topics import TopicScorer
from tests.classify.conftest import Classify


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            "全年组织民兵训练三期，按时完成民兵整组，兵役登记率达到百分之百，送走新兵十六名。",
            "defence/conscription_militia",
        ),
        ("走访归侨侨眷六十户，为三位海外侨胞找到祖宅，侨联换届顺利完成。", "united_front/overseas_chinese"),
        ("三座山塘完成除险加固，清淤河道八公里，汛期水库安全度汛。", "agriculture/water_conservancy"),
        ("拖欠农民工工资案件全部办结，追回工资三百万元，签订集体合同四十份。", "livelihood/labour_relations"),
        ("新增高新技术企业五家，授权发明专利四十件，研发投入增长一成。", "industry_trade/sci_tech"),
        ("乡镇卫生院开出夜门诊，家庭医生上门诊疗，住院患者满意度提高。", "health/medical_services"),
    ],
)
def test_a_text_without_headings_has_a_topic(classify: Classify, text: str, topic: str) -> None:
    classified = classify(text)
    assert classified.sections[0].topics[0].id == topic
    assert classified.facts.topics[0].id == topic


@pytest.mark.parametrize("text", ["甲乙丙丁戊己庚辛。", "山高水长，风轻云淡。2024", "1234567890"])
def test_what_speaks_of_nothing_has_no_topic(classify: Classify, text: str) -> None:
    assert classify(text).sections[0].topics == ()


def test_topics_are_probabilities_best_first_and_at_most_three(classify: Classify) -> None:
    text = "养老院添了床位，残疾人领到轮椅，低保按月发放，就业招聘会办了三场，社保参保扩面，农民工工资足额支付。"
    topics = classify(text).sections[0].topics
    scores = [topic.score for topic in topics]
    assert 1 <= len(topics) <= 3
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_the_greeting_before_the_first_heading_has_no_topic(classify: Classify) -> None:
    text = "石桥镇统战工作总结\n一年来，石桥镇统战工作稳步推进。\n一、宗教工作\n修缮寺院两座，培训教职人员三十名。\n"
    sections = classify(text).sections
    assert [bool(section.topics) for section in sections] == [False, True]
    assert sections[1].topics[0].id == "united_front/religious_affairs"


def test_a_heading_lends_its_topic_to_a_vague_body(classify: Classify) -> None:
    vague = "全年排查三轮，发现问题四十处，全部整改到位。"
    text = f"石桥镇工作总结\n一、消防安全\n{vague}\n二、食品安全\n{vague}\n"
    topics = [section.topics[0].id for section in classify(text).sections if section.level]
    assert topics == ["safety/fire_safety", "safety/food_drug_safety"]


MANY = (
    "一、过去一年\n（一）农业生产\n种植水稻三千亩，推广农机四十台。\n"
    "（二）学校教育\n小学扩建教室，义务教育入学率稳定。\n（三）医疗卫生\n卫生院添置设备，门诊患者增加。\n"
    "（四）社会治安\n派出所破案二十起，治安巡逻不断。\n"
)


@pytest.mark.parametrize(
    ("title", "topics"),
    [
        ("石桥村2023年工作总结", ()),
        ("石桥镇2023年工作总结", ("economy/macro_planning",)),
        ("2024年临河县政府工作报告", ("economy/macro_planning",)),
    ],
)
def test_a_review_of_many_domains_is_about_the_whole_or_nothing(
    classify: Classify, title: str, topics: tuple[str, ...]
) -> None:
    classified = classify(f"{title}\n{MANY}")
    whole = next(section for section in classified.sections if section.heading == "过去一年")
    assert tuple(topic.id for topic in whole.topics[:1]) == topics
    assert classified.facts.topics[0].id == "economy/macro_planning"


def test_a_part_on_the_governments_own_ways_is_about_these(classify: Classify) -> None:
    own = (
        "二、建设人民满意的政府\n（一）讲政治\n落实全面从严治党责任，加强作风建设，严肃查处违纪。\n"
        "（二）抓发展\n树牢正确政绩观，推动经济高质量发展，促进国民经济稳定增长。\n"
        "（三）守法纪\n推进依法行政，办理行政复议，规范行政执法，接受人大监督。\n（四）重清廉\n纠治四风，反对浪费，惩治腐败。\n"
    )
    classified = classify(f"2024年临河县政府工作报告\n{MANY}{own}")
    part = next(section for section in classified.sections if section.heading == "建设人民满意的政府")
    assert part.topics[0].id != "economy/macro_planning"


REVIEW = (
    "全年粮食总产二十万吨，高标准农田又添八千亩。工业企业技术改造投资增长一成，科技型中小企业新增四十户，重点实验室揭牌。"
    "外贸进出口增长百分之六，口岸通关更快。新建中小学三所，改造病房楼两栋，低保标准再提一档。"
)


@pytest.mark.parametrize(("heading", "whole"), [("过去一年工作回顾", True), ("让乡村更好看", False)])
def test_a_governments_review_at_one_stretch_is_about_the_whole(
    classify: Classify, heading: str, *, whole: bool
) -> None:
    text = f"2024年临河县政府工作报告\n一、{heading}\n{REVIEW}\n二、乡村\n整治人居环境，改厕三千户。\n"
    section = next(one for one in classify(text).sections if one.heading == heading)
    assert ([topic.id for topic in section.topics[:1]] == ["economy/macro_planning"]) is whole


def test_a_report_of_many_domains_by_one_trade_is_about_that(classify: Classify) -> None:
    cases = ("工伤", "学校", "环境")
    courts = "".join(f"一、审理{case}案件\n法院受理{case}案件四十起，开庭审判，当庭宣判。\n" for case in cases)
    text = "临河县人民法院工作报告\n" + courts + MANY
    assert classify(text).facts.topics[0].id == "justice/judiciary"
    assert classify(text.replace("临河县人民法院", "临河县")).facts.topics[0].id == "economy/macro_planning"


def test_a_glossary_of_many_domains_is_about_nothing(classify: Classify) -> None:
    terms = MANY.replace("一、过去一年", "附注")
    classified = classify(f"2024年临河县政府工作报告\n一、产业\n工业产值增长一成，企业效益好转。\n{terms}")
    notes = next(section for section in classified.sections if section.heading == "附注")
    assert (notes.role, notes.topics) == ("other", ())


def test_a_heading_without_text_is_lent_nothing(classify: Classify) -> None:
    text = "汀洲小学2023年工作总结\n一、课堂教学\n教师集体备课，课堂教学质量提高，学生作业减量。\n二、其他\n"
    assert classify(text).sections[-1].topics == ()


def test_a_vague_section_leans_on_the_report(classify: Classify) -> None:
    vague = "补短板\n投入二十万元，年底前见成效。\n"
    text = "汀洲小学{}工作总结\n一、课堂教学\n教师集体备课，课堂教学质量提高，学生作业减量。\n二、" + vague
    sections = classify(text.format("2023年")).sections
    assert all(topic.id.startswith("education/") for topic in sections[-1].topics[:1])
    alone = classify(f"工作总结\n一、{vague}二、{vague}").sections
    assert not any(topic.id.startswith("education/") for section in alone for topic in section.topics)


def test_keywords_are_distinct_nouns_of_the_section(classify: Classify) -> None:
    text = "石桥镇工作总结\n一、水利\n水库除险加固，水库清淤，水库巡查。\n二、教育\n学校扩建教室，学校添置图书。\n"
    water, school = (section.keywords for section in classify(text).sections if section.level)
    assert "水库" in water
    assert "学校" in school
    assert "水库" not in school
    assert len(set(water)) == len(water) <= 5


def test_nothing_below_the_threshold_is_named(model: LinearModel) -> None:
    scores = np.zeros((2, len(model.topics)), dtype=np.float32)
    scores[1, 0] = 1
    nothing, one = TopicScorer(model, None).name(scores, [0] * len(scores), alone=True)
    assert nothing == ()
    assert [topic.id for topic in one] == [model.topics[0]]


def test_a_section_of_a_report_is_promised_less_than_a_text_alone_and_has_the_same_topics(model: LinearModel) -> None:
    scores = np.zeros((1, len(model.topics)), dtype=np.float32)
    scores[0, :2] = 0.4, 0.1
    scorer = TopicScorer(model, None)
    (alone,), (among,) = scorer.name(scores, [0] * len(scores), alone=True), scorer.name(scores, [0], alone=False)
    assert [topic.id for topic in alone] == [topic.id for topic in among]
    assert 0.5 <= among[0].score < alone[0].score


def test_the_same_text_gives_the_same_record(classify: Classify) -> None:
    text = "石桥镇工作总结\n一、水利\n水库除险加固。\n"
    assert classify(text) == classify(text)
