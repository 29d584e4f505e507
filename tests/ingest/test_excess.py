from __future__ import annotations

import pytest

from pipeline.config import Config
from pipeline.errors import DocumentError
from pipeline.ingest import Ingester
from pipeline.stages import RawFile
from tests.ingest.docx.wordml import docx, paragraph, part


def _ingester(config: Config, **limits: int) -> Ingester:
    return Ingester(config.model_copy(update={"limits": config.limits.model_copy(update=limits)}))


def _code(ingester: Ingester, content: bytes) -> str:
    try:
        ingester.ingest(RawFile(uri="a", name="a", content=content))
    except DocumentError as error:
        return error.code
    return "read"


_TEXT = "全年走访困难群众128户，开展“清泉行动”3次。\n" * 20
_PAGE = f"<html><body>{'<p>工作情况。</p>' * 30}</body></html>"
_ASIDES = docx(paragraph("正文。"), extra={"header1.xml": ("header", part("hdr", paragraph("页眉" * 50)))})


@pytest.mark.parametrize(
    ("content", "limit", "enough", "little"),
    [
        (_TEXT.encode(), "text_characters", 500, 400),
        (_TEXT.encode(), "text_lines", 21, 19),
        (_TEXT.encode(), "text_figures", 40, 39),
        (_TEXT.encode(), "text_signs", 140, 139),
        (docx("".join(map(paragraph, _TEXT.split("\n")))), "text_figures", 40, 39),
        (docx(paragraph("<w:r><w:t>甲</w:t><w:br/></w:r>" * 30)), "text_lines", 30, 29),
        (_ASIDES, "text_characters", 100, 99),
        (_PAGE.encode(), "part_bytes", 1000, 500),
        (_PAGE.encode(), "xml_nodes", 32, 31),
    ],
)
def test_more_than_a_limit_is_refused(config: Config, content: bytes, limit: str, enough: int, little: int) -> None:
    assert _code(_ingester(config, **{limit: enough}), content) == "read"
    assert _code(_ingester(config, **{limit: little}), content) == "limit_exceeded"


def test_a_large_text_is_refused_before_it_is_decoded(config: Config) -> None:
    assert _code(_ingester(config, text_characters=1000), b"\x81" * 4001) == "limit_exceeded"
    assert _code(_ingester(config, text_characters=1000), b"\x81" * 4000) == "undecodable_text"
