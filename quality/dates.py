"""The corpora of times and quantities, and the shared news → how fast and how right Marsad and dateparser read dates.

`python -m quality.dates [--shared FOLDER] [--n 300]` prints one table from one run. Right means: the expression is
found and its days are those of the corpus; a counter-phrase is right when nothing is found. dateparser's search is told
the language, the order of day and month, the corpus's own day and to prefer the past. It answers with points, so that
phrases of one day are a column of their own.
"""

from __future__ import annotations

import argparse
import os
import time
import warnings
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from dateparser.search import search_dates
from msgspec import Struct
from quality.bench import articles

from marsad import knowledge
from marsad.annotate import place
from marsad.annotate.lexer import read
from marsad.annotate.quantities import quantities
from marsad.annotate.segment import sentences
from marsad.annotate.times import times
from marsad.model import Annotated, Article, Block, Interval, Published, Tokens
from marsad.text import fold, words

NOW = "2015-08-12"  # the day on which the corpus is read, as in tests/test_knowledge.py
SLOW = 60  # articles that dateparser is timed on; it needs a minute for them


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    examples: tuple[dict[str, Any], ...]


class Case(NamedTuple):
    """A phrase, the day it is read on, and the days it denotes ("" where it denotes none)."""

    text: str
    now: str
    value: str

    @property
    def one_day(self) -> bool:
        first, _, last = self.value.partition("/")
        return first == last


def cases() -> list[Case]:
    """Every phrase of the corpus of times."""
    return [
        Case(e["text"], e.get("now", NOW), e.get("value", ""))
        for table in ("phrase", "nothing")
        for g in knowledge.entries("patterns/times_corpus.toml", table, Group)
        for e in g.examples
    ]


def ours(case: Case) -> set[str]:
    """The days of every time that Marsad finds, as in the corpus."""
    text, day = case.text, date.fromisoformat(case.now)
    article = Article(id="x", source="x", text=text, language="ar", blocks=(Block(0, len(text), "paragraph"),))
    view = fold(text)
    tokens = words(view)
    spans = sentences(article, tokens)
    found = times(article, read(article, tokens, spans))
    doc = Annotated(article=article, view=view, tokens=tokens, sentences=spans, times=found)
    placed = place(doc, Published(interval=Interval(day, day), basis="given"))
    # what counts from an event that is not there is left out by the second pass
    return {f"{t.interval.earliest}/{t.interval.latest}" for t in placed if t.interval.closed}


def theirs(case: Case) -> set[str]:
    """The days that dateparser's search finds."""
    found = _search(case.text, datetime.fromisoformat(case.now)) or []
    return {f"{d.date()}/{d.date()}" for _, d in found}


def _search(text: str, now: datetime) -> list[tuple[str, datetime]] | None:
    settings = {"RELATIVE_BASE": now, "PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}
    found: list[tuple[str, datetime]] | None = search_dates(text, languages=["ar"], settings=settings)
    return found


def share(known: Sequence[Case], reader: Callable[[Case], set[str]]) -> float:
    """The part of `known` that `reader` reads right: that value found, or nothing where there is none."""
    right = sum((case.value in got) if case.value else not got for case in known for got in (reader(case),))
    return right / len(known)


class Speed(NamedTuple):
    """Megabytes (10⁶ bytes of UTF-8) and articles a second of processor time."""

    megabytes: float
    articles: float


class Prepared(NamedTuple):
    """An article with what other layers need as well: its tokens and sentences."""

    article: Article
    tokens: Tokens
    spans: tuple[Any, ...]


def prepared(texts: Sequence[str]) -> list[Prepared]:
    made = []
    for text in texts:
        article = Article(id="x", source="x", text=text, language="ar", blocks=(Block(0, len(text), "paragraph"),))
        tokens = words(fold(text))
        made.append(Prepared(article, tokens, sentences(article, tokens)))
    return made


def scanned(ready: Sequence[Prepared]) -> None:
    """Both grammars over every article: what the requirement speaks of."""
    for one in ready:
        atoms = read(one.article, one.tokens, one.spans)
        quantities(one.article, atoms, times(one.article, atoms))


def speed(texts: Sequence[str], run: Callable[[], object], repeat: int = 1) -> Speed:
    """The best of `repeat` runs, which is the one that the machine disturbed least."""
    spent = min(_seconds(run) for _ in range(repeat))
    return Speed(sum(len(t.encode()) for t in texts) / spent / 1e6, len(texts) / spent)


def _seconds(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


def rows(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The table: name, megabytes a second, articles a second, days, periods, counter-phrases."""
    every = cases()
    one_day = [c for c in every if c.value and c.one_day]
    periods = [c for c in every if c.value and not c.one_day]
    nothing = [c for c in every if not c.value]
    ready = prepared(texts)
    few, base = texts[:SLOW], datetime.fromisoformat(NOW)
    fast = speed(texts, lambda: scanned(ready), 5)
    whole = speed(texts, lambda: scanned(prepared(texts)), 3)
    slow = speed(few, lambda: [_search(t, base) for t in few])
    right = [f"{share(part, ours):.3f}" for part in (one_day, periods, nothing)]
    other = [f"{share(part, theirs):.3f}" for part in (one_day, periods, nothing)]
    return [
        ("Marsad, times and quantities", f"{fast.megabytes:.2f}", f"{fast.articles:.0f}", *right),
        ("the same from bare text", f"{whole.megabytes:.2f}", f"{whole.articles:.0f}", *right),
        ("dateparser, dates alone", f"{slow.megabytes:.2f}", f"{slow.articles:.0f}", *other),
    ]


def table(made: Sequence[tuple[str, ...]], counts: tuple[int, int, int]) -> str:
    """The table in Markdown; `counts` says on how many phrases each share rests."""
    one_day, periods, nothing = counts
    head = ("", "MB/s", "articles/s", f"days ({one_day})", f"periods ({periods})", f"no time ({nothing})")
    lines = [head, ("---",) * len(head), *made]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=os.environ.get("MARSAD_SHARED"))
    parser.add_argument("--n", type=int, default=300)
    asked = parser.parse_args()
    warnings.filterwarnings("ignore")
    texts = [str(p.body) for p in articles(asked.shared, asked.n)]
    every = cases()
    one_day = sum(1 for c in every if c.value and c.one_day)
    periods = sum(1 for c in every if c.value and not c.one_day)
    print(table(rows(texts), (one_day, periods, len(every) - one_day - periods)))


if __name__ == "__main__":
    main()
