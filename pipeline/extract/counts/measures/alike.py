"""Units that count the same: 人, 名 and 位 are all people, 件(套), 件次 and 件 the same things."""

from __future__ import annotations

from functools import lru_cache

_REMEMBERED = 1024
"""Units of which it is kept what they count like: a text asks many times for few."""
_SAME = {**dict.fromkeys("人名位员口号", "人"), "件次": "件", "例次": "例"}


@lru_cache(_REMEMBERED)
def alike(unit: str | None) -> str | None:
    """One unit for all that count what `unit` does."""
    return None if unit is None else _SAME.get(unit, unit.partition("(")[0])


def numerator(unit: str | None) -> str | None:
    """What is told of each: a price of 5元/公斤 falls by 0.4元."""
    return unit and unit.partition("/")[0]
