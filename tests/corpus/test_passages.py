"""Official paragraphs with topics and roles: hands that teach apart from hands that judge."""

from __future__ import annotations

from collections import Counter

from pipeline.config import Config
from pipeline.config.topic_texts import TopicTexts, load_topic_texts
from tests.labelled import CORPUS, content_of

TAUGHT, UNSEEN, SECOND = (load_topic_texts(CORPUS / "passages" / name) for name in (".", "unseen", "second"))


def of_initiatives(hand: TopicTexts) -> set[str]:
    (path,) = (CORPUS / "initiatives").rglob(f"{hand.hand}.yaml")
    return {case["text"] for case in content_of(path)}


def test_each_paragraph_stands_in_the_corpus_of_initiatives() -> None:
    for hand in (*TAUGHT, *UNSEEN):
        assert {text.text for text in hand.texts} <= of_initiatives(hand), hand.hand


def test_hands_that_judge_teach_nothing_and_are_unseen_there_too() -> None:
    assert not {hand.hand for hand in TAUGHT} & {hand.hand for hand in UNSEEN}
    assert all((CORPUS / "initiatives" / "unseen" / f"{hand.hand}.yaml").exists() for hand in UNSEEN)
    assert not any((CORPUS / "initiatives" / "unseen" / f"{hand.hand}.yaml").exists() for hand in TAUGHT)


def test_deeds_and_plans_are_many_and_topics_are_known(config: Config) -> None:
    texts = [text for hand in (*TAUGHT, *UNSEEN) for text in hand.texts]
    roles = Counter(text.role for text in texts)
    assert min(roles["achievement"], roles["plan"]) > len(texts) // 5
    assert {topic for text in texts for topic in (*text.topics, *text.alt_topics)} <= set(config.taxonomy.by_id)


def test_a_fifth_is_labelled_twice_by_ids_that_tell_one_text() -> None:
    first = {text.id: text.text for hand in (*TAUGHT, *UNSEEN) for text in hand.texts}
    assert len(first) == sum(len(hand.texts) for hand in (*TAUGHT, *UNSEEN))
    twice = [text for hand in SECOND for text in hand.texts if text.id in first]
    assert len(twice) * 5.5 > len(first)
    assert all(first[text.id] == text.text for text in twice)
