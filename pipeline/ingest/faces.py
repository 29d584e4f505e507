"""Faces that official writing sets headings in: 黑体 for the first rank, 楷体 for the second."""

from __future__ import annotations

import re
from typing import Literal

Face = Literal["hei", "kai"]

NAMES = "黑体|楷体|[Ss]im[Hh]ei|[Kk]ai[Tt]i"
"""In the names of fonts: 方正黑体_GBK, 楷体_GB2312; 微软雅黑 is a face for anything."""
_FACE = re.compile(NAMES)


def face_of(font: str | None) -> Face | None:
    """The face of headings that a font is of."""
    found = _FACE.search(font) if font else None
    if found is None:
        return None
    return "kai" if found[0] == "楷体" or found[0].lower() == "kaiti" else "hei"
