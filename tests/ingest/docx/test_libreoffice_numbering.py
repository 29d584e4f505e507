"""List numbers of random documents beside LibreOffice's: levels, redefined levels, restarts, styles, lists in tables.

Left out is what LibreOffice 7.4 reads otherwise than Word: `isLgl`, `lvlRestart`, restarts of inner levels, and lists
that begin with an inner level.
"""

from __future__ import annotations

from itertools import chain
from random import Random

from pipeline.run.libreoffice import OfficeFile
from tests.ingest.docx.conftest import Read
from tests.ingest.docx.wordml import abstract, cell, docx, level, listed, num, paragraph, style, styled, table
from tests.run.office import needs_libreoffice, office

_DOCUMENTS = 160
_DEPTH = 4
_FORMATS = (
    "decimal",
    "chineseCounting",
    "chineseCountingThousand",
    "decimalEnclosedCircle",
    "upperLetter",
    "lowerRoman",
)
_STYLES = "".join(
    style(
        f"L{index}", f"条目 {index}", f'<w:pPr><w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    )
    for index in range(_DEPTH)
)


def _numbering(random: Random, *, by_style: bool) -> str:
    """One abstract list; the second use of it starts anew or writes some levels otherwise."""

    def defined(index: int) -> str:
        text = "".join(f"%{outer + 1}." for outer in range(random.choice((0, index)), index + 1))
        linked = f'<w:pStyle w:val="L{index}"/>' if by_style else ""
        return level(index, random.choice(_FORMATS), text, linked, start=random.choice((1, 1, 1, 3)))

    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{index}">{_override(random, index)}</w:lvlOverride>'
        for index in range(_DEPTH)
        if random.random() < 0.3
    )
    return abstract(0, *map(defined, range(_DEPTH))) + num(1, 0) + num(2, 0, overrides) + num(3, 0)


def _override(random: Random, index: int) -> str:
    if index == 0:
        return f'<w:startOverride w:val="{random.randint(1, 5)}"/>'
    return level(index, random.choice(_FORMATS), f"L%{index + 1}:")


def _document(random: Random) -> bytes:
    by_style, depth, body = random.random() < 0.5, -1, []
    for number in range(random.randint(5, 14)):
        text, kind = f"条{number}", random.choice(("list", "list", "list", "style", "table", "plain"))
        if kind == "plain":
            body.append(paragraph(text))
            continue
        depth = random.randint(0, min(depth + 1, _DEPTH - 1))
        if kind == "style" and by_style:
            body.append(paragraph(text, styled(f"L{depth}")))
        elif kind == "table":
            body.append(table([cell(paragraph(text, listed(1, depth))), cell("旁")]))
        else:
            body.append(paragraph(text, listed(random.choice((1, 1, 2, 3)), depth)))
    return docx("".join(body) + paragraph("尾"), numbering=_numbering(random, by_style=by_style), styles=_STYLES)


def _lines(text: str) -> list[str]:
    return [line for line in ("".join(line.split()) for line in text.splitlines()) if line]


@needs_libreoffice
def test_random_lists_are_numbered_as_libreoffice_numbers_them(read: Read) -> None:
    contents = [_document(Random(seed)) for seed in range(_DOCUMENTS)]
    exports = office().convert(
        [OfficeFile(content=content, format="docx") for content in contents], "txt:Text (encoded):UTF8"
    )
    labels = 0
    for seed, (content, export) in enumerate(zip(contents, exports, strict=True)):
        assert isinstance(export, bytes), seed
        blocks = read(content).blocks
        ours = chain.from_iterable(_lines(f"{block.label or ''}{block.text}") for block in blocks)
        assert list(ours) == _lines(export.decode("utf-8-sig")), seed
        labels += sum(block.label is not None for block in blocks)
    assert labels > 5 * _DOCUMENTS
