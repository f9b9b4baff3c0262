"""The letters of an HTML page → its meta tags by name, without the objects that a tree makes of every node."""

from __future__ import annotations

import html
import re

_META_TAG = re.compile(r"<[mM][eE][tT][aA]\b([^>]*)>")  # spelled out: it is found ten times faster than by a flag
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_NAME = re.compile(r"""(?:property|name|itemprop|PROPERTY|NAME|Name)\s*=\s*["']?\s*([\w:.-]+)""")
_MOST = 300  # meta tags that are looked at


def tags(page: str, asked: frozenset[str]) -> dict[str, str]:
    """The content of each meta tag of `page` whose property, name or itemprop in small letters is `asked`, by it; the
    other tags are not taken apart."""
    found: dict[str, str] = {}
    for n, tag in enumerate(_META_TAG.finditer(page)):
        if n >= _MOST:
            break
        if not any(name.lower() in asked for name in _NAME.findall(tag[1])):
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
