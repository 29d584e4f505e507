"""The tables as documents: `python -m tests.dictionary` (make docs) writes what tests/test_docs.py compares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.output.tables import TABLES, TABLES_VERSION, Column, Table, Value
from pipeline.output.tables.databases import ARCHIVES

DOCS = Path(__file__).resolve().parents[1] / "docs"
OUTPUTS, DICTIONARY = DOCS / "outputs.md", DOCS / "data-dictionary.zh-CN.md"
_BEGIN, _END = "<!-- tables: written by make docs -->\n", "<!-- end of tables -->\n"
_ZH_TYPES = {"text": "文字", "integer": "整数", "number": "数", "boolean": "是否", "date": "日期", "list": "多项"}


def outputs() -> str:
    """docs/outputs.md with its tables as the code has them."""
    head, _, rest = OUTPUTS.read_text(encoding="utf-8").partition(_BEGIN)
    return f"{head}{_BEGIN}{''.join(map(_english, (*TABLES, ARCHIVES)))}{_END}{rest.partition(_END)[2]}"


def dictionary() -> str:
    """docs/data-dictionary.zh-CN.md."""
    head = (
        "# 数据字典\n\n"
        f"`workreport export` 写出的各表（{TABLES_VERSION}）。列名在 Excel 中用中文，其余用英文；\n"
        "“可空”指该列可以没有值。位置以字符计，从 0 起，含起不含止。\n"
        "在数据库中，失败表另有一列档案 `archive`，与序号同为主键。本页由 `make docs` 生成。\n"
    )
    return head + "".join(map(_chinese, (*TABLES, ARCHIVES)))


def _english(table: Table) -> str:
    lines = [
        f"\n### {table.name} {table.zh}\n",
        f"{table.about[0].upper()}{table.about[1:]}. Key: {_keys(table)}.\n",
        "| column | type | unit | example | meaning |",
        "|---|---|---|---|---|",
        *(_row(column, column.type, "or null", column.about) for column in table.columns),
    ]
    return "\n".join(lines) + "\n"


def _chinese(table: Table) -> str:
    lines = [
        f"\n## {table.zh} {table.name}\n",
        f"{table.about_zh}。主键：{_keys(table)}。\n",
        "| 列 | 英文名 | 类型 | 单位 | 例 | 说明 |",
        "|---|---|---|---|---|---|",
        *(f"| {column.zh} {_row(column, _ZH_TYPES[column.type], '可空', column.about_zh)}" for column in table.columns),
    ]
    return "\n".join(lines) + "\n"


def _keys(table: Table) -> str:
    return ", ".join(f"`{column.name}`" for column in table.keys)


def _row(column: Column, kind: str, null: str, about: str) -> str:
    kind = f"{kind} {null}" if column.null else kind
    return f"| `{column.name}` | {kind} | {column.unit or ''} | {_example(column.example)} | {about} |"


def _example(value: Value) -> str:
    return ", ".join(_texts(value)).replace("\n", "⏎")


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, tuple):
        yield from value
    else:
        yield (
            str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)
        )


if __name__ == "__main__":
    OUTPUTS.write_text(outputs(), encoding="utf-8")
    DICTIONARY.write_text(dictionary(), encoding="utf-8")
