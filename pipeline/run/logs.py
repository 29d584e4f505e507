"""The log on stderr: lines for people, or JSON lines for programs. Neither ever holds report text."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from typing import Literal

import msgspec

from pipeline.run.progress import LOG

LogFormat = Literal["text", "json"]


class JsonLines(logging.Formatter):
    """One object a line: `time` (ISO 8601, UTC), `level`, `message`, and what `extra={"data": …}` adds."""

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": time, "level": record.levelname.lower(), "message": record.getMessage()}
        return msgspec.json.encode({**line, **getattr(record, "data", {})}).decode()


def log_to_stderr(form: LogFormat) -> None:
    """From now on the log goes to stderr, in this form."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else logging.Formatter("%(message)s"))
    LOG.handlers[:] = [handler]
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
