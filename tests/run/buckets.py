"""An object store on this machine: moto's server, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import fsspec
import pytest

SERVER = """
import sys
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
"""


@contextmanager
def serving() -> Iterator[Mapping[str, str]]:
    """Up for the length of the block; gives the environment in which s3:// means this server."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    try:
        yield environment(int(process.stdout.readline()))
    finally:
        process.communicate()


def environment(port: int) -> Mapping[str, str]:
    return {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "invented",
        "AWS_SECRET_ACCESS_KEY": "invented",
        "AWS_DEFAULT_REGION": "us-east-1",
    }


def s3() -> Any:
    return fsspec.filesystem("s3", use_listings_cache=False)


def put(bucket: str, **texts: str) -> str:
    """Text objects `name.txt` below a bucket or prefix, `/` written `__`; returns its URL."""
    for name, text in texts.items():
        s3().pipe_file(f"{bucket}/{name.replace('__', '/')}.txt", text.encode())
    return bucket


def copied(folder: Path, url: str) -> str:
    """All files of a folder as objects; returns the URL."""
    for path in folder.rglob("*"):
        if path.is_file():
            s3().pipe_file(f"{url}/{path.relative_to(folder)}", path.read_bytes())
    return url


def objects(url: str) -> dict[str, bytes]:
    """Everything below a prefix, by the rest of its name."""
    prefix = url.removeprefix("s3://")
    found = [path for path in s3().find(prefix) if path != prefix]  # a prefix that comes to be meanwhile finds itself
    return {path.removeprefix(f"{prefix}/"): s3().cat_file(path) for path in found}


def moved(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """To another machine, or back."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
