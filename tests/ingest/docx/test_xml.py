from __future__ import annotations

import pytest
from lxml import etree

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.docx.names import PARAGRAPH
from pipeline.ingest.docx.xml import PARSER_DEPTH, parse_xml
from tests.ingest.docx.wordml import part

_BOMB = '<!DOCTYPE a [<!ENTITY b "cccc">]><a k="&b;">&b;</a>'


def _code(content: bytes, limits: Limits) -> str:
    with pytest.raises(DocumentError) as caught:
        parse_xml(content, limits)
    assert "秘密" not in str(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    "content",
    [
        _BOMB.encode(),
        b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>',
        _BOMB.encode("utf-16"),
        ('<?xml version="1.0" encoding="UTF-16"?>' + _BOMB).encode("utf-16-be"),
        ('<?xml version="1.0" encoding="UTF-7"?>' + _BOMB.replace("<!", "+ADw-!")).encode("ascii"),
        ('<?xml version="1.0" encoding="IBM037"?>' + _BOMB).encode("cp037"),
    ],
)
def test_document_types_and_entities_are_refused_in_any_encoding(content: bytes, limits: Limits) -> None:
    assert _code(content, limits) in {"unsafe_xml", "corrupt_document"}


@pytest.mark.parametrize(
    "content", [_BOMB.encode(), _BOMB.encode("utf-16"), _BOMB.encode("utf-16-le")[:0] + b"<!DOCTYPE a><a/>"]
)
def test_a_document_type_is_named_as_the_reason(content: bytes, limits: Limits) -> None:
    assert _code(content, limits) == "unsafe_xml"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"<a>",
        "<a>秘密</b>".encode(),
        "<a>秘密&x;</a>".encode(),
        b"<a:b/>",
        b"\xff\xfe<\0a",
        b"\xff\xfe\x00\xd8<\0",
        b'<?xml version="1.0" encoding="no-such"?><a/>',
    ],
)
def test_what_is_no_xml_is_a_corrupt_document(content: bytes, limits: Limits) -> None:
    assert _code(content, limits) == "corrupt_document"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_encodings_read_the_same(encoding: str, limits: Limits) -> None:
    name = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(encoding, encoding)
    content = f'<?xml version="1.0" encoding="{name}"?><a>走访𠮷家</a>'.encode(encoding)
    assert parse_xml(content, limits).text == "走访𠮷家"


def test_comments_and_instructions_do_not_cut_text(limits: Limits) -> None:
    assert parse_xml("<a>走<!-- x -->访<?y?>住<![CDATA[户]]></a>".encode(), limits).text == "走访住户"


def test_strict_names_become_transitional_and_text_stays(limits: Limits) -> None:
    strict = part("p", "http://purl.oclc.org/ooxml/a/b").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    root = parse_xml(strict.encode(), limits)
    assert (root.tag, root.text) == (PARAGRAPH, "http://purl.oclc.org/ooxml/a/b")


def test_the_parser_itself_stops_at_its_depth(limits: Limits) -> None:
    """`parse_xml` looks no closer where its limit is not below this."""
    nested = "<a>" * PARSER_DEPTH + "</a>" * PARSER_DEPTH
    assert etree.fromstring(nested).tag == "a"
    assert _code(f"<a>{nested}</a>".encode(), limits) == "limit_exceeded"


def test_a_lower_depth_is_kept_exactly(limits: Limits) -> None:
    shallow = limits.model_copy(update={"xml_depth": 3})
    assert parse_xml(b"<a><b><c/></b></a>", shallow).tag == "a"
    assert _code(b"<a><b><c><d/></c></b></a>", shallow) == "limit_exceeded"


def test_nodes_are_counted_before_they_are_made(limits: Limits) -> None:
    few = limits.model_copy(update={"xml_nodes": 100})
    assert len(parse_xml(b"<a>" + b"<b></b>" * 99 + b"</a>", few)) == 99
    assert _code(b"<a>" + b"<b></b>" * 100 + b"</a>", few) == "limit_exceeded"
    assert _code(b"<a>" + b"<b/>" * 100 + b"</a>", few) == "limit_exceeded"
