from __future__ import annotations

import pytest

from pipeline.ingest import Ingester
from pipeline.stages import RawFile

PROSE = "全镇上下齐心协力，完成年度任务，群众满意度明显提升，获得县级通报表扬。"


def title(ingester: Ingester, *lines: str) -> str | None:
    return ingester.ingest_text("\n".join(lines), "文件名").title


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("青岚镇2024年工作总结", "（2024年11月5日）", PROSE), "青岚镇2024年工作总结"),
        (("青岚镇人民政府文件", "2024年工作总结", "各位领导：", PROSE), "2024年工作总结"),
        (("青岚县消防救援大队", "2024年上半年工作总结", PROSE), "青岚县消防救援大队2024年上半年工作总结"),
        (("实干担当当先锋——青岚镇2024年工作汇报", "各位领导：", PROSE), "实干担当当先锋——青岚镇2024年工作汇报"),
        (("中共青岚镇委员会", "关于2024年工作情况的报告", PROSE), "中共青岚镇委员会关于2024年工作情况的报告"),
        (("2024年政府工作报告——2025年1月6日在会议上", PROSE), "2024年政府工作报告"),
        (("实干担当 奋力争先", "——青岚镇2024年工作报告", "各位代表：", PROSE), "青岚镇2024年工作报告"),
        (("2024年工作总结（送审稿）", PROSE), "2024年工作总结（送审稿）"),
        (("实干担当 奋力争先", "青岚镇党委", PROSE), "实干担当 奋力争先"),
        ((PROSE, "2024年工作总结"), "文件名"),
        (("一、工作总结", PROSE), "文件名"),
        (("（2024年11月5日）", PROSE, PROSE), "文件名"),
    ],
)
def test_titles(ingester: Ingester, lines: tuple[str, ...], expected: str) -> None:
    assert title(ingester, *lines) == expected


def test_without_a_title_the_files_name_stands_for_it(ingester: Ingester) -> None:
    (document,) = ingester.ingest(RawFile(uri="a/b.txt", name="b.txt", content=PROSE.encode()))
    assert document.title == "b"
