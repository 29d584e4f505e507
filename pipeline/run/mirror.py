"""An output in an object store: a run works in a folder of this machine, and the store gets what it makes durable.

The store is the truth. Its `seal.json` changes with each run that begins or ends there; a folder that has made, or has
fetched, the present seal is what the store holds, or ahead of it. Any other folder is made what the store holds.
Order of every change in the store: parts, then failures and manifest, then the ledger, then the seal.
"""

from __future__ import annotations

import hashlib
import os
import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from pipeline.errors import UsageError
from pipeline.output import RecordParts, duplicates, failures, jsonl, manifest
from pipeline.output.atomic import TEMPORARY, replacing, write_atomically
from pipeline.records import Record
from pipeline.run import remote
from pipeline.run.ledger import Ledger
from pipeline.run.ledger_file import NAME as LEDGER
from pipeline.run.lock import hold
from pipeline.stages import printable

SEAL = "seal.json"
MEMO = ".mirror.json"
_REPORTS = (failures.NAME, manifest.NAME, duplicates.NAME)
_MTIME = "mtime-ns"
"""Label of an object: the time of the file that it was. A fetched file gets it, so that the ledger knows the part."""

State = tuple[int, int]
"""Size and time of a file on disk."""


class Seal(Record, frozen=True, kw_only=True):
    """`seal.json` in the store."""

    seal: str
    ended: bool
    """False from a run's beginning to its end: what is fetched meanwhile may be outdated, whatever the seal."""


NO_SEAL = Seal(seal="", ended=True)
"""Where no run has begun yet."""


class Memo(Record, frozen=True, kw_only=True):
    """`.mirror.json` in the folder: what it knows of the store."""

    url: str
    seals: tuple[str, ...] = ()
    """The seal may be any of these; none while the folder is fetched, or was while a run went on elsewhere."""
    sent: dict[str, State | None] = {}  # noqa: RUF012 - msgspec copies it
    """Files as the store holds them; null while one is on its way."""


class Mirror:
    """A folder and its place in a store, for one process that holds the folder's lock."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder = folder
        self._url = url
        self._parts = RecordParts(folder)

    def bring(self) -> None:
        """Make the folder what the store holds, unless it is so already, or ahead of it.

        Raises:
            UsageError: the folder is another output's.
            OSError: the store or the disk.
        """
        memo, seal = self._memo(), self._seal()
        if memo is None and self._parts.names():
            raise UsageError(f"{self._folder}: holds an output of its own; --work needs a folder for {self._url} alone")
        if memo is not None and memo.url != self._url:
            raise UsageError(f"{self._folder}: is the copy of {memo.url}; --work needs a folder for {self._url} alone")
        if memo is None or seal.seal not in memo.seals:
            self._note(Memo(url=self._url))
            self._note(Memo(url=self._url, seals=(seal.seal,) if seal.ended else (), sent=self._fetch()))

    def claim(self, *, ended: bool = False) -> None:
        """Change the seal: all other folders are behind from now on, and a run that still sends from one stops."""
        memo, seal = self._known(), uuid.uuid4().hex
        self._note(msgspec.structs.replace(memo, seals=(*memo.seals, seal)))
        remote.write(self._at(SEAL), msgspec.json.encode(Seal(seal=seal, ended=ended)))
        self._note(msgspec.structs.replace(memo, seals=(seal,)))

    def send(self) -> None:
        """Bring the parts in the store to the state of those here.

        Raises:
            ConnectionError: another run has begun in the store, or it does not answer.
        """
        self._send(self._parts_here())

    def finish(self) -> None:
        """Send all that a run leaves. Raises as `send`."""
        here = {name: _state(self._folder / name) for name in _REPORTS if (self._folder / name).exists()}
        self._send(self._parts_here() | here)
        self._check()
        with self._snapshot() as snapshot:
            remote.upload(snapshot, self._at(LEDGER))
        self.claim(ended=True)

    # sending

    def _send(self, here: dict[str, State]) -> None:
        memo = self._known()
        gone = [name for name in memo.sent if name.startswith(f"{jsonl.FOLDER}/") and name not in here]
        changed = [name for name, state in here.items() if memo.sent.get(name) != state]
        if not gone and not changed:
            return
        self._check()
        sent = {**memo.sent, **dict.fromkeys(changed)}
        self._note(msgspec.structs.replace(memo, sent=sent))
        for name in gone:
            remote.remove(self._at(name))
        for name in changed:
            remote.upload(self._folder / name, self._at(name), **{_MTIME: str(here[name][1])})
        sent = {name: here.get(name, state) for name, state in sent.items() if name not in gone}
        self._note(msgspec.structs.replace(memo, sent=sent))

    def _check(self) -> None:
        if self._seal().seal not in self._known().seals:
            raise ConnectionError(f"{self._url}: another run has begun there; this one leaves the place to it")

    def _parts_here(self) -> dict[str, State]:
        return {f"{jsonl.FOLDER}/{name}": _state(self._parts.path(name)) for name in self._parts.names()}

    @contextmanager
    def _snapshot(self) -> Iterator[Path]:
        path = self._folder / f"{TEMPORARY}{LEDGER}"
        path.unlink(missing_ok=True)
        try:
            with closing(Ledger(self._folder, read_only=True)) as source:
                source.copy_to(path)
            yield path
        finally:
            path.unlink(missing_ok=True)

    # fetching

    def _fetch(self) -> dict[str, State | None]:
        """The ledger first: parts that are newer than it are read again, older ones would be taken for lost."""
        for name in (LEDGER, f"{LEDGER}-wal", f"{LEDGER}-shm", *_REPORTS):
            (self._folder / name).unlink(missing_ok=True)
        there = {entry.name for entry in self._children(self._url)}
        for name in (LEDGER, *_REPORTS):
            if name in there:
                self._fetch_file(name)
        parts = [entry.name for entry in self._children(self._at(jsonl.FOLDER)) if jsonl.is_part(entry.name)]
        for name in set(self._parts.names()).difference(parts):
            self._parts.path(name).unlink()
        return {name: self._fetch_part(name) for name in (f"{jsonl.FOLDER}/{part}" for part in parts)}

    def _fetch_part(self, name: str) -> State:
        path = self._folder / name
        time = remote.labels(self._at(name)).get(_MTIME)
        if not (time and path.exists() and _state(path) == (remote.look(self._at(name)).size, int(time))):
            self._fetch_file(name)
        if time:
            os.utime(path, ns=(int(time), int(time)))
        return _state(path)

    def _fetch_file(self, name: str) -> None:
        with replacing(self._folder / name) as temporary:
            remote.download(self._at(name), temporary)

    def _children(self, url: str) -> list[remote.Entry]:
        try:
            return remote.children(url)
        except FileNotFoundError:
            return []

    # what is known

    def _at(self, name: str) -> str:
        return f"{self._url}/{name}"

    def _seal(self) -> Seal:
        try:
            return msgspec.json.decode(remote.read(self._at(SEAL), 1000), type=Seal)
        except FileNotFoundError:
            return NO_SEAL

    def _memo(self) -> Memo | None:
        try:
            return msgspec.json.decode((self._folder / MEMO).read_bytes(), type=Memo)
        except FileNotFoundError:
            return None

    def _known(self) -> Memo:
        memo = self._memo()
        assert memo is not None, "bring comes first"
        return memo

    def _note(self, memo: Memo) -> None:
        write_atomically(self._folder / MEMO, [msgspec.json.encode(memo)])


def folder_of(out: str, work: str | None = None) -> Path:
    """`folder_at`, made where it is the copy of an output in a store.

    Raises:
        UsageError: `work` is for an output in a store, or cannot be made.
    """
    folder = folder_at(out, work)
    if remote.is_remote(out):
        with _answering(str(folder)):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # records hold the texts of reports
    elif work is not None:
        raise UsageError("--work: goes with an --out in an object store alone")
    return folder


def folder_at(out: str, work: str | None = None) -> Path:
    """Where an output lies on this machine: at its place, or its copy in `work`, else in the user's cache."""
    if not remote.is_remote(out):
        return Path(out)
    if work is not None:
        return Path(work)
    url = remote.tidy(out)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "workreport"
    name = f"{re.sub(r'[^A-Za-z0-9.]+', '-', url)[:80]}-{hashlib.sha256(url.encode()).hexdigest()[:12]}"
    return cache / name


def name_of(out: str) -> str:
    """What tells an output from all others: its URL, or its full path."""
    return remote.tidy(out) if remote.is_remote(out) else str(Path(out).resolve())


@contextmanager
def working(out: str, work: str | None = None) -> Iterator[tuple[Path, Callable[[], None]]]:
    """The folder that a run works in, held until the block ends, and what to call when a part of it is durable.

    What the block leaves is in the store once it has ended well.

    Raises:
        UsageError: another run holds it, the store does not answer, or one of them cannot be written.
    """
    folder = folder_of(out, work)
    with hold(folder):
        if not remote.is_remote(out):
            yield folder, lambda: None
            return
        mirror = Mirror(folder, remote.tidy(out))
        with _answering(out):
            mirror.bring()
            mirror.claim()
        yield folder, mirror.send
        mirror.finish()


def brought(out: str, work: str | None = None) -> Path:
    """`folder_of`, holding what the store does; while a run of this machine holds it, it is as that has left it.

    Raises:
        UsageError: the store does not answer, or the disk cannot be written.
    """
    folder = folder_of(out, work)
    if remote.is_remote(out):
        try:
            with hold(folder), _answering(out):
                Mirror(folder, remote.tidy(out)).bring()
        except UsageError as error:
            if error.code != "another_run":
                raise
    return folder


def to_read(out: str) -> Path:
    """`brought`, for commands that read what is there. Raises UsageError also where a store holds nothing of a run."""
    folder = brought(out)
    if remote.is_remote(out) and not RecordParts(folder).names() and not (folder / failures.NAME).exists():
        raise UsageError(
            f"{printable(out)}: holds no records; mine first: workreport run REPORTS --out {out}", "no_record"
        )
    return folder


@contextmanager
def _answering(out: str) -> Iterator[None]:
    """What a store refuses before anything has begun, as the command tells it."""
    try:
        yield
    except ConnectionError as error:
        raise UsageError(printable(str(error)), "no_store") from error
    except OSError as error:
        message = f"{printable(out)}: cannot be read or written: {error.strerror or error}"
        raise UsageError(message, "output_unwritable") from error


def _state(path: Path) -> State:
    status = path.stat()
    return status.st_size, status.st_mtime_ns
