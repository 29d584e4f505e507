"""The command line: arguments in, exit code out. Heavy imports stand inside the commands, so that help is instant.

stdout is data; stderr is log, progress and errors.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from importlib import import_module
from itertools import pairwise
from typing import TextIO

from pipeline.errors import ConfigError, DocumentError, UsageError
from pipeline.options import read

_STDERR = 2
"""The last of the numbers that belong to stdin, stdout and stderr."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    _have_streams()
    _print_whatever_comes()
    words = sys.argv[1:] if arguments is None else arguments
    options = _unread(words)
    try:
        with _words_are_text(words):
            options = read(words)
            code = _dispatch(options)
        sys.stdout.flush()  # here, where it can still be told that there is no room
        return code
    except UsageError as error:
        _complain(options, str(error))
        return 2
    except ConfigError as error:
        _complain(options, *(f"configuration: {fault}" for fault in error.faults))
        return 2
    except DocumentError as error:
        _complain(options, str(error))
        return 1
    except KeyboardInterrupt:
        return _interrupted(options)
    except OSError as error:
        return _ended_by(options, error)


@contextmanager
def _words_are_text(words: Sequence[str]) -> Iterator[None]:
    """A path may hold bytes that are none, and goes as it is; a name that is looked for may not."""
    try:
        yield
    except UnicodeEncodeError:
        shown = (os.fsencode(word).decode("utf-8", "backslashreplace") for word in words if not _is_text(word))
        if (strange := next(shown, None)) is None:
            raise
        raise UsageError(f"bytes that are no UTF-8, of another terminal perhaps: {strange}") from None


def _is_text(word: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in word)


def _unread(arguments: Sequence[str]) -> argparse.Namespace:
    """What has to be known of a line that may be no command: whether its faults are to be told as objects."""
    as_objects = "--log-format=json" in arguments or ("--log-format", "json") in pairwise(arguments)
    return argparse.Namespace(command=None, log_format="json" if as_objects else "text")


def _have_streams() -> None:
    """Whoever starts the command may have closed them (`>&-`); a ledger that got their number would be written into."""
    while (opened := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
        pass
    os.close(opened)
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - for as long as the process


def _print_whatever_comes() -> None:
    """A pipe or a file gets UTF-8, whatever the locale; a terminal what it can show, and no report ends the command."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")


def _ended_by(options: argparse.Namespace, error: OSError) -> int:
    """Commands tell what they cannot read or write; what comes here is a closed folder on the way, or stdout itself."""
    is_gone = isinstance(error, BrokenPipeError)  # `workreport show … | head`: the reader has seen enough
    if not is_gone:
        _complain(options, str(_refused(error)))
    with suppress(io.UnsupportedOperation):  # Python must not try to flush what is left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0 if is_gone else 2


def _interrupted(options: argparse.Namespace) -> int:
    """Ctrl-C that came before a run had begun, which ends in good order otherwise; or while another command worked."""
    if options.command == "run":
        from pipeline.run.processes import end_server

        end_server()
        _complain(options, "interrupted")
    return 130


def _refused(error: OSError) -> UsageError:
    why = error.strerror or str(error)
    if error.filename is None:
        return UsageError(f"cannot be written: {why}", "output_unwritable")
    return UsageError(f"{os.fsdecode(error.filename)}: {why}", "missing_path")


def _complain(options: argparse.Namespace, *messages: str) -> None:
    if getattr(options, "log_format", "text") == "json":
        from pipeline.run.logs import log_to_stderr
        from pipeline.run.progress import LOG

        log_to_stderr("json")  # the command may not have come so far
        for message in messages:
            LOG.error(message)
    else:
        print(*(f"workreport: {message}" for message in messages), sep="\n", file=sys.stderr)


def _dispatch(options: argparse.Namespace) -> int:
    if options.command == "run" and options.engine == "local" and not options.dry_run and _is_first(options):
        from pipeline.run.processes import warm_up

        warm_up(own_miner=options.config is None)
    with _stops_in_good_order(options):
        command = import_module(f"pipeline.run.commands.{options.command.replace('-', '_')}")
        return int(command.main(options))


def _stops_in_good_order(options: argparse.Namespace) -> AbstractContextManager[None]:
    """A scheduler may stop a run while it is still loading."""
    if options.command != "run":
        return nullcontext()
    from pipeline.run.interrupts import stop_on_signals

    return stop_on_signals()


def _is_first(options: argparse.Namespace) -> bool:
    """Whether there will surely be something to mine: later runs mostly find nothing new, and load what mines when they
    do."""
    return options.remine or not os.path.exists(os.path.join(options.out, "ledger.sqlite"))  # noqa: PTH110, PTH118


if __name__ == "__main__":
    sys.exit(main())
