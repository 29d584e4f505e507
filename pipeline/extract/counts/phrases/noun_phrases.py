"""Noun phrases beside a quantity: the counted thing, as it stands in the text."""

from __future__ import annotations

from pipeline.config import Config
from pipeline.extract.counts.phrases.after import PhrasesAfter
from pipeline.extract.counts.phrases.before import PhrasesBefore
from pipeline.extract.counts.phrases.opening_verbs import OpeningVerbs
from pipeline.extract.counts.phrases.phrase_cues import PhraseCues
from pipeline.extract.counts.phrases.spans import Trimmer


class Phrases:
    """The walks over the tokens beside a quantity, and what their users share. Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = PhraseCues(config)
        opening = OpeningVerbs(config, cues)
        leftwards = PhrasesBefore(config, cues, opening)
        self.predicates, self.attributive = cues.predicates, cues.attributive
        self.before, self.before_bracket = leftwards.walk, leftwards.before_bracket
        self.after = PhrasesAfter(config, cues).walk
        self.uncut = opening.uncut
        self.trimmed = Trimmer(config).trimmed
