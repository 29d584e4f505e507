"""Each way does what its name says, alone, and the same for the same seed."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from pipeline.config import load_config
from pipeline.damage import Damaged, EditKind, all_ways, damage
from pipeline.damage.masks import maskable
from tests.damage.round_trip import rows, ways

MADE_UP = load_config().damage_generator

BODY = (
    "全镇服务群众3200人，投入1254万元，群众比较满意；同比增长6.5%（去年4%）。\n"
    "开办“河湾书屋”12家，督促“清风”行动落地——成效明显，2023年夯实基础，举办活动24场。\n"
)
TEXT = "河湾镇2023年工作总结\n" + BODY * 20 + "特此报告。"

SIGNS = {
    "washed words": "效劳",
    "overwritten years": r"202[34]54万元",
    "masks": r"(?i:x|×|\*|＊)+(?:人|万元|家|场|年)",
    "widths": "[０-９]",
    "lost closing quotes": "“河湾书屋12",
    "lost opening quotes": "开办河湾书屋”",
    "straight quotes": '"河湾书屋"',
    "mixed quotes": "[「『〝„“”]河湾书屋[」』〞”“\u301e]",
    "entities": "&(?:amp;)?(?:ldquo|#8220);",
    "page marks": "\n.{0,6}[1１].{0,8}\n",
    "hard wraps": "\n[^\n]{25,60}\n",
    "chunks": "\n\n2、",
    "deleted figures": "群众人|投入万元|书屋”家|活动场|增长%|去年%",
    "traditional": "務群眾",
    "furniture": r"\A[^\n]+\n(?:[^\n]+\n)*河湾镇2023年工作总结\n全镇",
}


@pytest.mark.parametrize("name", ways())
def test_a_way_leaves_its_sign(name: str) -> None:
    damaged = damage(TEXT, [ways()[name]], seed=1)
    assert re.search(SIGNS[name], damaged.text)
    assert not re.search(SIGNS[name], TEXT) or name in {"mixed quotes", "hard wraps"}
    assert damaged.edits


@pytest.mark.parametrize("name", rows())
def test_the_same_seed_gives_the_same_text_and_another_another(name: str) -> None:
    chosen = [ways()[way] for way in rows()[name]]
    first = damage(TEXT, chosen, seed=5)
    assert damage(TEXT, chosen, seed=5) == first
    assert name in {"none", "straight quotes"} or any(damage(TEXT, chosen, seed=s) != first for s in range(6, 16))


def test_nothing_to_do_and_no_way_leave_the_text_alone() -> None:
    assert damage(TEXT, [], seed=1) == Damaged(text=TEXT)
    assert damage("", ways().values(), seed=1).text.strip() != TEXT
    assert damage("平安", [ways()["chunks"], ways()["masks"]], seed=1) == Damaged(text="平安")


def test_every_kind_of_edit_happens() -> None:
    seen = {edit.kind for seed in range(5) for name in ways() for edit in damage(TEXT, [ways()[name]], seed).edits}
    assert seen == set(get_args(EditKind))


def test_chunks_take_in_everything_below_the_title() -> None:
    damaged = damage(TEXT, [ways()["chunks"]], seed=2).text
    title, *chunks = [line for line in damaged.split("\n") if line]
    assert title == "河湾镇2023年工作总结"
    assert [int(chunk.partition("、")[0]) for chunk in chunks] == list(range(1, len(chunks) + 1))
    assert all(280 <= len(chunk) <= 320 for chunk in chunks[:-1])


def test_an_overwritten_figure_keeps_its_last_digits() -> None:
    damaged = damage("2023年投入1254万元。\n" * 30, [ways()["overwritten years"]], seed=3)
    assert set(re.findall(r"投入(\d+)万元", damaged.text)) <= {"1254", "202354", "202454"}
    assert "overwritten" in " ".join(edit.kind for edit in damaged.edits)


@pytest.mark.parametrize("sentence", [*MADE_UP.masked.examples, *MADE_UP.masked.counter_examples])
def test_figures_are_masked_before_the_measure_words_of_the_configuration(sentence: str) -> None:
    bare = sentence.replace("【", "").replace("】", "")
    assert maskable(MADE_UP.masked.words).findall(bare) == re.findall("【(.*?)】", sentence)


def test_every_line_of_the_page_can_be_filled_in() -> None:
    facts = dict.fromkeys(("site", "title", "user", "day", "pages", "number"), "甲")
    lines = [line.format_map(facts) for row in (*MADE_UP.page.above, *MADE_UP.page.below) for line in row]
    assert lines
    assert len(set(lines)) == len(lines)


def test_without_their_words_ways_do_nothing() -> None:
    bare = all_ways({})
    for name in ("washed words", "furniture"):
        assert damage(TEXT, [bare[name]], seed=1) == Damaged(text=TEXT)
    assert {edit.kind for edit in damage(TEXT, [bare["masks"]], seed=1).edits} <= {"masked"}
    assert "3200人" in damage(TEXT, [bare["masks"]], seed=1).text
