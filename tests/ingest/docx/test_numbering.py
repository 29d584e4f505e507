from __future__ import annotations

import pytest

from pipeline.ingest.blocks import RawBlock
from tests.ingest.docx.conftest import ReadBody
from tests.ingest.docx.wordml import abstract, cell, level, listed, num, paragraph, run, style, styled, table

_OFFICIAL = abstract(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
)
_START_AT_1 = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
_DELETED_MARK = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'


def _labels(blocks: tuple[RawBlock, ...]) -> list[str | None]:
    return [block.label for block in blocks]


def _list(*places: tuple[int, int]) -> str:
    """Paragraphs in the given list and level."""
    return "".join(paragraph("办好实事", listed(number_id, index)) for number_id, index in places)


def test_levels_count_within_their_parent(read_body: ReadBody) -> None:
    body = _list((1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1))
    labels = _labels(read_body(body, numbering=_OFFICIAL + num(1, 0)))
    assert labels == ["一、", "（一）", "（二）", "1.", "①", "二、", "（一）"]


def test_lists_of_one_abstract_go_on_counting_unless_told_to_start_anew(read_body: ReadBody) -> None:
    numbering = _OFFICIAL + num(1, 0) + num(2, 0) + num(3, 0, _START_AT_1)
    labels = _labels(read_body(_list((1, 0), (2, 0), (3, 0), (3, 0)), numbering=numbering))
    assert labels == ["一、", "二、", "一、", "二、"]


def test_a_level_can_be_redefined_by_the_list(read_body: ReadBody) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条", start=7)}</w:lvlOverride>'
    assert _labels(read_body(_list((1, 0)), numbering=_OFFICIAL + num(1, 0, override))) == ["第7条"]


@pytest.mark.parametrize(
    ("restart", "third"), [("", "1.1"), ('<w:lvlRestart w:val="0"/>', "1.2"), ('<w:lvlRestart w:val="1"/>', "1.2")]
)
def test_a_level_restarts_where_it_says(read_body: ReadBody, restart: str, third: str) -> None:
    levels = (level(0, "decimal", "%1"), level(1, "decimal", "%2"), level(2, "decimal", "1.%3", restart))
    labels = _labels(
        read_body(_list((1, 0), (1, 1), (1, 2), (1, 1), (1, 2)), numbering=abstract(0, *levels) + num(1, 0))
    )
    assert labels == ["1", "1", "1.1", "2", third]


def test_legal_levels_write_digits(read_body: ReadBody) -> None:
    levels = (level(0, "chineseCounting", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert _labels(read_body(_list((1, 0), (1, 1)), numbering=abstract(0, *levels) + num(1, 0))) == ["一", "1.1"]


def test_an_outer_level_that_never_came_shows_its_start(read_body: ReadBody) -> None:
    levels = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
    assert _labels(read_body(_list((1, 1), (1, 0)), numbering=abstract(0, *levels) + num(1, 0))) == ["1.1", "1."]


def test_bullets_and_blank_labels_are_no_labels(read_body: ReadBody) -> None:
    numbering = abstract(0, level(0, "bullet", "●"), level(1, "none", "")) + num(1, 0)
    assert _labels(read_body(_list((1, 0), (1, 1)), numbering=numbering)) == [None, None]


@pytest.mark.parametrize(("vanish", "outer"), [("<w:vanish/>", None), ('<w:vanish w:val="0"/>', "一、")])
def test_a_hidden_number_counts_and_is_not_shown(read_body: ReadBody, vanish: str, outer: str | None) -> None:
    levels = (
        level(0, "chineseCounting", "%1、", f'<w:rPr><w:sz w:val="32"/>{vanish}</w:rPr>'),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
    )
    labels = _labels(read_body(_list((1, 0), (1, 1), (1, 0), (1, 1)), numbering=abstract(0, *levels) + num(1, 0)))
    assert labels == [outer, "1.1", outer and "二、", "2.1"]


@pytest.mark.parametrize(("suffix", "gap"), [("", ""), ("nothing", ""), ("tab", ""), ("space", " ")])
def test_the_list_says_whether_a_space_follows_its_label(read_body: ReadBody, suffix: str, gap: str) -> None:
    extra = f'<w:suff w:val="{suffix}"/>' if suffix else ""
    (block,) = read_body(_list((1, 0)), numbering=abstract(0, level(0, "decimal", "第%1章", extra)) + num(1, 0))
    assert (block.label, block.label_gap) == ("第1章", gap)


@pytest.mark.parametrize(("suffix", "gap"), [("", " "), ("nothing", ""), ("space", " ")])
def test_a_label_that_ends_in_a_figure_stands_apart(read_body: ReadBody, suffix: str, gap: str) -> None:
    extra = f'<w:suff w:val="{suffix}"/>' if suffix else ""
    levels = level(0, "decimal", "%1", extra) + level(1, "decimal", "%1.%2", extra)
    blocks = read_body(_list((1, 0), (1, 1)), numbering=abstract(0, levels) + num(1, 0))
    assert [(block.label, block.label_gap) for block in blocks] == [("1", gap), ("1.1", gap)]


def test_counting_goes_on_through_tables(read_body: ReadBody) -> None:
    inside = table([cell(paragraph("表内", listed(1))), cell("旁边")])
    body = _list((1, 0)) + inside + _list((1, 0))
    assert _labels(read_body(body, numbering=_OFFICIAL + num(1, 0))) == ["一、", "二、", None, "三、"]


def test_deleted_paragraphs_do_not_count(read_body: ReadBody) -> None:
    gone = paragraph(f"<w:del>{run('删去')}</w:del>", listed(1) + _DELETED_MARK)
    labels = _labels(read_body(_list((1, 0)) + gone + _list((1, 0)), numbering=_OFFICIAL + num(1, 0)))
    assert labels == ["一、", "二、"]


@pytest.mark.parametrize("after", [table([cell("表")]), ""])
def test_a_deleted_paragraph_before_a_table_or_the_end_does_not_count(read_body: ReadBody, after: str) -> None:
    gone = paragraph(f"<w:del>{run('删去')}</w:del>", listed(1) + _DELETED_MARK)
    body = _list((1, 0)) + gone + after
    blocks = read_body(body + table([cell(gone), cell(paragraph("格", listed(1)))]), numbering=_OFFICIAL + num(1, 0))
    assert [block.label for block in blocks if block.text != "表"] == ["一、", "二、"]


def test_numbered_empty_cells_keep_their_number(read_body: ReadBody) -> None:
    (block, _) = read_body(table([cell(paragraph("", listed(1))), cell("甲")]), numbering=_OFFICIAL + num(1, 0))
    assert (block.text, block.label) == ("", "一、")


def test_numbering_comes_through_styles_and_stops_at_zero(read_body: ReadBody) -> None:
    by_style = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("one", "条目一", by_style) + style("two", "条目二", by_style) + style("three", "加重", based_on="two")
    )
    levels = (
        level(0, "decimal", "%1.", '<w:pStyle w:val="one"/>'),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="two"/>'),
    )
    body = (
        paragraph("甲", styled("one"))
        + paragraph("乙", styled("two"))
        + paragraph("丙", styled("three"))
        + paragraph("丁", styled("one") + listed(0))
    )
    labels = _labels(read_body(body, styles=styles, numbering=abstract(0, *levels) + num(1, 0)))
    assert labels == ["1.", "1.1", "1.2", None]


def test_a_level_without_a_list_takes_the_style_s_list(read_body: ReadBody) -> None:
    styles = style("one", "条目", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = paragraph("甲", styled("one") + '<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert _labels(read_body(body, styles=styles, numbering=_OFFICIAL + num(1, 0))) == ["（一）"]


def test_a_list_may_be_defined_by_a_numbering_style(read_body: ReadBody) -> None:
    defined = f'<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="s"/>{level(0, "decimal", "%1)")}</w:abstractNum>'
    linked = '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="s"/></w:abstractNum>'
    assert _labels(read_body(_list((1, 0)), numbering=defined + linked + num(1, 6))) == ["1)"]


def test_custom_formats_fall_back_to_what_every_reader_knows(read_body: ReadBody) -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert _labels(read_body(_list((1, 0)), numbering=abstract(0, custom) + num(1, 0))) == ["03"]


def test_odd_values_neither_fail_nor_grow(read_body: ReadBody) -> None:
    numbering = abstract(0, level(0, "decimal", "%1.", start=99_999_999)) + num(1, 0) + num(2, 77)
    odd = paragraph("甲", '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr>')
    assert _labels(read_body(odd + _list((1, 0), (1, 42), (2, 0)), numbering=numbering)) == [
        "32767.",
        "32767.",
        None,
        None,
    ]
