"""The one table of hostile files: how each is built, and what must become of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from tests.hostile import chunks, texts, words, xmls, zips
from tests.hostile.zips import BODY, REPORT
from tests.ingest.docx.wordml import docx, pack, paragraph


class Hostile(NamedTuple):
    build: Callable[[], bytes]
    outcome: str
    """`mined`, or the code of the failure; several where versions of Python or of a library differ, by `|`."""
    suffix: str = ".docx"


_SDT = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
_BRANCH = "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>"
_CELL = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
_DENSE = "惠及群众12户，"
_PROSE = "大力推进基层治理体系建设，完善网格化管理机制，切实把矛盾化解在萌芽状态，守住不出事的底线。"

ARCHIVES: dict[str, Hostile] = {
    "empty file": Hostile(lambda: b"", "empty_document"),
    "signature alone": Hostile(lambda: b"PK\x03\x04", "corrupt_archive"),
    "empty archive": Hostile(lambda: pack({}), "unsupported_type"),
    "no document inside": Hostile(lambda: pack({"a.txt": "x"}), "unsupported_type"),
    "cut in half": Hostile(lambda: REPORT[: len(REPORT) // 2], "corrupt_archive"),
    "end cut off": Hostile(lambda: REPORT[:-30], "corrupt_archive"),
    "garbage before": Hostile(lambda: b"\0" * 100 + REPORT, "unsupported_type"),
    "bomb of blanks": Hostile(zips.blank_bomb, "limit_exceeded"),
    "bomb beside the text": Hostile(zips.blank_bomb_beside, "mined"),
    "bomb of styles": Hostile(zips.bomb_of_styles, "limit_exceeded"),
    "many full parts": Hostile(zips.many_full_parts, "limit_exceeded"),
    "many small trees": Hostile(zips.many_small_trees, "limit_exceeded"),
    "many entries": Hostile(zips.many_entries, "limit_exceeded"),
    "endless directory": Hostile(zips.endless_directory, "limit_exceeded"),
    "lying sizes": Hostile(zips.lying_size, "corrupt_archive"),
    "lying packed sizes": Hostile(zips.lying_packed_size, "mined|corrupt_archive"),
    "wrong checksums": Hostile(zips.wrong_checksums, "corrupt_archive"),
    "entries of one place": Hostile(zips.entries_of_one_place, "corrupt_archive"),
    "overlapping files": Hostile(zips.overlapping, "corrupt_archive|corrupt_document"),
    "the same name twice": Hostile(partial(zips.twice, "word/document.xml"), "corrupt_archive"),
    "the same name in capitals": Hostile(partial(zips.twice, "Word\\DOCUMENT.XML"), "corrupt_archive"),
    "flagged encrypted": Hostile(zips.flagged_encrypted, "encrypted"),
    "unknown packing": Hostile(zips.unknown_packing, "corrupt_archive"),
    "packing without bound": Hostile(zips.packed_with_lzma, "corrupt_archive"),
    "names that escape": Hostile(zips.escaping_names, "mined"),
    "members that escape": Hostile(zips.escaping_members, "mined", ".zip"),
    "archives two deep": Hostile(partial(zips.nested, 2), "mined", ".zip"),
    "archives three deep": Hostile(partial(zips.nested, 3), "limit_exceeded", ".zip"),
    "archives forty deep": Hostile(partial(zips.nested, 40), "limit_exceeded", ".zip"),
    "bomb two deep": Hostile(partial(zips.nested, 2, {"a.txt": bytes(200_000_000)}), "limit_exceeded", ".zip"),
    "bomb of reports": Hostile(zips.bomb_of_reports, "limit_exceeded", ".zip"),
    "bomb of blocks": Hostile(zips.bomb_of_blocks, "corrupt_archive", ".zip"),
    "a member beyond the end": Hostile(zips.beyond_the_end, "corrupt_archive", ".zip"),
    "a member without end": Hostile(zips.endless_member, "corrupt_archive", ".zip"),
    "a name without end": Hostile(zips.endless_name, "limit_exceeded", ".zip"),
    "holes without end": Hostile(zips.endless_hole, "corrupt_archive", ".zip"),
    "main part elsewhere": Hostile(
        partial(zips.targets, "../../../../etc/passwd", kind="officeDocument"), "unsupported_type"
    ),
    "main part external": Hostile(
        partial(zips.targets, "http://127.0.0.1:9/x", kind="officeDocument", mode='TargetMode="External"'), "mined"
    ),
    "header elsewhere": Hostile(partial(zips.targets, "file:///etc/passwd"), "mined"),
    "header external": Hostile(partial(zips.targets, "http://127.0.0.1:9/x", mode='TargetMode="External"'), "mined"),
    "header is the main part": Hostile(partial(zips.targets, "document.xml"), "mined"),
    "one header, many spellings": Hostile(zips.endless_relations, "limit_exceeded"),
}

XML: dict[str, Hostile] = {
    "billion laughs": Hostile(xmls.laughs, "unsafe_xml"),
    "laughs in the styles": Hostile(partial(xmls.laughs, "word/styles.xml"), "mined|unsafe_xml"),
    "laughs in a header": Hostile(partial(xmls.laughs, "word/header1.xml"), "unsafe_xml"),
    "laughs in the properties": Hostile(partial(xmls.laughs, "docProps/core.xml"), "unsafe_xml"),
    "laughs in the relations": Hostile(partial(xmls.laughs, "_rels/.rels"), "unsafe_xml"),
    "external entity": Hostile(xmls.fetching, "unsafe_xml"),
    "entity from the net": Hostile(partial(xmls.fetching, target="http://127.0.0.1:9/x"), "unsafe_xml"),
    "doctype in UTF-16": Hostile(partial(xmls.hidden_doctype, "utf-16"), "unsafe_xml"),
    "doctype in UTF-7": Hostile(partial(xmls.hidden_doctype, "utf-7"), "unsafe_xml|corrupt_document"),
    "doctype in UTF-32": Hostile(partial(xmls.hidden_doctype, "utf-32"), "unsafe_xml|corrupt_document|limit_exceeded"),
    "depth of 10,000": Hostile(partial(xmls.deep, _SDT, 5000), "limit_exceeded"),
    "deep controls": Hostile(partial(xmls.deep, _SDT, 120), "mined"),
    "deep branches": Hostile(partial(xmls.deep, _BRANCH, 120), "mined"),
    "deep tables": Hostile(partial(xmls.deep, _CELL, 80), "mined"),
    "deep insertions": Hostile(partial(xmls.deep, "<w:ins>{}</w:ins>", 240), "mined"),
    "deep tags": Hostile(partial(xmls.deep_runs, "<w:smartTag>{}</w:smartTag>", 240), "mined"),
    "deep formulas": Hostile(partial(xmls.deep_runs, "<m:oMath>{}</m:oMath>", 240), "mined"),
    "deep drawings": Hostile(partial(xmls.deep_runs, "<w:r><w:drawing>{}</w:drawing></w:r>", 120), "empty_document"),
    "boxes in boxes": Hostile(partial(xmls.nested_boxes, 30), "mined"),
    "branches above a forest": Hostile(xmls.deep_alternatives, "mined"),
    "a million attributes": Hostile(partial(xmls.attributes, 1_000_000), "mined|limit_exceeded|corrupt_document"),
    "a hundred thousand namespaces": Hostile(
        partial(xmls.namespaces, 100_000), "mined|limit_exceeded|corrupt_document"
    ),
    "namespaces at every depth": Hostile(xmls.nested_namespaces, "mined|limit_exceeded|corrupt_document"),
    "attributes everywhere": Hostile(xmls.many_attributes, "limit_exceeded"),
    "long attribute": Hostile(xmls.long_attribute, "mined|limit_exceeded"),
    "long name": Hostile(xmls.long_name, "limit_exceeded|corrupt_document"),
    "long text of no paragraph": Hostile(xmls.long_text, "mined|limit_exceeded"),
    "long paragraph": Hostile(xmls.long_paragraph, "limit_exceeded"),
    "comments": Hostile(xmls.comments, "mined"),
    "instructions": Hostile(xmls.instructions, "mined"),
    "sections of CDATA": Hostile(xmls.cdata, "mined"),
    "character references": Hostile(xmls.references, "mined"),
    "too many elements": Hostile(partial(xmls.elements, 500_000), "limit_exceeded"),
    "as many elements as may be": Hostile(partial(xmls.elements, 499_000), "mined"),
    "properties of runs": Hostile(xmls.many_switches, "mined"),
    "GBK that says UTF-8": Hostile(partial(xmls.encoded, "utf-8", "gbk"), "corrupt_document"),
    "UTF-8 that says UTF-16": Hostile(partial(xmls.encoded, "utf-16", "utf-8"), "corrupt_document|mined"),
    "unknown encoding": Hostile(partial(xmls.encoded, "x-none", "utf-8"), "corrupt_document"),
    "mark of another encoding": Hostile(partial(xmls.with_mark, b"\xff\xfe", "utf-8"), "corrupt_document"),
    "half a character": Hostile(partial(xmls.main_part, xmls.body(paragraph("&#xD800;"))), "corrupt_document"),
    "zero bytes": Hostile(partial(xmls.main_part, xmls.body(BODY) + "\0" * 1000), "corrupt_document"),
    "zero reference": Hostile(partial(xmls.main_part, xmls.body(paragraph("&#0;"))), "corrupt_document"),
    "undeclared entity": Hostile(partial(xmls.main_part, xmls.body(paragraph("&nbsp;"))), "corrupt_document"),
    "blank UTF-16": Hostile(
        partial(xmls.main_part, ("\ufeff" + " " * 4_000_000).encode("utf-16-le")), "corrupt_document"
    ),
    "empty part": Hostile(partial(xmls.main_part, ""), "corrupt_document"),
    "another root": Hostile(partial(xmls.main_part, "<html/>"), "unsupported_type"),
}

WORD: dict[str, Hostile] = {
    "a document in a document": Hostile(partial(chunks.in_itself, 1), "mined"),
    "documents forty deep": Hostile(partial(chunks.in_itself, 40), "limit_exceeded"),
    "one chunk without end": Hostile(chunks.one_without_end, "limit_exceeded"),
    "one document without end": Hostile(chunks.one_document_without_end, "limit_exceeded"),
    "notes of a chunk without end": Hostile(chunks.notes_without_end, "mined"),
    "bombs for chunks": Hostile(chunks.bombs, "limit_exceeded"),
    "an endless page for a chunk": Hostile(chunks.endless_page, "limit_exceeded"),
    "many documents for chunks": Hostile(chunks.many_documents, "limit_exceeded"),
    "chunks of blanks": Hostile(chunks.of_blanks, "mined"),
    "a chunk that fetches": Hostile(lambda: chunks.taking_in([xmls.fetching()]), "unsafe_xml"),
    "footnotes": Hostile(words.footnotes, "mined"),
    "notes of themselves": Hostile(words.notes_of_themselves, "mined"),
    "empty comments": Hostile(words.comments, "mined"),
    "endless asides": Hostile(words.endless_asides, "limit_exceeded"),
    "linked lists": Hostile(words.linked_lists, "mined"),
    "repeated levels": Hostile(words.repeated_levels, "mined"),
    "giant counters in Roman": Hostile(partial(words.giant_counters, "upperRoman"), "mined"),
    "giant counters in letters": Hostile(partial(words.giant_counters, "lowerLetter"), "limit_exceeded"),
    "endless labels": Hostile(words.endless_labels, "limit_exceeded"),
    "endless numbers": Hostile(words.endless_numbers, "mined"),
    "circle of styles": Hostile(words.style_circle, "mined"),
    "chain of styles": Hostile(words.style_chain, "mined"),
    "long root of styles": Hostile(words.long_root_of_styles, "mined"),
    "unknown styles": Hostile(words.unknown_styles, "mined"),
    "endless style": Hostile(words.endless_style, "mined"),
    "unclosed fields": Hostile(words.unclosed_fields, "mined"),
    "unclosed codes": Hostile(words.unclosed_codes, "mined"),
    "blanks between fields": Hostile(words.blank_fields, "mined"),
    "contents in contents": Hostile(words.contents_in_contents, "mined"),
    "deleted marks": Hostile(words.deleted_marks, "mined"),
    "wide table": Hostile(words.wide_table, "mined"),
    "table of figures": Hostile(words.table_of_figures, "mined"),
    "tables in tables": Hostile(words.tables_in_tables, "mined"),
    "merged cells": Hostile(words.merged_cells, "mined"),
}

TEXT: dict[str, Hostile] = {
    "too long": Hostile(partial(texts.one_paragraph, "工作", 1_000_100), "limit_exceeded"),
    "one word": Hostile(partial(texts.one_paragraph, "工作"), "mined"),
    "prose": Hostile(partial(texts.one_paragraph, _PROSE), "mined"),
    "digits": Hostile(partial(texts.one_paragraph, "1"), "mined"),
    "decimal points": Hostile(partial(texts.one_paragraph, "1."), "mined"),
    "commas": Hostile(partial(texts.one_paragraph, "，"), "mined"),
    "opening quotes": Hostile(partial(texts.one_paragraph, "“"), "limit_exceeded"),
    "figures": Hostile(partial(texts.one_paragraph, _DENSE), "limit_exceeded"),
    "as many figures as may be": Hostile(partial(texts.one_paragraph, _DENSE, 620_000), "mined"),
    "figures without stops": Hostile(partial(texts.one_paragraph, "惠及12户", 390_000), "mined"),
    "parts of wholes": Hostile(partial(texts.one_paragraph, "其中12户，", 470_000), "mined"),
    "parts of nothing": Hostile(partial(texts.one_paragraph, "其中"), "mined"),
    "shares": Hostile(partial(texts.one_paragraph, "其中98%，", 470_000), "mined"),
    "sums": Hostile(partial(texts.one_paragraph, "合计3户，", 390_000), "mined"),
    "fractions": Hostile(partial(texts.one_paragraph, "百分之", 200_000), "mined"),
    "ranges": Hostile(partial(texts.one_paragraph, "3-5个", 100_000), "mined"),
    "cues": Hostile(partial(texts.one_paragraph, "增长"), "mined"),
    "names in quotes": Hostile(partial(texts.one_paragraph, "“清泉行动”，", 180_000), "mined"),
    "different names": Hostile(lambda: docx(paragraph(texts.different_names(20_000))), "mined"),
    "quotes that never close": Hostile(partial(texts.one_paragraph, "‘万余元】计划", 180_000), "mined"),
    "nouns of names": Hostile(partial(texts.one_paragraph, "行动", 150_000), "mined"),
    "nouns of one character": Hostile(partial(texts.one_paragraph, "队", 75_000), "mined"),
    "models": Hostile(partial(texts.one_paragraph, "完成活动+", 300_000), "mined"),
    "headings": Hostile(partial(texts.paragraphs, "一、工作", 40_000), "mined"),
    "headings of all levels": Hostile(
        partial(texts.plain, "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n", 190_000), "mined", ".txt"
    ),
    "points": Hostile(partial(texts.one_paragraph, "一是抓工作。", 450_000), "mined"),
    "lines": Hostile(partial(texts.paragraphs, "甲"), "mined"),
    "too many lines": Hostile(partial(texts.plain, "甲\n", 200_000), "limit_exceeded", ".txt"),
    "torn lines": Hostile(partial(texts.paragraphs, "工作和服务事项1"), "mined"),
    "page marks": Hostile(partial(texts.paragraphs, "第1页 共9页"), "empty_document"),
    "blank paragraphs": Hostile(partial(texts.paragraphs, " \u3000", 90_000), "empty_document"),
    "wide blanks": Hostile(partial(texts.one_paragraph, "甲\u3000\u3000"), "mined"),
    "blanks": Hostile(partial(texts.one_paragraph, "甲" + " " * 5000), "mined"),
    "entities of entities": Hostile(partial(texts.one_paragraph, "&amp;amp;"), "mined"),
    "masked figures": Hostile(partial(texts.one_paragraph, "xx人", 200_000), "mined"),
    "rare characters": Hostile(partial(texts.one_paragraph, "😀𠀀"), "mined"),
    "accents": Hostile(partial(texts.one_paragraph, "e" + "\u0301" * 50), "mined"),
}

FILES: dict[str, Hostile] = {
    "old Word": Hostile(partial(texts.compound, "WordDocument"), "needs_libreoffice"),
    "encrypted Word": Hostile(partial(texts.compound, "EncryptedPackage"), "encrypted"),
    "rich text": Hostile(lambda: b"{\\rtf1 " + b"{" * 100_000, "needs_libreoffice"),
    "PDF": Hostile(lambda: b"%PDF-1.7\n" + bytes(1000), "pdf_not_supported"),
    "program": Hostile(lambda: b"\x7fELF" + random.Random(1).randbytes(50_000), "unsupported_type"),
    "page": Hostile(partial(texts.page, "<p>工作</p>"), "mined"),
    "page of elements": Hostile(partial(texts.page, "<p>" * 600_000), "limit_exceeded"),
    "page of lines": Hostile(partial(texts.page, "<p>工作" * 200_000), "limit_exceeded", ".html"),
    "large page": Hostile(partial(texts.page, "<i>" + " " * 20_000_000), "limit_exceeded", ".html"),
    "deep page": Hostile(partial(texts.deep_page, "div", 100_000), "mined|corrupt_document", ".html"),
    "deep fonts": Hostile(partial(texts.deep_page, "font", 100_000), "mined|corrupt_document", ".html"),
    "tables in tables of a page": Hostile(partial(texts.tables_in_tables, 60, 45_000), "mined", ".html"),
    "paragraphs in depth": Hostile(partial(texts.paragraphs_in_depth, 200, 45_000), "mined", ".html"),
    "attributes of a page": Hostile(
        partial(texts.page, "<p " + " ".join(f"a{index}=1" for index in range(300_000)) + ">"), "mined", ".html"
    ),
    "spans of a page": Hostile(
        partial(texts.page, "<table>" + "<tr><td rowspan=99999999 colspan=1000000000>" * 120_000), "mined", ".html"
    ),
    "hidden elements of a page": Hostile(
        partial(texts.page, "<div hidden>" * 100 + "<p>工作" * 240_000), "mined", ".html"
    ),
    "attributes of a script": Hostile(
        partial(texts.page, "<script " + " ".join(f"a{index}=1" for index in range(300_000)) + ">"), "mined", ".html"
    ),
    "parts of parts of a saved page": Hostile(partial(texts.deep_parts, 2000), "limit_exceeded", ".mht"),
    "comments of a page": Hostile(partial(texts.page, "<!--" * 100_000), "mined", ".html"),
    "large text": Hostile(partial(texts.plain, "工作\n", 8_000_000), "limit_exceeded", ".txt"),
    "large blank text": Hostile(partial(texts.plain, "\n", 45_000_000), "limit_exceeded", ".txt"),
    "halves of characters": Hostile(
        lambda: b"\xff\xfe" + ("工作" * 1000).encode("utf-16-le") + b"\x00\xd8", "undecodable_text", ".txt"
    ),
    "contradicted mark": Hostile(lambda: b"\xef\xbb\xbf" + "工作".encode("gbk") * 1000, "undecodable_text", ".txt"),
    "zero bytes in a text": Hostile(lambda: "工作".encode() * 100 + bytes(10_000), "unsupported_type", ".txt"),
    "no text at all": Hostile(lambda: bytes(range(128, 256)) * 1000, "undecodable_text", ".txt"),
}

HOSTILE: Mapping[str, Hostile] = MappingProxyType({**ARCHIVES, **XML, **WORD, **TEXT, **FILES})
