"""What customs and freight count: 票, 种次."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import cells, mine


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("西岭口岸验放报关单12.6万票。", [("12.6万票", 126000, "票", "document")]),
        ("日均通关3.1万票,最高超9万票。", [("3.1万票", 31000, "票", "document"), ("9万票", 90000, "票", "document")]),
        ("全年处理海运提单4300票。", [("4300票", 4300, "票", "document")]),
        ("抽检进境水果63票、退运5票。", [("63票", 63, "票", "document"), ("5票", 5, "票", "document")]),
        ("快件查验量1200余票。", [("1200余票", 1200, "票", "document")]),
        ("检出害虫31种260种次。", [("31种", 31, "种", "item"), ("260种次", 260, "种次", "event")]),
        ("截留杂草籽97种次。", [("97种次", 97, "种次", "event")]),
        ("候选人获赞成票37票。", [("37票", 37, "票", "item")]),
        ("村民投票率达到92%。", [("92%", 92, "%", "percent")]),
        ("收回选票520张。", [("520张", 520, "张", "item")]),
        ("药品采购实行2票制。", []),
        ("实行一票否决。", []),
        ("开设3票务窗口。", []),
    ],
)
def test_papers_of_goods_are_counted(text: str, told: list[tuple[str, int, str, str]]) -> None:
    assert [(count.quote, count.value, count.unit, count.unit_class) for count in mine(text).counts] == told


def test_a_caption_tells_them_of_a_table() -> None:
    text, blocks = cells(["口岸", "进口"], ["西岭", "4.2"], before="验放情况(单位:万票)")
    assert [(one.value, one.unit) for one in mine(text, blocks=blocks).counts] == [(42000, "票")]
