"""From the command's arguments to sets of cases."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import msgspec

from pipeline.config.faults import of_yaml
from pipeline.errors import UsageError
from pipeline.evaluate.cases import Case, GoldSet
from pipeline.evaluate.formats import read_cases

_SUFFIXES = (".yaml", ".yml")
_APART = frozenset({"hard", "later", "second", "strangers", "unseen"})
"""Folders that are read only where they are named: another hand's labels of the same texts, which would count twice,
reports of which topics alone are learned, and texts of which nothing may be learned."""


def read_sets(arguments: Sequence[str | Path], only: Collection[str] = ()) -> tuple[GoldSet, ...]:
    """One set for each argument, a gold file or a folder that is walked; where `only` is given, its cases and files.

    Raises:
        UsageError: with all faults of all files, a line each.
    """
    faults: list[UsageError] = []
    sets = [_read_set(str(argument), Path(argument), only, faults) for argument in arguments]
    if not faults and not any(one.cases for one in sets):
        faults.append(UsageError("--only leaves no case" if only else "no case in this gold"))
    if faults:
        raise _together(faults)
    return tuple(sets)


def _together(faults: Sequence[UsageError]) -> UsageError:
    """All of them as one, with their code where they have one in common."""
    codes = {fault.code for fault in faults}
    return UsageError("\n".join(fault.message for fault in faults), codes.pop() if len(codes) == 1 else "usage")


def _read_set(name: str, path: Path, only: Collection[str], faults: list[UsageError]) -> GoldSet:
    cases: list[Case] = []
    digest = hashlib.sha256()
    try:
        for file in gold_files(path):
            content = file.read_bytes()
            found = _read_file(file, content, faults)
            cases += [case for case in found if not only or {case.id, file.stem} & set(only)]
            inner = file.relative_to(path).as_posix() if path.is_dir() else file.name
            for part in (inner.encode(), content, *(case.raw.content for case in found if case.form == "report")):
                digest.update(hashlib.sha256(part).digest())
    except UsageError as error:
        faults.append(error)
    return GoldSet(name=name, cases=tuple(cases), digest=digest.hexdigest())


def gold_files(path: Path) -> list[Path]:
    """The file itself, or all YAML files of a folder, sorted; folders that stand apart only where they are named.

    Raises:
        UsageError: there is no such file, or none in the folder.
    """
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise UsageError(f"{path}: no such file or folder", "missing_path")
    inside = ((file, file.relative_to(path).parts[:-1]) for file in path.rglob("*") if file.suffix in _SUFFIXES)
    files = sorted(file for file, folders in inside if _APART.isdisjoint(folders) and file.is_file())
    if not files:
        raise UsageError(f"{path}: no gold (.yaml) in this folder")
    return files


def _read_file(file: Path, content: bytes, faults: list[UsageError]) -> list[Case]:
    try:
        return read_cases(_plain(msgspec.yaml.decode(content)), file)
    except msgspec.DecodeError as error:
        fault = of_yaml(str(file), content, error.__context__ or error)  # msgspec hides it
        faults.append(UsageError(f"{file}: {fault.message}{f' ({fault.key})' if fault.key else ''}"))
    except UsageError as error:
        faults.append(error)
    return []


def _plain(value: Any) -> Any:
    """YAML reads a bare 2024-01-01 as a date; gold means the text."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
