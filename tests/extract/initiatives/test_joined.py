"""Stretches in which two names are joined."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract.initiatives.joined import Parting
from pipeline.extract.initiatives.labelling.rule import Chance
from pipeline.extract.initiatives.vocabulary import Vocabulary

PARTING = Parting(Vocabulary(load_config()))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("【柳汀花会暨首届山歌节】", ["柳汀花会", "首届山歌节"]),
        ("第十届【柳汀花会暨第二届山歌节】", ["柳汀花会", "第二届山歌节"]),
        ("【柳汀花会暨山歌节】", ["柳汀花会暨山歌节"]),  # held as one, or not: it does not say
        ("深化【一户一业、一村一景建设】", ["一户一业", "一村一景建设"]),
        ("深化【一户一业、一村一景、一镇一策】", ["一户一业", "一村一景", "一镇一策"]),
        ("深化“【一户一业、一村一景】”", ["一户一业、一村一景"]),
        ("深化“一户一业、【一村一景、一镇一策】”", ["一村一景、一镇一策"]),
        ("推出【送春茶、晒秋谷】、暖冬衣三个专区", ["送春茶", "晒秋谷"]),
        ("推出暖冬衣、【送春茶、晒秋谷】三个专区", ["送春茶", "晒秋谷"]),
        ("推出【送春茶、晒秋谷】专区", ["送春茶、晒秋谷"]),  # all of it may be one
        ("推行暖冬衣、【退、改、留处置机制】", ["退、改、留处置机制"]),
        ("深化【一户一业、村村有景建设】", ["一户一业、村村有景建设"]),
    ],
)
def test_a_stretch_is_parted_where_each_part_is_a_name(text: str, names: list[str]) -> None:
    start, end = text.index("【"), text.index("】") - 1
    plain = text.replace("【", "").replace("】", "")
    parts = list(PARTING.parted(plain, Chance(start, end, 0.9)))
    assert [plain[one.start : one.end] for one in parts] == names
    assert {one.chance for one in parts} == {0.9}
