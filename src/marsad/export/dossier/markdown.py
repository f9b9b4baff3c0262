"""Dossier → Markdown with footnotes (`[^1]`), as GitHub, Pandoc and Obsidian read them; whatever is text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.export.dossier import Dossier, Line, Note

_SIGNS = re.compile(r"([\\`*_{}\[\]#|~])")


def text(dossier: Dossier) -> str:
    """The whole file."""
    return "\n".join(_lines(dossier)) + "\n"


def _lines(d: Dossier) -> Iterator[str]:
    yield f'<div dir="{d.dir}" lang="{d.code}">\n\n# {_plain(d.title)}\n'
    yield f"{_plain(d.kind)} · {' · '.join(map(_plain, d.facts))}\n"
    for section in d.sections:
        yield f"## {_plain(section.heading)}\n"
        yield from (f"- {_line(line)}" for line in section.lines)
        yield f"\n{_plain(section.left_out)}\n" if section.left_out else ""
    yield f"## {_plain(d.labels.notes)}\n"
    yield from (_note(d, note) for note in d.notes)
    yield f"\n{_plain(d.labels.made)} {d.made}\n\n</div>"


def _line(line: Line) -> str:
    parts = (
        f"**{_plain(line.when)}**" if line.when else "", _plain(line.lead),
        f"«{_plain(line.quoted)}»" if line.quoted else "", f"({_plain(line.rest)})" if line.rest else "",
    )  # fmt: skip
    return " ".join(p for p in parts if p) + "".join(f"[^{n.number}]" for n in line.notes)


def _note(d: Dossier, n: Note) -> str:
    passage = f"{_part(n.before)}**{_plain(n.words)}**{_part(n.after)} — " if n.words else ""
    address = f"<{n.address}>" if re.fullmatch(r"https?://[^\s<>]+", n.address) else f"`{n.address.replace('`', '')}`"
    title = f"{d.labels.comma} {_plain(n.title)}" if n.title else ""
    rule = f" {_plain(d.labels.rule)} {_plain(n.rule)}" if n.rule else ""
    place = d.labels.place.format(start=n.start, end=n.end)
    return f"[^{n.number}]: {passage}{_plain(n.source)}{title}. {address} {place}.{rule}"


def _part(words: str) -> str:
    """What stands beside marked words; the space between them stays."""
    ahead, behind = (" " if edge.isspace() else "" for edge in (words[:1], words[-1:]))
    return f"{ahead}{_plain(words)}{behind}" if words.strip() else ahead


def _plain(words: str) -> str:
    """Words of a document in one line, with nothing that Markdown or HTML would take for a sign of its own."""
    flat = " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;")
    return _SIGNS.sub(r"\\\1", flat)
