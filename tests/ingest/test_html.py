from __future__ import annotations

import pytest
import yaml

from pipeline.config import default_folder
from pipeline.config.limits import Limits
from pipeline.ingest.blocks import RawDocument
from pipeline.ingest.html import read_html

LIMITS = Limits.model_validate(yaml.safe_load((default_folder() / "limits.yaml").read_bytes()))


def read(page: str) -> RawDocument:
    return read_html(page, LIMITS)


def paragraphs(page: str) -> list[str]:
    return [block.text.strip() for block in read(page).blocks]


def test_block_elements_are_paragraphs_and_inline_ones_are_not() -> None:
    assert paragraphs(
        "<p>修<st1:chmetcnv unitname='公里'>3<span>公里</span></st1:chmetcnv>路<input>两<time>条</time>"
    ) == ["修3公里路两条"]
    head = "<head><title>某网</title></head>"
    page = f"{head}<body>首<b>段</b><p>甲<span>乙</span><nobr>\n</nobr>丙</p>尾<div>丁</div></body>"
    assert paragraphs(page) == ["首段", "甲乙 丙", "尾", "丁"]
    assert read(page).properties.title == "某网"


def test_a_title_is_one_line_of_visible_signs() -> None:
    page = "<title>\x1b[31m青岚镇&#1;\n工作\x9b总结\x07</title><p>甲"
    assert read(page).properties.title == "[31m青岚镇 工作总结"


def test_scripts_and_controls_are_left_out() -> None:
    assert paragraphs("<body><script>var a;</script>甲<style>p{}</style>乙<button>下载</button></body>") == ["甲乙"]


def test_a_page_goes_on_behind_its_end() -> None:
    """Sites put pages together of files that are whole pages themselves."""
    head = "<html><head><title>县</title></head><body>头</body></html>"
    assert paragraphs(f"{head}<html><head><title>题</title></head><body><p>甲</body ></HTML>\n<p>尾") == [
        "头",
        "甲",
        "尾",
    ]


def test_what_is_shown_in_the_stead_of_something_is_left_out() -> None:
    assert paragraphs("<p>甲<video>无<p>12</p></video><canvas>无</canvas><datalist><option>1</datalist>乙") == ["甲乙"]


def test_what_is_struck_out_and_how_it_is_pronounced_is_left_out() -> None:
    page = "<body><p>收入<del>100</del>200<s>3<b>4</b></s><strike>5</strike>万元。<p>走访<ins>9户</ins>。</body>"
    assert paragraphs(page) == ["收入200万元。", "走访9户。"]
    assert paragraphs("<ruby>云<rp>(</rp><rt>yún</rt><rp>)</rp>溪<rt>xī</ruby>县") == ["云溪县"]


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        "HIDDEN=''",
        "hidden=until-found",
        "class='a>b' hidden",
        "style='display:none'",
        'style="color:red; DISPLAY : none !important"',
        "style=display:none",
        "style='visibility: hidden'",
    ],
)
def test_hidden_elements_are_left_out(attributes: str) -> None:
    page = read(
        f"<p>甲<div {attributes}>乙<div hidden>丙</div>丁</div>戊<span {attributes}>己</span>庚<p {attributes}>辛<p>壬"
    )
    assert [block.text for block in page.blocks] == ["甲", "戊庚", "壬"]
    assert page.hidden


@pytest.mark.parametrize(
    "attributes", ["class=hidden", "title='hidden'", "type=hidden", "style='display:block'", "style='--display:none'"]
)
def test_what_only_speaks_of_hiding_is_seen(attributes: str) -> None:
    page = read(f"<p {attributes}>甲<div hidden> <script>乙</script><p></div>")
    assert [block.text for block in page.blocks] == ["甲"]
    assert not page.hidden


def test_hidden_elements_that_never_end_hide_what_is_in_them() -> None:
    assert paragraphs("<p>甲<table><tr><td>乙<div hidden>丙<p>丁</table>戊<div hidden>己<p>庚") == ["甲", "乙", "戊"]
    assert paragraphs("<html hidden><body style='display:none'><p>甲") == ["甲"]


def test_breaks_stay_inside_their_paragraph() -> None:
    assert paragraphs("<body><p>甲<br>乙<br/>丙</p></body>") == ["甲\n乙\n丙"]


def test_what_is_set_as_it_was_typed_keeps_its_lines() -> None:
    assert paragraphs("<body>首\n段<pre>\n一、<b>甲\n乙</b>  丙<br>丁\n</pre>尾\n段</body>") == [
        "首 段",
        "一、甲\n乙  丙\n丁",
        "尾 段",
    ]


def test_a_style_may_say_that_lines_are_kept() -> None:
    page = "<div style='white-space: pre-wrap'>甲\n乙</div><p style='white-space:normal'>丙\n丁"
    assert paragraphs(page) == ["甲\n乙", "丙 丁"]


def test_headings_keep_their_level() -> None:
    blocks = read("<body><h2>一、<b>回顾</b></h2><p>正文</p></body>").blocks
    assert [(block.text, block.heading_level) for block in blocks] == [("一、回顾", 2), ("正文", None)]


def test_cells_know_their_place() -> None:
    page = "<body><table><tr><th>名称<th>数量</tr><tr><td>企业<td><p>12</p><p>家</p></tr></table>完</body>"
    blocks = read(page).blocks
    assert [(block.text, block.kind, block.row, block.column) for block in blocks] == [
        ("名称", "table_cell", 0, 0),
        ("数量", "table_cell", 0, 1),
        ("企业", "table_cell", 1, 0),
        ("12", "table_cell", 1, 1),
        ("家", "table_cell", 1, 1),
        ("完", "paragraph", None, None),
    ]


def places(table: str) -> dict[str, tuple[int | None, int | None]]:
    """Row and column of each cell by its text."""
    blocks = read(f"<body><table>{table}</table></body>").blocks
    return {block.text: (block.row, block.column) for block in blocks}


def test_cells_that_span_columns_and_rows_keep_the_others_in_theirs() -> None:
    header = "<tr><td rowspan=2>单位<td class=a colspan='2'>2022<td COLSPAN = \"2\">2023<tr><td>件<td>万元<td>起<td>元"
    found = places(f"{header}<tr><td>东所<td>12<td>34<td>56<td>78")
    assert [found[text] for text in ("单位", "2022", "2023")] == [(0, 0), (0, 1), (0, 3)]
    assert [found[text] for text in ("件", "万元", "起", "元")] == [(1, column) for column in (1, 2, 3, 4)]
    assert [found[text] for text in ("东所", "12", "34", "56", "78")] == [(2, column) for column in range(5)]
    assert places("<tr><td>甲<td rowspan=2>乙<td>丙<tr><td>丁<td>戊<tr><td>己<td>庚")["戊"] == (1, 2)


def test_what_spans_rows_ends_with_their_group() -> None:
    assert places("<tr><td rowspan=0>甲<td>乙<tr><td>丙<tr><td>丁")["丁"] == (2, 1)
    assert places("<tr hidden><td>甲<tr><td hidden>乙<td>丙") == {"丙": (0, 0)}
    assert places("<thead><tr><td rowspan=9>甲<td>乙</thead><tbody><tr><td>丙")["丙"] == (1, 0)


@pytest.mark.parametrize("span", ["", "0", "x", "-2", "１２", "title='colspan=3'"])
def test_a_span_that_is_none_spans_one(span: str) -> None:
    assert places(f"<tr><td colspan={span}>甲<td>乙")["乙"] == (0, 1)


def test_a_span_past_the_limit_is_cut_off() -> None:
    assert places(f"<tr><td colspan={'9' * 5000}>甲<td>乙")["乙"] == (0, LIMITS.grid_span)


@pytest.mark.parametrize("page", ["<html></html>", "<body><p> </p></body>"])
def test_an_empty_page_has_no_blocks(page: str) -> None:
    assert read(page).blocks == ()


def test_deep_nesting_costs_no_recursion() -> None:
    assert paragraphs("<body>" + "<div>甲" * 150)[-1] == "甲"
    assert len(paragraphs("<body>" + "<div>甲" * 5000)) > 100


def test_menus_of_links_are_no_text() -> None:
    page = (
        "<body><ul><li><a>首页</a></li><li><a>工作总结</a> | <a>工作计划</a></li></ul><nav><a>登录</a></nav>"
        "<h1><a>水利局工作总结</a></h1><p><a>排查隐患9处。</a></p><ul><li>清理<a>河道</a>9条</li><li>修渠9条</li></ul></body>"
    )
    assert paragraphs(page) == ["水利局工作总结", "排查隐患9处。", "清理河道9条", "修渠9条"]


def labels(page: str) -> list[tuple[str | None, str]]:
    return [(block.label, block.text.strip()) for block in read(f"<body>{page}</body>").blocks]


def test_items_of_a_list_have_the_numbers_that_a_browser_draws() -> None:
    page = "<ol><li>修渠<li><p>铺路</p><p>两条<li value='7'>架桥<li hidden>藏<li>植树</ol><ul><li>点</ul>"
    assert labels(page) == [
        ("1.", "修渠"),
        ("2.", "铺路"),
        (None, "两条"),
        ("7.", "架桥"),
        ("8.", "植树"),
        (None, "点"),
    ]


@pytest.mark.parametrize(
    ("attributes", "drawn"),
    [
        ("start=3", ["3.", "4."]),
        ("start='x'", ["1.", "2."]),
        ("reversed", ["2.", "1."]),
        ("TYPE=a", ["a.", "b."]),
        ("type='I' start=4", ["IV.", "V."]),
        ("type=a style='color:red; list-style-type: decimal-leading-zero'", ["01.", "02."]),
        ("style='list-style:outside cjk-ideographic' start='10'", ["十、", "十一、"]),
        ("style='list-style-type:cjk-heavenly-stem'", ["甲、", "乙、"]),
        ("style='list-style: none'", [None, None]),
        ("style='list-style-type: disc'", [None, None]),
        ("start=-5", ["0.", "0."]),
        ("type=i start=999999999", ["m" * 32 + "dcclxvii.", "m" * 32 + "dcclxvii."]),
    ],
)
def test_how_a_list_is_numbered(attributes: str, drawn: list[str | None]) -> None:
    assert [label for label, _ in labels(f"<ol {attributes}><li>修渠</li><li>铺路</li></ol>")] == drawn


def test_lists_in_lists_have_numbers_of_their_own() -> None:
    page = (
        "<ol><li>修渠<ol type=i><li>北渠</li><li>南渠</li></ol></li><li><ul><li>甲桥</li></ul></li><li>铺路</li></ol>"
    )
    assert labels(page) == [("1.", "修渠"), ("i.", "北渠"), ("ii.", "南渠"), (None, "甲桥"), ("3.", "铺路")]


def test_menus_and_lists_with_typed_numbers_draw_none() -> None:
    assert labels("<ol><li><a>首页</a></li><li class='active'>正文</li></ol>") == [(None, "正文")]
    assert labels("<ol><li>（一）修渠</li><li>（二）铺路</li></ol>") == [(None, "（一）修渠"), (None, "（二）铺路")]


@pytest.mark.parametrize(
    ("paragraph", "bold", "face"),
    [
        ("<p><strong>抓产业</strong></p>", True, None),
        ("<p>　<b>抓</b> <b>产业</b></p>", True, None),
        ("<p style='margin:0;font-weight: 700'>抓产业</p>", True, None),
        ("<p><b>抓产业。</b>走访3户。</p>", False, None),
        ("<p style='font-weight:400'>抓产业</p>", False, None),
        ("<p><b>——</b></p>", False, None),
        (
            """<p><span style="font-family:'方正黑体_GBK'">抓</span><font face="黑体,SimHei">产业</font></p>""",
            False,
            "hei",
        ),
        ('<p><b style="font-family:&quot;KaiTi_GB2312&quot;">抓产业</b></p>', True, "kai"),
        ("<p><font face=楷体>抓产业。</font>走访</p>", False, None),
        ("<p style='font-family:宋体;mso-hansi-font-family:黑体'>抓产业</p>", False, None),
    ],
)
def test_paragraphs_may_stand_out_by_their_looks(paragraph: str, bold: bool, face: str | None) -> None:
    blocks = read(f"<body>{paragraph}<p>尾</p></body>").blocks
    assert [(block.bold, block.face) for block in blocks] == [(bold, face), (False, None)]
