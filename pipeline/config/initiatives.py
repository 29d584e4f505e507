"""configs/initiatives.yaml: the words by which named initiatives are told from other names and from prose."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pipeline.config.base import ConfigModel, CueGroup
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
    inner_adverbs: tuple[WordGroup, ...]
    """Adverbs that stand inside names, behind a noun: 质量持续改善行动."""
    adverbs: tuple[WordGroup, ...]
    """They may stand between a name and the word behind it that tells of it: 全面竣工."""
    tails: tuple[WordGroup, ...]
    """Nouns that fall off a name that is whole without them: 千企进万村活动."""
    plain_tails: tuple[WordGroup, ...]
    """Nouns that fall off behind quotes that hold a whole name, or a slogan that names work: “四清四拆”专项行动."""
    model_nouns: tuple[WordGroup, ...]
    """What stands behind A+B and makes a name of it."""
    slogan_nouns: tuple[WordGroup, ...]
    """Nouns behind which a slogan is known that elsewhere is so only in quotes."""
    launched: tuple[WordGroup, ...]
    """Nouns that make a name of the words behind a verb that sets work going, where they end the clause."""
    adopting: tuple[WordGroup, ...]
    """Verbs behind which A+B without quotes begins."""
    plan_nouns: tuple[WordGroup, ...]
    """With one of these behind it a plan period is still no name: “六五”计划."""
    themes: tuple[WordGroup, ...]
    """Behind what an event speaks of: 以“墨韵染乡邻”为主题."""
    shams: tuple[WordGroup, ...]
    """What is mocked, not named: 面子工程."""
    forbidding: tuple[WordGroup, ...]
    """Verbs before quotations that hold what is not to be: 力戒“盆栽行动”."""
    bounding: tuple[WordGroup, ...]
    """Behind a point of the compass they tell what a place lies beside: 东邻."""
    neighbouring: tuple[WordGroup, ...]
    """They tell it without one: 毗邻."""
    passing: tuple[WordGroup, ...]
    """Verbs of going before what one goes over, through or round: 途经."""
    crossings: tuple[WordGroup, ...]
    """Nouns of what one passes so: 大桥."""
    shared_kinds: tuple[EndingGroup, ...]
    """Nouns behind a list and its number that tell the kind of all of it: 两项育人计划."""
    making: tuple[WordGroup, ...]
    """Verbs before 《》 that tell that the report made the measure."""
    measures: tuple[WordGroup, ...]
    """Endings of titles of measures."""
    authorities: tuple[WordGroup, ...]
    """Titles that hold one of these are laws and documents of others."""
    planned: CueGroup
    """Regular expressions that tell, before a name in its sentence, that it is planned."""
    seasons: CueGroup
    """Times of the year that tell when an initiative was."""
    kinship: CueGroup
    """Words that tell between two names that the one is a part of the other, or beside it."""
