"""A mail (`.eml`) or a page saved as one (`.mhtml`) → its page, and each attached page, text or PDF as one of its own.

A mail's subject, sender and day are given; of a saved page only the address is, for the rest tells of the saving.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from marsad.model import Given, InputKind, Page, Problem, Why

_KINDS: dict[str, InputKind] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "application/pdf": "pdf",
}  # fmt: skip
_HEADER = re.compile(rb"(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2}")
_ENVELOPE = re.compile(rb"From [^\r\n]*\r?\n")
_FORWARDED = re.compile(r"^(?:(?:re|fwd?)\s*:\s*)+", re.IGNORECASE)
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/]")
_PARTS = 500


def pages(source: str, body: bytes, max_bytes: int) -> Iterator[Page | Problem]:
    """The pages of the mail `body`; what is no mail, or holds nothing to read, is one Problem."""
    body = body[m.end() :] if (m := _ENVELOPE.match(body)) else body
    if not _HEADER.match(body.lstrip()[:20_000]):
        yield Problem(source=source, reason=Why("mail.none"))
        return
    try:
        mail = message_from_bytes(body.lstrip(), policy=policy.default)
        found = [p for _, p in zip(range(_PARTS), mail.walk(), strict=False) if not p.is_multipart()]
        made = list(_pages(source, mail, found, max_bytes))
        damaged = any(p.defects for p in mail.walk())
    except Exception:  # the parser raises whatever a header's own faults raise; a mail must never stop the others
        yield Problem(source=source, reason=Why("mail.none"))
        return
    yield from made
    if not made:
        yield Problem(source=source, reason=Why("mail.damaged.bare") if damaged else Why("mail.bare"))
    elif damaged:
        yield Problem(source=source, reason=Why("mail.damaged"))


def _pages(source: str, mail: EmailMessage, parts: list[EmailMessage], max_bytes: int) -> Iterator[Page | Problem]:
    main = _main(mail, parts)
    if main is not None and (page := _page(source, main, max_bytes, _given(mail, main))):
        yield page
    for part in parts:
        name = part.get_filename()
        if part is not main and name and part.get_content_type() in _KINDS and (
            page := _page(f"{source}#{name}", part, max_bytes, Given())
        ):  # fmt: skip
            yield page


def _main(mail: EmailMessage, parts: list[EmailMessage]) -> EmailMessage | None:
    """The page that was saved, or the mail's own body: HTML before plain text, the first of its kind."""
    own = [p for p in parts if p.get_content_disposition() != "attachment"]
    address = mail.get("Snapshot-Content-Location")
    for one in own:
        if address and one.get_content_type() == "text/html" and one.get("Content-Location") == address:
            return one
    for kind in ("text/html", "application/xhtml+xml", "text/plain", "application/pdf"):
        for one in own:
            if one.get_content_type() == kind and not (kind == "text/plain" and one.get_filename()):
                return one
    return own[0] if len(own) == 1 and own[0].get_content_maintype() == "multipart" else None


def _page(source: str, part: EmailMessage, max_bytes: int, given: Given) -> Page | Problem | None:
    body = _bytes(part)
    if not body.strip():
        return None
    if len(body) > max_bytes:
        return Problem(source=source, reason=Why("source.large", (str(len(body)), str(max_bytes))))
    charset = part.get_content_charset()
    # A mail of several parts whose boundary never comes is all text.
    kind = _KINDS.get(part.get_content_type(), "text")
    return Page(source=source, kind=kind, body=body, given=given, charset=charset)


def _bytes(part: EmailMessage) -> bytes:
    """The content of a part; of base64 that is cut or spoilt what can be decoded."""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        letters = _NO_BASE64.sub("", str(part.get_payload()))
        return base64.b64decode(letters[: len(letters) & ~3])
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")


def _given(mail: EmailMessage, main: EmailMessage) -> Given:
    address = mail.get("Snapshot-Content-Location") or main.get("Content-Location") or ""
    url = str(address) if str(address).startswith(("http://", "https://")) else None
    if mail.get_content_type() == "multipart/related" and address:
        return Given(url=url)
    subject = _FORWARDED.sub("", " ".join(str(mail.get("Subject") or "").split()))
    sender = mail.get("From")
    people = getattr(sender, "addresses", ())
    name = people[0].display_name if people else ""
    return Given(
        id=str(mail.get("Message-ID") or "").strip("<> \t") or None,
        title=subject or None,
        byline=name or None,
        url=url,
        published=str(mail.get("Date") or "").strip() or None,
    )
