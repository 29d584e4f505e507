from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline.ingest.docx.xml as xml
from pipeline.config.limits import Limits
from pipeline.ingest.blocks import RawDocument
from pipeline.ingest.docx import read_docx
from pipeline.ingest.docx.plain import without_looks
from pipeline.records import Revisions
from tests.bench.reports import make_text, word_paragraph
from tests.ingest.docx.wordml import docx, part, style

_FONT = '<w:rFonts w:ascii="仿宋" w:hint="eastAsia"/><w:sz w:val="32"/>'
_RSID = 'w:rsidR="00A77B3E" w:rsidRPr="00C21F5D"'
_ONE = "<w:r><w:t>走访</w:t></w:r>"


def _inside(content: str) -> str:
    """What is left of a paragraph's content."""
    root = part("document", f"<w:p>{content}</w:p>")
    head, _, rest = root.partition("<w:p>")
    left = without_looks(root.encode()).decode()
    assert left.startswith(head)
    return left[len(head) + len("<w:p>") : -len(rest.partition("</w:p>")[2]) - len("</w:p>")]


@pytest.mark.parametrize(
    ("content", "left"),
    [
        (f"<w:r><w:rPr>{_FONT}</w:rPr><w:t>走访</w:t></w:r>", _ONE),
        ('<w:pPr><w:spacing w:line="560"/>\n<w:jc w:val="left"/></w:pPr>' + _ONE, _ONE),
        (f"<w:pPr><w:rPr>{_FONT}</w:rPr></w:pPr>" + _ONE, _ONE),
        (f"<w:r><w:rPr>\n{_FONT}</w:rPr><w:t>怎么办???</w:t></w:r>", "<w:r><w:t>怎么办???</w:t></w:r>"),
        (f"<w:r {_RSID}><w:t>走</w:t></w:r><w:r {_RSID}><w:t>访</w:t></w:r>", f"<w:r {_RSID}><w:t>走访</w:t></w:r>"),
        (
            f"<w:r><w:rPr>{_FONT}</w:rPr><w:t>走</w:t></w:r><w:r><w:tab/><w:t>访</w:t></w:r><w:r><w:t>户</w:t></w:r>",
            "<w:r><w:t>走</w:t></w:r><w:r><w:tab/><w:t>访户</w:t></w:r>",
        ),
    ],
)
def test_what_says_nothing_of_the_text_goes(content: str, left: str) -> None:
    assert _inside(content) == left


@pytest.mark.parametrize(
    "content",
    [
        f"<w:r><w:rPr><w:b/>{_FONT}</w:rPr><w:t>走访</w:t></w:r>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>走</w:t></w:r><w:r><w:t>访</w:t></w:r>",
        '<w:r><w:rPr><w:rStyle w:val="a"/></w:rPr><w:t>走访</w:t></w:r>',
        '<w:r><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr><w:t>走访</w:t></w:r>',
        f"<w:r><w:rPr>{_FONT}<w:rPrChange><w:rPr>{_FONT}</w:rPr></w:rPrChange></w:rPr><w:t>走</w:t></w:r>".replace(
            f"<w:rPr>{_FONT}</w:rPr>", "<w:rPr><w:b/></w:rPr>"
        ),
        '<w:pPr><w:pStyle w:val="a"/><w:jc w:val="left"/></w:pPr>' + _ONE,
        "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + _ONE,
        "<w:r><w:t>走</w:t></w:r><w:r><w:t>&#10;访</w:t></w:r>",
        "<w:r><w:t>走\u2028</w:t></w:r><w:r><w:t>访</w:t></w:r>",
        "<w:r><w:t>走</w:t></w:r><w:r><w:t/></w:r>",
        '<w:r><w:t>走</w:t></w:r><w:r xmlns:x="y"><w:t>访</w:t></w:r>',
        f"<w:r><w:rPr>{_FONT}",
        f"<!-- <w:rPr>{_FONT}</w:rPr> -->" + _ONE,
        f"<w:r><w:t><![CDATA[<w:rPr>{_FONT}</w:rPr>]]></w:t></w:r>",
        f'<?a <w:rPr>{_FONT}</w:rPr> b="?"?>' + _ONE,
    ],
)
def test_all_else_stays(content: str) -> None:
    assert _inside(content) == content


_PROPERTIES = st.sampled_from(
    (
        "",
        f"<w:rPr>{_FONT}</w:rPr>",
        '<w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="黑体"/></w:rPr>',
        "<w:rPr/>",
        f"<w:rPr><w:b/>{_FONT}</w:rPr>",
        '<w:rPr><w:b w:val="0"/></w:rPr>',
        f"<w:rPr><w:vanish/>{_FONT}</w:rPr>",
        '<w:rPr><w:rStyle w:val="c"/></w:rPr>',
        f"<w:rPr>{_FONT}<w:rPrChange><w:rPr>{_FONT}</w:rPr></w:rPrChange></w:rPr>",
        "<w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>",
    )
)
_CONTENT = st.lists(
    st.sampled_from(
        ("<w:t>走访</w:t>", "<w:t>36</w:t>", "<w:t>户\n</w:t>", "<w:t>&#x2028;</w:t>", "<w:t/>", "<w:tab/>")
    )
    | st.just('<w:t xml:space="preserve"> 人 </w:t>'),
    max_size=3,
)
_RUN = st.builds(
    lambda rsid, properties, content: f"<w:r{rsid}>{properties}{''.join(content)}</w:r>",
    st.sampled_from(("", f" {_RSID}")),
    _PROPERTIES,
    _CONTENT,
)
_INLINE = _RUN | st.lists(_RUN, max_size=3).map(lambda runs: f"<w:ins>{''.join(runs)}</w:ins>")
_PARAGRAPH = st.builds(
    lambda looks, mark, content: f"<w:p><w:pPr>{looks}{mark}</w:pPr>{''.join(content)}</w:p>",
    st.sampled_from(("", '<w:jc w:val="left"/>', '<w:pStyle w:val="p"/>')),
    _PROPERTIES,
    st.lists(_INLINE, max_size=8),
)
_STYLES = style("p", "标题 1", "<w:rPr><w:b/></w:rPr>") + style("c", "强", "<w:rPr><w:b/></w:rPr>", kind="character")


def _read_whole(content: bytes, limits: Limits, view: Revisions) -> RawDocument:
    """As a reader does that takes nothing out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xml, "without_looks", lambda part: part)
        return read_docx(content, limits, view)


@given(body=st.lists(_PARAGRAPH, max_size=4).map("".join), view=st.sampled_from(("accepted", "original")))
def test_a_document_reads_the_same_without(body: str, view: Revisions, limits: Limits) -> None:
    content = docx(body, styles=_STYLES)
    assert read_docx(content, limits, view) == _read_whole(content, limits, view)


def test_nine_tenths_of_a_report_go(limits: Limits) -> None:
    body = "".join(map(word_paragraph, make_text(1)))
    content = part("document", f"<w:body>{body}</w:body>").encode()
    assert len(without_looks(content)) < len(content) / 4
    assert without_looks(content).count(b"<") < content.count(b"<") / 10
    assert read_docx(docx(body), limits) == _read_whole(docx(body), limits, "accepted")
