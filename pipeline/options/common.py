"""What several commands share."""

from __future__ import annotations

import argparse
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""The commands so far; another is added to them."""


def add(commands: Commands, name: str, text: str, examples: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name, help=text, description=text, epilog=examples, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def add_report(command: argparse.ArgumentParser) -> None:
    command.add_argument("report", metavar="REPORT", help="a report's file, an output folder, or a .json/.jsonl record")
    command.add_argument("--name", help="in an output folder or .jsonl: the record with this in its file's name")
    command.add_argument("--config", metavar="FOLDER", help="configuration for a report that is mined now")
    add_revisions(command)


def add_revisions(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--revisions",
        choices=("accepted", "original"),
        default="accepted",
        help="of a text with tracked changes, read what stands after them (default) or before",
    )


def add_format(
    command: argparse.ArgumentParser, *forms: str, default: str = "table"
) -> argparse._MutuallyExclusiveGroup:
    """`--format`, which every command has that prints rows, and a short way to say each of its forms for programs."""
    group = command.add_mutually_exclusive_group()
    group.add_argument("--format", choices=("table", *forms), help=f"of what is printed; default: {default}")
    for form in forms:
        group.add_argument(
            f"--{form}", dest="format", action="store_const", const=form, help=f"the same as --format {form}"
        )
    if "csv" in forms:
        command.add_argument("--bom", action="store_true", help="begin the CSV with a byte order mark, for Excel")
    return group
