"""Word documents whose properties send a reader round in circles."""

from __future__ import annotations

from tests.hostile.zips import BODY
from tests.ingest.docx.wordml import (
    abstract,
    cell,
    docx,
    level,
    listed,
    num,
    paragraph,
    part,
    run,
    style,
    styled,
    table,
)

_MANY = 30_000
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_CODE = "<w:r><w:instrText>TOC</w:instrText></w:r>"
_ENDLESS_NUMBER = "9" * 4000


def footnotes() -> bytes:
    note = '<w:footnote w:id="{}"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>'
    notes = part("footnotes", "".join(note.format(index) for index in range(_MANY)))
    references = "".join(f'<w:r><w:footnoteReference w:id="{index}"/></w:r>' for index in range(_MANY))
    return docx(paragraph(references), extra={"footnotes.xml": ("footnotes", notes)})


def notes_of_themselves() -> bytes:
    """Footnotes that refer to one another."""
    reference = '<w:p><w:r><w:t>注</w:t></w:r><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'
    notes = "".join(f'<w:footnote w:id="{i}">{reference.format((i + 1) % 9)}</w:footnote>' for i in range(9))
    return docx(BODY + reference.format(0), extra={"footnotes.xml": ("footnotes", part("footnotes", notes))})


def comments() -> bytes:
    notes = part("comments", '<w:comment w:id="1"/>' * 200_000)
    return docx(BODY, extra={"comments.xml": ("comments", notes)})


def endless_asides() -> bytes:
    """Headers and comments that together hold more text than a report may."""
    header = part("hdr", paragraph("页眉" * 200_000))
    return docx(BODY, extra={f"header{index}.xml": ("header", header) for index in range(5)})


def linked_lists() -> bytes:
    linked = '<w:abstractNum w:abstractNumId="{}"><w:numStyleLink w:val="none"/></w:abstractNum>'
    count = _MANY // 3
    numbering = "".join(linked.format(index) + num(index, index) for index in range(count))
    return docx("".join(paragraph("甲", listed(index)) for index in range(count)), numbering=numbering)


def repeated_levels() -> bytes:
    numbering = abstract(0, *(level(0, "decimal", "%1.") for _ in range(3000)))
    numbering += "".join(num(index, 0) for index in range(3000))
    return docx("".join(paragraph("甲", listed(index)) for index in range(3000)), numbering=numbering)


def giant_counters(number_format: str) -> bytes:
    """A list that begins at the largest of numbers."""
    numbering = abstract(0, level(0, number_format, "%1.", start=2**31 - 1)) + num(1, 0)
    return docx(paragraph("甲", listed(1)) * 20_000, numbering=numbering)


def endless_labels() -> bytes:
    numbering = abstract(0, level(0, "decimal", "%1" * 1000)) + num(1, 0)
    return docx(paragraph("甲", listed(1)) * 2000, numbering=numbering)


def endless_numbers() -> bytes:
    """Attributes of four thousand digits wherever a number is read."""
    numbering = abstract(0, level(0, "decimal", "%1.")).replace('w:val="1"', f'w:val="{_ENDLESS_NUMBER}"') + num(1, 0)
    listing = f'<w:numPr><w:ilvl w:val="{_ENDLESS_NUMBER}"/><w:numId w:val="1"/></w:numPr>'
    rows = [cell("12", f'<w:gridSpan w:val="{_ENDLESS_NUMBER}"/>')] * 100
    outline = f'<w:outlineLvl w:val="-{_ENDLESS_NUMBER}"/>'
    return docx(paragraph("甲", listing) * 500 + paragraph("乙", outline) * 500 + table(rows), numbering=numbering)


def style_circle() -> bytes:
    styles = style("a", "甲", based_on="b") + style("b", "乙", based_on="a")
    return docx(paragraph("甲", styled("a")) * 1000 + BODY, styles=styles)


def style_chain() -> bytes:
    """Each of 20,000 styles is based on the next, and each is used."""
    count = 20_000
    styles = "".join(style(f"s{index}", f"式{index}", based_on=f"s{index + 1}") for index in range(count))
    return docx("".join(paragraph("甲", styled(f"s{index}")) for index in range(count)), styles=styles)


def long_root_of_styles() -> bytes:
    """A root element of 30 kB that is read again for each style."""
    padding = " ".join(f'xmlns:n{index}="urn:schemas-example-org:{index}"' for index in range(600))
    styles = "".join(style(f"s{index}", f"式{index}") for index in range(20_000))
    content = "".join(paragraph("甲", styled(f"s{index}")) for index in range(20_000))
    return docx(
        content,
        extra={"styles.xml": ("styles", part("styles", styles).replace("<w:styles", f"<w:styles {padding}", 1))},
    )


def unknown_styles() -> bytes:
    content = "".join(paragraph("甲", styled(f"s{index}")) for index in range(_MANY))
    return docx(content, styles=style("a", "甲") * 2000)


def endless_style() -> bytes:
    return docx(paragraph("甲", styled("a")), styles="<w:x/>" * 400_000)


def unclosed_fields() -> bytes:
    return docx(paragraph((_BEGIN + _SEPARATE) * _MANY + run("甲")))


def unclosed_codes() -> bytes:
    return docx(paragraph(_BEGIN + _SEPARATE + run("甲")) * 10 + paragraph(_BEGIN + run("乙")) * _MANY)


def blank_fields() -> bytes:
    return docx(paragraph(("<w:r><w:tab/></w:r>" + _BEGIN + _SEPARATE) * _MANY + run("甲")))


def contents_in_contents() -> bytes:
    """Tables of contents inside tables of contents, all of them over all paragraphs."""
    opening = paragraph((_BEGIN + _CODE + _SEPARATE) * 60)
    return docx(opening + paragraph("甲") * 40_000 + paragraph(_END * 60) + BODY)


def deleted_marks() -> bytes:
    return docx(paragraph("甲", "<w:rPr><w:del/></w:rPr>") * _MANY)


def wide_table() -> bytes:
    """Rows of a thousand cells, each of which claims to span all that a number can say."""
    row = [cell("12", '<w:gridSpan w:val="2147483647"/>')] * 1000
    return docx(table(*[row] * 20))


def table_of_figures() -> bytes:
    row = [cell("某村"), *(cell(str(value)) for value in range(20))]
    return docx(table([cell("单位：万元")] * 21, *[row] * 1500))


def tables_in_tables() -> bytes:
    content = paragraph("最内12户")
    for _ in range(60):
        content = table([cell(content + paragraph("外3户"))] * 1)
    return docx(content * 20)


def merged_cells() -> bytes:
    """Rows that all go on with the cells above."""
    row = [cell("12", '<w:vMerge w:val="continue"/>')] * 60
    return docx(BODY + table(*[row] * 600))
