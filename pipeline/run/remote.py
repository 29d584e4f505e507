"""Object stores: the one door to fsspec. A place in one is a URL, such as `s3://bucket/2023/a.docx`.

Credentials, endpoint and region are what the store's own tools read: environment, files, roles of machines.
"""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast
from zlib import crc32

from pipeline.errors import UsageError
from pipeline.records import Record

EXTRAS = {"s3": "s3"}
"""Scheme of a URL to the name of the optional dependencies in pyproject.toml that open it."""
_OF_THE_OBJECT = {"AccessDenied", "InvalidObjectState", "403", "Forbidden"}
"""Codes of S3 for what one object is closed for; expired credentials and the like close all of them."""


class Entry(Record, frozen=True, kw_only=True):
    """An object, or a folder: what keys have in common up to a slash."""

    url: str
    name: str
    is_folder: bool
    size: int = 0
    mtime_ns: int = 0


def is_remote(place: str) -> bool:
    """Whether this names a place in an object store, and none on this machine's disks."""
    scheme, separator, _ = place.partition("://")
    return bool(separator) and scheme in EXTRAS


def tidy(url: str) -> str:
    """The same place, always written the same way: no slash twice, none at the end."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{'/'.join(part for part in rest.split('/') if part)}"


def look(url: str) -> Entry:
    """The object, or the folder, at a place. Raises FileNotFoundError, PermissionError, ConnectionError."""
    with _telling(url):
        return _entry(url, _store(url).info(url))


def exists(url: str) -> bool:
    """Raises PermissionError, ConnectionError: what cannot be asked for is not gone."""
    try:
        look(url)
    except FileNotFoundError:
        return False
    return True


def children(url: str) -> list[Entry]:
    """What a folder holds, by name. A key with an empty name in it shows as a folder whose name is empty.

    All of it is held at once, about a kilobyte an object. Raises as `look`.
    """
    with _telling(url):
        listed = _store(url).ls(url, detail=True)
    entries = [_entry(f"{url}/{item['name'].rpartition('/')[2]}", item) for item in listed]
    return sorted((entry for entry in entries if entry.name or entry.is_folder), key=lambda entry: entry.name)


def read(url: str, limit: int) -> bytes:
    """The object's first `limit` bytes. Raises as `look`."""
    with _telling(url):
        try:
            return cast(bytes, _store(url).cat_file(url, start=0, end=limit))
        except OSError as error:
            if error.errno != errno.EINVAL:  # no range of an empty object can be had
                raise
            return cast(bytes, _store(url).cat_file(url))


def fetched(url: str) -> IO[bytes]:
    """The object as a file of this machine that goes when it is closed. Raises as `look`."""
    file = tempfile.NamedTemporaryFile()  # noqa: SIM115 - the caller closes it
    try:
        download(url, Path(file.name))
    except BaseException:
        file.close()
        raise
    return cast(IO[bytes], file)


def download(url: str, path: Path) -> None:
    """Write the object to a file, piece by piece. Raises as `look`."""
    with _telling(url):
        _store(url).get_file(url, str(path))


def labels(url: str) -> Mapping[str, str]:
    """What `upload` was told beside the content. Raises as `look`."""
    with _telling(url):
        return cast(Mapping[str, str], _store(url).metadata(url))


def upload(path: Path, url: str, **labels: str) -> None:
    """Make the file the object; readers see the old one or the new one. Names of labels are lower case letters.

    Raises as `look`.
    """
    with _telling(url):
        _store(url).put_file(str(path), url, Metadata=labels)


def write(url: str, content: bytes) -> None:
    """Make these bytes the object. Raises as `look`."""
    with _telling(url):
        _store(url).pipe_file(url, content)


def remove(url: str) -> None:
    """Remove the object, if it is there. Raises PermissionError, ConnectionError."""
    with _telling(url):
        try:
            _store(url).rm_file(url)
        except FileNotFoundError:
            return


def _store(url: str) -> Any:
    """fsspec keeps one store a scheme. Its cache of listings would grow with the archive, and grow stale."""
    scheme = url.partition("://")[0]
    try:
        import fsspec  # noqa: PLC0415 - a run over disks needs none of it

        return fsspec.filesystem(scheme, use_listings_cache=False)
    except ImportError as error:
        message = f"{scheme}:// needs {scheme}fs: pip install 'workreport-pipeline[{EXTRAS[scheme]}]'"
        raise UsageError(message, "needs_extra") from error


def _entry(url: str, info: Mapping[str, Any]) -> Entry:
    return Entry(
        url=url,
        name=url.rpartition("/")[2],
        is_folder=info["type"] == "directory",
        size=info["size"] or 0,
        mtime_ns=_moment(info),
    )


def _moment(info: Mapping[str, Any]) -> int:
    """When the object was written. Stores tell it in seconds; in place of the rest stands what they tell of its
    content, so that an object that was written twice in a second is seen to be another.
    """
    written = info.get("LastModified")
    return int(written.timestamp()) * 10**9 + crc32(info.get("ETag", "").encode()) % 10**9 if written else 0


@contextmanager
def _telling(url: str) -> Iterator[None]:
    """What the libraries beneath raise, each of its own, as what it means for the caller."""
    try:
        yield
    except (UsageError, FileNotFoundError):
        raise
    except Exception as error:
        code = getattr(error.__cause__, "response", {}).get("Error", {}).get("Code")
        if isinstance(error, PermissionError) and code in _OF_THE_OBJECT:
            raise PermissionError(error.errno, error.strerror or "may not be read", url) from error
        raise ConnectionError(f"{url}: {type(error).__name__}: {error}") from error
