from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract.initiatives.shapes import Shapes, is_short_numeric, numeric_prefix

SHAPES = Shapes(load_config().initiatives)


@pytest.mark.parametrize(
    ("inner", "headed", "features"),
    [
        ("四清四拆", 0, ("numeric_work",)),
        ("五水共治", 0, ("numeric_work",)),
        ("三园四区", 0, ("doctrine_shape",)),
        ("四个意识", 0, ("doctrine_shape",)),
        ("三大行动", 1, ()),
        ("3815", 0, ("latin_code",)),
        ("党建+电商", 0, ("plus_model",)),
        ("把好事办好，把实事办实", 0, ("prose",)),
        ("重建设、轻管理", 0, ("prose",)),
        ("红、黄、蓝", 9, ()),
        ("襄十", 0, ("tiny",)),
        ("松间书屋", 1, ()),
    ],
)
def test_shapes(inner: str, headed: int, features: tuple[str, ...]) -> None:
    assert SHAPES.features(inner, headed=headed) == features


def test_numerals_name_work_only_with_verbs() -> None:
    assert SHAPES.is_numeric_work("三清三建")
    assert not SHAPES.is_numeric_work("三城一区")
    assert is_short_numeric("四微")
    assert numeric_prefix("四微建设") == "四微"
    assert numeric_prefix("清四微") is None


@pytest.mark.parametrize(
    ("inner", "listed"),
    [("机构、职能与人员配备", True), ("守初心、担使命", False), ("红、黄、蓝", False), ("家和万事兴", False)],
)
def test_a_list_of_things_is_told_by_its_last_conjunction(inner: str, listed: bool) -> None:
    assert SHAPES.is_enumeration(inner) is listed


@pytest.mark.parametrize(
    ("inner", "campaign"),
    [("三清三建", True), ("一户一档", False), ("三清三建工", False), ("两城三镇", False), ("三清", False)],
)
def test_two_numbers_and_two_verbs_are_a_campaign(inner: str, campaign: bool) -> None:
    assert SHAPES.is_numeric_campaign(inner) is campaign
