"""Bodies that people make up, counted by their people."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("sentence", "objects"),
    [
        ("组建28人的护林巡查队伍,成立12人的督办专班。", ["护林巡查队伍", "督办专班"]),
        ("抽调骨干组建9人的政策宣讲小组。", ["政策宣讲小组"]),
        ("选配45人的村级河道管护队伍。", ["村级河道管护队伍"]),
        ("组建32人的宣讲团下乡。", ["宣讲团"]),
        ("成立7人的临时党支部。", ["临时党支部"]),
        ("柳坪镇建起60名的抢险团队。", ["抢险团队"]),
        ("落实26人的工资由专班核定。", [None]),
        ("成立由16人组成的技术服务团队。", ["技术服务团队"]),
    ],
)
def test_bodies(sentence: str, objects: list[str | None]) -> None:
    assert [count.object for count in mine(sentence).counts] == objects
