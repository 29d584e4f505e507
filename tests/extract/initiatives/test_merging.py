from __future__ import annotations

from itertools import permutations

import pytest
from msgspec.structs import replace

from pipeline.config import load_config
from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.merging import Group, _without_parts
from pipeline.extract.initiatives.naming import Naming
from pipeline.extract.initiatives.vocabulary import Vocabulary
from tests.extract.initiatives.support import Find

NAMING = Naming(Vocabulary(load_config()))


def test_all_mentions_come_together_quoted_or_not(find: Find) -> None:
    text = "开展“千村万户问需”活动。“千村万户问需”见报，各地学千村万户问需。"
    (visit,) = find(text)
    assert [mention.quote for mention in visit.mentions] == ["千村万户问需"] * 3
    assert all(text[m.start : m.end] == m.quote for m in visit.mentions)
    assert "alias" in visit.evidence


def test_two_names_with_one_stem_stay_two(find: Find) -> None:
    found = find("成立山里人家联谊会，组建山里人家舞蹈队。")
    assert [initiative.name for initiative in found] == ["山里人家联谊会", "山里人家舞蹈队"]


def test_name_without_its_noun_is_the_same(find: Find) -> None:
    (method,) = find("推行围炉夜谈工作法。持续深化“围炉夜谈”，化解纠纷。")
    assert len(method.mentions) == 2


def test_quoted_words_shared_by_two_nouns_make_two(find: Find) -> None:
    found = find("打响“柳叶青”文化品牌，建成“柳叶青”文化广场。")
    assert [initiative.name for initiative in found] == ["柳叶青", "“柳叶青”文化广场"]


def test_a_short_name_in_quotes_is_the_one_with_its_noun(find: Find) -> None:
    (first, second) = find("启动“登峰”“扬帆”两大人才工程，“登峰”工程遴选带头人6名。")
    assert (first.name, [mention.quote for mention in first.mentions]) == ("登峰", ["登峰", "“登峰”工程"])
    assert second.name == "扬帆"
    (only,) = find("实施“登峰”工程。“登峰”遴选带头人6名。")
    assert len(only.mentions) == 2


def test_a_short_word_in_quotes_with_two_nouns_makes_two(find: Find) -> None:
    found = find("成立“海燕”志愿服务队，实施“海燕”计划。")
    assert [initiative.name for initiative in found] == ["“海燕”志愿服务队", "“海燕”计划"]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("“银铃”独居老人守护项目", "“银铃”守护项目"),
        ("“护柳2023”网络攻防演练行动", "“护柳”攻防演练行动"),
    ],
)
def test_the_same_quoted_words_and_the_end_of_the_same_tail_are_one(find: Find, full: str, short: str) -> None:
    for first, second in ((full, short), (short, full)):
        (only,) = find(f"启动{first}，惠及百户。明年实施{second}，再惠及百户。")
        assert (only.name, len(only.mentions)) == (first, 2)
        assert second in only.aliases


def test_the_same_quoted_words_with_other_tails_are_two(find: Find) -> None:
    found = find("启动“银铃”独居老人守护项目，惠及百户。成立“银铃”志愿服务队，再惠及百户。")
    assert [one.name for one in found] == ["“银铃”独居老人守护项目", "“银铃”志愿服务队"]


def test_a_stage_behind_a_name_is_an_alias(find: Find) -> None:
    (works,) = find("建成柳岭智算中心一期，投资三亿元。柳岭智算中心二期明年动工。")
    assert (works.name, works.aliases) == ("柳岭智算中心", ("柳岭智算中心一期", "柳岭智算中心二期"))


def test_a_long_end_of_a_name_is_the_name_though_their_kinds_differ() -> None:
    full, end = "柳河磷化工循环产业园", "磷化工循环产业园"
    first = replace(_bare(0, full), kind="project")
    groups = [Group(first), Group(_bare(1, end)), Group(replace(_bare(2, "产业园"), kind="team"))]
    assert [one.first.name for one in _without_parts(groups, NAMING)] == [full, "产业园"]


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("抓好主题教育，深入开展“岁月如歌、山河为证”主题教育，主题教育见效。", ("岁月如歌、山河为证", "主题教育")),
        ("开展“岁月如歌、山河为证”主题教育。", ("岁月如歌、山河为证",)),
    ],
)
def test_a_report_calls_the_one_campaign_that_ends_so_by_its_end(
    find: Find, text: str, aliases: tuple[str, ...]
) -> None:
    (campaign,) = find(text)
    assert campaign.aliases == aliases
    assert len(campaign.mentions) == 1 + text.count("主题教育") - 1


def test_an_end_that_two_names_share_calls_neither(find: Find) -> None:
    found = find("开展“岁月如歌、山河为证”主题教育和“春风化雨、润物无声”主题教育，主题教育见效。")
    assert all("主题教育" not in one.aliases for one in found)


def test_all_that_brackets_behind_a_name_hold_is_an_alias(find: Find) -> None:
    (feast,) = find("举办柳湾农民文化节（“村歌汇”），观众百人。")
    assert (feast.name, feast.aliases) == ("柳湾农民文化节", ("村歌汇",))
    assert len(find("举办柳湾农民文化节（含“村歌汇”活动三场），观众百人。")) != 1


def test_abbreviation_in_brackets_is_an_alias(find: Find) -> None:
    (visit,) = find("开展“尊老爱幼大走访”活动（以下简称“大走访”）。")
    assert visit.name == "尊老爱幼大走访"
    assert "大走访" in visit.aliases


def test_abbreviation_belongs_to_the_name_before_it_and_not_to_the_newest(find: Find) -> None:
    guard, warmth = find(
        "镇政府开展“晨曦护航”行动，走访群众30户。\n镇政府开展“金秋送暖”行动，慰问群众50户。\n"
        "全面深化“晨曦护航”行动（以下简称“护航行动”），成效明显。"
    )
    assert "护航行动" in guard.aliases
    assert "护航行动" not in warmth.aliases


@pytest.mark.parametrize("order", [*permutations(["幸福邻里中心", "云上幸福邻里中心", "邻里中心"])])
def test_whatever_comes_first_all_parts_go_to_the_fullest_name(order: tuple[str, ...]) -> None:
    groups = [Group(_bare(at, name)) for at, name in enumerate(order)]
    (kept,) = _without_parts(groups, NAMING)
    assert kept.first.name == "云上幸福邻里中心"
    assert {one.name for one in kept.rest} == {"幸福邻里中心", "邻里中心"}


def _bare(at: int, name: str) -> Candidate:
    return Candidate(20 * at, 20 * at + len(name), name, None, "base", "cue_noun", "bare", ())


def test_part_of_a_name_is_its_alias(find: Find) -> None:
    (centre,) = find("建成“桂花邻里中心”。邻里中心开放。")
    assert centre.name == "桂花邻里中心"
    assert centre.aliases == ("邻里中心",)


def test_ids_follow_first_mentions(find: Find) -> None:
    found = find("启动“柳芽计划”，开展“柳风行动”，“柳芽计划”见效。")
    assert [(initiative.id, initiative.name) for initiative in found] == [("i1", "柳芽计划"), ("i2", "柳风行动")]


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("实施“沃禾”良种联合攻关计划。“沃禾”计划遴选团队19个。", "“沃禾”计划"),
        ("开展“薪暖潮头”农民工讨薪行动（下称“薪暖行动”），开通绿色通道。", "薪暖行动"),
    ],
)
def test_a_name_without_its_middle_is_the_same(find: Find, text: str, alias: str) -> None:
    (whole,) = find(text)
    assert alias in whole.aliases
    assert len(whole.mentions) == 2


def test_two_that_may_be_meant_stay_apart(find: Find) -> None:
    found = find("实施“沃禾”良种攻关计划、“沃禾”人才引育计划。“沃禾”计划遴选团队19个。")
    assert len(found) == 3


def test_a_word_that_holds_the_name_by_chance_says_nothing_of_it(find: Find) -> None:
    (found,) = find("推进“大开放”行动。继续扩大开放，“大开放”行动见效。")
    assert [mention.start for mention in found.mentions] == [2, 17]


@pytest.mark.parametrize(
    "text",
    [
        "实施提振消费专项行动，兑付补贴三亿元。各镇也开展专项行动。",
        "开展窗口服务提升三年行动。各县也有三年行动。",
        "推行“四张网”治理体系。完善治理体系。",
    ],
)
def test_what_is_too_common_is_short_for_nothing(text: str, find: Find) -> None:
    (one,) = find(text)
    assert len(one.mentions) == 1


def test_a_strategy_is_no_other_name_of_what_bears_it(find: Find) -> None:
    (fair,) = find("全年举办“一带一路”茶业博览会两场，推进“一带一路”建设。")
    assert (fair.name, fair.aliases, len(fair.mentions)) == ("“一带一路”茶业博览会", (), 1)
