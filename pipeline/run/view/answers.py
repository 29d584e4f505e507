"""The answer to a query as a table for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from pipeline.run.view.layout import Painter, table

ROWS_AT_ONCE = 200
"""Whose widths are the columns'; further rows get a table of their own, so that a long answer is never held."""
CELLS = 32
"""Of a column, at most."""
_EXACT = 2**53
"""From here on a float is no longer every whole number."""
_DIGEST = re.compile(r"([0-9a-f]{12})[0-9a-f]{52}(#\d+)?")
_KEPT = r"\1\2"


def lines(names: Sequence[str], rows: Iterable[Sequence[object]], paint: Painter) -> Iterator[str]:
    """Numbers stand at the right edge, and long ids show their beginning, by which `workreport show` knows them."""
    rest = iter(rows)
    for first in chain([list(islice(rest, ROWS_AT_ONCE))], iter(lambda: list(islice(rest, ROWS_AT_ONCE)), [])):
        right = frozenset(at for at in range(len(names)) if _is_of_numbers(row[at] for row in first))
        cells = [[_text(value) for value in row] for row in first]
        header, *body = table(names, cells, [CELLS] * len(names), right=right)
        yield paint("  ".join(header).rstrip(), "head")
        yield from ("  ".join(line).rstrip() for line in body)


def _is_of_numbers(values: Iterable[object]) -> bool:
    present = [value for value in values if value is not None]
    return bool(present) and all(isinstance(value, int | float) for value in present)


def plain(value: object) -> object:
    """A whole number without a point: columns of values are floats to SQLite, the 135 of 135户 as well."""
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    return value


def _text(value: object) -> str:
    value = plain(value)
    if value is None:
        return ""
    return f"{value:.15g}" if isinstance(value, float) else _DIGEST.sub(_KEPT, str(value))
