"""A report as a clean Word file: heading styles, tables, a table of contents, notes; what is doubtful as comments.

Mined again, the file gives the same text: every line of it is a paragraph of its own. Only what XML cannot hold is
left out, and endnotes follow all footnotes.
"""

from __future__ import annotations

import datetime
import re
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from pipeline.records import Block, BlockKind, Notice, Report

_CLOCK = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
_AUTHOR = "workreport"
_DEEPEST = 9
_LONGEST_HEADING = 80
_LONGEST_PROPERTY = 255
"""Characters of a title or an author that a Word file may have."""
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold, such as U+FFFE, which a plain text may."""
_BODY_FONT = "仿宋"
_HEADING_FONTS = ("黑体", "楷体")
"""Of the first two levels, as GB/T 9704 sets them; below them the body's own, in bold."""
_NOTES: dict[BlockKind, tuple[str, str, str]] = {
    "footnote": ("footnote", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    "endnote": ("endnote", CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES),
}


class _Line(NamedTuple):
    start: int
    end: int
    block: Block


def write_word(report: Report) -> bytes:
    """The same bytes for the same report, whose text must be there."""
    document = docx.Document()
    _dress(document)
    document.core_properties.title = _property(report.report.title)
    document.core_properties.author = _property(report.source.properties.author)
    document.core_properties.last_modified_by = _AUTHOR
    _Writer(document, report).write()
    return packed(document)


def is_own(path: Path) -> bool:
    """Whether the file is as `write_word` wrote it; whoever saves it in Word makes it a file of another hand."""
    try:
        with ZipFile(path) as file:
            properties = file.read("docProps/core.xml")
    except (BadZipFile, KeyError, RuntimeError, zlib.error):
        return False
    return f"lastModifiedBy>{_AUTHOR}<".encode() in properties


def packed(document: Document) -> bytes:
    """A document's bytes without the clock that its archive carries."""
    document.core_properties.created = document.core_properties.modified = _CLOCK
    written, stream = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as source, ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return stream.getvalue()


def _dress(document: Document) -> None:
    """Fonts and sizes of official documents instead of the template's."""
    sizes = {"Normal": 16, "Title": 22} | {f"Heading {level}": 16 for level in range(1, _DEEPEST + 1)}
    for name, size in sizes.items():
        style = document.styles[name]
        level = int(name[-1]) if name[-1].isdigit() else 0
        font = _HEADING_FONTS[level - 1] if 0 < level <= len(_HEADING_FONTS) else _BODY_FONT
        style.font.name = "黑体" if name == "Title" else font
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), style.font.name)


class _Writer:
    """Writes one report into a document, line by line."""

    def __init__(self, document: Document, report: Report) -> None:
        self._document = document
        self._text = report.text or ""
        self._lines = list(_lines(self._text, report.blocks))
        self._title = report.report.title
        self._headings = {s.start: s for s in report.sections if s.level and s.heading is not None}
        self._doubts = [notice for notice in report.notices if notice.end > notice.start]

    def write(self) -> None:
        body = [line for line in self._lines if line.block.kind not in _NOTES]
        for (kind, table), group in groupby(body, lambda line: (line.block.kind, line.block.table)):
            lines = list(group)
            if kind == "table_cell" and table is not None:
                self._add_table(lines)
            else:
                paragraphs = [self._add_paragraph(line) for line in lines]
                if kind == "toc":
                    _make_contents(paragraphs)
        for kind in _NOTES:
            if notes := [line for line in self._lines if line.block.kind == kind]:
                self._add_notes(kind, notes)

    def _add_paragraph(self, line: _Line) -> Paragraph:
        paragraph = self._document.add_paragraph(style=self._style(line))
        if paragraph.style is not None and paragraph.style.name == "Title":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._fill(paragraph, line)
        return paragraph

    def _style(self, line: _Line) -> str:
        section = self._headings.get(line.start)
        if section is not None and section.body_start >= line.end and line.end - line.start <= _LONGEST_HEADING:
            return f"Heading {min(section.level, _DEEPEST)}"
        titled = line.block.kind == "paragraph" and self._text[line.start : line.end] == self._title
        return "Title" if titled and not any(start < line.start for start in self._headings) else "Normal"

    def _fill(self, paragraph: Paragraph, line: _Line) -> None:
        """The line's text in runs: the heading of a section that runs on in bold, a comment on every doubtful place."""
        bold = [(start, self._heading_end(start)) for start in self._headings if line.start <= start < line.end]
        doubts = [notice for notice in self._doubts if line.start <= notice.start and notice.end <= line.end]
        inner = {*(end for span in bold for end in span), *(end for one in doubts for end in (one.start, one.end))}
        places = sorted({line.start, line.end, *(place for place in inner if line.start < place < line.end)})
        runs_on = paragraph.style is not None and paragraph.style.name == "Normal"
        runs: dict[int, Run] = {}
        for start, end in pairwise(places):
            runs[start] = paragraph.add_run(_writable(self._text[start:end]))
            if runs_on and any(left <= start < right for left, right in bold):
                runs[start].bold = True
        for notice in doubts:
            spanned = [run for start, run in runs.items() if notice.start <= start < notice.end]
            self._comment(spanned, notice)

    def _heading_end(self, start: int) -> int:
        section = self._headings[start]
        after = start + len(section.label or "")
        heading = section.heading or ""
        found = self._text.find(heading, after)
        return found + len(heading)

    def _comment(self, runs: Sequence[Run], notice: Notice) -> None:
        text = _writable(f"{notice.code}: {notice.message}")
        comment = self._document.add_comment(runs=list(runs), text=text, author=_AUTHOR, initials="wr")
        del comment._comment_elm.attrib[qn("w:date")]  # the same bytes on every day

    def _add_table(self, lines: Sequence[_Line]) -> None:
        rows = {line.block.row or 0 for line in lines}
        first, last = min(rows), max(rows)
        columns = 1 + max(line.block.column or 0 for line in lines)
        table = self._document.add_table(last - first + 1, columns, style="Table Grid")
        grid = [row.cells for row in table.rows]
        filled: set[tuple[int, int]] = set()
        for line in lines:
            row, column = (line.block.row or 0) - first, line.block.column or 0
            cell = grid[row][column]
            self._fill(cell.add_paragraph() if (row, column) in filled else cell.paragraphs[0], line)
            filled.add((row, column))

    def _add_notes(self, kind: BlockKind, lines: Sequence[_Line]) -> None:
        """The part with all notes of a kind, of which a file has one, whether they stood in tables or apart.

        References to them stand at the end of the body: where they were is not known.
        """
        tag, content_type, relation = _NOTES[kind]
        notes = "".join(
            f'<w:{tag} w:id="{number}"><w:p><w:r><w:t xml:space="preserve">'
            f"{escape(_writable(self._text[line.start : line.end]))}</w:t></w:r></w:p></w:{tag}>"
            for number, line in enumerate(lines, start=1)
        )
        content = f"<w:{tag}s {nsdecls('w')}>{notes}</w:{tag}s>".encode()
        package = self._document.part.package
        part = Part(PackURI(f"/word/{tag}s.xml"), content_type, content, package)
        self._document.part.relate_to(part, relation)
        paragraphs = self._document.paragraphs or [self._document.add_paragraph()]  # a report may be one table
        for number in range(1, len(lines) + 1):
            run = paragraphs[-1].add_run()
            run.font.superscript = True
            run._r.append(parse_xml(f'<w:{tag}Reference {nsdecls("w")} w:id="{number}"/>'))


def _writable(text: str) -> str:
    return _NO_XML.sub("", text)


def _property(text: str | None) -> str:
    return _writable(text or "")[:_LONGEST_PROPERTY]


def _lines(text: str, blocks: Sequence[Block]) -> Iterator[_Line]:
    """Lines of the text, each with the block that it begins in."""
    position = start = 0
    for line in text.split("\n"):
        while blocks[position].end <= start and position + 1 < len(blocks):
            position += 1
        yield _Line(start, start + len(line), blocks[position])
        start += len(line) + 1


def _make_contents(paragraphs: Sequence[Paragraph]) -> None:
    """The paragraphs become the result of a TOC field, which Word can renew."""
    begin, code, separate, end = (OxmlElement("w:r") for _ in range(4))
    for run, kind in ((begin, "begin"), (separate, "separate"), (end, "end")):
        character = OxmlElement("w:fldChar")
        character.set(qn("w:fldCharType"), kind)
        run.append(character)
    instruction = OxmlElement("w:instrText")
    instruction.text = ' TOC \\o "1-3" '
    code.append(instruction)
    first, last = paragraphs[0]._p, paragraphs[-1]._p
    for place, run in enumerate((begin, code, separate), start=first.index(first.r_lst[0])):
        first.insert(place, run)
    last.append(end)
