"""The kind of an initiative: what its last words, the noun behind it and its verb make likeliest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from pipeline.config import Config
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.spoken import Spoken
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.extract.initiatives.words import any_of
from pipeline.records import InitiativeKind

KINDS: tuple[InitiativeKind, ...] = (
    "campaign", "programme", "brand", "activity", "platform", "base", "team", "association", "studio", "hotline",
    "mechanism", "project", "policy",
)  # fmt: skip
_MARKS = re.compile('[“”‘’「」『』〝〞"＂ \u3000]')
_NEAR = 4
_COMMONEST: InitiativeKind = "brand"


class KindModel:
    """A linear model. `keys`: signals in the order of the rows of `weights`, signal by kind."""

    def __init__(self, keys: Sequence[str], weights: npt.NDArray[np.float32]) -> None:
        self._rows: Mapping[str, int] = {key: row for row, key in enumerate(keys)}
        self._weights = weights

    def kinds(self, names: Sequence[Sequence[str]]) -> list[InitiativeKind]:
        """The likeliest kind of each name by its signals; of one without any known signal the commonest."""
        known = [[self._rows[signal] for signal in signals if signal in self._rows] for signals in names]
        told = [at for at, rows in enumerate(known) if rows]
        found: list[InitiativeKind] = [_COMMONEST] * len(names)
        if told:
            starts = np.cumsum([0, *(len(known[at]) for at in told[:-1])])
            sums = np.add.reduceat(self._weights[list(chain.from_iterable(known))], starts)
            for at, kind in zip(told, sums.argmax(axis=1).tolist(), strict=True):
                found[at] = KINDS[kind]
        return found


class ToldKinds:
    """Nouns that leave no doubt. Built once per worker."""

    def __init__(self, config: Config) -> None:
        groups = config.initiatives.told_kinds
        self._kinds: Mapping[str, InitiativeKind] = {word: group.kind for group in groups for word in group.words}
        noun = f"(?P<noun>{any_of(self._kinds)})"
        self._inside = re.compile(f"{noun}$")
        self._behind = re.compile(f'[”』」"][一-鿿]{{0,2}}?{noun}')
        self._before = re.compile(f'{noun}[“『「"]$')

    def of(self, page: Page, named: Iterable[Spoken]) -> Mapping[str, InitiativeKind]:
        """Kinds by name, of those whose noun is one of them."""
        return {one.name: self._kinds[noun["noun"]] for one in named if (noun := self._noun(page.text, one))}

    def _noun(self, text: str, one: Spoken) -> re.Match[str] | None:
        around = self._behind.match(text, one.end) or self._before.search(text, max(0, one.start - _NEAR), one.start)
        return self._inside.search(one.name) or around


def kind_signals(page: Page, vocabulary: Vocabulary, spoken: Spoken) -> list[str]:
    """What is seen of the kind: a letter for the sort of signal, then what is seen."""
    bare = _MARKS.sub("", spoken.name)
    text, end = page.text, spoken.end
    after = _MARKS.sub("", text[end : end + 6])
    before = _MARKS.sub("", text[max(0, spoken.start - 6) : spoken.start])
    effect, verb = vocabulary.contexts.left(page, spoken.start - (text[spoken.start - 1 : spoken.start] in ("“", '"')))
    inside = vocabulary.head_inside(bare)
    alias = _MARKS.sub("", spoken.alias or "")
    behind = vocabulary.head_inside(alias) if len(alias) > len(bare) else None
    title = vocabulary.head_before(page, spoken.start - 1) if spoken.rule == "quoted_whole" else None
    return [
        "",
        *(f"t{size}{bare[-size:]}" for size in range(1, _NEAR + 1) if len(bare) >= size),
        f"h{inside.kind if inside else ''}",
        f"H{inside.kind if inside else ''} {inside.bare if inside else ''} {verb}",
        f"b{behind.kind if behind else ''}",
        f"B{behind.kind if behind else ''} {inside.kind if inside else ''}",
        f"p{title.kind if title else ''}",
        *(f"a{size}{after[:size]}" for size in (1, 2, 3)),
        *(f"l{size}{before[-size:]}" for size in (1, 2)),
        f"v{verb}",
        f"e{effect} {spoken.rule}",
        f"n{vocabulary.shapes.numeric_kind(bare) or ''}",
        f"+{'+' in bare or '＋' in bare}",
        f"f{bare[:1]}",
        f"g{bare[:2]}",
        f"s{min(len(bare), 12)}",
    ]
