"""Models of A+B behind a verb that adopts them."""

from __future__ import annotations

import pytest

from pipeline.config import Config
from pipeline.extract.initiatives.adopted import AdoptedRule
from pipeline.extract.initiatives.page import page_of
from tests.extract.initiatives.support import Find, Read


@pytest.fixture(scope="module")
def rule(config: Config) -> AdoptedRule:
    return AdoptedRule(config)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("梨园采用支部+果农+冷库模式，收入翻番。", ["支部+果农+冷库模式"]),
        ("全乡蚕桑推行合作社＋蚕农＋茧站模式。", ["合作社＋蚕农＋茧站模式"]),
        ("探索河长+护河员机制。", ["河长+护河员机制"]),
        ("推行“支部+果农”模式。", []),  # quotes tell where it begins
        ("推行镇村两级的支部+果农模式。", []),
        ("推行支部+果农的共富模式。", []),
        ("梨园的支部+果农模式有成效。", []),  # nothing adopts it
        ("采用支部+果农，模式新。", []),
    ],
)
def test_a_model_begins_behind_its_verb(rule: AdoptedRule, read: Read, text: str, names: list[str]) -> None:
    page = page_of(read(text).tokenized)
    assert [page.text[one.start : one.end] for one in rule.find(page)] == names


def test_what_stands_before_the_verb_is_none_of_it(find: Find) -> None:
    assert [one.name for one in find("柿子产业采用支部＋果农＋冷库模式，户均增收千元。")] == ["“支部＋果农＋冷库”模式"]
