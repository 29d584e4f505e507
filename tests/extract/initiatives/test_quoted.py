from __future__ import annotations

import pytest

from tests.extract.initiatives.support import Find


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("开展“柳风行动,走访企业三百家。", ["柳风行动"]),
        ("推进“六净建设,清理杂物。", ["“六净”建设"]),
        ("深化“三清三建工作,成效明显。", ["三清三建"]),
        ("开通“蓝铃热线和“紫藤热线,接听来电。", ["蓝铃热线", "紫藤热线"]),
        ("打造“白鹭”“青鸟”等志愿服务品牌。", ["白鹭", "青鸟"]),
        ("开展“净滩”行动、“护苗”行动和“送考”活动。", ["“净滩”行动", "“护苗”行动", "“送考”活动"]),
        ("建设“榕荫”社区养老综合体。", ["“榕荫”社区养老综合体"]),
        ("在公众号“塘边事”中发布消息。", ["塘边事"]),
        ("印发《“惠农十条”实施细则》。", ["惠农十条"]),
        ("以“竹韵讲堂”为载体，培训村民。", ["竹韵讲堂"]),
    ],
)
def test_names_in_and_around_quotes(text: str, names: list[str], find: Find) -> None:
    assert [initiative.name for initiative in find(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "获“绿色学校”“平安校园”等荣誉称号。",
        "秉持“用心服务”的理念。",
        "举办以“书香润心”为主题的晚会。",
        "甘当企业的“勤务员”。",
        "做到“三个到位”。",
        "检查“三无”车辆。",
        "他说：“把路修好，把树种好。”",
        "素有“竹海之乡”之称。",
        "学习《乡村振兴促进法》。",
    ],
)
def test_quotes_that_hold_no_initiative(text: str, find: Find) -> None:
    assert find(text) == ()


def test_quotes_stay_outside_the_mention_unless_they_hold_a_part(find: Find) -> None:
    whole, part = find("办好“竹韵讲堂”，组建“竹海”宣讲队。")
    assert whole.mentions[0].quote == "竹韵讲堂"
    assert part.mentions[0].quote == "“竹海”宣讲队"
