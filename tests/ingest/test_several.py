from __future__ import annotations

from pipeline.assembly import Miner
from pipeline.config import Config
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


COLLECTION = f"篇一：青岚镇工作总结\n一、回顾\n{PROSE}\n篇二：白鹭镇工作总结\n一、打算\n走访困难家庭36户。{PROSE}"


def test_a_text_is_cut_as_a_file_of_the_same_bytes(ingester: Ingester) -> None:
    of_a_file = ingester.ingest(RawFile(uri="x.txt", name="x.txt", content=COLLECTION.encode()))
    of_a_text = ingester.ingest_text_all(COLLECTION)
    told = [(one.id, one.title, one.text, one.outline, one.notices) for one in of_a_file]
    assert [(one.id, one.title, one.text, one.outline, one.notices) for one in of_a_text] == told
    assert ingester.ingest_text(COLLECTION) == of_a_text[0]


def test_a_text_of_one_report_gives_one(ingester: Ingester) -> None:
    (only,) = ingester.ingest_text_all(f"青岚镇工作总结\n{PROSE}", "x")
    assert only.notices == ()


def test_whoever_mines_a_text_gets_its_first_report_or_all(config: Config) -> None:
    miner = Miner(config)
    first, second = miner.mine_text_all(COLLECTION)
    assert (first.report.title, second.report.title) == ("青岚镇工作总结", "白鹭镇工作总结")
    assert second.id == f"{first.id}#2"
    assert [count.quote for count in second.counts] == ["36户"]
    assert miner.mine_text(COLLECTION) == first
    assert "several_reports" in {notice.code for notice in first.notices}
