"""An output folder summed up, while no run writes to it."""

from __future__ import annotations

from pathlib import Path

from pipeline.archive import registry, topics
from pipeline.config import Config
from pipeline.output.reading import parts_of
from pipeline.run.whole import held_whole


def initiatives_of(out: Path, config: Config) -> list[registry.Row]:
    """The registry of the folder's records. Raises UsageError where one is of another version or gone."""
    with held_whole(out):
        return registry.build(lambda: parts_of(out, registry.Telling), config.registry, config.report)


def topics_of(out: Path) -> list[topics.TopicRow]:
    """The folder's topics by organisation and year. Raises as `initiatives_of`."""
    with held_whole(out):
        return topics.count(parts_of(out, topics.Filed))
