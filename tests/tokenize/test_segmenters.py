"""rjieba and jieba must cut and tag alike, and leave no trace in jieba's globals."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import Config
from pipeline.tokenize.segmenters import Segment, UserWord, make_segment

SENTENCES = [
    "全乡眼下有蜂农七百余户,养蜂三千多箱。",
    "上半年,街道民间信仰点完成安全检查36次,整改率达98.5%。",
    "3月1日至2024-05-06,共接待来访群众1,200人次;PM2.5平均浓度下降3%。",
    "推进AA制试点、卡拉OK整治和T恤捐赠,投入3.5万元。",
    "依托“云上问诊”平台服务患者１２８人，满意率９８．６％。",
]


@pytest.fixture(scope="module")
def words(config: Config) -> list[UserWord]:
    return [(word.text, word.frequency, word.tag) for word in config.words.words]


@pytest.fixture(scope="module")
def fast(words: list[UserWord]) -> Segment:
    return make_segment(words, "rjieba")


@pytest.fixture(scope="module")
def slow(words: list[UserWord]) -> Segment:
    return make_segment(words, "jieba")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_both_backends_give_the_same_words_and_tags(fast: Segment, slow: Segment, sentence: str) -> None:
    assert fast(sentence) == slow(sentence)


def test_both_backends_agree_on_whole_reports(fast: Segment, slow: Segment, shared: Path) -> None:
    from docx import Document

    for path in sorted((shared / "real").glob("*.docx")):
        text = "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
        assert fast(text)[0] == slow(text)[0], path.name


def test_date_like_runs_are_split_alike(fast: Segment) -> None:
    assert fast("2026-02-03")[0] == ("2026", "-", "02", "-", "03")


def test_percentages_and_decimals_stay_whole(fast: Segment) -> None:
    assert "12.5%" in fast("同比增长12.5%")[0]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="一二三工作总结报告企业群众,。、 \n\t0123.%-_ABc“”　１２é🙂", max_size=60))
def test_words_joined_are_the_text(fast: Segment, text: str) -> None:
    assert "".join(fast(text)[0]) == text


def test_without_rjieba_jieba_stands_in(monkeypatch: pytest.MonkeyPatch, fast: Segment) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    assert make_segment([])("工作总结") == fast("工作总结")


def test_a_missing_backend_that_was_named_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    with pytest.raises(ImportError):
        make_segment([], "rjieba")


def test_user_words_do_not_leak_into_another_instance(slow: Segment) -> None:
    make_segment([("鹤坪云雾茶", None, "nz")], "jieba")
    jieba = importlib.import_module("jieba")
    assert "鹤坪云雾茶" not in jieba.dt.FREQ
    assert "鹤坪云雾茶" not in slow("鹤坪云雾茶")[0]
