from __future__ import annotations

from pipeline.ingest.blocks import RawBlock
from tests.ingest.docx.conftest import ReadBody
from tests.ingest.docx.wordml import cell, paragraph, table

_TRACKED = 'w:id="1" w:author="a"'


def _grid(blocks: tuple[RawBlock, ...]) -> list[tuple[str, int | None, int | None, int | None]]:
    return [(block.text, block.table, block.row, block.column) for block in blocks]


def test_cells_know_their_table_row_and_grid_column(read_body: ReadBody) -> None:
    body = (
        table([cell("合计", '<w:gridSpan w:val="2"/>'), cell("户")], [cell("甲"), cell("乙"), cell("丙")])
        + paragraph("表后")
        + table([cell("丁")])
    )
    assert _grid(read_body(body)) == [
        ("合计", 0, 0, 0),
        ("户", 0, 0, 2),
        ("甲", 0, 1, 0),
        ("乙", 0, 1, 1),
        ("丙", 0, 1, 2),
        ("表后", None, None, None),
        ("丁", 1, 0, 0),
    ]


def test_a_row_may_begin_after_skipped_columns(read_body: ReadBody) -> None:
    row = f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell("右")}</w:tr>'
    assert _grid(read_body(f"<w:tbl>{row}</w:tbl>")) == [("右", 0, 0, 2)]


def test_what_a_vertical_merge_covers_is_left_out_and_keeps_its_column(read_body: ReadBody) -> None:
    body = table(
        [cell("地区", '<w:vMerge w:val="restart"/>'), cell("户数")],
        [cell("看不见", "<w:vMerge/>"), cell("12")],
        [cell("看不见", '<w:vMerge w:val="continue"/>'), cell("15")],
    )
    assert _grid(read_body(body)) == [("地区", 0, 0, 0), ("户数", 0, 0, 1), ("12", 0, 1, 1), ("15", 0, 2, 1)]


def test_what_an_old_horizontal_merge_covers_is_left_out(read_body: ReadBody) -> None:
    body = table([cell("合计", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("12")], [cell("甲")])
    assert _grid(read_body(body)) == [("合计", 0, 0, 0), ("12", 0, 0, 2), ("甲", 0, 1, 0)]


def test_a_nested_table_has_its_own_number_and_the_outer_goes_on(read_body: ReadBody) -> None:
    inner = table([cell("内")])
    body = table([cell(paragraph("外") + inner + paragraph("外尾")), cell("旁")])
    assert _grid(read_body(body)) == [("外", 0, 0, 0), ("内", 1, 0, 0), ("外尾", 0, 0, 0), ("旁", 0, 0, 1)]


def test_deleted_rows_and_cells_are_left_out(read_body: ReadBody) -> None:
    gone = f"<w:tr><w:trPr><w:del {_TRACKED}/></w:trPr>{cell('删')}</w:tr>"
    kept = f"<w:tr>{cell('甲')}{cell('删', f'<w:cellDel {_TRACKED}/>')}{cell('乙')}</w:tr>"
    assert _grid(read_body(f"<w:tbl>{gone}{kept}</w:tbl>")) == [("甲", 0, 0, 0), ("乙", 0, 0, 1)]


def test_controls_may_hold_rows_and_cells(read_body: ReadBody) -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{control(cell('甲'))}{cell('乙')}</w:tr>"
    body = f"<w:tbl>{control(row)}</w:tbl>"
    assert _grid(read_body(body)) == [("甲", 0, 0, 0), ("乙", 0, 0, 1)]


def test_absurd_spans_are_bounded(read_body: ReadBody) -> None:
    wide = cell("甲", '<w:gridSpan w:val="999999999999"/>')
    odd = cell("丙", '<w:gridSpan w:val="-5"/>')
    assert [block.column for block in read_body(table([wide, odd, cell("丁")]))] == [0, 63, 64]


def test_all_cells_are_table_cells(read_body: ReadBody) -> None:
    assert {block.kind for block in read_body(table([cell("甲"), cell(paragraph("乙") + paragraph("丙"))]))} == {
        "table_cell"
    }
