"""The stage: an outline with roles, topics and keywords, and the report's own facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from pipeline.classify.facts import FactReader
from pipeline.classify.keywords import KeywordFinder
from pipeline.classify.model import FOLDER, describe_model, load_model
from pipeline.classify.roles import RoleJudge
from pipeline.classify.topics import Purposes, TopicScorer
from pipeline.classify.words import Words
from pipeline.config import Config
from pipeline.errors import ConfigError, ConfigFault
from pipeline.records import Section, SectionRole, TopicScore
from pipeline.stages import ClassifiedDocument, OutlineSection, TokenizedDocument


class Classifier:
    """Loads the model once; classifies one document at a time and keeps nothing of it."""

    def __init__(self, config: Config) -> None:
        """Raises ConfigError where the model is damaged or knows a topic that the taxonomy lacks."""
        self._model = load_model(config.topic_model or FOLDER)
        _check_topics(self._model.topics, config)
        self._topics = TopicScorer(self._model, config.taxonomy.overall)
        self._roles = RoleJudge(config.roles, self._model.roles)
        self._keywords = KeywordFinder(self._model)
        self._facts = FactReader(config.report)

    def classify(self, tokenized: TokenizedDocument) -> ClassifiedDocument:
        """Sections in the outline's order, each with its role, up to three topics and up to five keywords."""
        document = tokenized.document
        outline = document.outline
        words = Words.of(document.text, tokenized.words, tokenized.starts, tokenized.tags)
        reading = self._topics.read(document.title, words, outline)
        facts = self._facts.read(document)
        roles = self._roles.judge(document.text, outline, reading.roles, facts)
        purposes = Purposes(roles, [self._roles.is_told(section.heading or "") for section in outline])
        of_report, topics = self._topics.of_all(outline, purposes, reading, facts)
        keywords = self._keywords.find(words, outline)
        sections = tuple(
            _section(section, role, () if _is_greeting(section, role, outline) else named, salient)
            for section, role, named, salient in zip(outline, roles, topics, keywords, strict=True)
        )
        return ClassifiedDocument(tokenized=tokenized, sections=sections, facts=replace(facts, topics=of_report))


def model_digest(config: Config) -> str:
    """Digest of the model that a `Classifier` of this configuration would load. Raises ConfigError as it does."""
    digest, topics = describe_model(config.topic_model or FOLDER)
    _check_topics(topics, config)
    return digest


def topics_without_model(config: Config) -> tuple[str, ...]:
    """Topics of the taxonomy that the model has not learned: no section gets them. Raises ConfigError as above."""
    _, known = describe_model(config.topic_model or FOLDER)
    _check_topics(known, config)
    return tuple(topic for topic in config.taxonomy.by_id if topic not in known)


def _check_topics(topics: Iterable[str], config: Config) -> None:
    strangers = set(topics) - set(config.taxonomy.by_id)
    if strangers:
        message = f"the model names topics that are missing here: {', '.join(sorted(strangers))}; train again"
        raise ConfigError([ConfigFault("taxonomy.yaml", "domains", message)])


def _is_greeting(section: OutlineSection, role: SectionRole, outline: Sequence[OutlineSection]) -> bool:
    """A greeting or overview before the first heading is about nothing in particular."""
    return section.level == 0 and role == "intro" and len(outline) > 1


def _section(
    section: OutlineSection, role: SectionRole, topics: tuple[TopicScore, ...], keywords: tuple[str, ...]
) -> Section:
    return Section(
        id=section.id,
        parent=section.parent,
        level=section.level,
        label=section.label,
        heading=section.heading,
        start=section.start,
        end=section.end,
        body_start=section.body_start,
        role=role,
        topics=topics,
        keywords=keywords,
        points=section.points,
    )
