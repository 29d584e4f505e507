"""The tables with a row for each document: its facts, and its text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, get_args

from pipeline.output.tables import labels
from pipeline.output.tables.labels import described
from pipeline.output.tables.model import Column, Keys, Table
from pipeline.records import FileFormat, Report

if TYPE_CHECKING:
    from pipeline.places import PlaceReader


def _itself(report: Report) -> Iterator[tuple[Keys, Report]]:
    yield (report.id,), report


def _with_text(report: Report) -> Iterator[tuple[Keys, Report]]:
    if report.text is not None:
        yield (report.id,), report


def _year(report: Report) -> int | None:
    """The year in which the time looked back on ends."""
    period = report.report.period
    return int(period.end[:4]) if period is not None and period.end is not None else None


@cache
def _places() -> PlaceReader:
    """By the product's own words, whatever the records were made with: which these were, no export knows."""
    from pipeline.config import load_own  # noqa: PLC0415 - a run that finds nothing new reads no configuration
    from pipeline.places import PlaceReader  # noqa: PLC0415

    return PlaceReader(load_own("report"), load_own("registry"))


def _region(report: Report) -> str | None:
    organisation = report.report.organisation.name
    return None if organisation is None else _places().region(organisation)


def _period(name: str) -> Column:
    zh = {"start": "起始日期", "end": "截止日期"}[name]
    example = {"start": "2023-01-01", "end": "2023-12-31"}[name]

    def of(report: Report) -> str | None:
        period = report.report.period
        return None if period is None else getattr(period, name)

    about = f"{'first' if name == 'start' else 'last'} day of that time"
    return Column(f"period_{name}", "date", zh, about, "该时段的首日或末日，均含", example, null=True, of=of)


def _property(name: str, zh: str, about: str, example: str) -> Column:
    def of(report: Report) -> str | None:
        value: str | None = getattr(report.source.properties, name)
        return value

    return Column(f"file_{name}", "text", zh, about, "取自文件自带属性", example, null=True, of=of)


_ID = "9f2c1b…"

DOCUMENTS = Table(
    "documents",
    "报告",
    "one row for each report",
    "每篇报告一行",
    (Column("id", "text", "报告编号", "the record's id", "文件内容的 SHA-256；同一文件的后续报告带 #2、#3", _ID),),
    (
        Column(
            "uri",
            "text",
            "文件路径",
            "path below the input that was named",
            "相对于输入的路径",
            "2023/a.docx",
            of=lambda r: r.source.uri,
        ),
        Column("name", "text", "文件名", "file name", "不含文件夹", "a.docx", of=lambda r: r.source.name),
        Column("bytes", "integer", "文件大小", "size", "文件大小", 48211, "bytes", of=lambda r: r.source.bytes),
        Column(
            "format",
            "text",
            "文件格式",
            ", ".join(get_args(FileFormat)),
            "文件格式",
            "docx",
            of=lambda r: r.source.format,
        ),
        Column(
            "member_of",
            "text",
            "所在压缩包",
            "the archive that holds it",
            "不在压缩包中则为空",
            "all.zip",
            null=True,
            of=lambda r: r.source.member_of,
        ),
        Column(
            "revisions", "text", "修订视图", *described(labels.REVISIONS), "accepted", of=lambda r: r.source.revisions
        ),
        _property("title", "文件属性标题", "title in the file's properties", "工作总结"),
        _property("author", "文件作者", "author in the file's properties", "办公室"),
        _property("created", "创建时间", "as the file gives it", "2024-01-05T08:00:00Z"),
        _property("modified", "修改时间", "as the file gives it", "2024-01-08T09:30:00Z"),
        _property("company", "文件所属公司", "company in the file's properties", "某局"),
        _property("application", "制作程序", "the program that wrote it", "WPS Office"),
        Column(
            "title",
            "text",
            "标题",
            "the report's title",
            "正文标题",
            "2023年工作总结",
            null=True,
            of=lambda r: r.report.title,
        ),
        Column("kind", "text", "类型", *described(labels.KINDS), "summary", of=lambda r: r.report.kind),
        Column(
            "organisation",
            "text",
            "单位名称",
            "whose report it is",
            "报告所属单位",
            "望桥街道",
            null=True,
            of=lambda r: r.report.organisation.name,
        ),
        Column(
            "organisation_level",
            "text",
            "单位层级",
            *described(labels.LEVELS),
            "township",
            null=True,
            of=lambda r: r.report.organisation.level,
        ),
        Column(
            "region",
            "text",
            "所在地",
            "where the organisation is, as far as its name tells",
            "由单位名称读出；名称中没有地名，或地名各地通用，则为空",
            "望桥街道",
            null=True,
            of=_region,
        ),
        Column(
            "period",
            "text",
            "报告时段",
            "the time looked back on, as written",
            "原文写法",
            "2023年",
            null=True,
            of=lambda r: r.report.period.label if r.report.period else None,
        ),
        _period("start"),
        _period("end"),
        Column(
            "year", "integer", "年份", "year in which that time ends", "该时段末日所在年份", 2023, null=True, of=_year
        ),
        Column(
            "topic",
            "text",
            "主题",
            "the report's best topic",
            "最可能的主题",
            "economy/agriculture",
            null=True,
            of=lambda r: r.report.topics[0].id if r.report.topics else None,
        ),
        Column(
            "topic_score",
            "number",
            "主题概率",
            "its probability",
            "最可能主题的概率",
            0.91,
            "0 to 1",
            null=True,
            of=lambda r: r.report.topics[0].score if r.report.topics else None,
        ),
        Column(
            "topics",
            "list",
            "全部主题",
            "ids of all its topics, best first",
            "按概率从高到低",
            ("economy/agriculture",),
            of=lambda r: tuple(topic.id for topic in r.report.topics),
        ),
        Column(
            "characters",
            "integer",
            "字数",
            "length of the text",
            "正文字符数；记录不含正文则为空",
            6820,
            "code points",
            null=True,
            of=lambda r: None if r.text is None else len(r.text),
        ),
        Column("sections", "integer", "章节数", "number of sections", "章节数", 12, of=lambda r: len(r.sections)),
        Column("counts", "integer", "数量条数", "number of counts", "数量条数", 87, of=lambda r: len(r.counts)),
        Column(
            "initiatives", "integer", "举措数", "number of initiatives", "举措数", 9, of=lambda r: len(r.initiatives)
        ),
        Column("grade", "text", "可信度", *described(labels.GRADES), "clean", of=lambda r: r.integrity.grade),
        Column(
            "grade_reasons",
            "list",
            "可信度原因",
            "codes of notices that decided",
            "起决定作用的提示代码",
            ("year_overwritten",),
            of=lambda r: r.integrity.reasons,
        ),
        Column(
            "version",
            "text",
            "程序版本",
            "version of the product",
            "程序版本",
            "0.1.0",
            of=lambda r: r.provenance.version,
        ),
        Column(
            "config",
            "text",
            "配置摘要",
            "digest of the configuration",
            "配置摘要",
            "ab12…",
            of=lambda r: r.provenance.config,
        ),
        Column(
            "model", "text", "模型摘要", "digest of the models", "模型摘要", "cd34…", of=lambda r: r.provenance.model
        ),
    ),
    _itself,
)

TEXTS = Table(
    "texts",
    "正文",
    "the canonical texts, into which all offsets point; no rows where records hold none",
    "规范化正文，所有起止位置都指向它；记录不含正文则无行",
    (Column("document", "text", "报告编号", "id of the document", "对应报告表的报告编号", _ID),),
    (Column("text", "text", "正文", "the whole text, a paragraph a line", "每段一行", "2023年工作总结\n…"),),
    _with_text,
    spreadsheet=False,
)
