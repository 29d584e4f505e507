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
        (
            ("青岚镇人民政府2023年度", "工作总结及2024年工作计划", PROSE),
            "青岚镇人民政府2023年度工作总结及2024年工作计划",
        ),
        (("青岚县水利局2023年工作总结及", "2024年工作计划", PROSE), "青岚县水利局2023年工作总结及2024年工作计划"),
        (("青岚县水利局2023年工作总结", "暨2024年工作计划", PROSE), "青岚县水利局2023年工作总结暨2024年工作计划"),
        (("青岚县公安局关于2023年", "道路交通安全工作的总结", PROSE), "青岚县公安局关于2023年道路交通安全工作的总结"),
        (
            ("青岚县人民政府办公室2023年政府", "信息公开工作年度报告", PROSE),
            "青岚县人民政府办公室2023年政府信息公开工作年度报告",
        ),
        (("青岚县教育局", "2023年度", "工作总结", PROSE), "青岚县教育局2023年度工作总结"),
        (("青岚镇二○二三年", "工 作 总 结", PROSE), "青岚镇二○二三年工作总结"),
        (("述　职　报　告", "各位领导：", PROSE), "述职报告"),
        (("青岚镇2023年春耕现场会", "水利工作汇报", PROSE), "水利工作汇报"),
        (("青岚水利简报2023年第3期", "水利工作汇报", PROSE), "水利工作汇报"),
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
