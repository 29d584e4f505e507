"""Archives that lie about what they hold, or hold too much of it."""

from __future__ import annotations

import gzip
import io
import random
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping

from tests.ingest.docx.wordml import docx, pack, paragraph, part, parts_of

BODY = paragraph("一、工作情况") + paragraph("全年走访困难群众128户，投入资金35万元。")
REPORT = docx(BODY)
_LOCAL, _ENTRY, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
MAIN = "word/document.xml"


def header_parts(count: int, content: str) -> dict[str, str]:
    """The parts of a report with so many headers, all related to its main part."""
    xml = part("hdr", content)
    return parts_of(BODY, extra={f"header{index}.xml": ("header", xml) for index in range(count)})


def blank_bomb() -> bytes:
    """One part of 300 MB, packed into 300 kB."""
    return pack({**parts_of(BODY), MAIN: b" " * 300_000_000})


def blank_bomb_beside() -> bytes:
    """The same in a part that nobody reads."""
    return pack({**parts_of(BODY), "word/media/image1.emf": b"\0" * 300_000_000})


def bomb_of_styles() -> bytes:
    return docx(BODY + paragraph("甲", '<w:pStyle w:val="none"/>'), styles="<w:style/>" * 3_000_000)


def many_full_parts() -> bytes:
    """Five headers of 15 MB each that hardly shrink: no ratio tells them from honest ones."""
    return pack(header_parts(5, f"<!--{random.Random(1).randbytes(3_700_000).hex()}-->" * 2))


def many_small_trees() -> bytes:
    """Forty parts, each below the limit of elements."""
    return pack(header_parts(40, "<w:p/>" * 300_000))


def many_entries() -> bytes:
    return pack({**parts_of(BODY), **{f"word/media/{index}.bin": b"" for index in range(3000)}})


def endless_directory() -> bytes:
    """A million entries of a directory, without one file behind them."""
    entry = _ENTRY + bytes(24) + struct.pack("<H", 1) + bytes(16) + b"a"
    directory = entry * 1_000_000
    return _LOCAL + bytes(26) + directory + _end(0xFFFF, len(directory), 30)


def _end(count: int, size: int, offset: int) -> bytes:
    return _END + struct.pack("<HHHHIIH", 0, 0, count, count, size, offset, 0)


def patched(content: bytes, signature: bytes, at: int, form: str, value: int) -> bytes:
    """One field of every header of that kind replaced."""
    patch = struct.pack(form, value)
    start = content.find(signature)
    while start >= 0:
        content = content[: start + at] + patch + content[start + at + len(patch) :]
        start = content.find(signature, start + 4)
    return content


def lying_size() -> bytes:
    """All parts say that they inflate to ten bytes."""
    packed = pack({**parts_of(BODY), MAIN: part("document", f"<w:body>{BODY * 20_000}</w:body>")})
    return patched(patched(packed, _ENTRY, 24, "<I", 10), _LOCAL, 22, "<I", 10)


def lying_packed_size() -> bytes:
    return patched(REPORT, _ENTRY, 20, "<I", 0x7FFFFFFF)


def wrong_checksums() -> bytes:
    return patched(REPORT, _ENTRY, 16, "<I", 0x12345678)


def flagged_encrypted() -> bytes:
    return patched(patched(REPORT, _ENTRY, 8, "<H", 1), _LOCAL, 6, "<H", 1)


def unknown_packing() -> bytes:
    return patched(patched(REPORT, _ENTRY, 10, "<H", 97), _LOCAL, 8, "<H", 97)


def entries_of_one_place() -> bytes:
    """All entries of the directory lead to the first part."""
    return patched(REPORT, _ENTRY, 42, "<I", 0)


def packed_with_lzma() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in parts_of(BODY).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def bomb_of_blocks() -> bytes:
    """330 MB of zeros in 300 bytes: bzip2 gives them in one piece to whoever does not say how much he takes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.txt", bytes(330_000_000))
    return buffer.getvalue()


def beyond_the_end() -> bytes:
    """In an archive in an archive, a member that begins at 2**64 - 1."""
    info = zipfile.ZipInfo("a.docx")
    info.extra = struct.pack("<HHQ", 1, 8, (1 << 64) - 1)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, REPORT)
    return pack({"inner.zip": patched(buffer.getvalue(), _ENTRY, 42, "<I", 0xFFFFFFFF)})


def endless_member() -> bytes:
    """A tar of 1 KB whose one member claims 2**60 bytes."""
    return _tar_header("a.txt", b"0", 1 << 60) + bytes(512)


def endless_name() -> bytes:
    """2 MB that hold a name of 330 MB, below the ratio that tells bombs."""
    noise = random.Random(1).randbytes(1_800_000)
    member = _tar_header("a.exe", b"0", len(noise)) + noise + bytes(-len(noise) % 512)
    return gzip.compress(member + _tar_header("name", b"L", 330_000_000) + b"a" * 330_000_000, 1)


def endless_hole() -> bytes:
    """1 KB that stands for 20 files of 40 MB: what a sparse file does not hold is told to be zeros."""
    info = tarfile.TarInfo("a.txt")
    info.pax_headers = {"GNU.sparse.map": "0,0", "GNU.sparse.size": "40000000"}
    return info.tobuf(tarfile.PAX_FORMAT) * 20 + bytes(1024)


def _tar_header(name: str, type_: bytes, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.type, info.size = type_, size
    return info.tobuf(tarfile.GNU_FORMAT)


def twice(name: str) -> bytes:
    """A report with another part of a name that it has already."""
    buffer = io.BytesIO(REPORT)
    with zipfile.ZipFile(buffer, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(name, part("document", f"<w:body>{paragraph('另一篇')}</w:body>"))
    return buffer.getvalue()


def overlapping(files: int = 200, kernel: int = 1_000_000) -> bytes:
    """Each file's data hold, quoted, the header and the data of the next: all share one kernel."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(b" " * kernel) + packer.flush()
    content = b" " * kernel
    names = [MAIN, *(f"word/header{index}.xml" for index in range(files - 1))]
    bodies: list[tuple[str, bytes, int, int, int]] = []
    for name in reversed(names):
        fields = struct.pack(
            "<HHHHHIIIHH", 20, 0, 8, 0, 0x21, zlib.crc32(content), len(data), len(content), len(name), 0
        )
        header = _LOCAL + fields + name.encode()
        bodies.append((name, fields, len(data), len(content), len(header) + len(data)))
        # A block that is not packed quotes the header; what follows it goes on as before.
        data = b"\0" + struct.pack("<HH", len(header), len(header) ^ 0xFFFF) + header + data
        content = header + content
    whole = data[5:]
    entries = b"".join(
        _ENTRY + b"\x14\0" + fields + bytes(10) + struct.pack("<I", len(whole) - length) + name.encode()
        for name, fields, _, _, length in bodies
    )
    return whole + entries + _end(len(bodies), len(entries), len(whole))


def nested(depth: int, innermost: Mapping[str, bytes] | None = None) -> bytes:
    """A report inside so many archives."""
    content = pack(innermost or {"a.docx": REPORT})
    for _ in range(depth - 1):
        content = pack({"inner.zip": content})
    return content


def bomb_of_reports() -> bytes:
    """An archive whose members inflate a thousandfold."""
    return pack({f"{index}.txt": b"\n" * 40_000_000 for index in range(20)})


def escaping_names() -> bytes:
    """Parts that lead out of the archive, for whoever unpacks it."""
    places = ("../../../../tmp/escaped", "/tmp/escaped", "..\\..\\escaped", "C:\\escaped", "word/../../escaped", "a\0b")
    return pack({**parts_of(BODY), **dict.fromkeys(places, b"x")})


def escaping_members() -> bytes:
    return pack({f"{place}escaped.docx": REPORT for place in ("../../", "/tmp/", "..\\..\\", "C:\\")})


def targets(reference: str, *, kind: str = "header", mode: str = "") -> bytes:
    """A report that relates to something elsewhere."""
    parts = parts_of(BODY, extra={"header1.xml": ("header", part("hdr", paragraph("页眉")))})
    name = "_rels/.rels" if kind == "officeDocument" else "word/_rels/document.xml.rels"
    old = MAIN if kind == "officeDocument" else "header1.xml"
    parts[name] = parts[name].replace(f'Target="{old}"', f'{mode} Target="{reference}"')
    return pack(parts)


def endless_relations() -> bytes:
    """One header under 20,000 spellings of its name."""
    parts = header_parts(1, paragraph("页眉" * 1000))
    relations = "word/_rels/document.xml.rels"
    start, end = parts[relations].index("<Relationship "), parts[relations].index("</Relationships>")
    relation = parts[relations][start:end]
    parts[relations] = parts[relations][:start] + "".join(_spelled(relation, 20_000)) + parts[relations][end:]
    return pack(parts)


def _spelled(relation: str, count: int) -> Iterable[str]:
    return (relation.replace("header0.xml", f"x{index}/../header0.xml") for index in range(count))


def truncations(content: bytes = REPORT) -> Iterator[bytes]:
    """The file as it is when a copy stops."""
    return (content[: len(content) * step // 7] for step in range(1, 7))
