"""Words and tags by which noun phrases, and the verbs in them and beside them, are told."""

from __future__ import annotations

from pipeline.config import Config

NAMING = frozenset("njxl")
"""First letters of tags of words that names are made of."""
NAME = 2
"""No name is shorter."""
LONGEST = 30
"""Characters of a noun phrase."""
REMEMBERED = 8192
"""Words of which it is kept whether they continue a phrase, by as much of them as one may hold: a text has few."""
JOINS = frozenset({"、", "和", "及", "与", "以及", "或"})
PASSIVE = "受"
OPENING = {"”": "“", "’": "‘", '"': '"', "》": "《", "」": "「", "』": "『"}
"""What opens the quotation that each of these closes."""


class PhraseCues:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self.predicates = frozenset(cues.predicates.words)
        self.attributive = frozenset((*cues.attributive.words, *cues.taken_for_numbers.words))
        self.moving = frozenset((*cues.up.words, *cues.down.words, *cues.reach.words, *cues.neutral.words))
        """What a number is led to by: 增长, 下降, 达, 为."""
        self.averages = frozenset(word for word in cues.per_each.words if word.endswith("均"))
        """居民人均收入 is a name; 人均收入 alone tells what the income is for one of."""
        self.dependent = frozenset(cues.dependent_nouns.words)
        self.heads = tuple(cues.name_heads.words)
        self.levels = tuple(cues.level_nouns.words)
        self.founding = frozenset(cues.founding.words)
        self.kinds_founded = (
            *(*cues.kind_nouns.words, *cues.money_nouns.words, *cues.indicators.words),
            *(*self.levels, *self.dependent),
        )
        """Endings of what a verb of founding tells the kind of: 新建项目, 新建住房面积."""
        self.time_words = frozenset(cues.span.words)
        self.stop_nouns = frozenset(cues.stop_nouns.words)
        self.acts = self.predicates | frozenset(cues.naming_predicates.words)
        self.governing = self.predicates | (self.acts - self.attributive)
