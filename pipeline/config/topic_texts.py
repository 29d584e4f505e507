"""corpus/topics/*.yaml: section texts that people wrote and labelled, one file a hand. Training reads them."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from pydantic import ValidationError

from pipeline.config.base import ConfigModel
from pipeline.config.faults import of_values, of_yaml
from pipeline.config.strict_yaml import load as load_yaml
from pipeline.errors import ConfigError
from pipeline.records import SectionRole


class LabelledText(ConfigModel):
    """One section as a hand wrote it."""

    topics: tuple[str, ...]
    """Full topic ids, best first; empty where no topic fits."""
    alt_topics: tuple[str, ...] = ()
    """Others that would be right, too, where borders are fluid; judged so, never taught."""
    role: SectionRole
    heading: str | None
    text: str
    id: str | None = None
    """By which a second hand's labels are known to be of the same text."""


class TopicTexts(ConfigModel):
    """The texts of one hand: a writer with a place, a trade and a style of their own."""

    hand: str
    about: str = ""
    texts: tuple[LabelledText, ...]


def load_topic_texts(folder: Path) -> tuple[TopicTexts, ...]:
    """All hands of `folder`, by file name.

    Raises:
        ConfigError: a file is no valid YAML or misses the model.
    """
    return tuple(_load(path) for path in sorted(folder.glob("*.yaml")))


def _load(path: Path) -> TopicTexts:
    content = path.read_bytes()
    try:
        return TopicTexts.model_validate_json(json.dumps(load_yaml(content)))
    except yaml.YAMLError as error:
        raise ConfigError([of_yaml(path.name, content, error)]) from error
    except ValidationError as error:
        raise ConfigError(of_values(path.name, error)) from error
