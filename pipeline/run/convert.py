"""Files that only LibreOffice reads (.doc, .wps, .rtf, .odt) as .docx, many in one call, before they are ingested."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.run.libreoffice import LibreOffice, OfficeFile, find_program
from pipeline.run.reading import Item
from pipeline.run.worker import failed
from pipeline.stages import RawFile

Convert = Callable[[Sequence[OfficeFile]], list[bytes | DocumentError]]

_WAITING_ITEMS = 1000
_WAITING_BYTES = 64 << 20
"""A batch is closed after so many items or bytes, so that memory does not grow with the archive."""


def converter(limits: Limits) -> Convert | None:
    """What converts on this machine, or None: such files then fail with `needs_libreoffice`."""
    program = find_program()
    return None if program is None else LibreOffice(program, limits).convert


def converted(items: Iterable[Item], convert: Convert | None, limits: Limits) -> Iterator[Item]:
    """The items, in their order, with those converted that need it; a failed conversion is the entry's failure."""
    if convert is None:
        yield from items
        return
    waiting: list[Item] = []
    files: dict[int, OfficeFile] = {}
    size = 0
    for item in items:
        raw = item.entry.raw if item.entry else None
        file = None if raw is None else to_convert(raw, limits)
        if file is None and not files:
            yield item
            continue
        if file is not None:
            files[len(waiting)] = file
        waiting.append(item)
        size += len(raw.content) if raw else 0
        if len(files) >= limits.conversion_files or len(waiting) >= _WAITING_ITEMS or size >= _WAITING_BYTES:
            yield from _batch(waiting, files, convert)
            waiting, files, size = [], {}, 0
    yield from _batch(waiting, files, convert)


def _batch(waiting: Sequence[Item], files: dict[int, OfficeFile], convert: Convert) -> Iterator[Item]:
    results = dict(zip(files, convert(list(files.values())), strict=True)) if files else {}
    for index, item in enumerate(waiting):
        yield _with_result(item, results[index]) if index in results else item


def _with_result(item: Item, result: bytes | DocumentError) -> Item:
    entry = item.entry
    assert entry is not None
    assert entry.raw is not None
    if isinstance(result, DocumentError):
        failure = failed(entry.raw, result.code, result.message, result.stage).failure
        changed = msgspec.structs.replace(entry, raw=None, failure=failure)
    else:
        changed = msgspec.structs.replace(entry, raw=msgspec.structs.replace(entry.raw, converted=result))
    return msgspec.structs.replace(item, entry=changed)


def to_convert(raw: RawFile, limits: Limits) -> OfficeFile | None:
    """The file as LibreOffice must see it; None where it is not for it, or so large that ingest refuses it."""
    from pipeline.ingest import office_format  # noqa: PLC0415 - a run that finds nothing new reads no file

    if len(raw.content) > limits.file_bytes:
        return None
    try:
        kind = office_format(raw.content)
    except DocumentError:
        return None
    return None if kind is None else OfficeFile(content=raw.content, format=kind)
