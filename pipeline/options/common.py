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


def add_format(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--format", choices=("table", "csv", "jsonl"), help="of the answer; default: table on a terminal, else csv"
    )
