"""The table of counts."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.output.tables import labels
from pipeline.output.tables.findings import CODE_POINTS, CONFIDENCE, DOCUMENT, END, START, rule
from pipeline.output.tables.labels import described
from pipeline.output.tables.model import Column, Keys, Table
from pipeline.records import Count, Report

UNIT = "`unit`"
_SUSPECT, _SUSPECT_ZH = described(labels.SUSPICIONS)


def _counts(report: Report) -> Iterator[tuple[Keys, Count]]:
    return (((report.id, count.id), count) for count in report.counts)


COUNTS = Table(
    "counts",
    "数量",
    "one row for each quantity",
    "每个数量一行",
    (DOCUMENT, Column("id", "text", "数量编号", "id inside the document", "篇内编号", "c12")),
    (
        Column(
            "quote", "text", "原文", "numeral with its modifier and measure word", "数词连同概数词和量词", "900余户"
        ),
        START,
        END,
        Column(
            "value",
            "number",
            "数值",
            "万 and 亿 multiplied in; money in 元; percentages as the number before %",
            "已乘入万、亿；金额以元计；百分数为 % 前的数；只知范围则为空",
            900.0,
            UNIT,
            null=True,
        ),
        Column(
            "value_exact",
            "text",
            "精确值",
            "decimal or fraction, unrounded",
            "小数或分数，不舍入",
            "900",
            UNIT,
            null=True,
        ),
        Column("low", "number", "下限", "the least that the words allow", "空为不限", 900.0, UNIT, null=True),
        Column("high", "number", "上限", "the most that the words allow", "空为不限", 999.0, UNIT, null=True),
        Column("low_inclusive", "boolean", "含下限", "whether `low` itself is allowed", "是否含下限", example=True),
        Column("high_inclusive", "boolean", "含上限", "whether `high` itself is allowed", "是否含上限", example=True),
        Column("approx", "text", "概数", *described(labels.APPROX), "more", null=True),
        Column("modifier", "text", "概数词", "words of approximation, as written", "原文写法", "余", null=True),
        Column("unit", "text", "单位", "measure word", "量词或计量单位", "户", null=True),
        Column("unit_class", "text", "单位类别", *described(labels.UNIT_CLASSES), "household"),
        Column("object", "text", "对象", "what is counted, as written", "所数之物，原文写法", "茶农", null=True),
        Column(
            "object_start", "integer", "对象起", "where `object` begins", "对象的起始位置", 1198, CODE_POINTS, null=True
        ),
        Column(
            "object_end", "integer", "对象止", "where `object` ends", "对象的结束位置", 1200, CODE_POINTS, null=True
        ),
        Column("object_source", "text", "对象来源", *described(labels.OBJECT_SOURCES), "before", null=True),
        Column("predicate", "text", "动词", "the verb", "谓语动词", "接待", null=True),
        Column("role", "text", "角色", *described(labels.COUNT_ROLES), "total"),
        Column("direction", "text", "方向", *described(labels.DIRECTIONS), "up", null=True),
        Column("base", "text", "比较基准", "against what", "与何相比", "同比", null=True),
        Column("per", "text", "每", "denominator of a rate", "比率的分母", "户", null=True),
        Column("status", "text", "状态", *described(labels.STATUSES), "done"),
        Column(
            "period", "text", "时间", "the time words that it stands under", "所属时间，原文写法", "上半年", null=True
        ),
        Column("part_of", "text", "总量编号", "id of the whole", "所属总量的编号", "c11", null=True),
        Column(
            "same_as",
            "text",
            "同指编号",
            "id of the count said in other words",
            "换一种说法的同一数量",
            "c3",
            null=True,
        ),
        Column("section", "text", "章节", "id of the section", "注释中则为空", "s3", null=True),
        rule("arabic_after"),
        CONFIDENCE,
        Column(
            "suspect",
            "text",
            "存疑",
            _SUSPECT,
            f"{_SUSPECT_ZH}；masked、truncated 为预留值，本版本不产生：被遮盖的数字只记入提示",
            "inconsistent",
            null=True,
        ),
    ),
    _counts,
)
