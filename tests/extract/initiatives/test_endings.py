from __future__ import annotations

import pytest

from pipeline.config import Config
from pipeline.extract.initiatives.endings import EndingFinder
from pipeline.extract.initiatives.labelling.units import units_of
from pipeline.extract.initiatives.page import page_of
from tests.extract.initiatives.support import Read


@pytest.mark.parametrize(
    ("text", "endings"),
    [
        ("建起槐花书屋。", ["书屋"]),
        ("加强基础设施建设。", []),
        ("召开大会。", []),
        ("山雀护林队和青石渔场。", ["护林队", "渔场"]),
    ],
)
def test_nouns_that_end_names(text: str, endings: list[str], config: Config, read: Read) -> None:
    page = page_of(read(text).tokenized)
    assert [ending.text for ending in EndingFinder(config).find(page, units_of(page))] == endings
