"""configs/taxonomy.yaml: the topics that sections are filed under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field, model_validator

from pipeline.config.base import ConfigModel

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Topic(ConfigModel):
    """One topic of a domain; sections carry it as `domain/topic`."""

    id: Identifier
    zh: str
    en: str
    definition: str
    """What belongs and, where neighbours touch, what goes elsewhere."""
    source: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Classes of public classifications that the topic covers: gov, gb."""
    keywords: Annotated[tuple[str, ...], Field(min_length=5)]
    """Words that speak for the topic; they seed the model."""
    overall: bool = False
    """Whether sections that span many domains are filed here."""

    @model_validator(mode="after")
    def _keywords_are_distinct(self) -> Topic:
        _refuse_repeats("keyword", self.keywords)
        return self


class Domain(ConfigModel):
    id: Identifier
    zh: str
    en: str
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]


class Taxonomy(ConfigModel):
    domains: Annotated[tuple[Domain, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_are_distinct(self) -> Taxonomy:
        _refuse_repeats("domain", (domain.id for domain in self.domains))
        for domain in self.domains:
            _refuse_repeats("topic", (topic.id for topic in domain.topics))
        return self

    @property
    def overall(self) -> str | None:
        """Id of the topic for sections that span many domains, if there is one."""
        return next((topic_id for topic_id, topic in self.by_id.items() if topic.overall), None)

    @property
    def by_id(self) -> dict[str, Topic]:
        """Topics by their full id, in the file's order."""
        return {f"{domain.id}/{topic.id}": topic for domain in self.domains for topic in domain.topics}


def _refuse_repeats(what: str, values: Iterable[str]) -> None:
    repeated = [value for value, times in Counter(values).items() if times > 1]
    if repeated:
        raise ValueError(f"{what} given twice: {', '.join(repeated)}")
