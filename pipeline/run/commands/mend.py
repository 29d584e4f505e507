"""workreport mend"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.output import word
from pipeline.output.indented import indented
from pipeline.run.saving import refuse_others, save
from pipeline.run.view.layout import painter
from pipeline.run.view.mending import is_own, lines, mending
from pipeline.run.view.select import Wanted, select


def main(options: argparse.Namespace) -> int:
    """Write the Word files and print what was done. Raises UsageError, ConfigError, DocumentError."""
    if Path(options.out).suffix.lower() != ".docx":
        raise UsageError(f"--out {options.out}: what is written is a Word file; let its name end in .docx")
    reports = select(options.report, Wanted(options.id, options.name), options.config, options.revisions)
    if any(report.text is None for report in reports):
        raise UsageError("this record was written --without-text; mend the report's file itself", "no_record")
    paths = [_numbered(Path(options.out), number) for number in range(1, len(reports) + 1)]
    listed = [Path(options.json)] if options.json else []
    _spare(Path(options.report), [*paths, *listed])
    for path in paths:
        refuse_others(path, word.is_own)
    for path in listed:
        refuse_others(path, is_own)
    done = []
    for path, report in zip(paths, reports, strict=True):
        save(path, word.write_word(report))
        done.append(mending(report, path.name))
    if options.json:
        save(Path(options.json), indented(done))
    for one in done:
        sys.stdout.writelines(f"{line}\n" for line in lines(one, painter()))
    return 0


def _spare(report: Path, paths: Sequence[Path]) -> None:
    """The report is the evidence for all that is told of it. Raises UsageError where one of these would replace it."""
    for path in paths:
        if path.exists() and report.exists() and path.samefile(report):
            raise UsageError(f"{path}: is the report itself, which stays as it is; choose another name")


def _numbered(path: Path, number: int) -> Path:
    return path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
