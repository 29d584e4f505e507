"""Signs of Word's symbol fonts as Unicode characters."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_PRIVATE_USE = range(0xF000, 0xF100)
"""Where symbol fonts keep their signs: the sign's code in the font plus 0xF000."""


def _row(first: int, signs: str) -> dict[int, str]:
    return {first + index: sign for index, sign in enumerate(signs)}


_FONTS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        "symbol": {
            **_row(0x30, "0123456789"),
            **_row(0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"),
            **_row(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"),
            **_row(0xA2, "′≤⁄∞"),
            **_row(0xAB, "↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
            0x25: "%", 0x28: "(", 0x29: ")", 0x2B: "+", 0x2D: "−", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0xD6: "√",
        },
        "wingdings": {
            **_row(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
            0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0xA1: "○", 0xA7: "▪", 0xA8: "◻",
            0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
            0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
        },
        "wingdings 2": {
            **_row(0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
            0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x98: "●", 0xA3: "□", 0xA2: "■",
        },
    }
)  # fmt: skip


def symbol(font: str | None, code: str | None) -> str:
    """The character for a `w:sym`; empty for a sign that Unicode or this table lacks."""
    try:
        point = int(code or "", 16)
    except ValueError:
        return ""
    signs = _FONTS.get((font or "").lower())
    if signs is not None:
        return signs.get(point & 0xFF, "") if point in _PRIVATE_USE or point < 0x100 else _character(point)
    return "" if point in _PRIVATE_USE else _character(point)


def _character(point: int) -> str:
    """Only what XML text could have held."""
    if point < 0x20 or 0xD800 <= point < 0xE000 or point > 0x10FFFF:
        return ""
    return chr(point)
