"""What a site sets around a report: where you are, who uploaded it, what else there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Protocol

from pipeline.damage.edits import Change

_SHOWN = 0.7


class Page(Protocol):
    """A site's page, as configs/damage_generator.yaml has it: of each row it shows one line or none."""

    @property
    def sites(self) -> Sequence[str]: ...

    @property
    def users(self) -> Sequence[str]: ...

    @property
    def above(self) -> Sequence[Sequence[str]]: ...

    @property
    def below(self) -> Sequence[Sequence[str]]: ...


def furnishing(page: Page) -> Callable[[str, Random], Iterator[Change]]:
    """A way to set the lines of `page` above and below; the title is repeated from the text's first line."""

    def furnish(text: str, chance: Random) -> Iterator[Change]:
        facts = {
            "site": chance.choice(page.sites),
            "title": text.partition("\n")[0],
            "user": chance.choice(page.users),
            "day": f"{chance.randint(2015, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            "pages": chance.randint(3, 12),
            "number": chance.randint(10_000_000, 99_999_999),
        }
        for line in _shown(page.above, chance):
            yield Change(0, 0, line.format_map(facts) + "\n", "furniture")
        for line in _shown(page.below, chance):
            yield Change(len(text), len(text), "\n" + line.format_map(facts), "furniture")

    return furnish


def _shown(rows: Sequence[Sequence[str]], chance: Random) -> Iterator[str]:
    for row in rows:
        if chance.random() < _SHOWN:
            yield chance.choice(row)
