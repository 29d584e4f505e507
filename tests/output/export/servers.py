"""A PostgreSQL server of the tests' own: a folder, a socket in it, and nothing left behind."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

INSTALL = "apt-get install --no-install-recommends postgresql"
_SETTINGS = "-c listen_addresses='' -c fsync=off -c max_connections=20"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, which Debian keeps off the path; the newest where there are several."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


class Server:
    """One that runs, for its owner."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)

    def target(self, user: str = "owner", schema: str = "public") -> str:
        """A connection string whose tables are those of this schema."""
        return f"host={self._folder} user={user} dbname=postgres options='-c search_path={schema}'"

    def schema(self) -> str:
        """A new, empty schema."""
        name = f"reports_{next(self._numbers)}"
        self.execute(f"CREATE SCHEMA {name}")
        return name

    def execute(self, *statements: str) -> None:
        """As owner of everything."""
        with psycopg.connect(self.target(), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """Start a server and stop it. It refuses to be root's, who lends it the package's user, or nobody."""
    with tempfile.TemporaryDirectory(prefix="wr-pg-") as name:
        folder = Path(name)
        user = _user()
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)

        def run(*command: str) -> None:
            subprocess.run(
                [str(programs / command[0]), *command[1:]],
                check=True,
                stdout=subprocess.DEVNULL,
                cwd=folder,
                user=None if user is None else user.pw_uid,
                group=None if user is None else user.pw_gid,
            )

        data = str(folder / "data")
        run("initdb", "-D", data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        run("pg_ctl", "-D", data, "-l", str(folder / "log"), "-o", f"{_SETTINGS} -k {folder}", "-w", "start")
        try:
            yield Server(folder)
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _user() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")
