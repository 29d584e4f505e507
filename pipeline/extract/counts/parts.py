"""Parts that are named by what was done with them: 条款27项(新订10项、修订17项)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.config import Config
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.relations import Whole
from pipeline.extract.counts.spans import Span
from pipeline.extract.counts.things import Thing

_ANEW = frozenset("新续可已未待拟")
"""With one of these before it a verb still tells what was done: 新订, 待办."""


class Parts:
    """Gives such parts the counted thing of their whole. Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self._brief = frozenset(cues.brief_predicates.words)
        self._flows = frozenset(cues.flows.words)
        self._verbs = frozenset(cues.predicates.words) - frozenset(cues.money_nouns.words)

    def settled(self, prose: Prose, things: Sequence[Thing], wholes: Sequence[Whole]) -> list[Thing]:
        """`things`, those of such parts replaced; `verb` is then what governs them."""
        settled = list(things)
        for whole in wholes:
            span = things[whole.whole].span
            if span is None or whole.summed:
                continue
            for part in whole.parts:
                own = things[part].span
                money = prose.quantities[part].unit_class == "money"
                if own and own != span and self._tells_doing(prose, own, money=money):
                    verb = None if things[part].source == "carried" else prose.folded[own.start : own.end]
                    settled[part] = Thing(span, "carried", verb)
        return settled

    def _tells_doing(self, prose: Prose, span: Span, *, money: bool) -> bool:
        name = prose.folded[span.start : span.end]
        if money and name in self._flows:
            return False  # 外贸总额86亿元,其中出口62亿元
        if name[0] in _ANEW:
            return name[1:] in self._verbs or name[1:] in self._brief
        return name in self._verbs
