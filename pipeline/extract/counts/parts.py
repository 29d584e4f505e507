"""Parts that are named by what was done with them: 条款27项(新订10项、修订17项)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.relations import Whole
from pipeline.extract.counts.spans import Span
from pipeline.extract.counts.things import Thing

_ANEW = frozenset("新续可已未待拟")
"""With one of these before it a verb still tells what was done: 新订, 待办."""


_REST = ("其他", "其它", "其余")


class Parts:
    """Gives such parts the counted thing of their whole. Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self._brief = frozenset(cues.brief_predicates.words)
        self._flows = frozenset(cues.flows.words)
        self._verbs = frozenset(cues.predicates.words) - frozenset(cues.money_nouns.words)

    def settled(self, prose: Prose, things: Sequence[Thing], wholes: Sequence[Whole]) -> list[Thing]:
        """`things`, those of such parts replaced; `verb` is then what governs them.

        Behind 茶园8件、其他4件 all is said of the whole again: 同比下降6%.
        """
        settled = list(things)
        rests: dict[Span, Span] = {}
        for whole in wholes:
            span = things[whole.whole].span
            if span is None or whole.summed:
                continue
            rest = things[whole.parts[-1]].span
            if rest and prose.folded.startswith(_REST, rest.start) and _is_plain_list(prose, whole):
                rests[rest] = span
            for part in whole.parts:
                own = things[part].span
                money = prose.quantities[part].unit_class == "money"
                if own and own != span and self._tells_doing(prose, own, money=money):
                    verb = None if things[part].source == "carried" else prose.folded[own.start : own.end]
                    settled[part] = Thing(span, "carried", verb)
        parts = {part for whole in wholes for part in whole.parts} if rests else ()
        return [thing if at in parts else _said_again(thing, rests) for at, thing in enumerate(settled)]

    def _tells_doing(self, prose: Prose, span: Span, *, money: bool) -> bool:
        name = prose.folded[span.start : span.end]
        if money and name in self._flows:
            return False  # 外贸总额86亿元,其中出口62亿元
        if name[0] in _ANEW:
            return name[1:] in self._verbs or name[1:] in self._brief
        return name in self._verbs


def _is_plain_list(prose: Prose, whole: Whole) -> bool:
    """Whether no part tells how it changed: where others do, the change behind the last is its own."""
    first, last = whole.parts[0], whole.parts[-1]
    return first < last and not any(prose.leads[index].direction for index in range(first, last))


def _said_again(thing: Thing, rests: Mapping[Span, Span]) -> Thing:
    """其他 counts nothing but itself: what it passed on is of the whole."""
    if thing.span is None or thing.source != "carried":
        return thing
    return replace(thing, span=rests.get(thing.span, thing.span))
