from __future__ import annotations

import pytest

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.blocks import RawBlock
from pipeline.ingest.docx import read_docx
from tests.ingest.docx.conftest import ReadBody
from tests.ingest.docx.wordml import cell, docx, field, paragraph, run, style, styled, table, text_box

_TRACKED = 'w:id="1" w:author="a" w:date="2023-01-01T00:00:00Z"'
_MARK_GONE = f"<w:rPr><w:del {_TRACKED}/></w:rPr>"
_MARK_HIDDEN = "<w:rPr><w:vanish/></w:rPr>"


def _texts(blocks: tuple[RawBlock, ...]) -> list[str]:
    return [block.text for block in blocks]


@pytest.mark.parametrize(
    "wrapped",
    [
        f"<w:ins {_TRACKED}>{{}}</w:ins>",
        f"<w:moveTo {_TRACKED}>{{}}</w:moveTo>",
        "<w:hyperlink>{}</w:hyperlink>",
        '<w:smartTag w:element="x">{}</w:smartTag>',
        '<w:customXml w:element="x">{}</w:customXml>',
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr=" SEQ a ">{}</w:fldSimple>',
        '<w:bdo w:val="ltr">{}</w:bdo>',
        '<w:dir w:val="ltr">{}</w:dir>',
        "<w:r><w:ruby><w:rt>" + run("zhù") + "</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
        '<mc:AlternateContent><mc:Choice Requires="w14">{}</mc:Choice><mc:Fallback>'
        + run("另一种")
        + "</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_wrapped_runs_are_text(read_body: ReadBody, wrapped: str) -> None:
    assert _texts(read_body(paragraph(run("走访") + wrapped.format(run("住户")) + run("。")))) == ["走访住户。"]


@pytest.mark.parametrize(
    "left_out",
    [
        f"<w:del {_TRACKED}><w:r><w:delText>旧话</w:delText></w:r></w:del>",
        f"<w:del {_TRACKED}>{run('旧话')}</w:del>",
        f"<w:moveFrom {_TRACKED}>{run('旧话')}</w:moveFrom>",
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        run("密", "<w:vanish/>"),
        '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
        '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="b"/>',
        "<w:r><w:softHyphen/><w:lastRenderedPageBreak/></w:r>",
    ],
)
def test_what_the_page_does_not_show_is_no_text(read_body: ReadBody, left_out: str) -> None:
    assert _texts(read_body(paragraph(run("走访") + left_out + run("住户。")))) == ["走访住户。"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:br/>", "甲\n乙"),
        ('<w:br w:type="page"/>', "甲\n乙"),
        ("<w:cr/>", "甲\n乙"),
        ("<w:tab/>", "甲\t乙"),
        ("<w:ptab/>", "甲\t乙"),
        ("<w:noBreakHyphen/>", "甲-乙"),
        ('<w:sym w:font="Symbol" w:char="F0B1"/>', "甲±乙"),
        ("<w:t>第一\n第二\u2028第三</w:t>", "甲第一 第二 第三乙"),
    ],
)
def test_elements_stand_for_characters(read_body: ReadBody, inside: str, text: str) -> None:
    body = paragraph(f"<w:r><w:t>甲</w:t>{inside}<w:t>乙</w:t></w:r>")
    assert _texts(read_body(body)) == [text]


def test_paragraphs_are_counted_with_the_empty_ones(read_body: ReadBody) -> None:
    blocks = read_body(paragraph("甲") + paragraph() + paragraph("　") + paragraph("乙"))
    assert [(block.text, block.paragraph) for block in blocks] == [("甲", 0), ("乙", 3)]


def test_a_deleted_mark_joins_paragraphs_and_the_last_mark_counts(read_body: ReadBody) -> None:
    styles = style("h", "heading 2")
    body = paragraph("前半，", styled("h") + _MARK_GONE) + paragraph("中段，", _MARK_GONE) + paragraph("后半。")
    (block,) = read_body(body, styles=styles)
    assert (block.text, block.heading_level, block.paragraph) == ("前半，中段，后半。", None, 2)


def test_a_deleted_mark_before_a_table_or_the_end_joins_nothing(read_body: ReadBody) -> None:
    body = paragraph("表前", _MARK_GONE) + table([cell(paragraph("格", _MARK_GONE))]) + paragraph("末尾", _MARK_GONE)
    assert _texts(read_body(body)) == ["表前", "格", "末尾"]


def test_former_properties_do_not_count(read_body: ReadBody) -> None:
    former = f"<w:pPrChange {_TRACKED}><w:pPr>{styled('h')}{_MARK_GONE}</w:pPr></w:pPrChange>"
    once_hidden = f"<w:rPrChange {_TRACKED}><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    body = paragraph(run("甲", once_hidden), former) + paragraph("乙")
    blocks = read_body(body, styles=style("h", "heading 1"))
    assert [(block.text, block.heading_level) for block in blocks] == [("甲", None), ("乙", None)]


def test_hidden_text_comes_through_styles_too(read_body: ReadBody) -> None:
    vanish = "<w:rPr><w:vanish/></w:rPr>"
    styles = style("p", "藏", vanish) + style("c", "藏字", vanish, kind="character")
    body = (
        paragraph("看不见", styled("p"))
        + paragraph(run("看得见", '<w:vanish w:val="0"/>'), styled("p"))
        + paragraph(run("可见") + run("不可见", '<w:rStyle w:val="c"/>'))
    )
    assert _texts(read_body(body, styles=styles)) == ["看得见", "可见"]


def test_a_wholly_hidden_paragraph_has_no_label(read_body: ReadBody) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    body = paragraph(run("藏", "<w:vanish/>"), listed + _MARK_HIDDEN) + paragraph("现", listed)
    assert [(block.label, block.text) for block in read_body(body, numbering=numbering)] == [("1.", "现")]


# Bold


@pytest.mark.parametrize(
    ("content", "style_id", "bold"),
    [
        (run("主要做法", "<w:b/>"), "", True),
        (run("主要做法", '<w:b w:val="1"/>'), "", True),
        (run("主要做法", '<w:b w:val="0"/>'), "bold", False),
        (run("主要", "<w:b/>") + run("做法"), "", False),
        (run("主要做法", "<w:b/>") + run("　") + run("旧", "<w:vanish/>"), "", True),
        (run("主要做法", "<w:b/>") + run("") + '<w:r><w:sym w:char="F0"/></w:r>', "", False),
        (run("主要做法", "<w:b/>") + run("") + "<w:r><w:tab/></w:r>", "", True),
        (run("主要做法"), "bold", True),
        (run("主要做法", '<w:rStyle w:val="strong"/>'), "", True),
        (run("主要做法", '<w:rStyle w:val="strong"/>'), "bold", False),
        (run("主要做法"), "", False),
    ],
)
def test_bold_is_what_all_visible_text_is(read_body: ReadBody, content: str, style_id: str, bold: bool) -> None:
    strong = "<w:rPr><w:b/></w:rPr>"
    styles = style("bold", "粗", strong) + style("strong", "强", strong, kind="character")
    (block,) = read_body(paragraph(content, styled(style_id) if style_id else ""), styles=styles)
    assert block.bold is bold


# Text boxes, drawings and formulas


_HEI, _KAI = (f'<w:rFonts w:ascii="Arial" w:eastAsia="{font}"/>' for font in ("方正黑体_GBK", "楷体_GB2312"))
_SONG = '<w:rFonts w:eastAsia="宋体"/>'


@pytest.mark.parametrize(
    ("content", "style_id", "face"),
    [
        (run("抓产业", _HEI), "", "hei"),
        (run("抓产业", f"<w:b/>{_KAI}"), "", "kai"),
        (run("抓", _HEI) + run("2024", _SONG) + run("产业", _HEI), "", "hei"),
        (run("抓产业。", _KAI) + run("走访三户。", _SONG), "", None),
        (run("抓产业", _KAI) + run("、稳就业", _HEI), "", None),
        (run("2024", _HEI), "", None),
        (run("抓产业", '<w:rFonts w:eastAsia="微软雅黑"/>'), "", None),
        (run("抓产业"), "f", "hei"),
        (run("抓产业", _KAI), "f", "kai"),
        (run("抓产业", '<w:rStyle w:val="c"/>'), "", "kai"),
    ],
)
def test_a_face_is_what_all_chinese_words_are_set_in(
    read_body: ReadBody, content: str, style_id: str, face: str | None
) -> None:
    styles = (
        style("e", "文", f"<w:rPr>{_HEI}</w:rPr>")
        + style("f", "文二", '<w:basedOn w:val="e"/>')
        + style("c", "字", f"<w:rPr>{_KAI}</w:rPr>", kind="character")
    )
    (block,) = read_body(paragraph(content, styled(style_id) if style_id else ""), styles=styles)
    assert block.face == face


def test_a_text_box_follows_its_paragraph(read_body: ReadBody) -> None:
    box = text_box(paragraph("框一") + table([cell("框格")]) + paragraph("框二"))
    blocks = read_body(paragraph(run("正文") + box + run("继续")) + paragraph("下段"))
    assert [(block.text, block.kind, block.table) for block in blocks] == [
        ("正文继续", "paragraph", None),
        ("框一", "text_box", None),
        ("框格", "table_cell", 0),
        ("框二", "text_box", None),
        ("下段", "paragraph", None),
    ]


def test_a_text_box_in_two_branches_and_inside_another_is_read_once(read_body: ReadBody) -> None:
    inner = paragraph(run("内") + text_box(paragraph("最内")))
    vml = f"<w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{text_box(inner)[5:-6]}</mc:Choice>'
        f"<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert _texts(read_body(paragraph(run("外") + both))) == ["外", "内", "最内"]


def test_a_text_box_of_old_word_stands_alone(read_body: ReadBody) -> None:
    box = f"<v:shape><v:textbox><w:txbxContent>{paragraph('框')}</w:txbxContent></v:textbox></v:shape>"
    blocks = read_body(paragraph(run("外") + f"<w:r><w:pict>{box}</w:pict></w:r>"))
    assert [(block.text, block.kind) for block in blocks] == [("外", "paragraph"), ("框", "text_box")]


def test_a_choice_without_text_yields_to_a_fallback_with_text(read_body: ReadBody) -> None:
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice>'
        "<mc:Fallback><w:t>替代</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert _texts(read_body(paragraph(both))) == ["替代"]


def test_a_group_of_shapes_gives_each_box_once(read_body: ReadBody) -> None:
    boxes = "".join(f"<wps:wsp><w:txbxContent>{paragraph(text)}</w:txbxContent></wps:wsp>" for text in ("左框", "右框"))
    assert _texts(read_body(paragraph(f"<w:r><w:drawing>{boxes}</w:drawing></w:r>"))) == ["左框", "右框"]


def test_formulas_stand_on_one_line(read_body: ReadBody) -> None:
    def text(value: str) -> str:
        return f"<m:r><m:t>{value}</m:t></m:r>"

    fraction = f"<m:f><m:num>{text('1')}</m:num><m:den>{text('2')}</m:den></m:f>"
    power = f"<m:sSup><m:e>{text('x')}</m:e><m:sup>{text('3')}</m:sup></m:sSup>"
    assert _texts(read_body(paragraph(f"<m:oMathPara><m:oMath>{fraction}{power}</m:oMath></m:oMathPara>"))) == [
        "1/2x^3"
    ]


# Fields and tables of contents


def test_nested_field_codes_are_no_text(read_body: ReadBody) -> None:
    inner = field("MERGEFIELD a", run("旧值"))
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        f"{inner}"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("结果") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert _texts(read_body(paragraph(run("得") + outer + run("。")))) == ["得结果。"]


def test_a_field_that_never_closes_swallows_nothing_beyond_its_paragraph(read_body: ReadBody) -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    blocks = read_body(paragraph(run("甲") + broken) + paragraph("乙"))
    assert [(block.text, block.kind) for block in blocks] == [("甲", "paragraph"), ("乙", "paragraph")]


def test_an_unfinished_table_of_contents_does_not_take_the_report(read_body: ReadBody) -> None:
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    blocks = read_body(paragraph(start + run("一、成绩")) + paragraph("全年走访住户。"))
    assert {block.kind for block in blocks} == {"paragraph"}


def test_stray_field_marks_are_ignored(read_body: ReadBody) -> None:
    stray = '<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/><w:fldChar/></w:r>'
    assert _texts(read_body(paragraph(run("甲") + stray + run("乙")))) == ["甲乙"]


def test_a_table_of_contents_is_told_by_field_style_or_gallery(read_body: ReadBody) -> None:
    toc = field(' TOC \\o "1-3" ', run("一、成绩") + "<w:r><w:tab/><w:t>1</w:t></w:r>")
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = (
        paragraph(toc)
        + paragraph("二、打算", styled("t"))
        + f"<w:sdt>{gallery}<w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>"
        + paragraph("一、成绩")
    )
    blocks = read_body(body, styles=style("t", "toc 2"))
    assert [block.kind for block in blocks] == ["toc", "toc", "toc", "paragraph"]


def test_the_title_above_a_table_of_contents_belongs_to_it(read_body: ReadBody) -> None:
    entry = paragraph("一、成绩 1", styled("t"))
    body = paragraph("目　录") + entry + paragraph("目录") + paragraph("正文") + paragraph("工作目录") + entry
    kinds = [block.kind for block in read_body(body, styles=style("t", "toc 1"))]
    assert kinds == ["toc", "toc", "paragraph", "paragraph", "paragraph", "toc"]


def test_a_toc_field_in_a_cell_leaves_the_cell_its_place(read_body: ReadBody) -> None:
    (block,) = read_body(table([cell(paragraph(field("TOC", run("一、成绩"))))]))
    assert block.kind == "table_cell"


def test_text_after_the_end_of_a_toc_field_is_a_paragraph(read_body: ReadBody) -> None:
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    empty = run("") + run("　")
    blocks = read_body(paragraph(start + run("成绩 1")) + paragraph(empty + end + run("全年走访住户。")))
    assert [block.kind for block in blocks] == ["toc", "paragraph"]


# Limits


def test_text_is_bounded(limits: Limits) -> None:
    tight = limits.model_copy(update={"text_characters": 10})
    assert len(read_docx(docx(paragraph("一" * 10)), tight).blocks) == 1
    with pytest.raises(DocumentError) as caught:
        read_docx(docx(paragraph("一" * 6) + paragraph("一" * 5)), tight)
    assert caught.value.code == "limit_exceeded"
