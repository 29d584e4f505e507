from __future__ import annotations

import pytest

from pipeline.ingest.html import read_html


def paragraphs(page: str) -> list[str]:
    return [block.text.strip() for block in read_html(page).blocks]


def test_block_elements_are_paragraphs_and_inline_ones_are_not() -> None:
    page = "<head><title>某网</title></head><body>首<b>段</b><p>甲<span>乙</span>\n丙</p>尾<div>丁</div></body>"
    assert paragraphs(page) == ["首段", "甲乙 丙", "尾", "丁"]
    assert read_html(page).properties.title == "某网"


def test_a_title_is_one_line_of_visible_signs() -> None:
    page = "<title>\x1b[31m青岚镇&#1;\n工作\x9b总结\x07</title><p>甲"
    assert read_html(page).properties.title == "[31m青岚镇 工作总结"


def test_scripts_and_controls_are_left_out() -> None:
    assert paragraphs("<body><script>var a;</script>甲<style>p{}</style>乙<button>下载</button></body>") == ["甲乙"]


def test_breaks_stay_inside_their_paragraph() -> None:
    assert paragraphs("<body><p>甲<br>乙<br/>丙</p></body>") == ["甲\n乙\n丙"]


def test_headings_keep_their_level() -> None:
    blocks = read_html("<body><h2>一、<b>回顾</b></h2><p>正文</p></body>").blocks
    assert [(block.text, block.heading_level) for block in blocks] == [("一、回顾", 2), ("正文", None)]


def test_cells_know_their_place() -> None:
    page = "<body><table><tr><th>名称<th>数量</tr><tr><td>企业<td><p>12</p><p>家</p></tr></table>完</body>"
    blocks = read_html(page).blocks
    assert [(block.text, block.kind, block.row, block.column) for block in blocks] == [
        ("名称", "table_cell", 0, 0),
        ("数量", "table_cell", 0, 1),
        ("企业", "table_cell", 1, 0),
        ("12", "table_cell", 1, 1),
        ("家", "table_cell", 1, 1),
        ("完", "paragraph", None, None),
    ]


@pytest.mark.parametrize("page", ["<html></html>", "<body><p> </p></body>"])
def test_an_empty_page_has_no_blocks(page: str) -> None:
    assert read_html(page).blocks == ()


def test_deep_nesting_costs_no_recursion() -> None:
    assert paragraphs("<body>" + "<div>甲" * 150)[-1] == "甲"
    assert len(paragraphs("<body>" + "<div>甲" * 5000)) > 100
