from __future__ import annotations

import pytest

from tests.extract.initiatives.support import Find


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("深入实施农田水利巩固提升工程。", ["农田水利巩固提升工程"]),
        ("全年实施湖水水质提升行动，水质达标率92%。", ["湖水水质提升行动"]),
        ("成功举办第九届枇杷节和首届乡村舞蹈大赛。", ["枇杷节", "乡村舞蹈大赛"]),
        ("成立山杏宣讲团、巾帼护林队、银发督导团。", ["山杏宣讲团", "巾帼护林队", "银发督导团"]),
        ("建成竹韵书屋、竹韵讲堂、竹韵工坊。", ["竹韵书屋", "竹韵讲堂", "竹韵工坊"]),
        ("启动河东污水处理厂二期改造项目。", ["河东污水处理厂二期改造项目"]),
        ("推广支部+合作社+农户模式。", ["“支部+合作社+农户”模式"]),
        ("实施山水林田一体化保护和修复工程。", ["山水林田一体化保护和修复工程"]),
        ("推行三清三建，村容一新。", ["三清三建"]),
        ("实施智慧理货提升工程和岸电全覆盖三年行动计划。", ["智慧理货提升工程", "岸电全覆盖三年行动计划"]),
        ("山里人家联谊会和清河护岸攻坚行动各有进展。", ["山里人家联谊会", "清河护岸攻坚行动"]),
    ],
)
def test_names_without_quotes(text: str, names: list[str], find: Find) -> None:
    assert [initiative.name for initiative in find(text)] == names


def test_the_last_of_a_list_has_its_own_name(find: Find) -> None:
    assert "净滩保卫战" in {initiative.name for initiative in find("打好清水、绿岸、净滩保卫战。")}


@pytest.mark.parametrize(
    "text",
    [
        "组织开展专项行动。",
        "推进重大工程，签约项目三个。",
        "实施生态修复重大工程。",
        "各支突击队奋战一线。",
        "做到一心一意，三番五次上门。",
        "春节、清明节期间加强巡逻。",
        "健全长效机制，完善考核制度。",
        "提升宣讲团业务水平。",
        "清查资产，落实四人帮扶。",
    ],
)
def test_generic_words_are_no_names(text: str, find: Find) -> None:
    assert find(text) == ()


def test_surname_that_the_segmenter_cuts_off_belongs_to_the_name(find: Find) -> None:
    assert [initiative.name for initiative in find("许春兰调解工作室挂牌。")] == ["许春兰调解工作室"]
