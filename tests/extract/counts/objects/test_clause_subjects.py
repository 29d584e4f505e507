"""What the clause before a quantity tells of, or its segment."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("泥石流埋住了村道,我们分头劝离6户21人。", ["劝离", "劝离"]),
        ("寒潮来袭,我们走访42户。", ["走访"]),
        ("洪水漫过堤坝,村里转移9户。", ["转移"]),
        ("入户走访群众,我们登记320人。", ["登记"]),
        ("山火逼近林场,咱们疏散15户。", ["疏散"]),
        ("台风毁了大棚,局里慰问30户。", ["慰问"]),
    ],
)
def test_a_clause_with_a_subject_takes_no_noun_from_the_one_before(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("隐忧仍在:一是欠费纠纷频发势头未有缓解,占纠纷总数的31.4%。", "欠费纠纷"),
        ("二是慢性病患者健康管理仍需加强,占签约居民总数的18%。", "慢性病患者健康管理"),
        ("存在问题:外地游客投诉处理不够及时,占投诉总量的12.5%。", "外地游客投诉"),
        ("青年教师成长较慢,仅占教师总数的15%。", "青年教师"),
        ("茶产业势头良好,产值占农业总产值的32%。", "产值"),
    ],
)
def test_a_share_is_of_the_subject_before(text: str, thing: str) -> None:
    assert [count.object for count in mine(text).counts] == [thing]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("失业保险金实现“六连涨”,月人均增加85元。", "失业保险金"),
        ("护林补贴实现“八连调”,人均月增60元。", "护林补贴"),
        ("最低工资标准迎来“三连升”,每月提高120元。", "最低工资标准"),
        ("孤老津贴实现“两级跳”,人均增加300元。", "孤老津贴"),
        ("低保标准实现“五连增”,月人均提高45元。", "低保标准"),
        ("生态补偿金迎来“四连涨”,亩均提高12元。", "生态补偿金"),
        ("推出“惠渔贷”,发放3亿元。", "“惠渔贷”"),
        ("研制“抗旱一号”稻种,推广种植5万亩。", "“抗旱一号”稻种"),
        ("印制“平安”年画,发放5万张。", "“平安”年画"),
        ("开行汐门港集装箱班轮,每周对开2班。", "汐门港集装箱班轮"),
        ("开行城际动车,每日对开12对。", "城际动车"),
        ("对村干部进行轮训,做到全年不少于40学时。", "轮训"),
        ("开展安全教育,做到每月不少于4学时。", "安全教育"),
        ("落实“首违不罚”清单,对42起轻微交通违法行为不予处罚。", "轻微交通违法行为"),
        ("对18起轻微环境违法行为不予立案。", "轻微环境违法行为"),
    ],
)
def test_of_the_clause_before_the_thing_and_no_saying(text: str, thing: str) -> None:
    assert mine(text).counts[0].object == thing


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("根据第三批绿色渔港公布名单,我县新增9家,总数28家。", ["绿色渔港"] * 2),
        ("年初下达的渔船报废指标为160艘,实际报废173艘。", ["渔船报废指标"] * 2),
        ("完成重点任务9项。", ["重点任务"]),
        ("总量达900户,新登记9户。", ["总量", "新登记"]),
    ],
)
def test_what_a_list_or_an_aim_is_of(text: str, objects: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == objects


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("据统计,企业职工养老金月人均上涨108元。", "企业职工养老金"),
        ("坚持问题导向,消防救援队伍接警出动86起。", "出动"),
        ("全县上下共同努力,草原补奖资金落实302万元。", "草原补奖资金"),
    ],
)
def test_what_opens_its_own_clause_comes_before_the_clause_before(text: str, thing: str) -> None:
    assert mine(text).counts[0].object == thing


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("同时,互助社给社员分红,每户280元。", "互助社"),
        ("全县上下共同努力,入境旅游人数恢复缓慢,仅3100人次。", "入境旅游人数"),
        ("通过以上措施,药店飞行检查78家次。", "检查"),
    ],
)
def test_the_nearest_clause_that_has_a_subject_lends_it(text: str, thing: str) -> None:
    assert mine(text).counts[0].object == thing
