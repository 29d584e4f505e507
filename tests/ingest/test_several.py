from __future__ import annotations

from pipeline.ingest import Ingester
from pipeline.stages import Document, RawFile

PROSE = "全镇上下齐心协力，完成年度任务，群众满意度明显提升，获得县级通报表扬。" * 4


def read(ingester: Ingester, *lines: str) -> tuple[Document, ...]:
    return ingester.ingest(RawFile(uri="x.txt", name="x.txt", content="\n".join(lines).encode()))


def test_a_collection_is_cut_into_its_reports(ingester: Ingester) -> None:
    first, second = read(ingester, "篇一：青岚镇工作总结", "一、回顾", PROSE, "篇二：白鹭镇工作总结", "一、打算", PROSE)
    assert (first.title, second.title) == ("青岚镇工作总结", "白鹭镇工作总结")
    assert first.text == f"青岚镇工作总结\n一、回顾\n{PROSE}"
    assert second.id == f"{first.id}#2"
    assert [section.level for section in second.outline] == [0, 1]


def test_marks_may_be_ordinals_in_brackets(ingester: Ingester) -> None:
    assert len(read(ingester, "【第1篇】青岚镇工作总结", PROSE, "【第2篇】白鹭镇工作总结", PROSE)) == 2


def test_the_parts_of_a_plan_are_one_report(ingester: Ingester) -> None:
    assert len(read(ingester, "青岚县发展规划", "第一篇 开启新征程", PROSE, "第二篇 建设新家园", PROSE)) == 1


def test_a_list_of_contents_or_a_lone_mark_separates_nothing(ingester: Ingester) -> None:
    assert len(read(ingester, "篇一：青岚镇工作总结", "篇二：白鹭镇工作总结", PROSE)) == 1
    assert len(read(ingester, "篇一：青岚镇工作总结", PROSE)) == 1
