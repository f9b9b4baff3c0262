"""A request in, passed on only if it was meant for this machine; its answer out, with the headers that guard a reader.

A site that points a name of its own at 127.0.0.1 would otherwise read the record through the reader's browser.
"""

from __future__ import annotations

import secrets

from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = secrets.token_urlsafe(24)  # in the desk's own forms; no other site can read it out of a page
STRANGE = b"Marsad answers only to this machine's own names: 127.0.0.1, localhost, [::1].\n"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
FOREIGN = b"A form of another site may not change this record; use the desk's own pages.\n"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
# Scripts and styles come from this server and stand in no page.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def host_is_loopback(host: str) -> bool:
    """Whether a Host header, with or without a port, names this machine."""
    name, colon, port = host.rpartition(":")
    if colon and port.isdigit():
        host = name
    return host.lower() in LOOPBACK


class Guard(ASGIMiddleware):
    """Refuses a request whose Host is not this machine, with 421, and a form posted from another site, with 403."""

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or not host_is_loopback(hosts[0]):
            await _refuse(send, 421, STRANGE)
        elif scope["type"] == ScopeType.HTTP and scope["method"] not in READING and not _own(scope, hosts[0]):
            await _refuse(send, 403, FOREIGN)
        else:
            await next_app(scope, receive, send)


def _own(scope: Scope, host: str) -> bool:
    """Whether a request that changes something comes from one of the desk's own pages, or from no page at all."""
    said = {name: value.decode("latin-1") for name, value in scope["headers"]}
    site, origin = said.get(b"sec-fetch-site"), said.get(b"origin")
    return site in (None, "same-origin", "none") and origin in (None, f"http://{host}")


async def seal(message: Message, _: Scope) -> None:
    """Puts the headers on an answer that is about to start, whatever made it."""
    if message["type"] == "http.response.start":
        headers = MutableScopeHeaders.from_message(message)
        for name, value in HEADERS.items():
            headers[name] = value


async def _refuse(send: Send, status: int, body: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
