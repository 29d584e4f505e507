"""An output folder summed up, while no run writes to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from pipeline.archive import duplicates, registry, topics
from pipeline.config.registry import Registry
from pipeline.output.duplicates import Copy, Duplicates, write_duplicates
from pipeline.output.reading import parts_of
from pipeline.run.ledger import NAME, Ledger
from pipeline.run.lock import hold
from pipeline.zh.identifiers import mask_identifiers


def initiatives_of(out: Path, rules: Registry) -> list[registry.Row]:
    """The registry of the folder's records. Raises UsageError where one is of another version."""
    with hold(out):
        return registry.build(lambda: parts_of(out, registry.Telling), rules)


def topics_of(out: Path) -> list[topics.TopicRow]:
    """The folder's topics by organisation and year. Raises as `initiatives_of`."""
    with hold(out):
        return topics.count(parts_of(out, topics.Filed))


def write_duplicates_of(out: Path) -> list[tuple[str, int]]:
    """Write OUT/duplicates.jsonl; returns kind and number of copies of each group. Raises as `initiatives_of`."""
    told: list[tuple[str, int]] = []

    def lines() -> Iterator[bytes]:
        for group in _duplicates(out):
            told.append((group.kind, max(len(group.copies), len(group.copies[0].uris))))
            yield msgspec.json.encode(group)

    with hold(out):
        write_duplicates(out, lines())
    return told


def _duplicates(out: Path) -> Iterator[Duplicates]:
    """Identical files as the ledger knows them, then near copies; a folder without a ledger knows of no former."""
    with TemporaryDirectory(dir=out) as scratch, closing(_ledger(out, Path(scratch))) as ledger:
        recipe = ledger.recipe()
        masks = recipe is not None and recipe.provenance.masked
        named = partial(map, mask_identifiers) if masks else tuple[str, ...]
        for key, uris in ledger.copies():
            yield Duplicates(kind="identical", copies=(Copy(id=key, uris=tuple(named(uris))),), similarity=1.0)
        reports = parts_of(out, duplicates.Told)
        for members, similarity in duplicates.near(reports, Path(scratch) / "sketches.sqlite"):
            copies = tuple(
                Copy(id=identity, uris=tuple(named(ledger.uris(identity.partition("#")[0]) or (uri,))))
                for identity, uri in members
            )
            yield Duplicates(kind="near", copies=copies, similarity=similarity)


def _ledger(out: Path, scratch: Path) -> Ledger:
    return Ledger(out, read_only=True) if (out / NAME).exists() else Ledger(scratch)
