"""Tokens are a partition of the text, and the user words of configs/words.yaml hold."""

from __future__ import annotations

import pytest

import pipeline
from pipeline.config import Config, load_config
from pipeline.ingest import Ingester
from pipeline.stages import TokenizedDocument
from pipeline.tokenize import Tokenizer

CONFIG = load_config()


def tokenize(config: Config, text: str) -> TokenizedDocument:
    return Tokenizer(config).tokenize(Ingester(config).ingest_text(text))


def test_each_word_stands_at_its_start(config: Config) -> None:
    tokenized = tokenize(config, "一、强化管理。\n全年走访侨胞900余户。")
    text = tokenized.document.text
    assert "".join(tokenized.words) == text
    assert all(text.startswith(word, start) for word, start in zip(tokenized.words, tokenized.starts, strict=True))
    assert len(tokenized.words) == len(tokenized.starts) == len(tokenized.tags)


def test_wide_figures_are_cut_as_narrow_ones(config: Config) -> None:
    narrow, wide = (
        tokenize(config, "2021年走访侨胞900余户，办12345热线。"),
        tokenize(config, "２０２１年走访侨胞９００余户，办１２３４５热线。"),
    )
    assert "".join(wide.words) == wide.document.text
    assert (wide.starts, wide.tags) == (narrow.starts, narrow.tags)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [(word.text, sentence) for word in CONFIG.words.words for sentence in word.examples],
)
def test_a_user_word_stays_whole(config: Config, word: str, sentence: str) -> None:
    assert f"【{word}】" in sentence
    plain = sentence.replace("【", "").replace("】", "")
    assert word in tokenize(config, plain).words


@pytest.mark.parametrize(
    ("word", "sentence"),
    [(word.text, sentence) for word in CONFIG.words.words for sentence in word.counter_examples],
)
def test_a_user_word_does_not_eat_its_neighbours(config: Config, word: str, sentence: str) -> None:
    assert word not in tokenize(config, sentence).words


def test_every_user_word_has_both_kinds_of_example() -> None:
    assert all(word.examples and word.counter_examples for word in CONFIG.words.words)


def test_the_miner_can_be_built_twice() -> None:
    assert pipeline.load_miner().provenance == pipeline.load_miner().provenance
