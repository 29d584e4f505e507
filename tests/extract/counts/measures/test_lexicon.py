"""Measure words in letters, and what a slash adds to a measure word."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "quote", "unit", "per"),
    [
        ("供电煤耗298.6g/kWh。", "298.6g/kWh", "g/kWh", "kWh"),
        ("烟尘排放浓度1.8mg/Nm³。", "1.8mg/Nm³", "mg/Nm³", "Nm³"),
        ("高炉利用系数3.86t/(m³·d)。", "3.86t/(m³·d)", "t/(m³·d)", "m³·d"),
        ("入炉焦比328kg/t。", "328kg/t", "kg/t", "t"),
        ("细颗粒物浓度26μg/m³。", "26μg/m³", "μg/m³", "m³"),
        ("细颗粒物浓度26 µg/m3。", "26 µg/m3", "μg/m3", "m3"),
        ("氨氮浓度0.38mg/L。", "0.38mg/L", "mg/L", "L"),
        ("阵风风速28.6m/s。", "28.6m/s", "m/s", "s"),
        ("日处理污水8.6万m³/d。", "8.6万m³/d", "m³/d", "d"),
        ("肺炎发病率4.62例/千机械通气日。", "4.62例/千机械通气日", "例/千机械通气日", "千机械通气日"),
        ("发病密度38.4/10万人年。", "38.4/10万人年", None, "10万人年"),
    ],
)
def test_what_it_is_told_for_one_of(text: str, quote: str, unit: str | None, per: str) -> None:
    (count,) = mine(text).counts
    assert (count.quote, count.unit, count.unit_class, count.per) == (quote, unit, "rate", per)


@pytest.mark.parametrize("text", ["开通5G信号。", "型号为60mgx。", "使用4g网络。", "采用3D打印。"])
def test_letters_that_are_no_measure_word(text: str) -> None:
    assert mine(text).counts == ()
