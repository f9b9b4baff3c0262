"""A real PostgreSQL server for the tests, started by an unprivileged user on a port of its own, and databases on it.

It keeps nothing on disk longer than it runs and never waits for a disk, so that a database costs a tenth of a second.
"""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol

import pg8000.native

LOCKED, PASSWORD = "locked", "s3cr:t/ö"
CURE = "`make server` installs it"
SECONDS = 60
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=60",
        "shared_buffers=64MB")  # fmt: skip


class Postgres:
    """A running server, whose databases are made and dropped here."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._numbers = count(1)

    def url(self, database: str, password: str = "", user: str = "marsad") -> str:
        return f"postgresql://{user}{':' * bool(password)}{password}@127.0.0.1:{self.port}/{database}"

    def run(self, *statements: str) -> None:
        line = pg8000.native.Connection(
            "marsad", host="127.0.0.1", port=self.port, database="postgres", ssl_context=False
        )
        for statement in statements:
            line.run(statement)
        line.close()

    def empty(self) -> str:
        """The name of a new database with nothing in it."""
        name = f"t{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE template0")
        return name

    def drop(self, database: str) -> None:
        self.run(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


Place = str | Path  # of a record


class Shelf(Protocol):
    """Where records stand: `shelf / NAME` is the place of one."""

    def __truediv__(self, name: str, /) -> Place: ...


class Databases:
    """A shelf on a server: the addresses of databases that are made when they are first named."""

    def __init__(self, server: Postgres) -> None:
        self.server = server
        self.databases: dict[str, str] = {}

    def __truediv__(self, name: str) -> str:
        if name not in self.databases:
            self.databases[name] = self.server.empty()
        return self.server.url(self.databases[name])

    def clear(self) -> None:
        for database in self.databases.values():
            self.server.drop(database)


def binaries() -> Path | None:
    """Where the server's programs stand: Debian's newest, else what is on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[-3]))
    there = str(found[-1]) if found else shutil.which("postgres")
    return Path(there).parent if there else None


def _user() -> str | None:
    """Whom the server runs as: it refuses to be root."""
    if os.geteuid():
        return None
    known = {p.pw_name for p in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


@contextmanager
def running() -> Iterator[Postgres]:
    """A server for as long as the block lasts. Raises RuntimeError, with the cure, where it cannot start."""
    programs = binaries()
    if programs is None:
        raise RuntimeError(f"PostgreSQL is not installed ({CURE})")
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="marsad-postgres-"))
    if user:
        shutil.chown(folder, user)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    try:
        process = _start(programs, folder, port, user)
        try:
            yield Postgres(port)
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: nothing of it is needed any longer
            process.wait(SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(programs: Path, folder: Path, port: int, user: str | None) -> subprocess.Popen[bytes]:
    data, log = folder / "data", folder / "log"
    made = subprocess.run(
        [programs / "initdb", "-D", data, "-U", "marsad", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"],
        user=user, cwd="/", capture_output=True, text=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    if made.returncode:
        raise RuntimeError(f"PostgreSQL's initdb failed as {user or getpass.getuser()}: {made.stderr.strip()}")
    hosts = data / "pg_hba.conf"  # whoever is called so needs the password, the others are let in
    hosts.write_text(f"host all {LOCKED} 127.0.0.1/32 scram-sha-256\n{hosts.read_text()}")
    settings = [part for setting in FAST for part in ("-c", setting)]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, "-h", "127.0.0.1", "-p", str(port), *settings],
            user=user, cwd="/", stdout=out, stderr=out, start_new_session=True,
        )  # fmt: skip
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            Postgres(port).run("SELECT 1")
        except (pg8000.native.DatabaseError, pg8000.native.InterfaceError):
            time.sleep(0.05)
        else:
            return process
    process.kill()
    raise RuntimeError(f"the PostgreSQL server did not start: {log.read_text(errors='replace')[-500:]}")
