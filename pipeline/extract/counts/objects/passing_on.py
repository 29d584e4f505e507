"""Whether a thing is passed on to the next quantity: a part without head passes nothing on, a course its verb alone."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.prose import Prose
from pipeline.records import UnitClass

_TAUGHT: frozenset[UnitClass] = frozenset({"people", "person_times"})


def goes_on(prose: Prose, things: Sequence[Thing], own: Thing) -> bool:
    """举办培训班3期,培训260人: what was just counted holds the verb, and no thing farther back goes with it."""
    before = things[-1].span if things else None
    if before is None or own.span is None or is_headless(prose, own):
        return False
    if (
        prose.quantities[len(things) - 1].unit_class != "event"
        or prose.quantities[len(things)].unit_class not in _TAUGHT
    ):
        return False  # 结案率94%,人均结案286件
    told = prose.folded[own.span.start : own.span.end]
    held = len(told) > 1 and told in prose.folded[before.start : before.end]
    return held and prose.in_one_segment(len(things) - 1, len(things))


def is_headless(prose: Prose, thing: Thing) -> bool:
    """已完成的12项: such a thing says which and passes nothing on."""
    return thing.source == "implied" and thing.span is not None and prose.folded.startswith("的", thing.span.end)
