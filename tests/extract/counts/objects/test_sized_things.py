"""A size that opens its clause is that of the noun behind 的."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("长达380公里的引黄入淀渠道全线通水。", "引黄入淀渠道"),
        ("高达96米的观景塔对外开放。", "观景塔"),
        ("宽达40米的景观大道竣工通车。", "景观大道"),
        ("深达800米的地热井成功出水。", "地热井"),
        ("重达12吨的铜鼓运抵博物馆。", "铜鼓"),
        ("总长65公里的环湖绿道建成。", "环湖绿道"),
        ("占地300亩的物流产业园开工建设。", "物流产业园"),
        ("改造全长7公里的老旧供水管网。", "老旧供水管网"),
        ("拥有占地面积500亩的示范园。", "示范园"),
        ("总建筑面积2万平方米的体育中心封顶。", "体育中心"),
    ],
)
def test_a_size_is_that_of_the_noun_behind(text: str, thing: str) -> None:
    (count,) = mine(text).counts
    assert (count.object, count.object_source) == (thing, "after")


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("隧道长达3公里。", "隧道"),
        ("大坝高达120米。", "大坝"),
        ("会议室面积达300平方米。", "会议室面积"),
        ("河道治理长达60公里,新增绿地3公顷。", "河道治理"),
        ("新建渠道长达3公里的有5条。", "渠道"),
        ("占地面积30亩。", "占地面积"),
        ("投资高达3亿元的水厂投产。", "投资"),
    ],
)
def test_a_size_told_of_what_stands_before(text: str, thing: str) -> None:
    assert mine(text).counts[0].object == thing
