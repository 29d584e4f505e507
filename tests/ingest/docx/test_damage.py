"""Whatever happens to the bytes, the answer is a document or a coded failure."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.blocks import RawDocument
from pipeline.ingest.docx import read_docx
from tests.ingest.docx.wordml import (
    abstract,
    cell,
    docx,
    field,
    level,
    listed,
    num,
    pack,
    paragraph,
    part,
    run,
    style,
    styled,
    table,
    text_box,
)

_REPORT = docx(
    paragraph("年度工作总结", styled("t"))
    + paragraph("主要成绩", listed(1))
    + paragraph(run("走访住户") + field("SEQ a", run("12")) + run("户", "<w:b/>") + text_box(paragraph("附注")))
    + table([cell("地区"), cell("户数", '<w:gridSpan w:val="2"/>')], [cell("甲"), cell("9")])
    + paragraph(run("末段") + '<w:r><w:footnoteReference w:id="1"/></w:r>'),
    styles=style("t", "Title", based_on="n") + style("n", "Normal"),
    numbering=abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0),
    core="<dc:title>总结</dc:title>",
    extra={
        "footnotes.xml": ("footnotes", part("footnotes", f'<w:footnote w:id="1">{paragraph("注")}</w:footnote>')),
        "header1.xml": ("header", part("hdr", paragraph("页眉"))),
    },
)
with zipfile.ZipFile(io.BytesIO(_REPORT)) as _archive:
    _PARTS = {name: _archive.read(name) for name in _archive.namelist()}
_SETTINGS = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


def _outcome(content: bytes, limits: Limits) -> str:
    try:
        assert isinstance(read_docx(content, limits), RawDocument)
    except DocumentError as error:
        return error.code
    return "read"


def _mutated(content: bytes, changes: list[tuple[int, int]], cut: int | None) -> bytes:
    mutable = bytearray(content)
    for position, value in changes:
        mutable[position % len(mutable)] = value
    return bytes(mutable if cut is None else mutable[: cut % (len(mutable) + 1)])


_CHANGES = st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), max_size=6)
_CUTS = st.none() | st.integers(0, 2**20)


def test_the_report_itself_reads(limits: Limits) -> None:
    assert _outcome(_REPORT, limits) == "read"


@_SETTINGS
@given(changes=_CHANGES, cut=_CUTS)
@example(changes=[], cut=0)
def test_damaged_archives_are_answered(changes: list[tuple[int, int]], cut: int | None, limits: Limits) -> None:
    _outcome(_mutated(_REPORT, changes, cut), limits)


@_SETTINGS
@given(name=st.sampled_from(sorted(_PARTS)), changes=_CHANGES, cut=_CUTS)
def test_damaged_parts_are_answered(name: str, changes: list[tuple[int, int]], cut: int | None, limits: Limits) -> None:
    _outcome(pack({**_PARTS, name: _mutated(_PARTS[name], changes, cut)}), limits)


@_SETTINGS
@given(content=st.binary(max_size=200))
def test_any_bytes_are_answered(content: bytes, limits: Limits) -> None:
    _outcome(content, limits)
    _outcome(b"PK\x03\x04" + content, limits)


_TAGS = (
    "p",
    "r",
    "t",
    "pPr",
    "rPr",
    "tbl",
    "tr",
    "tc",
    "sdt",
    "sdtContent",
    "ins",
    "del",
    "numPr",
    "txbxContent",
    "fldChar",
)
_TREES = st.recursive(
    st.sampled_from(
        ["", "文字", "<w:vMerge/>", '<w:numId w:val="1"/>', '<w:fldChar w:fldCharType="begin"/>', "<w:tab/>"]
    ),
    lambda inner: st.builds(
        lambda tag, content: f"<w:{tag}>{''.join(content)}</w:{tag}>",
        st.sampled_from(_TAGS),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@_SETTINGS
@given(body=_TREES)
def test_elements_in_any_order_are_read(body: str, limits: Limits) -> None:
    document = pack({**_PARTS, "word/document.xml": part("document", f"<w:body>{body}</w:body>")})
    assert _outcome(document, limits) == "read"


@pytest.mark.slow
@settings(_SETTINGS, max_examples=5000)
@given(name=st.sampled_from(sorted(_PARTS)), changes=_CHANGES, cut=_CUTS, data=st.data())
def test_long_damage(
    name: str, changes: list[tuple[int, int]], cut: int | None, data: st.DataObject, limits: Limits
) -> None:
    content = pack({**_PARTS, name: _mutated(_PARTS[name], changes, cut)})
    _outcome(_mutated(content, data.draw(_CHANGES), None), limits)
