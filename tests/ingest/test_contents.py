from __future__ import annotations

import pytest

from pipeline.ingest import Ingester
from pipeline.ingest.contents import without_page

PROSE = "全镇上下齐心协力，完成年度任务，群众满意度明显提升，获得县级通报表扬。"


def labels(ingester: Ingester, *lines: str) -> list[str | None]:
    return [section.label for section in ingester.ingest_text("\n".join(lines)).outline if section.level]


def test_a_typed_table_of_contents_opens_no_sections(ingester: Ingester) -> None:
    lines = ("青岚镇总结", "目　录", "一、回顾", "二、打算 3", "", "一、回顾", PROSE, "二、打算", PROSE)
    assert labels(ingester, *lines) == ["一、", "二、"]
    blocks = ingester.ingest_text("\n".join(lines)).blocks
    assert [block.kind for block in blocks] == ["paragraph", "toc", "toc", "toc", *["paragraph"] * 4]


def test_leaders_with_a_page_number_need_no_caption(ingester: Ingester) -> None:
    assert labels(ingester, "一、回顾……………1", "二、打算......12", "一、回顾", PROSE) == ["一、"]


def test_sections_that_do_not_recur_are_sections(ingester: Ingester) -> None:
    assert labels(ingester, "目录", "一、回顾", PROSE, "二、打算", PROSE) == ["一、", "二、"]


@pytest.mark.parametrize(
    ("entry", "bare"),
    [
        ("一、回顾……… 12 \n", "一、回顾"),
        ("一、回顾 · · · 3", "一、回顾"),
        ("一、回顾…", "一、回顾"),
        ("一、回顾...5...", "一、回顾...5"),
        ("一、回顾2024", "一、回顾2"),
        ("一、回顾①", "一、回顾①"),
        (" … 7", ""),
        ("", ""),
    ],
)
def test_an_entry_loses_its_page_and_its_leaders(entry: str, bare: str) -> None:
    assert without_page(entry, ".…·") == bare


def test_entries_may_differ_from_their_headings_in_width(ingester: Ingester) -> None:
    assert labels(ingester, "目录", "（一)回顾１", "(二）打算２", "（一）回顾", PROSE, "（二）打算", PROSE) == [
        "（一）",
        "（二）",
    ]
