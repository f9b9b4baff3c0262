"""The data folder → words of its texts, and texts in which names are marked, all in one shape."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from marsad import text

# What each corpus calls the sorts that the tagger tells apart; the rest is left out. MISC holds what is a name of none
# of the three: nationalities, events, laws; it helps to tell them off and is not used.
SORTS = {
    "PERS": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC",
    "MISC": "MISC", "NORP": "MISC", "EVENT": "MISC", "LAW": "MISC", "DOC": "MISC", "WEAPON": "MISC",
}  # fmt: skip
# Where wojood-sample parts its texts.
BREAK = "$#$"


class Marked(NamedTuple):
    """A name's place in a text and its sort, as in `SORTS`."""

    start: int
    end: int
    sort: str


class Text(NamedTuple):
    """A text, the names marked in it (none inside another), and where both are from."""

    source: str
    id: str
    text: str
    names: tuple[Marked, ...]


def news(data: Path) -> Iterator[list[str]]:
    """The folded words of each news report, its title first."""
    with lzma.open(data / "news-2015/articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            yield text.words(text.fold(f"{article['title']}\n{article['text']}")).norm


def tagged(data: Path) -> Iterator[list[str]]:
    """The folded words of each sentence of ANERcorp train and wojood-sample train, without their tags."""
    for file in ("ner-train/train.txt", "wojood-sample/train.txt"):
        for rows in _sentences(data / file):
            yield text.words(text.fold(" ".join(row[0] for row in rows))).norm


def anercorp(path: Path) -> Iterator[Text]:
    """The sentences of a file of words with one tag each."""
    for n, rows in enumerate(_sentences(path)):
        yield _text(path.stem, f"{path.stem}-{n}", rows)


def wojood(path: Path) -> Iterator[Text]:
    """The sentences of a file of words with several tags each, for nested names."""
    for n, rows in enumerate(_sentences(path)):
        yield _text("wojood", f"{path.stem}-{n}", rows)


def invented(path: Path) -> Iterator[Text]:
    """The sentences of a file in which names are written [words|SORT]."""
    for n, line in enumerate(path.read_text("utf-8").splitlines()):
        raw, names = "", list[Marked]()
        for k, piece in enumerate(re.split(r"\[([^]]+)\]", line)):
            words, _, sort = piece.partition("|") if k % 2 else (piece, "", "")
            if sort:
                names.append(Marked(len(raw), len(raw) + len(words), sort))
            raw += words
        if not line.startswith("#"):
            yield Text("invented", f"invented-{n}", raw, tuple(names))


def gold(folder: Path) -> Iterator[Text]:
    """The articles of `folder` that have answers."""
    for path in sorted(folder.glob("*.gold.json")):
        raw = path.with_name(path.name.replace(".gold.json", ".txt")).read_bytes().decode("utf-8-sig")
        answer = json.loads(path.read_text("utf-8"))
        names = [Marked(*_place(raw, m), SORTS[m["type"]]) for m in answer["mentions"]]
        yield Text("gold", path.name.partition(".")[0], raw, _outermost(names))


def _place(raw: str, item: dict[str, Any]) -> tuple[int, int]:
    at = -1
    for _ in range(item.get("n", 1)):
        at = raw.find(item["text"], at + 1)
    return at, at + len(item["text"])


def _sentences(path: Path) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        cells = line.split()
        if len(cells) > 1 and cells[0] != BREAK:
            rows.append(cells)
        elif rows:
            yield rows
            rows = []


def _text(source: str, name: str, rows: list[list[str]]) -> Text:
    """A sentence as a text, its words parted by spaces, with the names that its tags mark."""
    raw, marked, open_ = "", list[list[Any]](), dict[str, list[Any]]()
    for word, *tags in rows:
        start = len(raw) + bool(raw)
        raw = f"{raw} {word}" if raw else word
        now: dict[str, list[Any]] = {}
        for begins, sort in ((tag[0] != "I", SORTS.get(tag[2:])) for tag in tags):
            if sort and not begins and sort in open_:
                open_[sort][1] = len(raw)
                now[sort] = open_[sort]
            elif sort:
                marked.append(now.setdefault(sort, [start, len(raw), sort]))
        open_ = now
    return Text(source, name, raw, _outermost([Marked(*m) for m in marked]))


def _outermost(names: list[Marked]) -> tuple[Marked, ...]:
    """Those of `names` that lie in no other; people, bodies and places go before what is none of them."""
    kept: list[Marked] = []
    for other in (False, True):
        for name in sorted(names, key=lambda n: (n.start, -n.end)):
            free = all(name.end <= k.start or k.end <= name.start for k in kept)
            if free and (name.sort == "MISC") == other:
                kept.append(name)
    return tuple(sorted(kept))
