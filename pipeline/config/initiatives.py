"""configs/initiatives.yaml: the words by which named initiatives are told from other names and from prose."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pipeline.config.base import ConfigModel
from pipeline.records import InitiativeKind


class WordGroup(ConfigModel):
    """Words that behave alike. In the examples 【】 marks the names that must come out."""

    words: tuple[str, ...] = Field(min_length=1)
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class HeadGroup(WordGroup):
    """Nouns that head a name (行动, 工作室)."""

    kind: InitiativeKind
    bare: Literal["named", "strong", "medium", "weak", "faint", "never"]
    """How much the noun alone says that words before it, without quotes, are a name."""
    light: bool = False
    """Another noun may follow and carry the name: “雁归”人才 + 工程, “榕荫”社区 + 养老综合体."""
    carrier: bool = False
    """Behind quotes it tells what sort of thing bears the name, and is said with it: “望山”公众号."""
    generic: bool = False
    """Falls off behind a quoted name that is whole without it (“春苗”系列活动)."""


class EndingGroup(WordGroup):
    """Nouns that may end a name without quotes; the learned model alone decides where they do."""

    kind: InitiativeKind


class ContextGroup(WordGroup):
    """Words beside a name that speak for it or against it."""

    side: Literal["left", "right"]
    effect: Literal["launch", "carry", "refuse", "outcome"]


class Initiatives(ConfigModel):
    heads: tuple[HeadGroup, ...]
    endings: tuple[EndingGroup, ...]
    only_quoted: tuple[str, ...]
    """Heads and endings that end a name only behind quotes."""
    contexts: tuple[ContextGroup, ...]
    outside: tuple[WordGroup, ...]
    """Words that never stand inside a name without quotes: its left edge lies behind them."""
    edges: tuple[WordGroup, ...]
    """Verbs that stand inside names without quotes, but not at their left edge."""
    hollow: tuple[WordGroup, ...]
    """Modifiers that make a class of the noun right behind them."""
    plurals: tuple[WordGroup, ...]
    """Right before a noun phrase, and before a list of such, they make it a class: 一批, 各类."""
    vague: tuple[WordGroup, ...]
    """Modifiers that name nothing: 重点, 专项, 相关."""
