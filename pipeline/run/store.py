"""The output folder as one thing: parts, ledger and sinks, kept in step so that a kill at any moment can be mended.

Order of every change: the parts first, then the other sinks, then the ledger. What a run was killed between is found
when the folder is next opened: a part that the ledger does not know as it stands is read again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from pipeline.errors import UsageError
from pipeline.output import RecordParts, Sink
from pipeline.output.atomic import remove_unfinished
from pipeline.output.compression import Compression
from pipeline.output.manifest import Difference
from pipeline.output.staging import clear_staging
from pipeline.records import Failure, FileFormat, Record
from pipeline.run.difference import difference, needs_remine, refused, told
from pipeline.run.inputs import Inputs, is_archive
from pipeline.run.leaving import Asked, kept_back, lost, of_others
from pipeline.run.ledger import UNPLACED, EntryRow, Ledger, OutcomeRow
from pipeline.run.opening import FileState, can_be_listed, is_gone
from pipeline.run.progress import LOG
from pipeline.run.reading import record_at
from pipeline.run.recipe import LINES, Line, Recipe, line_of, recipe_of
from pipeline.run.survey import Command, Pace
from pipeline.zh.identifiers import mask_identifiers

_ENCODER = msgspec.json.Encoder()
_CONFIG = re.compile(rb'"config":"[0-9a-f]{64}"')
"""In a line: what a text has of quotation marks is escaped there."""


class Batch(Record, frozen=True, kw_only=True):
    """What is made durable together."""

    lines: Sequence[bytes]
    """All lines of one part, in order."""
    written: Path | None = None
    """The part instead of its lines, where a worker has written it to OUT/.staging."""
    outcomes: Sequence[tuple[str, tuple[int, ...], Failure | None]]
    """Key, sizes of its lines, failure; the lines stand in this order."""
    entries: Sequence[EntryRow]
    done: Sequence[FileState]
    """Files of which every entry is in this batch or in one before."""
    pace: Pace | None = None
    """Of this run so far, if it has mined anything."""


class Store:
    """One output folder, for the one run that holds its lock."""

    def __init__(self, out: Path, sinks: Mapping[str, Sink], compress: Compression | None = None) -> None:
        """`sinks` are those beside the parts, by their names; new parts are compressed as `compress` says."""
        self._out = out
        self._parts = RecordParts(out, compress)
        self._sinks = tuple(sinks.values())
        self._sink_names = b",".join(sorted(name.encode() for name in sinks))
        self.ledger = Ledger(out)
        self.difference = Difference()
        """What was changed since the folder's records were made, once it is open."""
        self._run = int(self.ledger.meta("run") or b"0") + 1

    def end(self) -> None:
        """Note that this run has come to an end, of which the manifest tells: a clock would not do, it may go back."""
        with self.ledger.change():
            self.ledger.set_meta("ended", str(self._run).encode())

    def close(self) -> None:
        self.ledger.close()

    # opening

    def open(
        self,
        recipe: Recipe,
        inputs: Inputs,
        asked: Asked,
        command: Command,
        mark: bytes = b"",
    ) -> None:
        """Mend what a killed run left, and see to it that the folder's records are of this recipe.

        What the recipe asks for again is left to be mined, as what is new: `difference` tells it. Where they
        may, records leave for it: those of some formats where no others can be meant, else all. With `remine` all
        leave where the recipe asks for none. What none of the `inputs` brings back leaves with `prune` alone. `mark`
        is noted for the next run.

        Raises:
            UsageError: records are to leave, and may not.
        """
        remove_unfinished(self._out)
        clear_staging(self._out)
        self._parts.clean()
        before = self.ledger.recipe() or recipe_of(self._parts)
        self.difference = difference(before, recipe, remine=asked.remine)
        if needs_remine(self.difference) and not asked.may_drop:
            raise UsageError(f"{self._out}: {refused(self.difference)}; another --out keeps them", "another_recipe")
        left = lost(self.difference, inputs, self._parts, self.ledger)
        if left and not asked.prune:
            raise UsageError(f"{self._out}: {kept_back(left)}", "would_drop")
        if self.difference.what:
            LOG.info(told(self.difference))
        if left:
            LOG.info("dropped: %s", of_others(left))
        if self.difference.again == "everything":
            self._start_over()
        if before is not None and self.difference.again == "formats":
            self._reconcile(before)
            self._revise(before, recipe, self.difference.formats)
        self._reconcile(recipe)
        self._replay()
        with self.ledger.change():
            if self.ledger.meta("moves") is None:  # made when records were lost whose file was moved in between
                self.ledger.forget_files_without_outcome()
                self.ledger.set_meta("moves", b"kept")
            self._drop([path for path in self.ledger.folders() if can_be_listed(os.fsdecode(path))])
            if self.difference.again != "nothing":
                self.ledger.forget_failures()
            self.ledger.set_meta("recipe", _ENCODER.encode(recipe))
            self.ledger.set_meta("mark", mark)
            self.ledger.set_meta("run", str(self._run).encode())
            self.ledger.set_meta("command", _ENCODER.encode(command))

    def _start_over(self) -> None:
        """Parts first: a ledger without its parts is mended by itself, parts without their ledger would be adopted."""
        for sink in (self._parts, *self._sinks):
            sink.reset()
        with self.ledger.change():
            self.ledger.clear()

    def _reconcile(self, recipe: Recipe) -> None:
        """Bring the ledger in step with the parts on disk."""
        known = self.ledger.parts()
        present = {name: self._state(name) for name in self._parts.names()}
        changed = [name for name, state in present.items() if known.get(name) != state]
        with self.ledger.change():
            for name in [*(known.keys() - present.keys()), *changed]:
                self.ledger.lose_part(name)
            for name in changed:
                self._adopt(name, recipe)

    def _adopt(self, part: str, recipe: Recipe) -> None:
        """Take the records of an unknown part over; lines that cannot stay make it dirty."""
        dirty, kept = False, []
        for offset, raw in self._parts.read(part):
            line = line_of(raw)
            if line is None or not recipe.makes(line) or not self._adopt_line(line, part, offset):
                dirty = True
            else:
                kept.append(raw)
        for sink in self._sinks:
            sink.write(part, kept)
        self.ledger.put_part(part, *self._state(part), dirty=dirty)

    def _adopt_line(self, line: Line, part: str, offset: int) -> bool:
        """Whether the line is the first of its document; the further reports of a file follow the first at once."""
        known = self.ledger.outcome(line.key)
        if known is not None and (known.part != part or "#" not in line.id):
            return False
        start = offset if known is None else known.offset
        records = 1 if known is None else known.records + 1
        self.ledger.put_outcome(OutcomeRow(key=line.key, part=part, offset=start, records=records))
        source = line.source
        if not self.ledger.is_held(line.key):
            self.ledger.put_entry(EntryRow(path=UNPLACED, uri=source.uri, key=line.key), self._run)
        return True

    def _revise(self, before: Recipe, after: Recipe, formats: Sequence[FileFormat]) -> None:
        """The records of these formats leave; all others become what they would be if they were made now.

        No longer than before, so that they stay where the ledger has them. Until it is done the ledger says that they
        are of no configuration: after a kill they are of two, and going back to the former would not do.
        """
        unknown = msgspec.structs.replace(before.provenance, config="")
        with self.ledger.change():
            self.ledger.set_meta("recipe", _ENCODER.encode(msgspec.structs.replace(before, provenance=unknown)))
            self.ledger.set_meta("mark", b"")
        new = f'"config":"{after.provenance.config}"'.encode()
        for part in self._parts.names():
            lines = (line for _, raw in self._parts.read(part) if (line := line_of(raw)))
            keys = {line.key for line in lines if line.source.format in formats}
            with self.ledger.change():
                for key in keys:
                    self.ledger.forget(key)
            self._sweep(part, lambda raw: _CONFIG.sub(new, raw))

    def _replay(self) -> None:
        """A sink that the last run did not feed gets everything again."""
        if self.ledger.meta("sinks") != self._sink_names:
            for sink in self._sinks:
                sink.reset()
                for part in self._parts.names():
                    sink.write(part, [line for _, line in self._parts.read(part)])
            with self.ledger.change():
                self.ledger.set_meta("sinks", self._sink_names)

    # writing

    def commit(self, batch: Batch) -> None:
        """Make a batch durable: afterwards no kill can lose or double any of it.

        A content that has left its place stays known, for it may have been moved: a later file of this run may hold it,
        and may have been read already.
        """
        part = self._parts.next_name() if batch.lines or batch.written else None
        if part is not None:
            self._write(part, batch)
        with self.ledger.change():
            self._record_outcomes(batch, part)
            for entry in batch.entries:
                self.ledger.leave_behind(self.ledger.put_entry(entry, self._run))
            for state in batch.done:
                self.ledger.put_file(state)
                self.ledger.leave_behind(self.ledger.drop_entries(state.path, keep_run=self._run))
            if batch.pace is not None:
                self.ledger.set_meta("pace", _ENCODER.encode(batch.pace))

    def _write(self, part: str, batch: Batch) -> None:
        lines = batch.lines
        if batch.written is None:
            self._parts.write(part, lines)
        else:
            self._parts.take(batch.written, part)
            lines = [line for _, line in self._parts.read(part)] if self._sinks else ()
        for sink in self._sinks:
            sink.write(part, lines)

    def _record_outcomes(self, batch: Batch, part: str | None) -> None:
        if part is not None:
            self.ledger.put_part(part, *self._state(part))
        offset = 0
        for key, sizes, failure in batch.outcomes:
            encoded = _ENCODER.encode(failure) if failure else None
            row = OutcomeRow(key=key, part=part, offset=offset, records=len(sizes), failure=encoded)
            self.ledger.put_outcome(row if sizes else msgspec.structs.replace(row, part=None, offset=None))
            offset += sum(size + 1 for size in sizes)

    # taking away

    def prune(self) -> None:
        """Forget the files that are gone, and the records that only they held."""
        with self.ledger.change():
            gone = [path for path in self.ledger.paths() if path == UNPLACED or is_gone(os.fsdecode(path))]
            self._drop(gone)
        if number := sum(path != UNPLACED for path in gone):
            LOG.info("gone, and pruned with all that only they held: %d of the files met before", number)

    def _drop(self, paths: Iterable[bytes]) -> None:
        for path in paths:
            self.ledger.leave_behind(self.ledger.drop_file(path))

    def sweep(self) -> None:
        """At a run's end: forget what no file holds any more, and rewrite the parts that hold lines of it, or lines of
        what lies elsewhere now.
        """
        with self.ledger.change():
            self.ledger.drop_orphans()
        for part in self.ledger.dirty_parts():
            self._sweep(part, self._where_it_lies)

    def _where_it_lies(self, raw: bytes) -> bytes:
        """A record with its place, if that holds it still, else with the first of those that do."""
        line = LINES.decode(raw)
        told = mask_identifiers if line.provenance.masked else str
        places = [(told(uri), path) for uri, path in self.ledger.places(line.key)]
        if not places or any(uri == line.source.uri for uri, _ in places):
            return raw
        uri, path = places[0]
        return record_at(raw, uri, in_archive=is_archive(os.fsdecode(path)))

    def _sweep(self, part: str, rewrite: Callable[[bytes], bytes]) -> None:
        """Nothing is written where all lines stay as they are."""
        kept: list[bytes] = []
        dropped: list[bytes] = []
        offsets: dict[str, int] = {}
        size, changed = 0, False
        for offset, raw in self._parts.read(part):
            key = self._owner(raw, part, offset, offsets)
            if key is None:
                dropped.append(raw)
                continue
            offsets.setdefault(key, size)
            kept.append(rewrite(raw))
            changed = changed or kept[-1] != raw
            size += len(kept[-1]) + 1
        if changed or dropped:
            for sink in self._sinks:
                sink.drop([raw for raw in dropped if self._has_left(raw)])
                sink.write(part, kept)
            self._parts.write(part, kept)
        with self.ledger.change():
            self._move(part, offsets)

    def _owner(self, raw: bytes, part: str, offset: int, seen: dict[str, int]) -> str | None:
        """The key of the document that this line is a record of, if the ledger says that it stands here."""
        line = line_of(raw)
        row = self.ledger.outcome(line.key) if line else None
        if row is None or row.part != part or row.offset is None:
            return None
        follows = row.key in seen and line is not None and "#" in line.id
        return row.key if follows or row.offset == offset else None

    def _has_left(self, raw: bytes) -> bool:
        """A doubled line is dropped while its document stays."""
        line = line_of(raw)
        row = self.ledger.outcome(line.key) if line else None
        return line is not None and (row is None or row.part is None)

    def _move(self, part: str, offsets: dict[str, int]) -> None:
        for key, offset in offsets.items():
            row = self.ledger.outcome(key)
            assert row is not None
            self.ledger.put_outcome(msgspec.structs.replace(row, offset=offset))
        if offsets:
            self.ledger.put_part(part, *self._state(part))
        else:
            self.ledger.drop_part(part)

    def number_of_parts(self) -> int:
        return len(self._parts.names())

    def _state(self, part: str) -> tuple[int, int]:
        state = self._parts.path(part).stat()
        return state.st_size, state.st_mtime_ns
