"""Parts that are named by what was done with them: 条款27项(新订10项、修订17项)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.relations.said_behind import said_behind
from pipeline.extract.counts.relations.wholes import Whole


class Parts:
    """Gives such parts the counted thing of their whole. Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self._brief = frozenset(cues.brief_predicates.words)
        self._prefixes = frozenset(cues.deed_prefixes.words)
        self._flows = frozenset(cues.flows.words)
        self._verbs = frozenset(cues.predicates.words) - frozenset(cues.money_nouns.words)

    def settled(self, prose: Prose, things: Sequence[Thing], wholes: Sequence[Whole]) -> list[Thing]:
        """`things`, those of such parts replaced, and those said of the whole again behind its parts."""
        named = [whole for whole in wholes if things[whole.whole].span is not None and not whole.summed]
        return said_behind(prose, self._named_by_deeds(prose, things, named), things, named)

    def _named_by_deeds(self, prose: Prose, things: Sequence[Thing], wholes: Sequence[Whole]) -> list[Thing]:
        """Their `verb` is then what governs them."""
        settled = list(things)
        for whole in wholes:
            span = things[whole.whole].span
            for part in whole.parts:
                thing = things[part]
                money = prose.quantities[part].unit_class == "money"
                if thing.span is None or thing.span == span:
                    continue
                if self._tells_doing(prose, thing.span, money=money):
                    verb = None if thing.source == "carried" else prose.folded[thing.span.start : thing.span.end]
                    settled[part] = Thing(span, "carried", verb)
                elif thing.source == "carried" and _is_state(prose, thing.span):
                    settled[part] = replace(thing, span=span)
        return settled

    def _tells_doing(self, prose: Prose, span: Span, *, money: bool) -> bool:
        name = prose.folded[span.start : span.end]
        if money and name in self._flows:
            return False  # 外贸总额86亿元,其中出口62亿元
        if name[0] in self._prefixes:
            return name[1:] in self._verbs or name[1:] in self._brief
        return name in self._verbs


def _is_state(prose: Prose, span: Span) -> bool:
    """保持完好40件、修补12件: how some are is nothing that others of them are."""
    word = prose.words.at(span.start)
    return word.tag[0] == "a" and word.end == span.end
