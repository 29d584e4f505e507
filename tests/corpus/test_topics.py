"""The labelled section texts: enough of each topic, by many hands, in words of their own, with all roles."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest

from pipeline.config import Config
from pipeline.config.topic_texts import TopicTexts, load_topic_texts
from pipeline.records import SectionRole

TEXTS = Path(__file__).resolve().parents[2] / "corpus" / "topics"
STRETCH = 10
_CLAUSES = re.compile(r"[^\u4e00-\u9fff]+")


@pytest.fixture(scope="module")
def hands() -> tuple[TopicTexts, ...]:
    return load_topic_texts(TEXTS)


def stretches(hand: TopicTexts) -> set[str]:
    """Ten characters in a row inside a clause; clauses end at marks and figures."""
    clauses = (clause for text in hand.texts for clause in _CLAUSES.split(text.text))
    return {clause[i : i + STRETCH] for clause in clauses for i in range(len(clause) - STRETCH + 1)}


def test_at_least_ten_hands_with_names_of_their_own(hands: tuple[TopicTexts, ...]) -> None:
    assert len({hand.hand for hand in hands}) == len(hands) >= 10
    assert all(hand.about for hand in hands)


def test_each_topic_has_twenty_texts_by_several_hands(hands: tuple[TopicTexts, ...], config: Config) -> None:
    texts = Counter(topic for hand in hands for text in hand.texts for topic in text.topics)
    by_hand = Counter(topic for hand in hands for topic in {topic for text in hand.texts for topic in text.topics})
    assert {topic: texts[topic] for topic in config.taxonomy.by_id if texts[topic] < 20} == {}
    assert {topic: by_hand[topic] for topic in config.taxonomy.by_id if by_hand[topic] < 5} == {}


def test_hands_do_not_copy_each_other(hands: tuple[TopicTexts, ...]) -> None:
    pairs = combinations([(hand.hand, stretches(hand)) for hand in hands], 2)
    assert [(one, other, shared) for (one, ours), (other, theirs) in pairs if (shared := ours & theirs)] == []


def test_every_hand_writes_achievements_problems_plans_and_texts_without_topic(hands: tuple[TopicTexts, ...]) -> None:
    for hand in hands:
        assert {"achievement", "problem", "plan"} <= {text.role for text in hand.texts}, hand.hand
        assert any(not text.topics for text in hand.texts), hand.hand
    assert {text.role for hand in hands for text in hand.texts} == set(get_args(SectionRole))


def test_half_of_the_texts_have_headings_and_some_two_topics(hands: tuple[TopicTexts, ...]) -> None:
    texts = [text for hand in hands for text in hand.texts]
    assert 0.4 <= sum(text.heading is not None for text in texts) / len(texts) <= 0.75
    assert sum(len(text.topics) > 1 for text in texts) >= 100


def test_topics_are_named_once(hands: tuple[TopicTexts, ...]) -> None:
    for hand in hands:
        for text in hand.texts:
            named = (*text.topics, *text.alt_topics)
            assert len(set(named)) == len(named), text.text[:20]
