"""The table of what could not be mined; its rows come from failures.jsonl and stand in no record."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.output.tables.model import Column, Keys, Table
from pipeline.records import Record, Report


def _nothing(_: Report) -> Iterator[tuple[Keys, Record]]:
    return iter(())


FAILURES = Table(
    "failures",
    "失败",
    "the documents that could not be mined at present",
    "目前未能处理的文件",
    (Column("number", "integer", "序号", "line of failures.jsonl, from 1", "failures.jsonl 中的行号，从 1 起", 1),),
    (
        Column("id", "text", "文件编号", "SHA-256 of the bytes", "读不出内容则为空", "9f2c1b…", null=True),
        Column("uri", "text", "文件路径", "as in documents", "同报告表", "2023/b.docx", of=lambda f: f.source.uri),
        Column("name", "text", "文件名", "as in documents", "同报告表", "b.docx", of=lambda f: f.source.name),
        Column(
            "bytes", "integer", "文件大小", "size", "未知则为空", 0, "bytes", null=True, of=lambda f: f.source.bytes
        ),
        Column(
            "format",
            "text",
            "文件格式",
            "as in documents",
            "未知则为空",
            "docx",
            null=True,
            of=lambda f: f.source.format,
        ),
        Column(
            "member_of",
            "text",
            "所在压缩包",
            "as in documents",
            "同报告表",
            "a.zip",
            null=True,
            of=lambda f: f.source.member_of,
        ),
        Column("stage", "text", "阶段", "where it failed", "失败所在阶段", "ingest"),
        Column("code", "text", "代码", "why, as a code", "失败代码", "encrypted"),
        Column(
            "message",
            "text",
            "说明",
            "what happened and what to do",
            "发生了什么、怎么办",
            "save it without a password",
        ),
    ),
    _nothing,
)
