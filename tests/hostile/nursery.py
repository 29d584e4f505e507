"""Mines files one by one, each in a process of its own, and tells what became of it and what it cost.

`python -m tests.hostile.nursery` reads paths, one a line, and answers each with a line of JSON. It has loaded all that
mining needs; for each file it forks, so that what the child takes is what its file costs. A child that writes a file,
opens a connection or starts a program has failed.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.config import load_config
from pipeline.run.archives import members
from pipeline.run.worker import FileMiner, Job, Outcome
from pipeline.stages import RawFile
from tests.bench.reports import make_text

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_FORBIDDEN = (
    "socket.connect",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.mkdir",
    "os.rename",
)
_MOST_SECONDS = 40
"""Of processor time, after which the system ends the child."""


def outcome(miner: FileMiner, path: Path) -> str:
    """`mined`, or the code of the first thing in the file that cannot be mined."""
    return next((code for code in _outcomes(miner, path) if code != "mined"), "mined")


def _outcomes(miner: FileMiner, path: Path) -> Iterator[str]:
    if path.suffix != ".zip":
        yield _code(miner(RawFile(uri=path.name, name=path.name, content=path.read_bytes())))
        return
    with path.open("rb") as file:
        for member in members(file, load_config().limits, Counter()):
            if member.error is not None:
                yield member.error.code
            else:
                yield _code(miner(RawFile(uri=member.path, name=member.path, content=member.content)))


def _code(found: Outcome) -> str:
    return found.failure.code if found.failure else "mined"


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    writes = event == "open" and isinstance(flags := arguments[2], int) and flags & _WRITING
    if writes or event in _FORBIDDEN:
        raise RuntimeError(f"a file made the process do this: {event}")


def _child(miner: FileMiner, path: Path, answer: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sys.addaudithook(_forbid)
    os.write(answer, json.dumps({"code": outcome(miner, path), "idle": idle}).encode())
    os._exit(0)


def _measured(miner: FileMiner, path: Path) -> dict[str, object]:
    """`code`; `seconds` of processor time; `mebibytes` at most beyond those of the idle process."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            _child(miner, path, writing)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    _, _, usage = os.wait4(pid, 0)
    told = json.loads(answer or '{"code": "died", "idle": 0}')
    seconds = usage.ru_utime + usage.ru_stime
    return {"code": told["code"], "seconds": seconds, "mebibytes": (usage.ru_maxrss - told["idle"]) / 1024}


def main() -> None:
    miner = FileMiner(Job(seconds=0))
    warm = "\n".join(make_text(1)).encode()
    assert miner(RawFile(uri="a.txt", name="a.txt", content=warm)).failure is None
    for line in sys.stdin:
        print(json.dumps(_measured(miner, Path(line.rstrip("\n")))), flush=True)


if __name__ == "__main__":
    main()
