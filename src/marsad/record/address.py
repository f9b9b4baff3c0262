"""Where a record on a PostgreSQL server stands: a URL in, its parts out, and how people may see it: without password.

`postgresql://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=MODE`; without a host the server of this machine answers by its
socket, in the folder that `?host=` names. The password may stand in PGPASSWORD instead.
"""

from __future__ import annotations

import getpass
import os
import socket
import ssl
from urllib.parse import parse_qs, quote, unquote, urlsplit

from msgspec import Struct

from marsad.record.database import RecordError

SCHEMES = ("postgresql:", "postgres:")
SOCKETS = "/var/run/postgresql"
CONNECT_SECONDS = 10.0
MODES = ("disable", "prefer", "require", "verify-full")


class Address(Struct, frozen=True, kw_only=True):
    """A database on a server. A `host` that begins with a slash is the folder of its socket."""

    user: str
    password: str | None
    host: str
    port: int
    database: str
    mode: str

    def __str__(self) -> str:
        """The URL as people may see it."""
        place = "" if self.host.startswith("/") else f"{self.host}:{self.port}"
        return f"postgresql://{quote(self.user)}@{place}/{quote(self.database)}"

    @property
    def server(self) -> str:
        return f"the socket in {self.host}" if self.host.startswith("/") else f"{self.host}:{self.port}"

    def connected(self) -> socket.socket:
        """A socket on which the server answers. Raises OSError where none does."""
        if not self.host.startswith("/"):
            return socket.create_connection((self.host, self.port), CONNECT_SECONDS)
        local = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        local.settimeout(CONNECT_SECONDS)
        try:
            local.connect(f"{self.host}/.s.PGSQL.{self.port}")
        except OSError:
            local.close()
            raise
        return local

    def tls(self) -> bool | ssl.SSLContext | None:
        """Whether the line is to be encrypted; None: if the server can. On this machine it need not be."""
        if self.mode == "verify-full":
            return ssl.create_default_context()
        near = self.host.startswith("/") or self.host in ("localhost", "127.0.0.1", "::1")
        return {"disable": False, "require": True}.get(self.mode, False if near else None)


def is_url(place: object) -> bool:
    """Whether a record's place is a server, not a file."""
    return str(place).startswith(SCHEMES)


def address(url: str) -> Address:
    """The parts of `url`. Raises RecordError, which does not say the password, where it leads nowhere."""
    try:
        parts = urlsplit(url)
        port = parts.port or 5432
    except ValueError as fault:
        raise RecordError(f"the address of the record cannot be read ({fault}); write {_FORM}") from None
    asked = {k: v[-1] for k, v in parse_qs(parts.query).items()}
    found = Address(
        user=unquote(parts.username or "") or getpass.getuser(),
        password=unquote(parts.password) if parts.password else os.environ.get("PGPASSWORD"),
        host=asked.get("host") or parts.hostname or SOCKETS, port=port, database=unquote(parts.path.strip("/")),
        mode=asked.get("sslmode", "prefer"),
    )  # fmt: skip
    if not found.database:
        raise RecordError(f"{found}: names no database; write {_FORM}")
    if unknown := [*asked.keys() - {"host", "sslmode"}, *{found.mode} - {*MODES}]:
        raise RecordError(
            f"{found}: {unknown[0]} is not known here; after ? stand host=FOLDER and sslmode={'|'.join(MODES)}"
        )
    return found


_FORM = "postgresql://USER@HOST/DATABASE"
