"""The letters of an HTML page → its meta tags by name, without the objects that a tree makes of every node."""

from __future__ import annotations

import html
import re

_META_TAG = re.compile(r"<meta\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
# What is asked of them has one of these in its name; the others need not be taken apart.
_ASKED = re.compile(
    "title|headline|site_name|application-name|publish|author|creat|byl|url|date|time|mod|issued", re.IGNORECASE
)
_MOST = 300  # meta tags that are looked at


def tags(page: str) -> dict[str, str]:
    """The content of each meta tag of `page`, by its property, name or itemprop in small letters."""
    found: dict[str, str] = {}
    for n, tag in enumerate(_META_TAG.finditer(page)):
        if n >= _MOST:
            break
        if not _ASKED.search(tag[1]):
            continue
        said = attributes(tag[1])
        name = said.get("property") or said.get("name") or said.get("itemprop")
        if name and said.get("content"):
            found.setdefault(name.lower(), said["content"])
    return found


def attributes(inside: str) -> dict[str, str]:
    """The attributes that stand between a tag's name and its end."""
    return {m[1].lower(): clean(m[2] or m[3] or m[4]) or "" for m in _ATTRIBUTE.finditer(inside)}


def clean(text: str | None) -> str | None:
    """`text` with its character references spelled out and its blanks single; None where nothing is left."""
    return " ".join(html.unescape(text).split()) or None if text else None
