"""Which sections of a text that opens in mid-report have lost the heading above them."""

from __future__ import annotations

import pytest

from pipeline.classify.excerpts import is_excerpt, orphans
from pipeline.config import Config
from pipeline.ingest import Ingester
from pipeline.stages import OutlineSection, RawFile

BODY = "全年修渠三十条，新增良田两万亩，群众出行更加方便。"


def outline(config: Config, *lines: str) -> tuple[OutlineSection, ...]:
    content = "\n".join(lines).encode()
    (document,) = Ingester(config).ingest(RawFile(uri="a.txt", name="a.txt", content=content))
    return document.outline


@pytest.mark.parametrize(
    ("lines", "lost"),
    [
        ((BODY, "（四）办好教育", BODY, "（五）改善交通", BODY), 3),
        ((BODY, "（四）办好教育", BODY, "1.建学校", BODY, "2.招教师", BODY, "三、工作打算", BODY), 4),
        ((BODY, "2.修渠引水", BODY, "3.清淤固堤", BODY, "（十）管好粮仓", BODY), 3),
        ((BODY, "（六）办好教育", BODY, "（一）改善交通", BODY), 2),
        ((BODY, "三、办好教育", BODY, "四、改善交通", BODY), 0),
        ((BODY, "（一）办好教育", BODY, "（二）改善交通", BODY), 0),
        ((BODY,), 0),
    ],
)
def test_orphans(config: Config, lines: tuple[str, ...], lost: int) -> None:
    assert orphans(outline(config, *lines)) == lost


def test_a_text_whose_first_heading_is_no_first_one_is_an_excerpt(config: Config) -> None:
    assert is_excerpt(outline(config, BODY, "三、办好教育", BODY))
    assert not is_excerpt(outline(config, BODY, "一、办好教育", BODY, "二、改善交通", BODY))
    assert not is_excerpt(outline(config, BODY))
