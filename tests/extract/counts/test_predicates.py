"""The verb that governs a quantity, wherever it stands."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "predicates"),
    [
        ("全年接待群众300人次。", ["接待"]),
        ("收入由80万元增至95万元。", ["增至", "增至"]),
        ("产值增长7%。", ["增长"]),
        ("女职工占职工总数的40%。", ["占"]),
        ("发放棉被96床、面粉2.4吨,调剂饲草30捆。", ["发放", "发放", "调剂"]),
        ("清淤疏浚河道9公里。", ["疏浚"]),
        ("新建学校12所,其中民办5所。", ["新建", "新建"]),
        ("另有3个村获评卫生村。", ["获评"]),
        ("走访受灾群众7户21人。", ["走访", "走访"]),
        ("绿化面积新增14亩。", ["新增"]),
        ("就地审理案件96件。", ["审理"]),
        ("下游3000亩燕麦受灾。", ["受灾"]),
        ("满意率高于全省平均3个百分点。", ["高于"]),
        ("奶站收奶三吨。", ["收"]),
        ("现有党员41名。", ["现有"]),
        ("水深12米。", [None]),
        ("村民人均可支配收入28600元。", [None]),
    ],
)
def test_predicate(text: str, predicates: list[str | None]) -> None:
    assert [count.predicate for count in mine(text).counts] == predicates
