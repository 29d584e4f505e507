"""Programs that the product calls: how they are bounded."""

from __future__ import annotations

from pipeline.config.limits import Limits

_BOUNDED = 'ulimit -v "$1" && ulimit -t "$2"; shift 2; exec "$@"'
"""Sets the limits in the process that becomes the program, so that all of its children inherit them."""


def bounded(limits: Limits) -> list[str]:
    """What stands before a command, so that it gets no more memory and processor time than `limits` allow."""
    memory, seconds = limits.program_bytes // 1024, limits.program_seconds
    return ["/bin/sh", "-c", _BOUNDED, "sh", str(memory), str(seconds)]
