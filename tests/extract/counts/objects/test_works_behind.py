"""Works whose name begins with a verb, right behind a measure word that opens its clause."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("启动了42个技术攻关项目,6个护岸加固工程完成招标。", "护岸加固工程"),
        ("清理垃圾点位55处,8个灭火救援站建成投用。", "灭火救援站"),
        ("实施改造小区21个,7个治沙造林工程全面开工。", "治沙造林工程"),
        ("培训农户300户,3个护林防火中心正式运行。", "护林防火中心"),
        ("建成泵站12座,9个排水防涝项目通过验收。", "排水防涝项目"),
        ("谋划项目40个,7个节水灌溉工程正在施工。", "节水灌溉工程"),
        ("安置群众20户,8个养护道路项目未完工。", "养护道路项目"),
        ("扶持了30家合作社,4个养殖示范基地投入使用。", "养殖示范基地"),
    ],
)
def test_works_behind_the_measure_word_are_counted(text: str, thing: str) -> None:
    assert mine(text).counts[-1].object == thing


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("实施项目33个,18个开工建设。", "项目"),
        ("整治河道9条,4条完成验收。", "河道"),
        ("启动改造项目50个,23个建设完成。", "改造项目"),
        ("实施工程20个,12个采取代建模式。", "工程"),
        ("完成项目20个,6个推进建设基地配套。", "项目"),
        ("整修泵房9处,6处移交养护中心看管。", "泵房"),
        ("涉及企业30家,12家建设环保设施。", "企业"),
        ("引进企业30家,8家扩建生产车间投产。", "企业"),
    ],
)
def test_what_was_done_to_those_before(text: str, thing: str) -> None:
    assert mine(text).counts[-1].object == thing
