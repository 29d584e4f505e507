"""The command `run`."""

from __future__ import annotations

import argparse

from pipeline.options.common import Commands, add, add_revisions
from pipeline.options.folders import TO

ENGINES = ("local", "dask")

_RUN_EXAMPLES = """\
examples:
  workreport run reports/ --out outputs/2023        a folder, with all its folders and archives
  workreport run a.docx b.zip 'c/*.txt' --out out   files, archives, patterns
  workreport run reports/ --out outputs/2023        again: only what is new is mined

exit codes: 0 all well, 1 some documents failed (see failures.jsonl), 2 nothing was started, 130 interrupted
"""
_FLAGS = (
    ("--documents", "also write each record, indented, to DIR/documents"),
    ("--duplicates", "also tell which files and reports are copies of one another, in DIR/duplicates.jsonl"),
    ("--without-text", "leave the reports' texts out of the records"),
    ("--with-rejected", "also record what looked like a count and is none, with the reason"),
    ("--mask-ids", "mask numbers of identity cards, telephones and bank cards, before anything is found"),
    ("--retry-failed", "try the documents again that failed before"),
    ("--remine", "drop records of DIR that were made otherwise, or all, and mine what is named anew"),
    ("--remine-changed", "the same where something was changed since; where nothing was, only mine what is new"),
    ("--prune", "drop the records whose files are gone; with --remine also those of files that are not named"),
    ("--dry-run", "only tell what would be done"),
    ("--verify", "read all files again, also those whose size and time have not changed"),
)


def add_run(commands: Commands) -> None:
    run = add(commands, "run", "mine files, folders and archives into an output folder", _RUN_EXAMPLES)
    run.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="a file, a folder, an archive (.zip, .tar.gz, .7z, .rar), a pattern, or s3://BUCKET/PREFIX",
    )
    run.add_argument(
        "--out", required=True, metavar="DIR", help="the output folder, or s3://BUCKET/PREFIX; made where missing"
    )
    run.add_argument("--work", metavar="DIR", help="the folder that a run into s3:// works in; default: in ~/.cache")
    run.add_argument("--config", metavar="FOLDER", help="YAML files that replace the product's own of the same name")
    _add_ways(run)
    for flag, text in _FLAGS:
        run.add_argument(flag, action="store_true", help=text)


def _add_ways(run: argparse.ArgumentParser) -> None:
    """How it is mined, and what becomes of it."""
    run.add_argument("--workers", type=int, metavar="N", help="processes; default: one for each processor")
    run.add_argument("--engine", choices=ENGINES, default="local", help="what mines; dask: the workers of a cluster")
    run.add_argument("--scheduler", metavar="ADDRESS", help="Dask's scheduler, or its .json; default: one of its own")
    add_revisions(run)
    run.add_argument(
        "--to",
        action="append",
        default=[],
        metavar="FORM[:TARGET]",
        help=f"after the run export all records of DIR; may be given again; {TO}",
    )
    run.add_argument(
        "--timeout", type=float, default=120.0, metavar="SECONDS", help="for one document; 0: no limit; default 120"
    )
    run.add_argument("--compress", choices=("zstd",), help="compress the parts of records that are new")
    run.add_argument(
        "--log-format", choices=("text", "json"), default="text", help="of stderr: json is a line an event"
    )
