"""The enumerations of the records in the readers' language."""

from __future__ import annotations

from pipeline.records import Section

KINDS = {
    "summary": "总结",
    "plan": "计划",
    "work_report": "工作报告",
    "duty_report": "述职报告",
    "briefing": "汇报",
    "research": "调研报告",
    "notice": "通知",
    "other": "其他",
}
LEVELS = {
    "national": "国家",
    "provincial": "省级",
    "city": "市级",
    "county": "区县",
    "township": "乡镇街道",
    "village": "村社区",
    "department": "部门",
    "school": "学校",
    "hospital": "医院",
    "enterprise": "企业",
    "other": "其他",
}
ROLES = {
    "intro": "引言",
    "achievement": "成绩",
    "problem": "问题",
    "plan": "计划",
    "experience": "经验",
    "other": "其他",
}
INITIATIVES = {
    "campaign": "行动",
    "programme": "工程",
    "brand": "品牌",
    "activity": "活动",
    "platform": "平台",
    "base": "基地",
    "team": "队伍",
    "association": "社团",
    "studio": "工作室",
    "hotline": "热线",
    "mechanism": "机制",
    "project": "项目",
    "policy": "政策",
}
COUNT_ROLES = {"part": "其中", "share": "占", "change": "变动", "from": "由", "to": "至", "score": "得分"}
DIRECTIONS = {"up": "↑", "down": "↓"}
STATUSES = {"done": "已做", "plan": "计划", "target": "目标", "forecast": "预计"}
GRADES = {"clean": "完好", "repaired": "已修复", "unreliable": "不可靠"}
CHECKS = {"sum": "合计", "change": "增减", "share": "占比"}
SUSPICIONS = {
    "year_overwritten": "数字被年份覆盖",
    "masked": "数字被遮盖",
    "truncated": "数字被截断",
    "inconsistent": "合计不符",
}
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


def both(labels: dict[str, str], identity: str) -> str:
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
