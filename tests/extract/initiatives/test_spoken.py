"""Stretches as records name them."""

from __future__ import annotations

from functools import cache

import pytest

from pipeline.config import load_config
from pipeline.extract.initiatives.page import Page, page_of
from pipeline.extract.initiatives.quoted import QuotedRule
from pipeline.extract.initiatives.spoken import Speaker, Spoken
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.ingest import Ingester
from pipeline.tokenize import Tokenizer


@cache
def _parts() -> tuple[Ingester, Tokenizer, Speaker, QuotedRule]:
    config = load_config()
    vocabulary = Vocabulary(config)
    return Ingester(config), Tokenizer(config), Speaker(vocabulary), QuotedRule(vocabulary)


def heard(text: str, stretch: str) -> tuple[Page, Spoken]:
    """`stretch` of `text`, as the record names it."""
    ingester, tokenizer, speaker, quoted = _parts()
    page = page_of(tokenizer.tokenize(ingester.ingest_text(text, None)))
    start = page.text.index(stretch)
    return page, speaker.spoken(page, start, start + len(stretch), quoted.items(page))


@pytest.mark.parametrize(
    ("stretch", "name", "quote"),
    [
        ("河道清漂百日攻坚“", "河道清漂百日攻坚", "河道清漂百日攻坚"),
        ("河道清漂百日攻坚", "河道清漂百日攻坚", "河道清漂百日攻坚"),
        ("碧浪行动", "碧浪行动", "碧浪行动"),
        ("“碧浪行动", "碧浪行动", "碧浪行动"),
    ],
)
def test_an_opening_mark_at_either_edge_is_no_part_of_the_name(stretch: str, name: str, quote: str) -> None:
    text = "深入实施河道清漂百日攻坚“碧浪行动。"
    page, spoken = heard(text, stretch)
    assert (spoken.name, page.text[spoken.start : spoken.end]) == (name, quote)


@pytest.mark.parametrize(
    ("stretch", "name"), [("优化“碧浪净滩”活动", "碧浪净滩"), ("防汛“碧浪”行动", "防汛“碧浪”行动")]
)
def test_a_verb_right_before_the_quotes_is_no_part_of_the_name(stretch: str, name: str) -> None:
    _, spoken = heard(f"全年{stretch}，成效明显。", stretch)
    assert spoken.name == name


@pytest.mark.parametrize(
    ("text", "stretch", "name"),
    [
        ("“红烛宣讲团”进校园、进车间60次。", "“红烛宣讲团”进校园", "红烛宣讲团"),
        ("“红烛宣讲团”进校园60次。", "“红烛宣讲团”进校园", "红烛宣讲团"),
        ("开展“称心秤”进圩市活动60次。", "“称心秤”进圩市活动", "“称心秤”进圩市活动"),
        ("组织“五老”进课堂60次。", "“五老”进课堂", "“五老”进课堂"),
        ("“柳汀”号大洋钻探船首航。", "“柳汀”号", "“柳汀”号大洋钻探船"),
        ("“柳汀”号大洋钻探船首航。", "“柳汀”号大洋", "“柳汀”号大洋钻探船"),
        ("“柳汀”号首航。", "“柳汀”号", "“柳汀”号"),
    ],
)
def test_what_a_name_does_is_no_part_of_it_and_what_bears_it_is(text: str, stretch: str, name: str) -> None:
    _, spoken = heard(text, stretch)
    assert spoken.name == name


@pytest.mark.parametrize(
    ("stretch", "name"),
    [
        ("“三诊”“五访”等联动机制", "三诊"),
        ("“碧浪”净滩与“白鹭”护林行动", "“碧浪”净滩与“白鹭”护林行动"),
    ],
)
def test_the_quotes_of_two_quotations_stay_paired(stretch: str, name: str) -> None:
    _, spoken = heard(f"推广{stretch}，成效明显。", stretch)
    assert spoken.name == name


@pytest.mark.parametrize(
    ("stretch", "name"),
    [
        ("送到场站“四送”服务", "“四送”服务"),
        ("送药箱、送到场站“四送”服务", "“四送”服务"),
        ("渔港“四送”服务", "渔港“四送”服务"),
        ("送药“四查”服务", "送药“四查”服务"),
    ],
)
def test_the_last_of_what_a_quotation_sums_up_is_no_part_of_the_name(stretch: str, name: str) -> None:
    _, spoken = heard(f"开展送政策、送工具、{stretch}，受到欢迎。", stretch)
    assert spoken.name == name


@pytest.mark.parametrize(
    ("text", "stretch", "name"),
    [
        ("实施“青苗”“白杨”两大培育工程。", "“白杨”两大培育工程", "白杨"),
        ("实施“青苗”、“白杨”等2项育人计划。", "“白杨”等2项育人计划", "白杨"),
        ("实施“治水、治土”两大战役。", "“治水、治土”两大战役", "“治水、治土”两大战役"),  # it counts what it holds
    ],
)
def test_what_counts_all_of_a_list_is_no_part_of_its_last_name(text: str, stretch: str, name: str) -> None:
    _, spoken = heard(text, stretch)
    assert spoken.name == name


@pytest.mark.parametrize(
    ("stretch", "name"),
    [
        ("“柳荫法庭”守护青山绿水", "柳荫法庭"),
        ("“柳荫法庭”守护", "柳荫法庭"),
        ("“柳荫”读书季连办", "“柳荫”读书季"),
        ("“柳荫”守护行动", "“柳荫”守护行动"),
        ("“柳荫”护航", "“柳荫”护航"),  # the deed is what it is called
    ],
)
def test_what_a_quoted_name_does_is_no_part_of_it(stretch: str, name: str) -> None:
    _, spoken = heard(f"今年{stretch}，群众称便。", stretch)
    assert spoken.name == name


@pytest.mark.parametrize(
    ("stretch", "name", "alias"),
    [
        ("机关“晨露行动”", "晨露行动", "机关“晨露行动”"),
        ("垃圾分类“三清一督”", "三清一督", "垃圾分类“三清一督”"),
        ("楼栋“晨露”", "楼栋“晨露”", "“晨露”"),  # the quoted words alone tell no work
        ("绿美柳湾“三大行动”", "绿美柳湾“三大行动”", "“三大行动”"),
        ("民企“二十条”", "民企“二十条”", "“二十条”"),
    ],
)
def test_whose_a_work_is_stands_outside_its_name(stretch: str, name: str, alias: str) -> None:
    page, spoken = heard(f"全年推行{stretch}，成效明显。", stretch)
    assert (spoken.name, spoken.alias) == (name, alias)
    assert page.text[spoken.start : spoken.end] == name


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("擦亮“月牙湾”文化品牌，游客称便。", "“月牙湾”文化品牌"),
        ("推出“月牙湾”三款产品，游客称便。", None),
    ],
)
def test_a_generic_noun_a_little_off_is_told_as_alias(text: str, alias: str | None) -> None:
    _, spoken = heard(text, "月牙湾")
    assert (spoken.name, spoken.alias) == ("月牙湾", alias)


@pytest.mark.parametrize(
    ("text", "stretch", "name"),
    [
        ("推行湖泊长制、断面赔付四项机制。", "断面赔付四项机制", "断面赔付"),
        ("推行湖泊长制和断面赔付两种模式。", "断面赔付两种模式", "断面赔付"),
        ("推行断面赔付四项机制。", "断面赔付四项机制", "断面赔付四项机制"),  # no list
        ("举办柳汀开渔周、石帆铁人三项赛。", "石帆铁人三项赛", "石帆铁人三项赛"),
        ("建成柳汀隧道、柳江第六大桥。", "柳江第六大桥", "柳江第六大桥"),
    ],
)
def test_what_counts_a_list_is_no_part_of_its_last_name(text: str, stretch: str, name: str) -> None:
    _, spoken = heard(text, stretch)
    assert spoken.name == name


@pytest.mark.parametrize(
    ("stretch", "name"),
    [("所属柳风热线", "柳风热线"), ("秋办柳汀蟹王赛", "柳汀蟹王赛"), ("落地柳汀监管模式", "柳汀监管模式")],
)
def test_verbs_and_ties_before_a_name_are_no_part_of_it(stretch: str, name: str) -> None:
    _, spoken = heard(f"今年{stretch}见效。", stretch)
    assert spoken.name == name
