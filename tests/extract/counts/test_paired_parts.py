"""Parts that are counted twice are parts of two wholes."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    "text",
    [
        "查处走私案9件30人,其中油品类4件10人、烟草类3件12人、冻品类2件8人。",
        "新修渠道9条30公里,其中南片4条10公里,北片5条20公里。",
        "帮扶困难家庭80户210人。其中低保50户120人、特困30户90人。",
        "发放贷款60笔900万元,其中茶农40笔500万元;渔户20笔400万元。",
        "举办培训12期480人次,其中驾驶5期200人次、厨艺7期280人次。",
        "查处走私9起,罚款30万元,其中油品类4起12万元、烟草类5起18万元。",
    ],
)
def test_each_figure_is_of_the_whole_with_its_unit(text: str) -> None:
    findings = mine(text)
    one, other, *parts = findings.counts
    assert [count.part_of for count in parts] == [one.id, other.id] * (len(parts) // 2)
    assert {count.role for count in parts} == {"part"}
    sums = [(check.members[0], len(check.members), check.holds) for check in findings.checks]
    assert sums == [(one.id, 1 + len(parts) // 2, True), (other.id, 1 + len(parts) // 2, True)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("帮扶家庭80户210人,其中低保户50户120人。", ["50户", "120人"]),
        ("新修渠道9条60公里,其中南片4条20公里,另有机井3眼50米。", ["4条", "20公里"]),
        ("新修渠道9条,其中南片4条20公里。", ["4条"]),
        ("改造老屋80户,其中甲村30户、乙村50户,发放补助30万元。", ["30户", "50户"]),
        ("走访企业60家,其中规上20家,帮助融资3亿元。", ["20家"]),
        ("全镇有茶园3万亩,其中甲村采茶300人、5吨。", []),
    ],
)
def test_what_goes_in_no_pairs(text: str, parts: list[str]) -> None:
    assert [count.quote for count in mine(text).counts if count.part_of] == parts
