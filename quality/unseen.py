"""Articles of the shared news whose events were marked before any output was seen, 861 in all → how well they are read.

`python -m quality.unseen` prints a table for each of sixteen sets, `--misses` what differs. On what `unseen.tsv` (ten
articles), `unseen_later.tsv` (six, with air raids and calls), `unseen_last.tsv` (eight, drawn by lot), and
`unseen_lot.tsv` (eight), `unseen_states.tsv` (ten), `unseen_fresh.tsv` and `unseen_further.tsv` (nine each),
`unseen_drawn.tsv` (seven), `unseen_open.tsv` (ten) and `unseen_sealed.tsv` (eight, two of them opinion), on dealings of
states, drawn by lot, showed, rules were mended. `unseen_marked.tsv` (168), `unseen_swift.tsv` (87, marked in haste),
`unseen_more.tsv` (128) and `unseen_plenty.tsv` (224) are to be learned from. `unseen_blind.tsv` (57 drawn alike) and
`unseen_wide.tsv` (112, longer ones and opinion among them) are kept from rules and weights: they tell how well unseen
articles are read. All hold offsets and labels, written by careful readers; the texts stay in the folder that
MARSAD_SHARED names.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path

from msgspec import Struct
from quality.asked import answered
from quality.counting import Table, match
from quality.findings import NEAR
from quality.news import pages

from marsad.model import Event, Interval, Mention, Party, Reading, Span
from marsad.pipeline import read

FILE = Path(__file__).parent / "unseen.tsv"
NAME, LATER, LAST = "unseen events", "unseen events, later", "unseen events, last"
LOT = "unseen events, lot"
STATES, FRESH, FURTHER = "unseen events, states", "unseen events, fresh", "unseen events, further"
DRAWN = "unseen events, drawn"
OPEN, SEALED = "unseen events, open", "unseen events, sealed"
# The sets that rules were not mended on and weights not learned from.
BLIND, WIDE = "unseen events, blind", "unseen events, wide"
KEPT = (BLIND, WIDE)
# Marked to be learned from.
MARKED, SWIFT, MORE = "unseen events, marked", "unseen events, swift", "unseen events, more"
PLENTY = "unseen events, plenty"
TEACHING = (MARKED, SWIFT, MORE, PLENTY)
# Each set of answers by the name of its floors.
SETS = {
    NAME: FILE,
    LATER: FILE.with_stem("unseen_later"),
    LAST: FILE.with_stem("unseen_last"),
    LOT: FILE.with_stem("unseen_lot"),
    STATES: FILE.with_stem("unseen_states"),
    FRESH: FILE.with_stem("unseen_fresh"),
    FURTHER: FILE.with_stem("unseen_further"),
    DRAWN: FILE.with_stem("unseen_drawn"),
    OPEN: FILE.with_stem("unseen_open"),
    SEALED: FILE.with_stem("unseen_sealed"),
    BLIND: FILE.with_stem("unseen_blind"),
    MARKED: FILE.with_stem("unseen_marked"),
    SWIFT: FILE.with_stem("unseen_swift"),
    MORE: FILE.with_stem("unseen_more"),
    PLENTY: FILE.with_stem("unseen_plenty"),
    WIDE: FILE.with_stem("unseen_wide"),
}
# Articles in which a careful reader found no event: economy and sport, trade of firms and bodies.
EMPTY = {
    NAME: ("alyaum-16036", "alriyadh-16982"),
    BLIND: ("alyaum-14575", "sabq-02724"),
    SWIFT: ("alwatan-14216", "alyaum-04675", "aljazirah-18123", "alyaum-11216", "sabq-17603"),
    MORE: (
        "arreyadi-02336", "alweeam-22592", "3alyoum-17642", "okaz-23117", "aleqtisadiya-08717", "aawsat-13325",
        "sabq-02830", "3alyoum-08460", "aljazirah-21461",
    ),
    PLENTY: (
        "aljazirah-13664", "alriyadh-22167", "aljazirah-13671", "aleqtisadiya-05183", "alyaum-16063",
        "aawsat-08623", "alriyadh-03766", "alriyadh-19636", "sabq-23527", "alriyadh-22018",
        "sabq-04927", "almadina-21718", "alweeam-01810", "sabq-17567", "alriyadh-19671",
        "aljazirah-08791", "alriyadh-09323", "aljazirah-10430", "aljazirah-19431", "alyaum-15984",
        "alweeam-01670", "alriyadh-04284",
    ),
    WIDE: ("sabq-20284", "okaz-23128", "3alyoum-20505", "aleqtisadiya-17905"),
}  # fmt: skip


class Gold(Struct, frozen=True, kw_only=True):
    """One event as a reader wrote it; a party is a country's code or the span of a name."""

    article: str
    span: Span
    types: tuple[str, ...]
    modality: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str
    when: Interval
    optional: bool


@cache
def gold(file: Path = FILE) -> dict[str, list[Gold]]:
    """The events by article, in the file's order; articles without events have an empty list."""
    rows = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found: dict[str, list[Gold]] = {}
    for r in csv.DictReader(rows, delimiter="\t"):
        days = Interval(*(date.fromisoformat(r[k]) if r[k] else None for k in ("earliest", "latest")))
        found.setdefault(r["article"], []).append(
            Gold(
                article=r["article"], span=Span(int(r["start"]), int(r["end"])), modality=r["modality"],
                types=tuple(t for t in (r["type"], r["also"]) if t), place=r["place"], when=days,
                actors=_several(r["actors"]), recipients=_several(r["recipients"]), optional=bool(r["optional"]),
            )
        )  # fmt: skip
    return found | {name: [] for set_, own in SETS.items() if own == file for name in EMPTY.get(set_, ())}


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@cache
def readings(folder: Path, file: Path = FILE) -> dict[str, Reading]:
    """What Marsad reads in the articles, each given its outlet and day. Raises KeyError for one that is lost."""
    given = ("id", "title", "outlet", "published")
    found = {page.source: read(page) for page in pages(folder, gold(file), given)}
    return {name: found[name] for name in gold(file)}


def scores(folder: Path, file: Path = FILE) -> dict[str, float]:
    """The F1 of every row of the table of a set."""
    return {name: tally.score.f1 for name, tally in measure(folder, file).items()}


def measure(folder: Path, file: Path = FILE) -> Table:
    """The table of events over all articles of a set."""
    table = Table()
    for name, reading in readings(folder, file).items():
        score(gold(file)[name], reading, table)
    return table


def every(folder: Path) -> Table:
    """The tables of all sets, rows of the further ones marked."""
    table = measure(folder)
    for name in list(SETS)[1:]:
        more = measure(folder, SETS[name])
        table.update({f"{row}, {name.rpartition(' ')[2]}": tally for row, tally in more.items()})
    return table


def score(wanted: list[Gold], reading: Reading, table: Table) -> None:
    """Triggers of the right type; of these modality, parties, days and place, where the answer has them."""
    made = reading.events
    pairs = match(wanted, made, lambda g, e: near(reading.document.text, g, e), 0.5)
    found = [(wanted[i], made[j]) for i, j in pairs]
    due = [g for i, g in enumerate(wanted) if not g.optional or i in {p for p, _ in pairs}]
    table["type"].add(len(found), len(due), len(made))
    # What is read as asserted is to be right in type, whatever it is; what is asserted is to be found.
    said = [g for g, e in found if e.modality == "asserted"]
    either = {g.span for g in (*said, *(g for g in due if g.modality == "asserted"))}
    table["asserted: type"].add(len(said), len(either), sum(e.modality == "asserted" for e in made))
    table["modality"].add(sum(g.modality == e.modality for g, e in found), len(due), len(made))
    names: dict[str | None, Mention] = {m.entity: m for m in reversed(reading.mentions) if m.entity}
    for side in ("actors", "recipients"):
        hits = sum(len(_gold(getattr(g, side), reading) & _made(getattr(e, side), reading)) for g, e in found)
        asked = sum(len(getattr(g, side)) for g in due)
        table[side].add(hits, asked, sum(len(_made(getattr(e, side), reading)) for e in made))
    dated = [(g, e) for g, e in found if g.when.closed]
    right = sum(g.when == e.when for g, e in dated)
    table["dated"].add(right, sum(g.when.closed for g in due), sum(e.when.earliest is not None for _, e in dated))
    placed = [(g, e) for g, e in found if g.place and e.place]
    right = sum(_at(e.place or "", reading, names) in _gold((g.place,), reading) for g, e in placed)
    table["place"].add(right, sum(bool(g.place) for g in due), len(placed))


def near(text: str, g: Gold, e: Event) -> float:
    """As in the examples: 1 for the same trigger, a half for a neighbour of the same type within the sentence."""
    if e.type not in g.types:
        return 0.0
    own = e.evidence.span
    if own.start < g.span.end and g.span.start < own.end:
        return 1.0
    between = text[min(g.span.end, own.end) : max(g.span.start, own.start)]
    return 0.5 if len(between) <= NEAR and "." not in between else 0.0


def _gold(parties: tuple[str, ...], reading: Reading) -> set[str]:
    """Countries, and of named ones the country that the reading gives them, else their entity, else their span."""
    return {_side(p, reading) if p[0].isdigit() else p for p in parties}


def _side(span: str, reading: Reading) -> str:
    start, end = map(int, span.split("-"))
    over = [m for m in reading.mentions if m.evidence.start < end and start < m.evidence.end]
    if not over:  # a name that was not read here is the same one where it was
        name = reading.document.text[start:end]
        over = [m for m in reading.mentions if m.evidence.text == name]
    hit = max(over, key=lambda m: m.evidence.end - m.evidence.start, default=None)
    return (_of(hit.entity, reading) or span) if hit else span


def _of(entity: str | None, reading: Reading) -> str | None:
    known = next((e for e in reading.entities if e.id == entity), None)
    return (known.country or known.id) if known else None


def _made(parties: tuple[Party, ...], reading: Reading) -> set[str]:
    return {side for p in parties if (side := p.country or _of(p.entity, reading))}


def _at(place: str, reading: Reading, names: dict[str | None, Mention]) -> str:
    """A place as the answers have it: the state where it is one, else the entity read there."""
    return _of(place, reading) or (names[place].evidence.text if place in names else "")


def misses(folder: Path) -> Iterator[str]:
    """Per article, what the answers have and the reading lacks (-), both have (=), the reading alone has (+)."""
    found = [(file, *item) for file in SETS.values() for item in readings(folder, file).items()]
    for file, name, reading in found:
        wanted, text = gold(file)[name], reading.document.text
        paired = dict(match(wanted, reading.events, partial(near, text), 0.5))
        yield f"## {name}"
        for i, g in enumerate(wanted):
            said = _line(reading.events[paired[i]]) if i in paired else ""
            what = f"{text[g.span.start : g.span.end]} {g.types[0]} {g.modality} {g.actors} {g.recipients} {g.place}"
            yield f"{'=' if said else '-'} {what} {'(optional) ' * g.optional}| {said}"
        yield from (f"+ {_line(e)}" for j, e in enumerate(reading.events) if j not in paired.values())


def _line(e: Event) -> str:
    sides = (" ".join(p.country or p.evidence.text for p in side) for side in (e.actors, e.recipients))
    return f"{e.evidence.text} {e.type} {e.modality} {next(sides)} → {next(sides)} {e.when.earliest} {e.place}"


if __name__ == "__main__":
    raise SystemExit(answered(__doc__, every, misses))
