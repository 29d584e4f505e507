"""Nouns behind a name that hands leave off or keep: 暖溪 and 暖溪行动 are one name to whoever compares them."""

from __future__ import annotations

_TAILS = ("活动", "建设", "模式", "品牌", "制度", "工程", "行动", "工作", "机制", "平台", "项目", "改革")
_LEAST = 2
"""Characters that must be left."""


def without_tail(name: str) -> list[str]:
    """The name without such a noun, if it ends in one and enough is left."""
    return [name[: -len(tail)] for tail in _TAILS if name.endswith(tail) and len(name) >= len(tail) + _LEAST]
