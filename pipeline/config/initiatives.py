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
    shared_ends: tuple[WordGroup, ...]
    """Ends by which a report calls the one name that ends so: 主题教育."""
    themes: tuple[WordGroup, ...]
    """Behind what an event speaks of: 以“墨韵染乡邻”为主题."""
    shams: tuple[WordGroup, ...]
    """What is mocked, not named: 面子工程."""
    commonplaces: tuple[WordGroup, ...]
    """What is called so everywhere and names nothing by itself: 银企对接会."""
    minding: tuple[WordGroup, ...]
    """Behind a closing quote they tell that it holds a wish or a duty: 挂在心上."""
    creating: tuple[WordGroup, ...]
    """Verbs that end no name before a rank: 创建|省级."""
    ranks: tuple[WordGroup, ...]
    """Ranks of what is created so."""
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
    told_kinds: tuple[EndingGroup, ...]
    """Nouns that end a name, or stand right behind or before its quotes, and tell its kind: 微信群."""
    making: tuple[WordGroup, ...]
    """Verbs before 《》 that tell that the report made the measure."""
    measures: tuple[WordGroup, ...]
    """Endings of titles of measures."""
    authorities: tuple[WordGroup, ...]
    """Titles that hold one of these are laws and documents of others."""
    planned: CueGroup
    """Regular expressions that tell, before a name in its sentence, that it is planned."""
    planned_behind: CueGroup
    """Regular expressions that tell so behind the name, in its clause."""
    done_since: CueGroup
    """Regular expressions that tell, between such a word and the name, that it is done."""
    seasons: CueGroup
    """Times of the year that tell when an initiative was."""
    kinship: CueGroup
    """Words that tell between two names that the one is a part of the other, or beside it."""
    leads: CueGroup
    """Regular expressions of what stands before a name and is none of it: 第三届."""
    deeds: CueGroup
    """Regular expressions of what a name in quotes does, right behind it or behind its noun."""
    joins: CueGroup
    """Words that join the members of a list."""
    or_joins: CueGroup
    long_joins: CueGroup
    """They join them too, but not everywhere."""
    pairing: CueGroup
    """Between two verbs they make one modifier of them."""
    sums: CueGroup
    """Measure words with which a list is summed up: 三项."""
    list_measures: CueGroup
    """More of them, behind the last of a list without quotes: 三种模式."""
    vessels: CueGroup
    """Nouns of what bears a name before 号: “柳汀”号旅游专列."""
    shared_heads: CueGroup
    """Nouns of the last name in a list that all of it shares: 蓝天、碧水、净土保卫战."""
    joints: CueGroup
    """Regular expressions of what joins two events, each with a name of its own."""
    behind_work: CueGroup
    """Behind a slogan of four characters whose closing mark is lost they tell where it ends."""
    behind_slogans: CueGroup
    """Behind such a slogan without quotes they tell that it is one."""
    articles: CueGroup
    """What a policy called by a number counts."""
    shared_works: CueGroup
    """Behind a number and what it counts they name work to be done: 五水共治."""
    parts_of_places: CueGroup
    """Numbered, they tell how a place is laid out: 三园四区."""
    negations: CueGroup
    """Behind a number they begin a demand: 三不."""
    doctrine_measures: CueGroup
    """Measure words by which doctrines are called: 四个意识."""
    counted_works: CueGroup
    """Nouns that make a work of such a number: 三大行动."""
    times: CueGroup
    """Regular expressions of words of time that stand in no name."""
    spans: CueGroup
    """Regular expressions of words of number and time that do: 三年."""
    glued: CueGroup
    """Words of one character that stand outside names also where an unknown word holds them."""
    each: CueGroup
    """Characters with which words begin that stand in no name: 各村."""
    rounds: CueGroup
    """Behind a verb that sets work going they tell which round it is."""
    terms: CueGroup
    """Regular expressions of how long it takes, between the verb and the name: 为期三个月的."""
    launched_bars: CueGroup
    """Words that stand in no plain name behind such a verb."""
    counted: CueGroup
    """Regular expressions of counts: what holds one is no name there."""
    adopting_bars: CueGroup
    """Words and characters that part a verb from the A+B that it adopts."""
    function_words: CueGroup
    """Characters that part a name from a noun behind it."""
    directions: CueGroup
    """Behind closing quotes they tell where, and no noun of the name follows."""
    plan_times: CueGroup
    """They may stand behind a plan period: “十三五”时期."""
    stages: CueGroup
    """Regular expressions of what may stand between a name and the word that tells how it came out: 一期竣工."""
    unclosed_ends: CueGroup
    """Words that end a name whose closing mark is lost."""
    counts_at_end: CueGroup
    """Regular expressions of counts that end what is no name."""
    class_measures: CueGroup
    """Behind a figure and before a plain noun they make a class of it: 15个专项行动."""
    whiles: CueGroup
    """Words of time that make none of what holds them: “两节”期间."""
    sweeping: CueGroup
    """They may stand between a verb that forbids and what it forbids: 杜绝一切."""
    unthemed: CueGroup
    """What goes on from 为主题 or 为题 to another word: 为主题公园."""
    theme_leads: CueGroup
    """Regular expressions of what leads to a theme."""
    compass: CueGroup
    stretching: CueGroup
    """Behind a point of the compass they tell how far something goes."""
    behind_making: CueGroup
    """They may stand behind the verb that tells that the report made a measure."""
    short_for: CueGroup
    """Regular expressions that tell that a name in brackets is short for the one before."""
    wavering_tails: CueGroup
    """Tails that one mention of a name has and another has not."""
    periods: CueGroup
    """Regular expressions of times that tell when an initiative was."""
    pointing: CueGroup
    """Words that point back to the name before; the learned model weighs whether one stands between two names."""
