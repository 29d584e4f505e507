"""Small Word documents, built in memory from their XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{_OFFICE}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {"document": "document.main", "header1": "header", "footer1": "footer"}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{}</cp:coreProperties>'
)


_APP = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{}</Properties>'


def run(text: str, properties: str = "") -> str:
    """A `w:r`; `properties` is the inside of its `w:rPr`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str = "", properties: str = "") -> str:
    """A `w:p`; plain text becomes a run, `properties` is the inside of its `w:pPr`."""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def styled(style_id: str) -> str:
    return f'<w:pStyle w:val="{style_id}"/>'


def listed(number_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'


def table(*rows: list[str]) -> str:
    """A table of `w:tc` elements."""
    lines = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl>{lines}</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def text_box(content: str) -> str:
    """A run with a drawing that holds a text box."""
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
    return f"<w:r><w:drawing>{shape}</w:drawing></w:r>"


def field(code: str, result: str) -> str:
    """The runs of a complex field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def level(index: int, number_format: str, text: str, extra: str = "", start: int = 1) -> str:
    """One `w:lvl`; `extra` holds further properties."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'{extra}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(abstract_id: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{abstract_id}">{"".join(levels)}</w:abstractNum>'


def num(number_id: int, abstract_id: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number_id}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def style(style_id: str, name: str, inner: str = "", *, based_on: str = "", kind: str = "paragraph") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{base}{inner}</w:style>'


def part(root: str, content: str) -> str:
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def parts_of(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    core: str = "",
    app: str = "",
    extra: Mapping[str, tuple[str, str]] | None = None,
) -> dict[str, str]:
    """All parts of a document by name. `extra`: name in `word/` to the relationship's kind and the part's XML."""
    parts = {"word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    relations = dict(extra or {})
    if styles:
        relations["styles.xml"] = ("styles", part("styles", styles))
    if numbering:
        relations["numbering.xml"] = ("numbering", part("numbering", numbering))
    parts |= {f"word/{name}": xml for name, (_, xml) in relations.items()}
    root = {"word/document.xml": "officeDocument"}
    if app:
        parts["docProps/app.xml"] = _APP.format(app)
        root["docProps/app.xml"] = "extended-properties"
    if core:
        parts["docProps/core.xml"] = _CORE.format(core)
        root["docProps/core.xml"] = "core-properties"
    parts["[Content_Types].xml"] = _content_types(parts)
    parts["_rels/.rels"] = _relationships(root)
    parts["word/_rels/document.xml.rels"] = _relationships({name: kind for name, (kind, _) in relations.items()})
    return parts


def _content_types(parts: Mapping[str, str]) -> str:
    """What other programs ask for before they read anything."""
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_MAIN_TYPE}.{_TYPES.get(Path(name).stem, Path(name).stem)}+xml"/>'
        for name in parts
        if name.startswith("word/")
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(kinds: Mapping[str, str]) -> str:
    items = (
        f'<Relationship Id="r{index}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for index, (target, kind) in enumerate(kinds.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(items)}</Relationships>'


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """The zip archive of the parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, archive.compression)  # no clock: the same bytes each time
    return buffer.getvalue()


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    core: str = "",
    app: str = "",
    extra: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """A document whose `w:body` is `body`; the rest as in `parts_of`."""
    return pack(parts_of(body, styles=styles, numbering=numbering, core=core, app=app, extra=extra))
