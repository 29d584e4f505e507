"""What screens alone say of a record in the readers' language; its enumerations are in `output/tables/labels.py`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.config import load_config
from pipeline.records import Section

ROLE_MARKS = {"part": "其中", "share": "占", "change": "变动", "from": "由", "to": "至", "score": "得分"}
ARROWS = {"up": "↑", "down": "↓"}
REFUSALS = {
    "date": "日期",
    "period": "时段",
    "ordinal": "序数",
    "clause_number": "条款序号",
    "document_number": "文号",
    "phone": "电话号码",
    "slogan": "数字略语",
    "idiom": "成语或虚指",
    "article": "冠词用法",
    "structure": "行文结构",
    "page_mark": "页码",
    "footnote_mark": "注码",
    "grade": "等级",
    "specification": "规格限定",
    "masked": "被遮盖",
    "other": "其他",
}


def both(labels: Mapping[str, str], identity: str) -> str:
    """`总结 summary`; an id without a label stands alone."""
    label = labels.get(identity)
    return f"{label} {identity}" if label else identity


def named(section: Section) -> str:
    """A section as a reader calls it; 一 and 第一章 are parted from the words that follow, 一、 is not."""
    label, heading = section.label or "", section.heading or ""
    gap = " " if label[-1:].isalnum() and heading else ""
    return f"{label}{gap}{heading}" or "(标题之前)"


NOTICES = {
    "broken_sentence_joined": "断句接合",
    "chunk_number_removed": "去除分段号",
    "date_impossible": "日期有误",
    "entity_repaired": "还原实体",
    "figure_missing": "数字缺失",
    "furniture_removed": "去除网页杂项",
    "hidden_text_dropped": "略去隐藏文字",
    "masked_figure": "数字被遮盖",
    "masked_words": "文字被遮盖",
    "page_mark_removed": "去除页码",
    "passage_hidden": "内容被隐藏",
    "pinyin_removed": "去除拼音",
    "quote_changed": "引号形式不一",
    "quote_unbalanced": "引号不成对",
    "script_converted": "繁体转简体",
    "several_reports": "一页多篇",
    "sum_does_not_hold": "合计不符",
    "washed_word": "词语被替换",
    "width_mixed": "全半角混用",
    "year_overwritten": "年份覆盖数字",
    "year_repeated": "年份重复",
}


def topic_names(config: str | None) -> dict[str, str]:
    """Topic id to its Chinese name."""
    taxonomy = load_config(Path(config) if config else None).taxonomy
    return {identity: topic.zh for identity, topic in taxonomy.by_id.items()}
