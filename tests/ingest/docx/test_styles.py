from __future__ import annotations

import pytest

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.docx.styles import NO_STYLE, Styles
from tests.ingest.docx.conftest import ReadBody
from tests.ingest.docx.wordml import paragraph, part, style, styled

_LEVEL = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'


def _styles(inner: str, limits: Limits, *, size: int = 64) -> Styles:
    """Styles that arrive in small chunks."""
    content = part("styles", inner).encode()
    return Styles(lambda: iter([content[i : i + size] for i in range(0, len(content), size)]), limits)


def _whole(inner: str, limits: Limits) -> Styles:
    content = part("styles", inner).encode()
    return Styles(lambda: iter([content]), limits)


@pytest.mark.parametrize(
    ("inner", "heading_level"),
    [
        (style("s", "heading 1"), 1),
        (style("s", "Heading 3"), 3),
        (style("s", "标题 2"), 2),
        (style("s", "标题2"), 2),
        (style("s", "标题"), None),
        (style("s", "标题三"), 3),
        (style("s", "二级标题"), 2),
        (style("s", "二级标题（旧）"), None),
        (style("s", "heading 10"), None),
        (style("s", "公文一级", _LEVEL.format(0)), 1),
        (style("s", "heading 1", _LEVEL.format(9)), None),
        (style("s", "章", based_on="b") + style("b", "heading 2"), 2),
        (style("s", "章", based_on="b") + style("b", "节", _LEVEL.format(4)), 5),
        (style("s", "正文"), None),
    ],
)
def test_heading_levels_come_from_names_levels_and_ancestors(
    inner: str, heading_level: int | None, limits: Limits
) -> None:
    assert _whole(inner, limits)["s"].heading_level == heading_level


@pytest.mark.parametrize(
    ("name", "is_toc"),
    [("toc 1", True), ("TOC Heading", True), ("目录 2", True), ("toc", False), ("目录说明", False), ("正文", False)],
)
def test_styles_of_tables_of_contents_are_known(name: str, is_toc: bool, limits: Limits) -> None:
    assert _whole(style("s", name), limits)["s"].is_toc is is_toc


def test_a_circle_of_styles_ends(limits: Limits) -> None:
    styles = _whole(style("a", "甲", based_on="b") + style("b", "乙", "<w:rPr><w:b/></w:rPr>", based_on="a"), limits)
    assert styles["a"].bold
    assert styles["a"].name == "甲"


def test_a_nearer_switch_overrides_an_inherited_one(limits: Limits) -> None:
    inner = style("a", "甲", '<w:rPr><w:b w:val="0"/></w:rPr>', based_on="b") + style(
        "b", "乙", "<w:rPr><w:b/></w:rPr>"
    )
    styles = _whole(inner, limits)
    assert (styles["a"].bold, styles["b"].bold) == (False, True)


def test_unknown_styles_and_none_are_plain(limits: Limits) -> None:
    styles = _styles(style("a", "甲"), limits)
    assert styles["missing"] == NO_STYLE
    assert styles[None] == NO_STYLE


@pytest.mark.parametrize("size", [1, 7, 64, 4096])
def test_styles_are_the_same_however_the_part_arrives(size: int, limits: Limits) -> None:
    inner = "<w:docDefaults/>" + "".join(style(f"s{i}", f"样式{i}", based_on=f"s{i + 1}") for i in range(9))
    content = part("styles", inner).encode()
    head = content[: content.index(b"<w:docDefaults")]
    chunks = [head, *(content[i : i + size] for i in range(len(head), len(content), size))]
    lazy, whole = Styles(lambda: iter(chunks), limits), _whole(inner, limits)
    assert [lazy[f"s{i}"] for i in (8, 0, 4)] == [whole[f"s{i}"] for i in (8, 0, 4)]
    assert lazy["s0"].chain == tuple(f"s{i}" for i in range(9))


def test_reading_stops_at_the_style_that_was_asked_for(limits: Limits) -> None:
    content = part("styles", "".join(style(f"s{i}", f"样式{i}") for i in range(100))).encode()
    given: list[int] = []

    def chunks() -> object:
        for start in range(0, len(content), 1000):
            given.append(start)
            yield content[start : start + 1000]

    assert Styles(chunks, limits)["s1"].name == "样式1"  # type: ignore[arg-type]
    assert len(given) < 5


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda xml: xml.replace("w:", "word:").replace("xmlns:w=", "xmlns:word="),
        lambda xml: "<!-- made by hand -->" + xml,
        lambda xml: xml.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
    ],
)
def test_a_part_in_another_spelling_reads_the_same(rewrite: object, limits: Limits) -> None:
    assert callable(rewrite)
    content = rewrite(part("styles", style("s", "heading 4"))).encode()
    assert Styles(lambda: iter([content]), limits)["s"].heading_level == 4


def test_a_damaged_style_is_a_damaged_document(limits: Limits) -> None:
    content = part("styles", style("s", "甲", "<w:pPr>")).encode()
    with pytest.raises(DocumentError) as caught:
        Styles(lambda: iter([content]), limits)["s"]
    assert caught.value.code == "corrupt_document"


def test_styles_are_not_read_unless_one_is_named(limits: Limits) -> None:
    def load() -> object:
        raise AssertionError("read in vain")

    assert Styles(load, limits)[None] == NO_STYLE  # type: ignore[arg-type]


def test_a_paragraph_carries_its_style_s_name_and_its_own_level(read_body: ReadBody) -> None:
    styles = style("t", "Title") + style("h", "heading 1")
    body = (
        paragraph("总结", styled("t"))
        + paragraph("成绩", styled("h"))
        + paragraph("不是标题", styled("h") + '<w:outlineLvl w:val="9"/>')
        + paragraph("自定级别", '<w:outlineLvl w:val="1"/>')
    )
    assert [(block.style, block.heading_level) for block in read_body(body, styles=styles)] == [
        ("Title", None),
        ("heading 1", 1),
        ("heading 1", None),
        (None, 2),
    ]
