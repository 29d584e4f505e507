from __future__ import annotations

import pytest

from pipeline.zh.labels import find_bare_figures, find_bare_labels, find_points, han_value, match_label


@pytest.mark.parametrize(
    ("text", "style", "value", "label"),
    [
        ("一、总体情况", "han", 1, "一、"),
        ("十二、保障措施", "han", 12, "十二、"),
        ("一．总体情况", "han", 1, "一．"),
        ("一、一年来的主要工作", "han", 1, "一、"),
        ("二、二季度打算", "han", 2, "二、"),
        ("（三）强化督查", "han_paren", 3, "（三）"),
        ("(三)强化督查", "han_paren", 3, "(三)"),
        ("（三)强化督查", "han_paren", 3, "（三)"),
        ("1.抓学习", "arabic", 1, "1."),
        ("1、抓学习", "arabic", 1, "1、"),
        ("10．抓学习", "arabic", 10, "10．"),
        ("1.2024年工作回顾", "arabic", 1, "1."),
        ("2.1 资金来源", "decimal", 1, "2.1"),
        ("（1）抓学习", "arabic_paren", 1, "（1）"),
        ("2)抓学习", "arabic_paren", 2, "2)"),
        ("③抓学习", "circled", 3, "③"),
        ("第一部分 工作回顾", "part", 1, "第一部分"),
        ("第二部分：工作打算", "part", 2, "第二部分"),
        ("第三章 组织保障", "chapter", 3, "第三章"),
        ("第2节 经费", "section", 2, "第2节"),
        ("㈢抓学习", "han_paren", 3, "㈢"),
        ("⒉抓学习", "arabic", 2, "⒉"),
        ("⑾抓学习", "arabic_paren", 11, "⑾"),
        ("—、总体情况", "han", 1, "—、"),
        ("（—）总体情况", "han_paren", 1, "（—）"),
        ("ニ、总体情况", "han", 2, "ニ、"),
    ],
)
def test_labels_of_every_style(text: str, style: str, value: int, label: str) -> None:
    found = match_label(text)
    assert found is not None
    assert (found.style, found.value, text[found.start : found.end]) == (style, value, label)


@pytest.mark.parametrize(
    "text",
    [
        "3.5万吨粮食入库",
        "1.2亿元到位",
        "2024.5完工",
        "12345热线",
        "2024年工作",
        "（2024年11月5日）",
        "（二〇二四年五月）",
        "一、二、三产业融合",
        "三、四月份雨水偏多",
        "1、2号楼完工",
        "第二部分内容是去年的，第三部分另附。",
        "第一章程草案",
        "一心一意谋发展",
        "总体情况",
        "——、",
        "—致同意",
        "（—）",
        "",
    ],
)
def test_figures_dates_and_enumerations_are_no_labels(text: str) -> None:
    assert match_label(text) is None


def test_a_label_is_found_only_where_asked() -> None:
    assert match_label("完成。二、问题") is None
    found = match_label("完成。二、问题", 3)
    assert found is not None
    assert found.start == 3


@pytest.mark.parametrize(("numeral", "value"), [("一", 1), ("十", 10), ("十三", 13), ("二十", 20), ("九十九", 99)])
def test_values_of_chinese_numerals(numeral: str, value: int) -> None:
    assert han_value(numeral) == value


def test_points_carry_their_value() -> None:
    text = "一是抓党建。二是，三是抓项目"
    assert list(find_points(text, len(text))) == [("cardinal", 1, 0, 2), ("cardinal", 3, 9, 11)]


@pytest.mark.parametrize("stop", "、，,：是")
def test_ordinals_open_points(stop: str) -> None:
    text = f"第一{stop}抓党建。第十二{stop}抓项目"
    assert [(style, value) for style, value, _, _ in find_points(text, len(text))] == [("ordinal", 1), ("ordinal", 12)]


@pytest.mark.parametrize("text", ["第一、第二产业增加值", "第一、二、三产业", "第一书记", "第一季度"])
def test_ordinals_that_enumerate_open_no_point(text: str) -> None:
    assert list(find_points(text, len(text))) == []


def test_bare_labels_stand_before_a_lines_few_words() -> None:
    text = "一 党的建设\n发展党员5名。\n二\u3000“双招双引”\n三 全年完成投资，增长一成。\n四\n五年 规划"
    assert [(label.value, text[label.start : label.end]) for label in find_bare_labels(text)] == [(1, "一"), (2, "二")]


def test_bare_labels_may_have_an_unusual_stop() -> None:
    text = "一，党的建设\n【二】重点工作\n三，全年完成投资，增长一成。"
    assert [(label.value, text[label.start : label.end]) for label in find_bare_labels(text)] == [
        (1, "一，"),
        (2, "【二】"),
    ]


def test_bare_figures_stand_before_a_lines_few_words() -> None:
    text = "1 生产经营\n2\u3000安全管理\n3 个村通车，群众称便。\n2024 年\n4 5号楼"
    assert [(label.value, text[label.start : label.end]) for label in find_bare_figures(text)] == [(1, "1"), (2, "2")]
