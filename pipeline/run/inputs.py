"""The files that a command names: folders walked, globs expanded, everything in a fixed order."""

from __future__ import annotations

import errno
import glob
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from pipeline.errors import UsageError
from pipeline.output.manifest import SkipReason
from pipeline.records import FileFormat, Record
from pipeline.run import remote
from pipeline.run.opening import FileState, absolute, is_gone
from pipeline.stages import printable

FORMATS: dict[str, FileFormat] = {
    ".docx": "docx",
    ".docm": "docx",
    ".txt": "txt",
    ".html": "html",
    ".htm": "html",
    ".mht": "html",
    ".mhtml": "html",
    ".doc": "doc",
    ".wps": "wps",
    ".rtf": "rtf",
    ".odt": "odt",
}
"""Known suffixes; archives are opened, not mined."""

UNREADABLE = frozenset({".pdf"})
"""Suffixes of reports that are not read here: each is a failure that tells so, and is not passed over in silence."""
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".7z", ".rar")
_GLOB = frozenset("*?[")


Skip = Callable[[SkipReason, str], None]
"""Told of each file or folder that is passed over: why, and its path."""


class Found(Record, frozen=True, kw_only=True):
    """A file to be looked at. `path` may hold undecodable bytes (surrogates); `uri` and `name` are printable."""

    path: str
    uri: str
    name: str
    outright: bool
    """Named itself, not met in a folder: an unknown type is then a failure, not skipped."""
    state: FileState | None = None
    """As its store listed it; null for a file on disk, which is looked at when it is its turn."""
    fault: str | None = None
    """Why it cannot be listed: it is a folder, and what lies in it is missing."""


def suffix(name: str) -> str:
    """The file's extension in lower case, with its dot."""
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - member names are no paths of this machine


def is_archive(name: str) -> bool:
    """Whether a file of this name is to be opened."""
    return name.lower().endswith(ARCHIVES)


def skip_reason(name: str) -> SkipReason | None:
    """Why a file or folder of this name is passed over, or None."""
    if name == "__MACOSX":
        return "resource_fork"
    if name.startswith("~$"):
        return "lock_file"
    if name.startswith("."):
        return "hidden"
    return None


def type_reason(name: str) -> SkipReason | None:
    """Why a file of this name is no input, or None."""
    known = suffix(name) in FORMATS or suffix(name) in UNREADABLE or is_archive(name)
    return skip_reason(name) or (None if known else "unknown_type")


class Inputs:
    """What the command named. Each walk gives the same files in the same order while the disk stays the same."""

    def __init__(self, names: Sequence[str], out: str) -> None:
        """Check that all of it exists. The output `out` is passed over where it lies inside.

        Raises:
            UsageError: a path is missing or empty, a glob matches nothing, or an object store does not answer.
        """
        if not out:
            raise UsageError("--out: an empty name; is a variable unset?")
        self._out = absolute(out)
        self._roots = [root for name in names for root in _roots(name)]

    def walk(self) -> tuple[Iterator[Found], Counter[SkipReason]]:
        """The files, and a counter of what was skipped by reason, which fills as the files are drawn."""
        skipped: Counter[SkipReason] = Counter()
        return self._walk(lambda reason, _: skipped.update((reason,))), skipped

    def passed_over(self) -> Iterator[tuple[SkipReason, str]]:
        """What a walk skips, with its absolute path, as text."""
        met: list[tuple[SkipReason, str]] = []
        for _ in self._walk(lambda reason, path: met.append((reason, printable(path)))):
            yield from met
            met.clear()
        yield from met

    def meet(self, path: str) -> bool:
        """Whether a walk would come by this absolute path, if anything lies there."""
        place, passed = path, False
        while place and not passed:
            if place in self._named:
                return True
            place, _, name = place.rpartition("/")
            passed = skip_reason(name) is not None
        return not passed and "/" in self._named

    def hold(self, uri: str) -> bool:
        """Whether a file of this uri, or the archive that it says it is a member of, lies among the inputs."""
        places = (path for base in self._bases for path in _files_of(f"{base}/{uri}", base))
        return any(self.meet(path) and not is_gone(path) for path in places)

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(root for root, _ in self._roots)

    @cached_property
    def _bases(self) -> frozenset[str]:
        """What uris are relative to."""
        return frozenset(base or (root if _is_folder(root) else _parent(root)) for root, base in self._roots)

    def _walk(self, skip: Skip) -> Iterator[Found]:
        for path, base in self._roots:
            if remote.is_remote(path):
                yield from self._remote(remote.look(path), skip)
            elif os.path.isdir(path):  # noqa: PTH112 - surrogates pass through os functions unharmed
                yield from self._folder(path, base or path, skip)
            elif base is None or (reason := type_reason(os.path.basename(path))) is None:  # noqa: PTH119
                yield _found(path, base or os.path.dirname(path), outright=base is None)  # noqa: PTH120
            else:
                skip(reason, path)

    def _folder(self, folder: str, base: str, skip: Skip) -> Iterator[Found]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except FileNotFoundError:  # between its listing and its turn
            skip("unreadable_folder", folder)
            return
        except OSError as error:
            yield _closed(folder, base, error)
            return
        for entry in entries:
            reason = self._reason(entry)
            if reason is not None:
                skip(reason, entry.path)
            elif entry.is_dir(follow_symlinks=False):
                yield from self._folder(entry.path, base, skip)
            else:
                yield _found(entry.path, base, outright=False)

    def _remote(self, root: remote.Entry, skip: Skip) -> Iterator[Found]:
        if root.is_folder:
            yield from self._prefix(root.url, root.url, skip)
        else:
            yield _object(root, root.url.rpartition("/")[0], outright=True)

    def _prefix(self, url: str, base: str, skip: Skip) -> Iterator[Found]:
        """As `_folder`, in an object store."""
        try:
            entries = remote.children(url)
        except (FileNotFoundError, PermissionError):
            skip("unreadable_folder", url)
            return
        for entry in entries:
            if not entry.name:  # a key with // in it, which no folder of a disk could hold
                skip("unreadable_folder", entry.url)
            elif entry.url == self._out:
                skip("output_folder", entry.url)
            elif reason := (skip_reason if entry.is_folder else type_reason)(entry.name):
                skip(reason, entry.url)
            elif entry.is_folder:
                yield from self._prefix(entry.url, base, skip)
            else:
                yield _object(entry, base, outright=False)

    def _reason(self, entry: os.DirEntry[str]) -> SkipReason | None:
        if entry.is_dir(follow_symlinks=False):
            return "output_folder" if entry.path == self._out else skip_reason(entry.name)
        try:
            if entry.is_dir():
                return "linked_folder"
            is_file = entry.is_file()
        except OSError as error:  # of where a link leads: nowhere, or where nobody may look, which then fails by itself
            is_file = error.errno != errno.ELOOP
        return type_reason(entry.name) if is_file else skip_reason(entry.name) or "not_a_file"


def _files_of(path: str, folder: str) -> Iterator[str]:
    """The path, and what it may be a member of."""
    yield path
    while len(path := _parent(path)) > len(folder):
        if is_archive(path):
            yield path


def _is_folder(root: str) -> bool:
    return remote.look(root).is_folder if remote.is_remote(root) else os.path.isdir(root)  # noqa: PTH112


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _found(path: str, base: str, *, outright: bool) -> Found:
    """`base` is a folder above `path`, both absolute; a slice, since os.path.relpath is slow over a million files."""
    uri = printable(path[len(base) :].lstrip(os.sep)).replace(os.sep, "/")
    return Found(path=path, uri=uri, name=uri.rpartition("/")[2], outright=outright)


def _closed(folder: str, base: str, error: OSError) -> Found:
    """A folder whose files nobody can tell: it is accounted for itself, lest they be missed in silence."""
    found = _found(folder, base if folder != base else os.path.dirname(folder), outright=False)  # noqa: PTH120
    fault = f"the folder cannot be listed: {error.strerror or type(error).__name__}"
    return msgspec.structs.replace(found, uri=f"{found.uri}/", fault=fault)


def _object(entry: remote.Entry, base: str, *, outright: bool) -> Found:
    found = _found(entry.url, base, outright=outright)
    state = FileState(path=os.fsencode(entry.url), size=entry.size, mtime_ns=entry.mtime_ns)
    return msgspec.structs.replace(found, state=state)


def _roots(name: str) -> list[tuple[str, str | None]]:
    """Absolute paths, each with the folder that its uris are relative to (None for a file or folder named itself)."""
    if not name:
        raise UsageError("an empty name among the inputs; is a variable unset?")
    path = absolute(name)
    if remote.is_remote(path):
        return [_in_store(path)]
    if os.path.exists(path):  # noqa: PTH110
        return [(path, None)]
    if not _GLOB & set(name):
        raise UsageError(f"{printable(name)}: no such file or folder", "missing_path")
    matches = sorted(glob.glob(path, recursive=True), key=lambda match: Path(match).parts)  # noqa: PTH207
    if not matches:
        raise UsageError(f"{printable(name)}: no file matches", "missing_path")
    return [(match, _fixed_part(path)) for match in _outermost(matches)]


def _in_store(url: str) -> tuple[str, None]:
    try:
        remote.look(url)
    except (FileNotFoundError, PermissionError) as error:
        message = (
            f"{printable(url)}: no such object or prefix, or none that may be read; patterns are not expanded here"
        )
        raise UsageError(message, "missing_path") from error
    except ConnectionError as error:
        raise UsageError(printable(str(error)), "no_store") from error
    return url, None


def _fixed_part(pattern: str) -> str:
    """The folders before the first wildcard."""
    parts = Path(pattern).parts
    first = next(index for index, part in enumerate(parts) if _GLOB & set(part))
    return str(Path(*parts[:first]))


def _outermost(matches: Sequence[str]) -> list[str]:
    """`**` matches folders and what is in them; a folder brings its files by itself."""
    kept: list[str] = []
    for match in matches:
        if not (kept and match.startswith(kept[-1].rstrip(os.sep) + os.sep)):
            kept.append(match)
    return kept
