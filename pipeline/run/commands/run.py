"""Stand-in until the engine is in: one process, one part."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from pipeline.assembly import load_miner
from pipeline.errors import DocumentError
from pipeline.records import Failure, FailureSource
from pipeline.stages import RawFile

SUFFIXES = frozenset({".docx", ".txt", ".html", ".htm", ".doc", ".wps", ".rtf", ".odt"})


def _files(inputs: Sequence[str]) -> Iterator[tuple[str, Path]]:
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
            yield from ((p.relative_to(path).as_posix(), p) for p in found)
        else:
            yield path.name, path


def run_simply(inputs: Sequence[str], out: str, config: str | None, *, keep_rejected: bool) -> int:
    miner = load_miner(config, keep_rejected=keep_rejected)
    records, failures = [], []
    for uri, path in _files(inputs):
        try:
            raw = RawFile(uri=uri, name=path.name, content=path.read_bytes())
            records.extend(msgspec.json.encode(report) for report in miner.mine_file(raw))
        except DocumentError as error:
            source = FailureSource(uri=uri, name=path.name)
            failures.append(
                Failure(id=None, source=source, stage=error.stage, code=error.code, message=error.message)
            )
        except Exception as error:  # noqa: BLE001 - a bug in one document must not end the batch
            traceback.print_exc(file=sys.stderr)
            source = FailureSource(uri=uri, name=path.name)
            failures.append(
                Failure(id=None, source=source, stage="run", code="bug", message=type(error).__name__)
            )
    folder = Path(out) / "records"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "part-000001.jsonl").write_bytes(b"".join(line + b"\n" for line in records))
    (Path(out) / "failures.jsonl").write_bytes(b"".join(msgspec.json.encode(f) + b"\n" for f in failures))
    sys.stderr.write(f"{len(records)} records, {len(failures)} failures\n")
    return 1 if failures else 0
