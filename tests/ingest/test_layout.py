"""Tables that lay out a page, and tables of figures."""

from __future__ import annotations

from pipeline.ingest import Ingester
from pipeline.ingest.blocks import RawBlock
from pipeline.ingest.layout import without_layout
from pipeline.stages import RawFile

PROSE = "全镇上下齐心协力，完成年度任务，群众满意度明显提升，获得县级通报表扬。"


def cell(text: str, row: int, column: int = 0, table: int = 0) -> RawBlock:
    return RawBlock(text=text, paragraph=0, kind="table_cell", table=table, row=row, column=column)


def kinds(*blocks: RawBlock) -> list[str]:
    return [block.kind for block in without_layout(blocks)]


def test_a_cell_that_holds_a_text_is_no_cell() -> None:
    title, report = cell("青岚镇工作总结", 0), [cell(text, 1) for text in ("一、回顾", PROSE, "二、打算", PROSE)]
    assert kinds(title, *report) == ["paragraph"] * 5
    assert kinds(cell(f"一、回顾\n{PROSE}\n二、打算\n{PROSE}", 0)) == ["paragraph"]
    assert {(b.table, b.row, b.column) for b in without_layout(report)} == {(None, None, None)}


def test_a_text_run_together_is_no_cell() -> None:
    assert kinds(cell("青岚镇工作总结", 0), cell(PROSE * 18, 1)) == ["paragraph"] * 2
    assert kinds(cell("青岚镇工作总结", 0), cell(PROSE * 10, 1)) == ["table_cell"] * 2
    assert kinds(cell("总结", 0, 0), cell(PROSE * 18, 0, 1)) == ["table_cell"] * 2


def test_rows_of_several_cells_stay_a_table() -> None:
    form = [cell("姓名", 0, 0), cell("陈立", 0, 1)]
    assert (
        kinds(*form, *(cell(text, 1) for text in ("述职报告", PROSE, PROSE))) == ["table_cell"] * 2 + ["paragraph"] * 3
    )
    assert kinds(cell("述职", 0, 0), *(cell(PROSE, 0, 1) for _ in range(4))) == ["table_cell"] * 5


def test_a_text_in_parts_is_no_cell_of_a_form() -> None:
    form = [cell("姓名", 0, 0), cell("陈立", 0, 1), cell("工作总结", 1, 0)]
    parts = [cell(text, 1, 1) for text in ("一、思想", PROSE, "二、业务", PROSE)]
    assert kinds(*form, *parts) == ["table_cell"] * 3 + ["paragraph"] * 4
    tasks = [cell(text, 1, 1) for text in ("1.修渠", PROSE, "2.铺路", PROSE)]
    assert kinds(*form, *tasks) == ["table_cell"] * 7


def test_tables_of_figures_stay_tables() -> None:
    assert kinds(cell("项目", 0), cell("公路", 1), cell("管网", 2), cell(PROSE, 3)) == ["table_cell"] * 4
    report = [cell(text, 0) for text in ("一、回顾", PROSE, PROSE)]
    assert kinds(*report, cell("合计", 0, table=1)) == ["paragraph"] * 3 + ["table_cell"]


def test_a_page_laid_out_by_a_table_has_its_title_and_its_outline(ingester: Ingester) -> None:
    body = f"<p>{PROSE}</p><p>一、主要工作</p><p>{PROSE}</p><p>二、存在问题</p><p>{PROSE}</p>"
    rows = "".join(f"<tr><td>{content}</td></tr>" for content in ("青岚镇2024年工作总结", body, "打印 关闭"))
    page = f"<html><head><title>青岚镇2024年工作总结-某县网</title></head><body><table>{rows}</table></body></html>"
    (document,) = ingester.ingest(RawFile(uri="a.html", name="a.html", content=page.encode()))
    assert document.title == "青岚镇2024年工作总结"
    assert [section.heading for section in document.outline] == [None, "主要工作", "存在问题"]
    assert document.text.endswith(PROSE)
