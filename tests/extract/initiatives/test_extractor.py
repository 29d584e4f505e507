from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import load_config
from pipeline.extract.initiatives import InitiativeExtractor
from pipeline.extract.initiatives.extractor import is_whole
from pipeline.extract.initiatives.labelling.rule import Chance
from pipeline.extract.initiatives.model import load_model
from tests.extract.initiatives.support import Find, Read

_PIECES = st.sampled_from(
    [
        "开展",
        "“",
        "”",
        "柳风",
        "行动",
        "，",
        "。",
        "\n",
        "建设",
        "四微",
        "和",
        "、",
        "工程",
        "三清三建",
        "《",
        "》",
        "的",
        "+",
        "第九届",
        "节",
        '"',
        ",",
        "「",
        "」",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join))
def test_any_text_gives_sound_records(read: Read, extractor: InitiativeExtractor, text: str) -> None:
    found = extractor.extract(read(text or "。"), ())
    spans = [(m.start, m.end) for initiative in found for m in initiative.mentions]
    assert len(spans) == len(set(spans))
    for initiative in found:
        assert initiative.name
        assert 0 < initiative.confidence <= 1
        assert all(text[m.start : m.end] == m.quote != "" for m in initiative.mentions)


def test_of_two_stretches_that_are_spoken_alike_the_likelier_stays(
    read: Read, extractor: InitiativeExtractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second is a scrap of the quotation of the first, and is spoken as all of it."""
    text = "镇里开办“机关大讲堂”活动五期。"
    start, behind = text.index("机关"), text.index("”活动")
    found = [Chance(start, behind, 0.9), Chance(behind, behind + 3, 0.3)]
    monkeypatch.setattr(extractor, "_weighed", lambda *_: found)
    judged = [(one.name, one.chance) for one, _ in extractor.judged(read(text).tokenized)]
    assert judged == [("机关大讲堂", 0.9)]


def test_confidence_is_a_chance_above_the_threshold(find: Find) -> None:
    (named,) = find("开展“清污”专项行动。")
    assert load_model().threshold <= named.confidence <= 1


def test_extractor_keeps_nothing_between_documents(read: Read) -> None:
    extractor = InitiativeExtractor(load_config())
    first = extractor.extract(read("开展“柳风行动”。"), ())
    extractor.extract(read("启动“柳芽计划”。"), ())
    assert extractor.extract(read("开展“柳风行动”。"), ()) == first


def test_empty_text(find: Find) -> None:
    assert find("") == ()


def test_what_stands_before_a_name_is_none_of_it(find: Find) -> None:
    names = [one.name for one in find("落实好银发无忧计划，深入开展第三轮碧水清源行动，惠及老人。")]
    assert "银发无忧计划" in names
    assert "碧水清源行动" in names


def test_what_ends_in_a_count_is_no_name(find: Find) -> None:
    for text in ("全年名师送教170余节，受益师生甚多。", "林远舟名师工作室每学期组织评课十四节，带动青年教师三十人。"):
        assert not [one for one in find(text) if one.name.endswith("节")]
    assert [one.name for one in find("12345热线受理诉求。")] == ["12345热线"]


def test_no_name_lies_inside_a_doctrine(find: Find) -> None:
    assert not find("在思想上政治上行动上保持一致。")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("中国（澜州）试验区", True),
        ("中国（澜州", False),
        ("“府院”“府检”联动机制", True),
        ("“府院”“府检”", False),
        ("“府检”", True),
    ],
)
def test_a_name_holds_brackets_and_pairs_of_quotations_whole(text: str, whole: bool) -> None:
    assert is_whole(text, 0, len(text)) is whole


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("开工建设19号线、20号线", "号线、20号线", False),
        ("完成2.3万亩、湿地修复工程", "万亩、湿地修复工程", False),
        ("举办2024澄岚轴承展", "澄岚轴承展", True),
        ("在12024澄岚轴承展", "澄岚轴承展", False),
        ("②梅溪康养小镇", "梅溪康养小镇", True),
        ("发放3000“海燕”志愿服务包", "“海燕”志愿服务包", True),
    ],
)
def test_no_name_begins_in_a_figure(text: str, name: str, whole: bool) -> None:
    start = text.index(name)
    assert is_whole(text, start, start + len(name)) is whole


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("片区东至沿河路，南临旧港。", "东至沿河路"),
        ("全区开展12个专项行动，查处问题300个。", "12个专项行动"),
        ("“两会”期间走访，收集建议。", "“两会”期间走访"),
        ("栖霞中学2023学年工作计划\n一、启动青檀行动。", "栖霞中学2023学年工作计划"),
    ],
)
def test_borders_numbers_of_a_class_times_and_titles_are_no_names(
    read: Read, extractor: InitiativeExtractor, monkeypatch: pytest.MonkeyPatch, text: str, name: str
) -> None:
    start = text.index(name)
    monkeypatch.setattr(extractor, "_weighed", lambda *_: [Chance(start, start + len(name), 0.9)])
    assert name not in [one.name for one in extractor.extract(read(text), ())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("抓好三清三建、五治五提，村容一新。", ["三清三建", "五治五提"]),
        ("抓好三清三建，村里五治五提，村容一新。", ["三清三建"]),  # no list
        ("抓好一户一档、一村一册，村容一新。", ["一户一档"]),  # they say how
    ],
)
def test_a_slogan_beside_a_sure_one_of_its_shape_is_taken_too(
    read: Read, extractor: InitiativeExtractor, monkeypatch: pytest.MonkeyPatch, text: str, names: list[str]
) -> None:
    found = [one.span() for one in re.finditer(r"三清三建|五治五提|一户一档|一村一册", text)]
    chances = [Chance(start, end, chance) for (start, end), chance in zip(found, (0.9, 0.1), strict=True)]
    monkeypatch.setattr(extractor, "_weighed", lambda *_: chances)
    assert [one.name for one, right in extractor.judged(read(text).tokenized) if right] == names
