"""Names of WordprocessingML as lxml spells them. Strict files are brought to the transitional names first."""

from __future__ import annotations

from typing import Final

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

VAL: Final = _W + "val"
"""The attribute that carries a property's value."""
ID: Final = _W + "id"
TYPE: Final = _W + "type"
RELATION_ID: Final = _R + "id"

DOCUMENT: Final = _W + "document"
BODY: Final = _W + "body"

# Blocks
PARAGRAPH: Final = _W + "p"
TABLE: Final = _W + "tbl"
ROW: Final = _W + "tr"
CELL: Final = _W + "tc"
TEXT_BOX: Final = _W + "txbxContent"
CHUNK: Final = _W + "altChunk"
"""Stands for a part that holds text in a format of its own."""
SECTION_PROPERTIES: Final = _W + "sectPr"

# Wrappers that change nothing about what they hold
CONTROL: Final = _W + "sdt"
CONTROL_PROPERTIES: Final = _W + "sdtPr"
GALLERY: Final = _W + "docPartGallery"
WRAPPERS: Final = frozenset(
    _W + name
    for name in ("bdo", "customXml", "dir", "fldSimple", "hyperlink", "ins", "moveTo", "sdtContent", "smartTag")
)
ALTERNATIVES: Final = _MC + "AlternateContent"
CHOICE: Final = _MC + "Choice"
FALLBACK: Final = _MC + "Fallback"

# Paragraph properties
PARAGRAPH_PROPERTIES: Final = _W + "pPr"
PARAGRAPH_STYLE: Final = _W + "pStyle"
NUMBERING: Final = _W + "numPr"
NUMBERING_LEVEL: Final = _W + "ilvl"
NUMBERING_ID: Final = _W + "numId"
OUTLINE_LEVEL: Final = _W + "outlineLvl"

# Tracked changes
INSERTED: Final = _W + "ins"
MOVED_HERE: Final = _W + "moveTo"
DELETED: Final = _W + "del"
MOVED_AWAY: Final = _W + "moveFrom"
DELETED_TEXT: Final = _W + "delText"
DELETED_CODE: Final = _W + "delInstrText"
CELL_INSERTED: Final = _W + "cellIns"
CELL_DELETED: Final = _W + "cellDel"
CELL_MERGE: Final = _W + "cellMerge"
FORMER_MERGE: Final = _W + "vMergeOrig"
MERGE_STARTS: Final = "rest"
"""How a tracked merge says that a cell covers, or is on its own; one that is covered says `cont`."""
FORMER_PROPERTIES: Final = {_W + f"{kind}Change": _W + kind for kind in ("pPr", "rPr", "tcPr", "trPr")}
"""Records of changed properties, each with the tag of the properties that it remembers."""

# Runs
RUN: Final = _W + "r"
RUN_PROPERTIES: Final = _W + "rPr"
RUN_STYLE: Final = _W + "rStyle"
FONTS: Final = _W + "rFonts"
EAST_ASIAN: Final = _W + "eastAsia"
BOLD: Final = _W + "b"
HIDDEN: Final = _W + "vanish"
STYLE_SEPARATOR: Final = _W + "specVanish"
TEXT: Final = _W + "t"
SYMBOL: Final = _W + "sym"
SYMBOL_FONT: Final = _W + "font"
SYMBOL_CHAR: Final = _W + "char"
FIELD_CHAR: Final = _W + "fldChar"
FIELD_CHAR_TYPE: Final = _W + "fldCharType"
FIELD_CODE: Final = _W + "instrText"
RUBY: Final = _W + "ruby"
RUBY_BASE: Final = _W + "rubyBase"
FOOTNOTE_REFERENCE: Final = _W + "footnoteReference"
ENDNOTE_REFERENCE: Final = _W + "endnoteReference"
DRAWINGS: Final = frozenset(_W + name for name in ("drawing", "pict", "object"))
CHARACTERS: Final = {
    _W + "tab": "\t",
    _W + "ptab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "-",
}
"""Elements that stand for one character."""

# Rows and cells
ROW_PROPERTIES: Final = _W + "trPr"
GRID_BEFORE: Final = _W + "gridBefore"
CELL_PROPERTIES: Final = _W + "tcPr"
GRID_SPAN: Final = _W + "gridSpan"
HORIZONTAL_MERGE: Final = _W + "hMerge"
VERTICAL_MERGE: Final = _W + "vMerge"

# Notes and comments
FOOTNOTE: Final = _W + "footnote"
ENDNOTE: Final = _W + "endnote"
COMMENT: Final = _W + "comment"

# Styles
STYLES: Final = _W + "styles"
STYLE: Final = _W + "style"
STYLE_ID: Final = _W + "styleId"
STYLE_NAME: Final = _W + "name"
BASED_ON: Final = _W + "basedOn"

# Numbering definitions
ABSTRACT: Final = _W + "abstractNum"
ABSTRACT_ID: Final = _W + "abstractNumId"
STYLE_LINK: Final = _W + "styleLink"
NUM_STYLE_LINK: Final = _W + "numStyleLink"
NUM: Final = _W + "num"
LEVEL_OVERRIDE: Final = _W + "lvlOverride"
START_OVERRIDE: Final = _W + "startOverride"
LEVEL: Final = _W + "lvl"
LEVEL_START: Final = _W + "start"
LEVEL_FORMAT: Final = _W + "numFmt"
LEVEL_TEXT: Final = _W + "lvlText"
LEVEL_RESTART: Final = _W + "lvlRestart"
LEVEL_LEGAL: Final = _W + "isLgl"
LEVEL_SUFFIX: Final = _W + "suff"

# Mathematics
MATH: Final = frozenset((_M + "oMath", _M + "oMathPara"))
MATH_TEXT: Final = _M + "t"
MATH_SEPARATORS: Final = {_M + "den": "/", _M + "sup": "^"}
"""What stands before these parts when a formula is written on one line."""
