"""All commands in one parser, and what a line says to it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NoReturn

from pipeline.errors import UsageError
from pipeline.options import folders, reports, run, upkeep
from pipeline.version import VERSION

_ORDER = (
    run.add_run,
    folders.add_status,
    reports.add_show,
    reports.add_counts,
    reports.add_explain,
    reports.add_mend,
    folders.add_export,
    folders.add_query,
    folders.add_compare,
    folders.add_overviews,
    folders.add_duplicates,
    upkeep.add_evaluate,
    upkeep.add_train,
    upkeep.add_schema,
    upkeep.add_check_config,
)
"""In the order of the help."""


class _Parser(argparse.ArgumentParser):
    """Tells what it refuses as commands do, in a line: argparse itself prints all options, and ends the process."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see {self.prog} --help")


def read(arguments: Sequence[str]) -> argparse.Namespace:
    """What the command line says. Raises UsageError where that is no command."""
    told, commands = _parser()
    try:
        options, strange = told.parse_known_args(arguments)
    except UsageError as error:
        raise UsageError(f"{error.message}{_meant(arguments, commands)}") from error
    if strange:
        message = f"unrecognized arguments: {' '.join(strange)}; see workreport {options.command} --help"
        raise UsageError(message)
    return options


def _meant(arguments: Sequence[str], commands: Sequence[str]) -> str:
    """The command that is written nearly as the first word, which is none."""
    first = next((word for word in arguments if not word.startswith("-")), "")
    near = get_close_matches(first, commands, n=1)
    return f"; did you mean {near[0]}?" if near and first not in commands else ""


def _parser() -> tuple[argparse.ArgumentParser, Sequence[str]]:
    """The commands with their options, as argparse reads them, and their names."""
    told: argparse.ArgumentParser = _Parser(
        prog="workreport",
        description="Chinese work reports into structured, auditable records: counts, named initiatives, topics.",
        epilog="First: workreport run REPORTS --out OUT. Then: workreport show OUT.",
    )
    told.add_argument("--version", action="version", version=f"workreport {VERSION}")
    commands = told.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in _ORDER:
        add(commands)
    return told, tuple(commands.choices)
