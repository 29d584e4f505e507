"""How much is left and how it was done: 尚余, 仅用时, 地毯式 are no part of what is counted, kinds are."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("仓库库存尚余260吨。", "仓库库存"),
        ("用地缺口仍达1800亩。", "用地缺口"),
        ("在建路段尚剩12公里。", "在建路段"),
        ("化肥还余30吨。", "化肥"),
        ("损失类贷款尚有5.1亿元。", "损失类贷款"),
        ("发放可疑类贷款5.1亿元。", "可疑类贷款"),
        ("净化池余水5吨。", "净化池余水"),
    ],
)
def test_what_is_left(sentence: str, thing: str) -> None:
    assert mine(sentence).counts[0].object == thing


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("总投资18亿元的化工项目二期,从开工到投产仅用时11个月。", "化工项目二期"),
        ("隧道掘进仅用时14个月。", "隧道掘进"),
        ("隧道掘进只用时14个月。", "隧道掘进"),
        ("平均用时3天。", "平均用时"),
    ],
)
def test_time_taken(sentence: str, thing: str) -> None:
    assert mine(sentence).counts[-1].object == thing


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("地毯式清查7.2万户。", "清查"),
        ("滚动式巡查260次。", "巡查"),
        ("全县地毯式摸排5.9万户。", "摸排"),
        ("拉网式排查310处。", "排查"),
        ("建成沉浸式体验馆3座。", "沉浸式体验馆"),
        ("一站式服务窗口12个。", "一站式服务窗口"),
        ("开展地毯式搜救3次。", "地毯式搜救"),
    ],
)
def test_how_it_was_done(sentence: str, thing: str) -> None:
    assert mine(sentence).counts[0].object == thing
