"""From files on disk to work: read, hash, open archives, and leave out what is known already."""

from __future__ import annotations

import hashlib
import os
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from typing import IO

import msgspec

from pipeline import disk
from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.output.failures import code_of
from pipeline.output.manifest import SkipReason
from pipeline.records import Failure, FailureSource, Record
from pipeline.run.archives import Member, members
from pipeline.run.inputs import ARCHIVES, FORMATS, UNREADABLE, Found, is_archive, suffix
from pipeline.run.ledger import FOLDER, Ledger
from pipeline.run.opening import FileState, can_be_read, is_given, open_to_seek, read, state_on_disk
from pipeline.run.worker import failed
from pipeline.stages import RawFile, printable


class Entry(Record, frozen=True, kw_only=True):
    """One document to be accounted for: a file, or a member of an archive."""

    uri: str
    key: str
    raw: RawFile | None = None
    """What is to be mined; null where the outcome is known."""
    failure: Failure | None = None
    """Why it cannot even be tried."""


class Item(Record, frozen=True, kw_only=True):
    """A step of the run, in input order."""

    file: FileState
    entry: Entry | None
    """Null where all entries of the file have gone by."""


class Reader:
    """Turns found files into items. Holds one file, or one member of an archive, in memory at a time."""

    def __init__(
        self,
        ledger: Ledger,
        limits: Limits,
        skipped: Counter[SkipReason],
        *,
        verify: bool = False,
        retry_failed: bool = False,
    ) -> None:
        self._ledger = ledger
        self._limits = limits
        self._skipped = skipped
        self._verify = verify
        self._retry_failed = retry_failed
        self._unread = ledger.unread()
        self._scheduled: set[str] = set()
        self.files = 0
        self.unchanged = 0

    def items(self, found: Iterable[Found]) -> Iterator[Item]:
        """Files that the ledger knows as they are give nothing."""
        for file in found:
            self.files += 1
            state = file_state(file)
            if not self._verify and self._is_dealt_with(state):
                self.unchanged += 1
                continue
            for entry in self._entries(file, state):
                yield Item(file=state, entry=entry)
            yield Item(file=state, entry=None)

    def forget_scheduled(self, keys: Iterable[str]) -> None:
        """These outcomes are in the ledger now."""
        self._scheduled.difference_update(keys)

    def _is_dealt_with(self, state: FileState) -> bool:
        known = self._ledger.has_file(state, retry_failed=self._retry_failed)
        return known and not is_given_at_last(state, self._unread)

    def _entries(self, file: Found, state: FileState) -> Iterator[Entry]:
        if file.fault is not None:
            return iter([_unlisted(file, file.fault)])
        if state.size >= 0 and not can_be_read(file.path):
            return iter([_unread(file, state, disk.no_file())])
        return self._archive(file, state) if is_archive(file.name) else self._plain(file, state)

    def _plain(self, file: Found, state: FileState) -> Iterator[Entry]:
        try:
            content = self._content(file, state)
        except ConnectionError:
            raise
        except OSError as error:
            yield _unread(file, state, disk.unreadable(error))
        except DocumentError as error:
            yield _unread(file, state, error)
        else:
            raw = RawFile(uri=file.uri, name=file.name, content=content)
            refusal = unsupported(file.name)
            yield self._entry(raw) if refusal is None else _refused(raw, refusal, file)

    def _content(self, file: Found, state: FileState) -> bytes:
        """A file may have grown since it was looked at."""
        limit = self._limits.file_bytes
        content = read(file.path, limit + 1) if state.size <= limit else b""
        if max(state.size, len(content)) > limit:
            raise disk.too_large(limit)
        return content

    def _archive(self, file: Found, state: FileState) -> Iterator[Entry]:
        try:
            with open_to_seek(file.path) as opened:
                uris = Uris()
                for member in members(opened, self._limits, self._skipped):
                    uri = f"{file.uri}/{printable(member.path)}" if member.path else file.uri
                    yield self._member(member, uris.told_apart(uri), file, opened)
        except ConnectionError:
            raise
        except OSError as error:
            yield _unread(file, state, disk.unreadable(error))

    def _member(self, member: Member, uri: str, file: Found, archive: IO[bytes]) -> Entry:
        holder = f"{file.uri}/{printable(member.archive)}" if member.archive else file.uri
        raw = RawFile(
            uri=uri,
            name=uri.rpartition("/")[2],
            content=member.content,
            member_of=holder if member.path else None,
        )
        if member.error is None:
            return self._entry(raw)
        return _unread_member(raw, member.error, None if member.path else _digest(archive), file)

    def _entry(self, raw: RawFile) -> Entry:
        key = hashlib.sha256(raw.content).hexdigest()
        if self._known(key):
            return Entry(uri=raw.uri, key=key)
        self._scheduled.add(key)
        return Entry(uri=raw.uri, key=key, raw=raw)

    def _known(self, key: str) -> bool:
        if key in self._scheduled:
            return True
        outcome = self._ledger.outcome(key)
        return outcome is not None and not (outcome.failure is not None and self._is_tried_again(outcome.failure))

    def _is_tried_again(self, failure: bytes) -> bool:
        """What can be read here may not have been where it was to be mined."""
        return self._retry_failed or code_of(failure) == "unreadable_file"


def unsupported(name: str) -> DocumentError | None:
    """Why a file that was named outright cannot be tried, told by its name."""
    if suffix(name) in UNREADABLE:
        message = "a PDF holds no paragraphs; convert it to .docx or .txt first, for instance with OCR software"
        return DocumentError("pdf_not_supported", message, stage="read")
    if suffix(name) not in FORMATS:
        known = " ".join(sorted([*FORMATS, *ARCHIVES]))
        return DocumentError("unsupported_type", f"not a known type; known are {known}", stage="read")
    return None


class Uris:
    """Archives may hold a name twice; the second is told from the first as a desk tells them: `a (2).txt`."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers: defaultdict[str, int] = defaultdict(lambda: 1)
        """The last one that each name was given."""

    def told_apart(self, uri: str) -> str:
        """This one, or what stands for it where it is taken."""
        stem, ending = os.path.splitext(uri)  # noqa: PTH122
        own = uri
        while own in self._taken:
            self._numbers[uri] += 1
            own = f"{stem} ({self._numbers[uri]}){ending}"
        self._taken.add(own)
        return own


def is_given_at_last(state: FileState, unread: Container[bytes]) -> bool:
    """Whether the file was not given when it was met, and is now; a right changes neither its size nor its time."""
    return state.path in unread and is_given(os.fsdecode(state.path))


def file_state(file: Found) -> FileState:
    """The file as it is now, or as the listing told that it was met in."""
    return file.state or state_on_disk(file.path)


def _refused(raw: RawFile, error: DocumentError, file: Found) -> Entry:
    """A file refused for its name; its bytes, under a better name, may well be a report."""
    failure = failed(raw, error.code, error.message, error.stage).failure
    return Entry(uri=raw.uri, key=_key_of_place(os.fsencode(file.path)), failure=failure)


def _unread(file: Found, state: FileState, error: DocumentError) -> Entry:
    """A file whose bytes are unknown is told from others by its path."""
    source = FailureSource(
        uri=file.uri,
        name=file.name,
        bytes=state.size if state.size >= 0 else None,
        format=FORMATS.get(suffix(file.name)),
    )
    return _failed_entry(source, error, None, os.fsencode(file.path))


def _unlisted(folder: Found, fault: str) -> Entry:
    source = FailureSource(uri=folder.uri, name=folder.name)
    failure = Failure(id=None, source=source, stage="read", code="unreadable_file", message=fault)
    return Entry(uri=folder.uri, key=f"{FOLDER}{hashlib.sha256(os.fsencode(folder.path)).hexdigest()}", failure=failure)


def _unread_member(raw: RawFile, error: DocumentError, identity: str | None, file: Found) -> Entry:
    """Told from others by its place, also where its bytes are known: under another name they may be a report."""
    source = FailureSource(
        uri=raw.uri,
        name=raw.name,
        bytes=len(raw.content) or None,
        format=FORMATS.get(suffix(raw.name)),
        member_of=raw.member_of,
    )
    inside = raw.uri[len(file.uri) :].encode()
    return _failed_entry(source, error, identity, os.fsencode(file.path) + inside)


def failure_at(line: bytes, uri: str, *, in_archive: bool) -> bytes:
    """An encoded failure as it reads at this place, which may be another one that holds the same bytes."""
    failure = msgspec.json.decode(line, type=Failure)
    if failure.source.uri == uri:
        return line
    name, holder = _parted(uri, in_archive=in_archive)
    kind = FORMATS.get(suffix(name))
    source = msgspec.structs.replace(failure.source, uri=uri, name=name, format=kind, member_of=holder)
    return msgspec.json.encode(msgspec.structs.replace(failure, source=source))


class _Placed(msgspec.Struct):
    source: msgspec.Raw


def record_at(line: bytes, uri: str, *, in_archive: bool) -> bytes:
    """The same of an encoded record; all that was read stays as it is."""
    source = msgspec.json.decode(line, type=_Placed).source
    name, holder = _parted(uri, in_archive=in_archive)
    moved = msgspec.json.decode(source) | {"uri": uri, "name": name, "member_of": holder}
    return line.replace(bytes(source), msgspec.json.encode(moved), 1)


def _parted(uri: str, *, in_archive: bool) -> tuple[str, str | None]:
    """The name at the end of a place, and the archive, if any, that holds it."""
    *holders, name = uri.split("/")
    while holders and not (in_archive and is_archive(holders[-1])):
        holders.pop()
    return name, "/".join(holders) or None


def _failed_entry(source: FailureSource, error: DocumentError, identity: str | None, place: bytes) -> Entry:
    failure = Failure(id=identity, source=source, stage="read", code=error.code, message=error.message)
    return Entry(uri=source.uri, key=_key_of_place(place), failure=failure)


def _key_of_place(place: bytes) -> str:
    return f"unread:{hashlib.sha256(place).hexdigest()}"


def _digest(file: IO[bytes]) -> str:
    """SHA-256 of a whole archive, in pieces: it may be large."""
    digest = hashlib.sha256()
    file.seek(0)
    while piece := file.read(1 << 20):
        digest.update(piece)
    return digest.hexdigest()
