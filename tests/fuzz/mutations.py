"""What may happen to a file: to its bytes, to its parts, to its elements."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.ingest.docx.wordml import pack

Parts = dict[str, bytes]
ChangeBytes = Callable[[random.Random, bytes], bytes]

_ELEMENT = re.compile(rb"<(w:\w+)(?:\s[^<>]*)?(?:/>|>(?:[^<>]|<(?!/?\1[\s/>])[^<>]*>)*</\1>)")
_VALUE = re.compile(rb'="([^"<>]*)"')
_TEXT = re.compile(rb">([^<>]+)<")
_TAG = re.compile(rb"</?w:\w+[^<>]*>")
_NASTY_BYTES = (
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"<",
    b"&",
    b"]]>",
    b"<!--",
    b"<?x?>",
    b"\x0b",
    b"\x85",
)
_NASTY_VALUES = (
    b"",
    b"-1",
    b"0",
    b"999999999999999999999",
    b"NaN",
    b"9" * 5000,
    "四".encode(),
    b"../../x",
    b"&lt;",
    b"true",
)
_NASTY_TEXTS = tuple(
    text.encode()
    for text in (
        "“", "”", '"', "‘", "《", "（", "1", "九千九百", "99999999999999999999", "1.2.3", "-5", "3-5个", "其中", "合计",
        "百分之", "\u3000\u3000", "\n", "\t", "\u2028", "\u200b", "\ufeff", "\U0001f600", "e\u0301", "一、", "（二）",
        "第3页", "xx人", "2023", "&amp;nbsp;", "&#8226;", "A+B", "分之", "增长", "行动", "比上年", "一是", "篇一 总结",
        "目录", "10万", "0", "％", "１２",
    )
)  # fmt: skip


def _spot(rng: random.Random, content: bytes) -> int:
    return rng.randrange(len(content) + 1)


def flip_bytes(rng: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 5, 20)) if changed else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def cut_off(rng: random.Random, content: bytes) -> bytes:
    return content[: _spot(rng, content)]


def take_out(rng: random.Random, content: bytes) -> bytes:
    start, length = _spot(rng, content), rng.choice((1, 4, 30, 300))
    return content[:start] + content[start + length :]


def put_in(rng: random.Random, content: bytes) -> bytes:
    start = _spot(rng, content)
    return content[:start] + rng.choice(_NASTY_BYTES) + content[start:]


def repeat(rng: random.Random, content: bytes) -> bytes:
    start, length = _spot(rng, content), rng.choice((1, 10, 200))
    return content[:start] + content[start : start + length] * rng.choice((2, 3, 50)) + content[start + length :]


def _one(rng: random.Random, pattern: re.Pattern[bytes], content: bytes) -> re.Match[bytes] | None:
    found = list(pattern.finditer(content))
    return rng.choice(found) if found else None


def delete_element(rng: random.Random, content: bytes) -> bytes:
    found = _one(rng, _ELEMENT, content)
    return content[: found.start()] + content[found.end() :] if found else content


def double_element(rng: random.Random, content: bytes) -> bytes:
    found = _one(rng, _ELEMENT, content)
    return content[: found.end()] + found[0] * rng.choice((1, 2, 30)) + content[found.end() :] if found else content


def nest_element(rng: random.Random, content: bytes) -> bytes:
    """An element inside itself, or inside another."""
    found, outer = _one(rng, _ELEMENT, content), _one(rng, _ELEMENT, content)
    if found is None or outer is None:
        return content
    name, times = outer[1], rng.choice((1, 1, 3, 100, 300))
    wrapped = (b"<" + name + b">") * times + found[0] + (b"</" + name + b">") * times
    return content[: found.start()] + wrapped + content[found.end() :]


def move_element(rng: random.Random, content: bytes) -> bytes:
    """One element to where another begins or ends."""
    found, place = _one(rng, _ELEMENT, content), _one(rng, _TAG, content)
    if found is None or place is None:
        return content
    at = rng.choice(place.span())
    return content[:at] + found[0] + content[at:]


def delete_tag(rng: random.Random, content: bytes) -> bytes:
    found = _one(rng, _TAG, content)
    return content[: found.start()] + content[found.end() :] if found else content


def change_value(rng: random.Random, content: bytes) -> bytes:
    found = _one(rng, _VALUE, content)
    return content[: found.start(1)] + rng.choice(_NASTY_VALUES) + content[found.end(1) :] if found else content


def swap_values(rng: random.Random, content: bytes) -> bytes:
    one, other = _one(rng, _VALUE, content), _one(rng, _VALUE, content)
    return content[: one.start(1)] + other[1] + content[one.end(1) :] if one and other else content


def change_text(rng: random.Random, content: bytes) -> bytes:
    """Something awkward said in the middle of what is said."""
    found = _one(rng, _TEXT, content)
    if found is None:
        return put_text(rng, content)
    at = rng.randint(*found.span(1))
    return content[:at] + rng.choice(_NASTY_TEXTS) * rng.choice((1, 1, 1, 3, 40)) + content[at:]


def put_text(rng: random.Random, content: bytes) -> bytes:
    at = _spot(rng, content)
    return content[:at] + rng.choice(_NASTY_TEXTS) + content[at:]


def insert_entity(rng: random.Random, content: bytes) -> bytes:
    doctype = rng.choice((b'<!DOCTYPE x [<!ENTITY a "b">]>', b'<!DOCTYPE x SYSTEM "file:///etc/passwd">', b""))
    reference = rng.choice((b"&a;", b"&#0;", b"&#xD800;", b"&#x10FFFF;", b"&amp;", b"&nbsp;"))
    found = _one(rng, _TEXT, content)
    at = found.start(1) if found else _spot(rng, content)
    return doctype + content[:at] + reference + content[at:]


BYTES: tuple[ChangeBytes, ...] = (flip_bytes, cut_off, take_out, put_in, repeat)
HARMLESS: tuple[ChangeBytes, ...] = (
    delete_element,
    double_element,
    nest_element,
    move_element,
    change_value,
    swap_values,
    change_text,
    change_text,
)
"""What mostly leaves XML well-formed, so that what it says is read."""
HARMFUL: tuple[ChangeBytes, ...] = (*BYTES, delete_tag, insert_entity)


def changed_word(rng: random.Random, parts: Parts) -> bytes:
    """A .docx after one to four changes to its parts, and now and then to its archive."""
    parts = dict(parts)
    for _ in range(rng.choice((1, 1, 2, 4))):
        name = rng.choice(["word/document.xml", *parts])
        if rng.random() < 0.06:
            parts = _rearranged(rng, parts)
        elif name in parts:
            parts[name] = rng.choice(HARMLESS if rng.random() < 0.85 else HARMFUL)(rng, parts[name])
    packed = pack(parts)
    return rng.choice(BYTES)(rng, packed) if rng.random() < 0.1 else packed


def changed_plain(rng: random.Random, content: bytes) -> bytes:
    for _ in range(rng.choice((1, 1, 2, 4))):
        content = rng.choice(BYTES if rng.random() < 0.3 else (change_text, put_text, repeat, delete_tag))(rng, content)
    return content


def _rearranged(rng: random.Random, parts: Parts) -> Parts:
    """A part lost, renamed, or two parts in each other's place."""
    one, other = rng.choice(list(parts)), rng.choice(list(parts))
    what = rng.randrange(3)
    if what == 0:
        return {name: content for name, content in parts.items() if name != one}
    if what == 1:
        return {(f"../{name.upper()}" if name == one else name): content for name, content in parts.items()}
    return {**parts, one: parts[other], other: parts[one]}
