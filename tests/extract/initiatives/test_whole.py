"""The family inside the whole product: whatever the text, what comes out has a name and stands in the text."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.assembly import Miner, provenance_of
from pipeline.classify.model import load_model as load_topics
from pipeline.config import Config
from pipeline.extract.initiatives.model import load_model
from tests.invariants import assert_record_holds

_MARKS = ["“", "”", '"', "‘", "’", "「", "」", "《", "》", "、", "，", "。", "\n", "\t", " ", "\u3000", "·"]
_WORDS = ["开展", "打造", "成立", "四微", "建设", "微", "系列", "第三届", "麦婶", "1", "等", "-"]
_NOUNS = ["行动", "专项行动", "品牌", "工作室", "机制", "热线", "平台", "活动", "公众号", "三十条"]
_PIECES = st.sampled_from([*_MARKS, *_WORDS, *_NOUNS])


@pytest.fixture(scope="module")
def miner(config: Config) -> Miner:
    return Miner(config)


@given(text=st.lists(_PIECES | st.text(max_size=3), min_size=1, max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_every_initiative_has_a_name_and_stands_in_the_text(miner: Miner, text: str) -> None:
    report = miner.mine_text(f"全镇开展晨露行动。\n{text}\n全年走访十户。")
    assert_record_holds(report)
    assert all(any(char.isalnum() for char in initiative.name) for initiative in report.initiatives)


@pytest.mark.parametrize("blank", ["\t" * 24, "\u3000\u3000", "·", "--"])
def test_quotes_around_nothing_are_no_name(miner: Miner, blank: str) -> None:
    assert miner.mine_text(f"水务““““{blank}““““““““").initiatives == ()


def test_both_models_make_the_digest(config: Config) -> None:
    digests = load_topics().digest + load_model().digest
    assert provenance_of(config).model == hashlib.sha256(digests.encode()).hexdigest()
