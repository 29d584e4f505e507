"""OUT/duplicates.jsonl, and OUT/sketches.sqlite, which spares the next run to sketch anew what this one has."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from pipeline.archive.duplicates import Told
from pipeline.archive.sketches import Sketches, remove
from pipeline.errors import UsageError
from pipeline.output import RecordParts
from pipeline.output.atomic import TEMPORARY
from pipeline.output.duplicates import NAME, Copies, Copy, Duplicates, write_duplicates
from pipeline.output.reading import parts_of
from pipeline.run.ledger import Ledger
from pipeline.run.ledger_file import NAME as LEDGER
from pipeline.run.lock import hold
from pipeline.run.recipe import Recipe, recipe_of
from pipeline.run.whole import refuse_gaps
from pipeline.zh.identifiers import mask_identifiers

SKETCHES = "sketches.sqlite"
_BANDS = f"{TEMPORARY}bands.sqlite"


def write_copies(out: Path) -> Copies:
    """`follow`, for whoever does not hold the folder; one without a ledger is read, and gets nothing but the file.

    Raises:
        UsageError: a run holds the folder, a part is gone, or a record is of another version, or without its text.
    """
    with hold(out):
        refuse_gaps(out)
        recipe = recipe_of(RecordParts(out))
        if recipe is not None and not recipe.text:
            raise UsageError(f"{out}: was mined --without-text, and near copies are told by their texts", "no_record")
        if (out / LEDGER).exists():
            with closing(Ledger(out, read_only=True)) as ledger:
                return follow(out, ledger)
        with (
            TemporaryDirectory(dir=out) as scratch,
            closing(Ledger(Path(scratch))) as ledger,
            closing(Sketches(Path(scratch) / SKETCHES)) as sketches,
        ):
            sketches.add(parts_of(out, Told))
            return _write(out, ledger, sketches, None)


def follow(out: Path, ledger: Ledger) -> Copies:
    """Bring OUT/duplicates.jsonl to the state of the records; only those that are new are sketched.

    Raises:
        UsageError: a record is of another version.
    """
    recipe = ledger.recipe()  # a damaged ledger is no fault of the sketches
    try:
        return _follow(out, ledger, recipe)
    except sqlite3.OperationalError:  # the disk, not what is on it
        raise
    except sqlite3.DatabaseError:
        remove(out / SKETCHES)
        return _follow(out, ledger, recipe)


def _follow(out: Path, ledger: Ledger, recipe: Recipe | None) -> Copies:
    with closing(Sketches(out / SKETCHES, msgspec.json.encode(recipe and recipe.told))) as sketches:
        written = sketches.note("copies")
        if written is not None and sketches.note("state") == _state(out, ledger):
            return msgspec.json.decode(written, type=Copies)
        _bring_up_to_date(out, ledger, sketches)
        copies = _write(out, ledger, sketches, recipe)
        sketches.set_note("copies", msgspec.json.encode(copies))
        sketches.set_note("state", _state(out, ledger))
        return copies


def _state(out: Path, ledger: Ledger) -> bytes:
    """Of what the file is made from, and of the file as it was written."""
    file = (out / NAME).stat() if (out / NAME).exists() else None
    written = file and (file.st_size, file.st_mtime_ns)
    return msgspec.json.encode((ledger.entries_state(), sorted(ledger.parts().items()), written))


def _bring_up_to_date(out: Path, ledger: Ledger, sketches: Sketches) -> None:
    gone = [key for key in sketches.known() if (row := ledger.outcome(key)) is None or not row.records]
    sketches.drop(gone)
    for part in RecordParts(out).names():
        missing = {key for key in ledger.keys_of(part) if not sketches.has(key)}
        if missing:
            reports = parts_of(out, Told, (part,))
            sketches.add(told for told in reports if told.id.partition("#")[0] in missing)


def _write(out: Path, ledger: Ledger, sketches: Sketches, recipe: Recipe | None) -> Copies:
    groups: Counter[str] = Counter()
    members: Counter[str] = Counter()

    def lines() -> Iterator[bytes]:
        for group in _groups(ledger, sketches, out / _BANDS, masked=recipe is not None and recipe.provenance.masked):
            groups[group.kind] += 1
            members[group.kind] += len(group.copies) if group.kind == "near" else len(group.copies[0].uris)
            yield msgspec.json.encode(group)

    write_duplicates(out, lines())
    return Copies(
        identical_files=members["identical"],
        identical_groups=groups["identical"],
        near_documents=members["near"],
        near_groups=groups["near"],
    )


def _groups(ledger: Ledger, sketches: Sketches, scratch: Path, *, masked: bool) -> Iterator[Duplicates]:
    """Identical files as the ledger knows them, then near copies."""
    named = partial(map, mask_identifiers) if masked else tuple[str, ...]
    for key, uris in ledger.copies():
        yield Duplicates(kind="identical", copies=(Copy(id=key, uris=tuple(named(uris))),), similarity=1.0)
    for members, similarity in sketches.groups(scratch):
        copies = tuple(
            Copy(id=identity, uris=tuple(named(ledger.uris(identity.partition("#")[0]) or (uri,))))
            for identity, uri in members
        )
        yield Duplicates(kind="near", copies=copies, similarity=similarity)
