"""Small files that hold something of everything that the readers know."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from tests.bench.reports import word_paragraph
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
    parts_of,
    run,
    style,
    styled,
    table,
    text_box,
)

_LINES = (
    "清河镇2023年度工作总结",
    "一、工作情况",
    "（一）走访慰问。全年走访困难群众128户、356人，其中老年人45人，发放资金12.5万元，比上年增长8.6%。",
    "深入开展“清泉行动”，建成“暖阳”服务站3个，整改率由92.3%提高到98.1%，三改一拆拆除违建1.2万余平方米。",
    "二、下一步打算",
    "一是力争新增岗位300个以上；二是举办招聘会5场。",
)
_NUMBERING = (
    abstract(0, level(0, "chineseCountingThousand", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    + abstract(1, level(0, "decimalEnclosedCircle", "%1", start=3))
    + num(1, 0)
    + num(2, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
)
_STYLES = style("t", "Title", based_on="n") + style("n", "Normal") + style("h", "heading 1", "<w:rPr><w:b/></w:rPr>")


def _rich() -> bytes:
    """Lists, fields, boxes, tables, notes, comments, headers, tracked changes, controls."""
    changed = f"<w:ins>{run('新增36人')}</w:ins><w:del><w:r><w:delText>旧的</w:delText></w:r></w:del>"
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('控件内走访7户。')}</w:sdtContent></w:sdt>"
    choices = f"<mc:Choice>{run('新')}</mc:Choice><mc:Fallback>{run('旧')}</mc:Fallback>"
    branch = f"<mc:AlternateContent>{choices}</mc:AlternateContent>"
    rows = [cell("地区"), cell("户数（户）"), cell("金额（万元）")], [cell("甲村"), cell("9"), cell("1.5")]
    total = [cell("合计"), cell("9", '<w:gridSpan w:val="1"/>'), cell("1.5", "<w:vMerge/>")]
    body = (
        paragraph(_LINES[0], styled("t"))
        + paragraph("主要成绩", listed(1) + styled("h"))
        + paragraph(_LINES[2], listed(1, 1))
        + paragraph(run("走访住户") + field("SEQ a", run("12")) + run("户", "<w:b/>") + text_box(paragraph("附注3条")))
        + paragraph(changed + run("。") + reference)
        + table(*rows, total)
        + control
        + paragraph(_LINES[3], listed(2))
        + paragraph(branch + "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>" + run("末段"))
        + paragraph(field('TOC \\o "1-3"', run("目录")))
    )
    return docx(
        body,
        styles=_STYLES,
        numbering=_NUMBERING,
        core="<dc:title>总结</dc:title><dcterms:created>2023-01-01T00:00:00Z</dcterms:created>",
        extra={
            "footnotes.xml": ("footnotes", part("footnotes", f'<w:footnote w:id="1">{paragraph("注1")}</w:footnote>')),
            "comments.xml": ("comments", part("comments", f'<w:comment w:id="0">{paragraph("批注")}</w:comment>')),
            "header1.xml": ("header", part("hdr", paragraph("页眉"))),
        },
    )


def _plain() -> bytes:
    return docx("".join(map(paragraph, _LINES)))


def _strict() -> bytes:
    """The names of Strict OOXML."""
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    return pack(
        {name: content.replace(old, new).replace(b"/2006/", b"/") for name, content in parts_of_file(_plain()).items()}
    )


def _wide() -> bytes:
    """A main part in UTF-16."""
    parts = dict(parts_of_file(_plain()))
    parts["word/document.xml"] = parts["word/document.xml"].decode().encode("utf-16")
    return pack(parts)


def _typed() -> bytes:
    """The XML that Word writes: fonts in every run, runs that break at every figure."""
    return docx("".join(map(word_paragraph, _LINES)))


def _taking_in() -> bytes:
    """A document that takes in a page, a text and another document."""
    chunks = {"a.html": _PAGE.encode(), "b.txt": "\n".join(_LINES).encode("gb18030"), "c.docx": _plain()}
    body = "".join(f'<w:altChunk r:id="r{index}"/>' for index in range(len(chunks)))
    parts = parts_of(paragraph(_LINES[0]) + body, extra=dict.fromkeys(chunks, ("aFChunk", "")))
    return pack(parts | {f"word/{name}": content for name, content in chunks.items()})


def parts_of_file(content: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_PAGE = (
    "<html><head><title>总结</title><style>p{}</style></head><body><div>首页 &gt; 总结</div><h1>{}</h1>"
    "<table><tr><td>户数</td><td>12</td></tr></table>{}<script>var a;</script></body></html>"
).format("{}", _LINES[0], "".join(f"<p>{line}</p>" for line in _LINES[1:]))

WORD: tuple[bytes, ...] = (_rich(), _plain(), _strict(), _wide(), _typed(), _taking_in())
PLAIN: tuple[bytes, ...] = (
    "\n".join(_LINES).encode(),
    "\r\n".join(_LINES).encode("gb18030"),
    "\n".join(_LINES).encode("utf-16"),
    _PAGE.encode(),
)
"""Texts and pages, in several encodings."""
