"""Learn what makes a line before an article its title: `PYTHONPATH=. MARSAD_SHARED=FOLDER python training/titles.py`.

Fills the templates of quality/dumps/templates (`GROUPS`) with articles of the shared news that no test uses. The lines
above a title and those between it and its text are left out and mixed by lot with those of other templates, half the
pages get blank lines, and one in twelve loses its title; before one title in three stands a short line of some page,
perhaps a city, or what a paper is called, and a mark, behind one in five an outlet, a line of the page or a day; one
text in five stands under a line that names a person, or an outlet and a city. Fits a conditional logit (which of the
lines or parts of one, or none) over `ingest.heads.features` and writes knowledge/models/titles.tsv. Only weights leave
the articles. The seed is fixed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from heapq import nlargest

import msgspec
import numpy as np
from blocks import LINKS, unused, written
from quality.dumps.pages import Dump, Report, dump, templates

from marsad.ingest.blocks import top
from marsad.ingest.heads import FILE, features
from marsad.ingest.lines import stems
from marsad.ingest.unlisted import Around
from marsad.knowledge import entries, rows
from marsad.knowledge.gazetteer import Listed
from marsad.knowledge.outlets import outlets
from marsad.text import fold


class Month(msgspec.Struct):
    """A row of patterns/months.toml."""

    kind: str
    forms: tuple[str, ...]


SEED, EACH, PENALTY, STEPS, POOL = 7, 38, 1.0, 15, 3000
FIRST = 14  # words of an article's first paragraph; a shorter one tells who signed it or what a picture shows
LOSES, LEFT_OUT, MIXED, SHUFFLED, MOST_MORE = 0.08, 0.3, 0.6, 0.4, 4
BEHIND, DAY, TWICE, SIGNED = (
    0.2,
    0.3,
    0.03,
    0.2,
)  # something stands behind the title; of these a day; a line who and where
BEFORE, OWN, AGAIN, NAME = 0.35, 0.5, 0.4, 4  # something stands before the title on its line; its words
PAPER = 0.15  # of these it is a paper: «صحيفة الاتحاد: »
SPACED, BLANK = 0.5, 0.35  # pages with blank lines; how many of their lines have one below
BACK = (" - ", " – ", " — ", " | ", "|", " » ", " / ")
MARKS = (": ", " : ", " | ", " / ", " // ", " › ", " > ", " >> ", " » ", " - ", " – ", " — ")
GROUPS = (
    *("tuned", "fresh", "later", "latest", "last", "closing", "afresh", "anew"),
    *("crawled", "gathered", "drawn", "fetched", "kept", "met", "seen"),
)
HEAD = """# How much what is seen of a line before an article speaks for its being the title: a conditional logit.
# Made by training/titles.py from invented page furniture around 2015 news (research corpus); weights only, no text.
#! rows {rows}
feature\tweight
"""
KINDS = next(e.forms for e in entries("lexicon/press.toml", "around", Around) if e.id == "kind")
PAPERS = [f"{kind} {o.name.removeprefix('صحيفة ')}" for o in outlets() for kind in KINDS[:2]]
NAMED = [o.name for o in outlets()]
MONTHS = [f for m in entries("patterns/months.toml", "word", Month) if m.kind == "MONTH" for f in m.forms]
DASHES = (" - ", " – ", "/ ", " ـ ", ": ", " : ", " – ")
CITIES = [row.names[0] for row in rows("gazetteer/cities.tsv", Listed)]
PEOPLE = [row.names[0] for row in rows("gazetteer/persons.tsv", Listed)]
Page = tuple[list[list[str]], int]


def parts(template: str) -> tuple[list[str], list[str], list[str], list[str]]:
    """The lines above the last title of a template, its own, those between it and the text, and the rest."""
    rows = template.splitlines(keepends=True)
    body = next(n for n, row in enumerate(rows) if "{body}" in row or "{lead}" in row)
    title = max((n for n in range(body) if "{title}" in rows[n]), default=body)
    return rows[:title], rows[title : title + (title < body)], rows[title + 1 : body], rows[body:]


def mixed(own: list[str], pool: list[str], chance: random.Random) -> list[str]:
    """`own` lines, some left out, some of other templates put in, sometimes in another order."""
    kept = [row for row in own if chance.random() > LEFT_OUT]
    if pool and chance.random() < MIXED:
        for row in chance.sample(pool, chance.randint(1, MOST_MORE)):
            kept.insert(chance.randint(0, len(kept)), row)
    if chance.random() < SHUFFLED:
        chance.shuffle(kept)
    return kept


def preceded(title: list[str], own: list[str], pool: list[str], chance: random.Random) -> list[str]:
    """The row of a title, sometimes with a short row of its page or of another, or two of them, before it."""
    if not title or chance.random() >= BEFORE:
        return title
    if chance.random() < PAPER:
        return [f"{chance.choice(PAPERS)}{chance.choice(MARKS[:2])}{title[0]}", *title[1:]]
    names = [
        [n for r in rows if 0 < len((n := r.strip(" \n•|:-[]*")).split()) <= NAME and "{" not in n]
        for rows in (own, pool)
    ]
    known = names[0] if names[0] and chance.random() < OWN else names[1]
    said = [chance.choice(known)]
    if chance.random() < AGAIN:
        said.append(chance.choice(chance.choice((known, CITIES))))
    return ["".join(name + chance.choice(MARKS) for name in said) + title[0], *title[1:]]


def followed(title: list[str], own: list[str], chance: random.Random) -> list[str]:
    """The rows of a title, sometimes with an outlet, a short row of its page or a day behind it, or itself again; what
    names the outlet stands on the page by itself sometimes."""
    if not title or not title[0].rstrip().endswith("{title}"):
        return title
    row, more = title[0].rstrip(), chance.random()
    if more < TWICE:
        return [f"{row}{{title}}\n", *title[1:]]
    if more >= TWICE + BEHIND:
        return title
    if chance.random() < DAY:
        return [f"{row}{chance.choice((' ', *MARKS[2:4], *MARKS[9:]))}{day(chance)}\n", *title[1:]]
    known = [n for r in own if 0 < len((n := r.strip(" \n•|:-[]*")).split()) <= NAME and "{" not in n]
    name = chance.choice(known if known and chance.random() < OWN else NAMED)
    again = [f"{name}\n"] if chance.random() < AGAIN else []
    made = f"{row}{chance.choice(BACK)}{name}\n"
    return [*again, made, *title[1:]] if chance.random() < OWN else [made, *title[1:], *again]


def day(chance: random.Random) -> str:
    """A day as pages write it, perhaps with a time."""
    n, year = chance.randint(1, 28), chance.randint(2004, 2025)
    written = chance.choice((f"{n} {chance.choice(MONTHS)} {year}", f"{n}/{n % 12 + 1}/{year}", f"{year}-07-{n:02}"))
    return written + chance.choice(("", f" {n % 12:02}:15", f" - {n % 24}:02", f"، {n % 24}:40"))


def signed(between: list[str], chance: random.Random) -> list[str]:
    """The rows between a title and its text, sometimes with one that names a person, or an outlet and a city."""
    if chance.random() >= SIGNED:
        return between
    place = [chance.choice(CITIES), chance.choice(NAMED)]
    chance.shuffle(place)
    who = chance.choice(PEOPLE)
    return [*between, chance.choice((chance.choice(DASHES).join(place), f"{who} – {place[0]}", who)) + "\n"]


def pages(reports: list[Report]) -> Iterator[tuple[Dump, bool]]:
    """The pages to learn from, and whether their title was left on them."""
    known = {name: parts(t) for group in GROUPS for name, t in templates(group).items()}
    above = sorted({row for a, *_ in known.values() for row in a if "{title}" not in row})
    below = sorted({row for *_, b, _ in known.values() for row in b})
    chance, at = random.Random(SEED), 0
    others = [(o, stems(fold(o.title).text.split())) for o in reports[-POOL:]]
    for name, (head, title, between, rest) in known.items():
        for report in reports[at : at + EACH]:
            own = preceded(title if chance.random() >= LOSES else [], head, above, chance)
            own = followed(own, head, chance)
            after = signed(mixed(between, below, chance), chance)
            page = spaced([*mixed(head, above, chance), *own, *after, *rest], chance)
            yield dump(name, "".join(page), report, rivals(report, others, chance)), "{title}" in "".join(page)
        at += EACH


def spaced(rows: list[str], chance: random.Random) -> list[str]:
    """`rows`, on half the pages with a blank line below some."""
    if chance.random() >= SPACED:
        return rows
    return [row + "\n" if chance.random() < BLANK else row for row in rows]


def rivals(report: Report, others: list[tuple[Report, set[str]]], chance: random.Random) -> list[Report]:
    """Reports to link to: those whose titles share most with `report`, often of the same matter, and as many of any."""
    own = stems(fold(" ".join(report.paragraphs)).text.split())
    near = nlargest(LINKS, others, key=lambda o: len(o[1] & own) / max(len(o[1]), 1))
    return [r for r, _ in (*near, *chance.sample(others, LINKS))]


def learned(page: Dump, titled: bool) -> Page | None:
    """The features of each line that may be the title and of there being none, and which is right; None where the
    title is cut off with the body or stands in a longer line."""
    found = top(fold(page.text))
    seen = list(features(found)) if found else []
    if not seen or found is None:
        return None
    wanted = "".join(filter(str.isalnum, fold(page.report.title).text))
    right = [n for n, (head, _) in enumerate(seen) if head and _letters(head.line.text) == wanted]
    if not right and titled:
        return None
    return [names for _, names in seen], (right[-1] if right else 0)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def fitted(data: list[Page]) -> dict[str, float]:
    """Weights by feature, by Newton's method with an L2 penalty."""
    names = {f: k for k, f in enumerate(sorted({f for rows, _ in data for seen in rows for f in seen}))}
    starts = np.cumsum([0, *(len(shown) for shown, _ in data)])[:-1]
    page = np.repeat(np.arange(len(data)), [len(shown) for shown, _ in data])
    x = np.zeros((len(page), len(names)))
    for i, seen in enumerate(seen for shown, _ in data for seen in shown):
        x[i, [names[f] for f in seen]] = 1
    own = x[starts + np.array([right for _, right in data])].sum(0)
    w = np.zeros(len(names))
    for _ in range(STEPS):
        z = x @ w
        p = np.exp(z - np.maximum.reduceat(z, starts)[page])
        p /= np.add.reduceat(p, starts)[page]
        heavy = x * p[:, None]
        mean = np.add.reduceat(heavy, starts)
        slope = PENALTY * w + mean.sum(0) - own
        curve = PENALTY * np.eye(len(names)) + heavy.T @ x - mean.T @ mean
        w -= np.linalg.solve(curve, slope)
    return {f: float(w[k]) for f, k in names.items()}


def main() -> None:
    told = [r for r in unused() if len(r.paragraphs[0].split()) >= FIRST]
    data = [p for page, titled in pages(told) if (p := learned(page, titled)) is not None]
    written(FILE, HEAD, fitted(data))
    print(f"{len(data)} pages")


if __name__ == "__main__":
    main()
