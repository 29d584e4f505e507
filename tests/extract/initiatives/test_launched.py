"""Plain names behind a verb that sets work going."""

from __future__ import annotations

import pytest

from pipeline.config import Config
from pipeline.extract.initiatives.launched import LaunchedRule
from pipeline.extract.initiatives.page import page_of
from pipeline.extract.initiatives.vocabulary import Vocabulary
from tests.extract.initiatives.support import Find, Read


@pytest.fixture(scope="module")
def rule(config: Config) -> LaunchedRule:
    return LaunchedRule(Vocabulary(config))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("深入实施新一轮山区道路通达保障行动。", ["山区道路通达保障行动"]),
        ("启动县域托育人手倍增计划，招收学员六十人。", ["县域托育人手倍增计划"]),
        ("组织联合检查行动。", []),  # how, not which
        ("实施四项提升保障工程。", []),  # a count
        ("推动河道生态基流保障工程。", []),  # nothing sets it going
        ("实施河道生态基流保障工程建设管理办法。", []),  # the clause goes on
        ("参与省里实施的山区道路通达保障行动。", []),
        ("启动渔港清淤扩容和堤岸加固提升工程，进度过半。", ["渔港清淤扩容和堤岸加固提升工程"]),
        ("开展渔船档案数字化补录行动。", ["渔船档案数字化补录行动"]),
        ("开展车窗抛物行为集中劝导行动。", ["车窗抛物行为集中劝导行动"]),
        ("实施高等职业学校提质扩容工程。", ["高等职业学校提质扩容工程"]),
        ("启动花海环湖的林带工程。", []),
        ("实施园区培育提升行动。", ["园区培育提升行动"]),  # 培育 sets nothing going here
        ("开展经营管理提升年和节本降费百日行动。", []),  # two
        ("开展三轮清街集中统一行动。", []),
        ("深入开展改革创新系列行动。", []),  # several
        ("启动旧港区改造等一批码头工程。", []),
        ("组织开展为期一百天的危险物品安全整治行动。", ["危险物品安全整治行动"]),
        ("开展了为期三个月的危险物品安全整治行动。", ["危险物品安全整治行动"]),
        ("宣传为期三个月的危险物品安全整治行动。", []),  # nothing sets it going
        ("开展热火朝天的危险物品安全整治行动。", []),
        ("深入开展全县道路隐患大排查大整治行动。", ["道路隐患大排查大整治行动"]),
    ],
)
def test_a_phrase_between_such_a_verb_and_the_end_of_its_clause_is_one(
    rule: LaunchedRule, read: Read, text: str, names: list[str]
) -> None:
    page = page_of(read(text).tokenized)
    assert [page.text[one.start : one.end] for one in rule.find(page)] == names


def test_several_are_no_name_and_a_known_one_among_them_is(find: Find) -> None:
    assert [one.name for one in find("启动一批产业基础再造工程项目。")] == ["产业基础再造工程"]
