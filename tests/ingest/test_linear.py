"""Ten times the text costs about ten times the time, whatever the text is made of: nothing backtracks or looks back."""

from __future__ import annotations

import gc
import time

import pytest

from pipeline.config import Config
from pipeline.ingest import Ingester

BOUNDLESS = 10_000_000
LENGTH = 500_000
PROSE = "今年以来，青岚镇党委带领全镇干部群众抓产业、促治理、惠民生，各项工作平稳有序推进，受到充分肯定。"
MADE_OF = {
    "prose in one line": PROSE,
    "lines of prose": PROSE + "\n",
    "wrapped lines": PROSE[:33] + "\n",
    "chunks": f"1、{PROSE}\n",
    "labels": "一、抓",
    "lines with labels": "一、抓产业\n",
    "brackets": "（一）",
    "open brackets": "（《“",
    "yearbook headings": "【概况】平稳。\n",
    "lists": "1、抓；2、促；",
    "points": "一是抓。二是促。",
    "contents": "一、抓产业 1 ",
    "decimals": "1.1 ",
    "digits": "2023",
    "years": "2023年、",
    "years compared": "从2023年的",
    "months": "年13月",
    "masks": "××万元",
    "signs": "x",
    "stars": "**字",
    "underlines": "_ ",
    "lost figures": "余户",
    "washed words": "效劳根底",
    "open quotes": "“清风",
    "straight quotes": '"清风',
    "commas": ",字，",
    "entities": "&amp;",
    "broken entities": "X8226;ldquo",
    "traditional": "發展經濟",
    "pinyin": "(fa fa fa ",
    "page marks": "第5页 共5页 ",
    "dashes": "—3— ",
    "fractions": "3/13 ",
    "blanks": " \u3000",
    "gaps": "字\u3000\u3000",
    "hidden": "（此处隐藏",
    "dots": "….",
    "furniture": "首页\n",
    "long furniture": "小编整理下载",
    "collections": f"篇一：工作总结\n{PROSE}\n",
}


RUN = 8_000
LONG_RUNS = {
    "leaders in a heading": ("一、甲", "·", "乙\n正文。\n二、丙\n正文。"),
    "leaders in a table of contents": ("目录\n一、甲", "·", "乙\n二、丙\n一、甲\n正文。"),
    "blanks in a line with a wide one": ("甲\u3000乙", " ", "丙。"),
    "blanks in a text that was repaired": ("经(jīng)济(jì)发(fā)展\n甲", " ", "乙。"),
    "spans of years": ("正文。\n", "自2022年起连续三年举办。", "完"),
}
"""What stands before, what comes again and again, and what stands behind."""


@pytest.fixture(scope="module")
def boundless(config: Config) -> Ingester:
    """It refuses nothing: what the limits keep out must not be slow either."""
    limits = {"text_lines": BOUNDLESS, "text_figures": BOUNDLESS, "text_signs": BOUNDLESS}
    return Ingester(config.model_copy(update={"limits": config.limits.model_copy(update=limits)}))


def seconds(ingester: Ingester, unit: str, length: int) -> float:
    """The least of three runs, without the collector: it walks what other tests have left, as long as it is."""
    return _least(ingester, "青岚镇工作总结\n" + _repeated(unit, length))


def _repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def _least(ingester: Ingester, text: str) -> float:
    gc.disable()
    try:
        return min(_once(ingester, text) for _ in range(3))
    finally:
        gc.enable()


def _once(ingester: Ingester, text: str) -> float:
    start = time.process_time()
    ingester.ingest_text(text)
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("unit", MADE_OF.values(), ids=MADE_OF)
def test_time_grows_with_the_length(unit: str, boundless: Ingester) -> None:
    short = seconds(boundless, unit, LENGTH // 10)
    # Ten times is due, a hundred times is what looking back costs; between lies what a busy machine adds.
    assert seconds(boundless, unit, LENGTH) < 35 * max(short, 0.01)


@pytest.mark.parametrize(("before", "unit", "behind"), LONG_RUNS.values(), ids=LONG_RUNS)
def test_a_long_run_costs_what_its_length_costs(before: str, unit: str, behind: str, boundless: Ingester) -> None:
    short, long = (
        _least(boundless, f"青岚镇工作总结\n{before}{_repeated(unit, length)}{behind}") for length in (RUN, 4 * RUN)
    )
    # Four times is due, sixteen times is what looking for the end anew costs.
    assert long < 9 * max(short, 0.02)
