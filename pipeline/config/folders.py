"""Where the product's own configuration lies."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_PACKAGED = _PACKAGE / "_configs"
_CHECKOUT = _PACKAGE.parent / "configs"


def default_folder() -> Path:
    """Inside the installed package, or at the top of a checkout."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
