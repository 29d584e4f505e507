"""What the model learns from: section texts that hands labelled, and the taxonomy's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from pipeline.config.taxonomy import Taxonomy
from pipeline.config.topic_texts import TopicTexts
from pipeline.errors import ConfigError, ConfigFault

SEED_WEIGHT = 2.0
"""A bundle of keywords weighs as much as so many texts."""
SECOND_TOPIC = 0.5
"""Target of a topic that a text touches beside its main one."""
_BUNDLE = 15


@dataclass(frozen=True, slots=True)
class Sample:
    """One text with what is said of it; `role` is null for seeds, which speak of topics only."""

    hand: str | None
    heading: str
    text: str
    topics: tuple[str, ...]
    role: str | None
    weight: float = 1.0
    alternatives: tuple[str, ...] = ()
    """Topics that are right when they are named, but not taught."""


def collect(hands: Iterable[TopicTexts], taxonomy: Taxonomy) -> tuple[Sample, ...]:
    """All samples, those of hands first.

    Raises:
        ConfigError: a text bears a topic that the taxonomy lacks.
    """
    samples = tuple(chain.from_iterable(map(_from_hand, hands)))
    unknown = {topic for sample in samples for topic in (*sample.topics, *sample.alternatives)} - set(taxonomy.by_id)
    if unknown:
        message = f"not in the taxonomy: {', '.join(sorted(unknown))}"
        raise ConfigError([ConfigFault("labelled texts", "topics", message)])
    return samples + tuple(_seeds(taxonomy))


def _from_hand(hand: TopicTexts) -> Iterator[Sample]:
    for item in hand.texts:
        yield Sample(hand.hand, item.heading or "", item.text, item.topics, item.role, alternatives=item.alt_topics)


def unlabelled(sections: Iterable[tuple[str, str]]) -> Iterator[Sample]:
    """Heading and text of sections of unknown topic: they weigh nothing, until a model is sure of them."""
    return (Sample(None, heading, text, (), None, weight=0.0) for heading, text in sections)


def _seeds(taxonomy: Taxonomy) -> Iterator[Sample]:
    """Keywords, as many in a bundle as a text has salient words, and what the definition says first."""
    for topic_id, topic in taxonomy.by_id.items():
        stride = -(-len(topic.keywords) // _BUNDLE)
        bundles = (topic.keywords[first::stride] for first in range(stride))
        texts = ("，".join((topic.zh, *bundle)) for bundle in bundles)
        for text in (*texts, f"{topic.zh}，{topic.definition.split('。')[0]}"):
            yield Sample(None, "", text, (topic_id,), None, SEED_WEIGHT)
