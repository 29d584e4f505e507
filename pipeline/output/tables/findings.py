"""The tables with a row for each finding: sections, initiatives, mentions, checks, notices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pipeline.output.tables import labels
from pipeline.output.tables.labels import described
from pipeline.output.tables.model import Column, Keys, Table
from pipeline.records import Check, Initiative, InitiativeStatus, Mention, Notice, Report, Section

DOCUMENT = Column("document", "text", "报告编号", "id of the document", "对应报告表的报告编号", "9f2c1b…")
CODE_POINTS = "code points"


def place(name: str, zh: str, about: str, *, null: bool = False) -> Column:
    """An offset into the text."""
    example = {"start": 1204, "end": 1210}.get(name, 1215)
    return Column(name, "integer", zh, about, "在正文中的字符位置，从 0 起；止于其前", example, CODE_POINTS, null=null)


START = place("start", "起", "where it begins in the text")
END = place("end", "止", "where it ends, itself excluded")
CONFIDENCE = Column("confidence", "number", "置信度", "how sure", "有多大把握", 0.97, "0 to 1")
_STATUSES = {status: labels.STATUSES[status] for status in get_args(InitiativeStatus)}


def rule(example: str) -> Column:
    return Column("rule", "text", "规则", "what found it", "由哪条规则得出", example)


def number(about: str, about_zh: str) -> Column:
    return Column("number", "integer", "序号", about, about_zh, 1)


def _sections(report: Report) -> Iterator[tuple[Keys, Section]]:
    return (((report.id, section.id), section) for section in report.sections)


def _initiatives(report: Report) -> Iterator[tuple[Keys, Initiative]]:
    return (((report.id, initiative.id), initiative) for initiative in report.initiatives)


def _mentions(report: Report) -> Iterator[tuple[Keys, Mention]]:
    for initiative in report.initiatives:
        for place_, mention in enumerate(initiative.mentions, 1):
            yield (report.id, initiative.id, place_), mention


def _checks(report: Report) -> Iterator[tuple[Keys, Check]]:
    return (((report.id, place_), check) for place_, check in enumerate(report.checks, 1))


def _notices(report: Report) -> Iterator[tuple[Keys, Notice]]:
    return (((report.id, place_), notice) for place_, notice in enumerate(report.notices, 1))


SECTIONS = Table(
    "sections",
    "章节",
    "one row for each section of the outline",
    "每个章节一行",
    (DOCUMENT, Column("id", "text", "章节编号", "id inside the document", "篇内编号", "s3")),
    (
        Column("parent", "text", "上级章节", "id of the section above", "最高层为空", "s1", null=True),
        Column(
            "level",
            "integer",
            "层级",
            "1 is the highest; 0 the text before the first heading",
            "1 为最高层，0 为首个标题之前",
            1,
        ),
        Column("label", "text", "标号", "number as written", "原文标号", "一、", null=True),
        Column("heading", "text", "标题", "title without its number", "不含标号", "存在问题", null=True),
        START,
        END,
        place("body_start", "正文起", "where its body begins"),
        Column("role", "text", "作用", *described(labels.ROLES), "problem"),
        Column(
            "topic",
            "text",
            "主题",
            "its best topic",
            "最可能的主题",
            "party/discipline",
            null=True,
            of=lambda s: s.topics[0].id if s.topics else None,
        ),
        Column(
            "topic_score",
            "number",
            "主题概率",
            "its probability",
            "最可能主题的概率",
            0.88,
            "0 to 1",
            null=True,
            of=lambda s: s.topics[0].score if s.topics else None,
        ),
        Column(
            "topics",
            "list",
            "全部主题",
            "ids of all its topics, best first",
            "按概率从高到低",
            ("party/discipline",),
            of=lambda s: tuple(topic.id for topic in s.topics),
        ),
        Column("keywords", "list", "关键词", "words that mark it", "标志性词语", ("作风", "巡察")),
        Column(
            "points",
            "integer",
            "分点数",
            "number of its 一是, 二是 …",
            "一是、二是等分点的个数",
            3,
            of=lambda s: len(s.points),
        ),
    ),
    _sections,
)

INITIATIVES = Table(
    "initiatives",
    "举措",
    "one row for each programme, campaign, brand … with a name of its own",
    "每个有专名的工程、行动、品牌等一行",
    (DOCUMENT, Column("id", "text", "举措编号", "id inside the document", "篇内编号", "i2")),
    (
        Column("name", "text", "名称", "canonical name", "规范名称", "煦风行动"),
        Column("kind", "text", "类型", *described(labels.INITIATIVES), "campaign"),
        Column("aliases", "list", "别名", "other names in this report", "本篇中的其他叫法", ("煦风",)),
        Column("places", "integer", "出现次数", "number of its mentions", "出现次数", 2, of=lambda i: len(i.mentions)),
        Column("evidence", "list", "依据", "what speaks for it", "判定依据", ("paired_quotes", "cue_noun")),
        Column(
            "parent", "text", "上级举措", "id of the initiative that it belongs to", "所属举措编号", "i1", null=True
        ),
        Column("status", "text", "状态", *described(_STATUSES), "done"),
        Column("period", "text", "开始时间", "when it began, as written", "原文写法", "2021年", null=True),
        Column("counts", "list", "相关数量", "ids of counts said about it", "相关数量的编号", ("c14",)),
        CONFIDENCE,
        rule("quoted_whole"),
    ),
    _initiatives,
)

MENTIONS = Table(
    "mentions",
    "举措出处",
    "one row for each place that names an initiative",
    "举措每出现一处一行",
    (
        DOCUMENT,
        Column("initiative", "text", "举措编号", "id of the initiative", "对应举措表", "i2"),
        number("place among its mentions, from 1", "第几次出现，从 1 起"),
    ),
    (
        START,
        END,
        Column("quote", "text", "原文", "the text from start to end", "原文", "煦风行动"),
        Column("section", "text", "章节", "id of the section", "注释中则为空", "s3", null=True),
    ),
    _mentions,
)

CHECKS = Table(
    "checks",
    "校验",
    "one row for each piece of arithmetic that the report itself claims",
    "报告自身数字关系每项一行",
    (DOCUMENT, number("place in the record, from 1", "篇内序号，从 1 起")),
    (
        Column("kind", "text", "类型", *described(labels.CHECKS), "sum"),
        Column(
            "members",
            "list",
            "数量编号",
            "ids of counts: whole then parts; from, to, delta; whole, part, share",
            "合计：总数、各分项；增减：原值、现值、差；占比：总体、部分、比例",
            ("c4", "c5", "c6"),
        ),
        Column("stated", "number", "报告所称", "what the report says", "报告写的数", 1248.0, "unit of the members"),
        Column(
            "computed",
            "number",
            "计算所得",
            "what its other figures give",
            "由其他数算得",
            1248.0,
            "unit of the members",
        ),
        Column(
            "holds",
            "boolean",
            "是否相符",
            "whether they agree within the precision used",
            "在所用精度内是否一致",
            example=True,
        ),
    ),
    _checks,
)

NOTICES = Table(
    "notices",
    "提示",
    "one row for each oddity or repair",
    "每处异常或修复一行",
    (DOCUMENT, number("place in the record, from 1", "篇内序号，从 1 起")),
    (
        Column("code", "text", "代码", "what was seen or done", "异常或修复的代码", "masked_figure"),
        START,
        END,
        Column(
            "message", "text", "说明", "for people; quotes masks and nothing else", "供人阅读", "a figure is masked"
        ),
    ),
    _notices,
)
