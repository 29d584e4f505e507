"""The enumerations of the records in the readers' language: the one list for exports, dictionaries and screens."""

from __future__ import annotations

from collections.abc import Mapping

REVISIONS = {"accepted": "接受修订后", "original": "修订前"}
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
APPROX = {
    "about": "约",
    "more": "余",
    "less": "不足",
    "nearly": "近",
    "min": "以上",
    "max": "以内",
    "several": "几",
    "range": "范围",
}
UNIT_CLASSES = {
    "people": "人",
    "person_times": "人次",
    "household": "户",
    "organisation": "单位",
    "place": "处所",
    "item": "件",
    "document": "文件",
    "event": "次",
    "money": "金额",
    "percent": "百分比",
    "ratio": "比例",
    "length": "长度",
    "area": "面积",
    "volume": "体积",
    "weight": "重量",
    "energy": "能量",
    "duration": "时长",
    "score": "分",
    "territory": "区划",
    "animal_plant": "动植物",
    "rate": "比率",
    "other": "其他",
}
OBJECT_SOURCES = {"after": "其后", "before": "其前", "carried": "承前", "header": "表头", "implied": "隐含"}
COUNT_ROLES = {
    "total": "总量",
    "part": "其中",
    "share": "占比",
    "change": "增减",
    "from": "原值",
    "to": "现值",
    "score": "得分",
}
DIRECTIONS = {"up": "增", "down": "减"}
STATUSES = {"done": "已做", "plan": "计划", "target": "目标", "forecast": "预计"}
SUSPICIONS = {
    "year_overwritten": "数字被年份覆盖",
    "masked": "数字被遮盖",
    "truncated": "数字被截断",
    "inconsistent": "合计不符",
}
"""`masked` and `truncated` are reserved: this version sets neither, a masked figure is a notice."""
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
CHECKS = {"sum": "合计", "change": "增减", "share": "占比"}
GRADES = {"clean": "完好", "repaired": "已修复", "unreliable": "不可靠"}


def described(labels: Mapping[str, str]) -> tuple[str, str]:
    """A column of an enumeration described by its values, in English and in Chinese."""
    return ", ".join(labels), ", ".join(f"{value} {label}" for value, label in labels.items())
