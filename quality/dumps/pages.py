"""Articles and templates of page furniture → text dumps whose article is known to the letter.

A template (`templates/GROUP/NAME.txt`) is a page as a dump leaves it, invented line by line, with places for an
article (`{title}`, `{body}` or `{lead}` and `{rest}`) and for other reports (`{o}` a headline, `{ticker}` forty of them
in a row, `{teaser}` the beginning of a text, `{story}` a whole one under its headline). A line that begins with `~` is
a caption: right either way. Rules may be tuned on the group `tuned`; nobody looks at what they do to group `unseen`.
The groups `later`, `latest`, `last`, `sealed`, `closing`, `afresh`, `anew`, `crawled`, `gathered`, `drawn` and
`fetched` were each written after the errors of the one before were mended, and scored before any rule saw them; the
last four after the forms of pages of sites. `training/titles.py` learns from those that its `GROUPS` name.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

TEMPLATES = Path(__file__).parent / "templates"
_PLACE = re.compile(r"\{(\w+)\}")
_TICKER, _TEASER = 40, 22  # headlines; words
_BLANKS = ("\n", "\n", "\n\n", "\n \n")


class Report(NamedTuple):
    """An article as its outlet published it: `day` is ISO."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    day: str = ""


class Dump(NamedTuple):
    """A page: its text, the spans of the title and of the paragraphs in it, and of what may be kept or dropped; whether
    it shows a title at all."""

    template: str
    report: Report
    text: str
    title: tuple[int, int]
    body: tuple[tuple[int, int], ...]
    either: tuple[tuple[int, int], ...]
    titled: bool


def templates(group: str) -> dict[str, str]:
    """The templates of a group by name; raises FileNotFoundError where there is no such group."""
    files = sorted((TEMPLATES / group).iterdir())
    return {f.stem: f.read_text(encoding="utf-8") for f in files if f.suffix == ".txt"}


def dump(name: str, template: str, report: Report, others: Sequence[Report]) -> Dump:
    """The page that `template` makes of `report`, with headlines of `others`; the same for the same ids, always."""
    chance = random.Random(f"{name} {report.id}")
    blank = chance.choice(_BLANKS)
    cut = max(1, len(report.paragraphs) // 2)
    parts = {"title": (report.title,), "body": report.paragraphs}
    parts |= {"lead": report.paragraphs[:cut], "rest": report.paragraphs[cut:]}
    text, at = [], 0
    title, body, either = (0, 0), [], []
    for line in template.splitlines(keepends=True):
        caption = line.startswith("~")
        for piece in _pieces(line.removeprefix("~")):
            own = parts.get(piece[1:-1]) if piece[:1] == "{" else None
            for n, words in enumerate(own if own is not None else (_filled(piece, chance, others),)):
                if n:
                    text.append(blank)
                    at += len(blank)
                span = (at, at + len(words))
                if own is not None and piece == "{title}":
                    title = span if line.strip().lstrip("#🔴 ") == piece else title
                    either.append(span)
                elif own is not None:
                    body.append(span)
                elif caption:
                    either.append(span)
                text.append(words)
                at += len(words)
    other = tuple(s for s in either if s != title)
    return Dump(name, report, "".join(text), title, tuple(body), other, "{title}" in template)


def _pieces(line: str) -> Iterator[str]:
    at = 0
    for hit in _PLACE.finditer(line):
        yield from (line[at : hit.start()], hit[0])
        at = hit.end()
    yield line[at:]


def _filled(piece: str, chance: random.Random, others: Sequence[Report]) -> str:
    if piece == "{o}":
        return chance.choice(others).title
    if piece == "{ticker}":
        return "    ".join(chance.choice(others).title for _ in range(_TICKER))
    if piece == "{teaser}":
        return " ".join(chance.choice(others).paragraphs[0].split()[:_TEASER]) + "..."
    if piece == "{story}":
        other = chance.choice(others)
        return "\n".join((other.title, *other.paragraphs))
    return piece
