"""An HTML page → what the first article in its JSON-LD says of itself, as plain values; broken JSON is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec

from marsad.ingest.tags import clean

_KIND = "ld+json"
_ARTICLE = re.compile(
    r"(?:News|Report|Opinion|Review|Analysis|Background|Scholarly|Tech|Blog|Live)?\w*(?:Article|Posting)$"
)
_OPENING = re.compile(r"<[sS][cC][rR][iI][pP][tT]\b[^>]{0,400}ld\+json[^>]{0,400}>")
_CLOSING = re.compile(r"</(?i:script)")
_COMMENTS = re.compile(r"^\s*(?:<!--|(?://|/\*)\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)\s*\]\]>(?:\s*\*/)?)\s*$")
_CONTROL = re.compile("[\x00-\x1f]+")
_LIST_OF = 40  # JSON-LD nodes looked at
_SCRIPTS = 20


def linked_data(page: str) -> dict[str, str]:
    """The values of the first node of an article's type, by its key; of a person or publisher the name."""
    for script in islice(_scripts(page), _SCRIPTS):
        for node in _nodes(_decoded(script)):
            kinds = node.get("@type")
            if any(isinstance(k, str) and _ARTICLE.match(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
                values = {k: _plain(v) for k, v in node.items()}
                return {k: v for k, v in values.items() if v}
    return {}


def _scripts(page: str) -> Iterator[str]:
    """What stands in the scripts of JSON-LD: their kind is sought first, which is faster than the tags are."""
    at = page.find(_KIND)
    while at >= 0:
        opens = _OPENING.match(page, max(page.rfind("<", 0, at), 0))
        if opens and (closes := _CLOSING.search(page, opens.end())):
            yield page[opens.end() : closes.start()]
            at = closes.end()
        at = page.find(_KIND, at + 1)


def _decoded(script: str) -> Any:
    """The JSON of a script; with line ends inside its strings and comment marks around it, which many sites write."""
    bare = _COMMENTS.sub("", script).strip().rstrip(";")
    for words in (bare, _CONTROL.sub(" ", bare)):
        try:
            return msgspec.json.decode(words)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
    return None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    held = [data]
    for _ in range(_LIST_OF):
        if not held:
            return
        one = held.pop(0)
        if isinstance(one, list):
            held[:0] = one
        elif isinstance(one, dict):
            yield one
            held.append(one.get("@graph"))
            held.append(one.get("mainEntity"))


def _plain(value: Any) -> str | None:
    """A plain value; of several persons all their names."""
    if isinstance(value, list):
        names = [n for n in map(_plain, value[:4]) if n]
        return "، ".join(dict.fromkeys(names)) if names and isinstance(value[0], dict) else names[0] if names else None
    if isinstance(value, dict):
        value = value.get("name")
    return clean(value) if isinstance(value, str) else None
