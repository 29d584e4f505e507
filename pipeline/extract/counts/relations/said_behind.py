"""What is said behind a list of parts, of the whole again: 受理90件,其中甲类40件、乙类50件,已办结81件."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.counts.measures.alike import alike
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.relations.wholes import Whole

_REST = ("其他", "其它", "其余")


def said_behind(prose: Prose, settled: list[Thing], things: Sequence[Thing], wholes: Sequence[Whole]) -> list[Thing]:
    """`settled`, where what the last part has passed on is the thing of the whole; `things` are as first found.

    What was done with so many is of the whole, and behind 茶园8件、其他4件 all is: 同比下降6%.
    """
    lists = {rest: whole for whole in wholes if (rest := things[whole.parts[-1]].span)}
    parts = {part for whole in wholes for part in whole.parts}
    for at, thing in enumerate(settled):
        whole = lists.get(thing.span) if thing.span and thing.source == "carried" and at not in parts else None
        if whole and (_is_counted_again(prose, whole, things, at) or _ends_in_rest(prose, whole, things)):
            settled[at] = replace(thing, span=things[whole.whole].span)
    return settled


def _ends_in_rest(prose: Prose, whole: Whole, things: Sequence[Thing]) -> bool:
    """其他 counts nothing but itself. Where other parts tell how they changed, the change behind it is its own."""
    first, last = whole.parts[0], whole.parts[-1]
    rest = things[last].span
    if rest is None or not prose.folded.startswith(_REST, rest.start):
        return False
    return first < last and not any(prose.leads[index].direction for index in range(first, last))


def _is_counted_again(prose: Prose, whole: Whole, things: Sequence[Thing], at: int) -> bool:
    """排查240处,其中甲类150处、乙类90处,已加固230处: no part that stands nearest is meant.

    What is told behind one part alone may be said of that, unless it is more.
    """
    quantity, last = prose.quantities[at], whole.parts[-1]
    level = at > last and prose.leads[at].is_level and not quantity.is_relative
    if not level or alike(quantity.unit) != alike(prose.quantities[whole.whole].unit):
        return False
    if quantity.high > prose.quantities[whole.whole].high:
        return False
    return len({things[part].span for part in whole.parts}) > 1 or quantity.high > prose.quantities[last].high
