"""Gazetteer files → every written form of every name we know, and what is known of whom each form names.

A `Form` is a sequence of folded tokens with the entity it may name; a `Known` is that entity. Both are built once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from marsad import knowledge, text
from marsad.knowledge.gazetteer.inflection import adjective, broken_plural
from marsad.knowledge.gazetteer.territories import country
from marsad.knowledge.outlets import outlets
from marsad.model import EntityType


class Known(Struct, frozen=True, kw_only=True):
    """An entity of the gazetteer. `state` is the id of the state that a capital stands for; of someone with `namesakes`
    the name alone tells nothing."""

    id: str
    type: EntityType
    name: str
    english: str | None = None
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    state: str | None = None
    namesakes: bool = False


class Form(Struct, frozen=True, gc=False):
    """One way to write one name: `words` as tokens of a folded text, the entity, the type as written, the rule."""

    words: tuple[str, ...]
    known: str
    type: EntityType
    rule: str


class State(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of states.tsv."""

    id: str
    english: str
    wikidata: str | None = None
    names: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    seat: str | None = None
    nisba: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()


class People(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of peoples.tsv: a group whose adjective is a name, and no state."""

    id: str
    english: str
    wikidata: str | None = None
    nisba: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    country: str | None = None


class Listed(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the plain lists (places, organisations, persons, …): the type is the row's own. `checked` says against
    what: other works by name, "general knowledge", or nothing where it was not. `namesakes`: many bear the name."""

    id: str
    type: EntityType
    names: tuple[str, ...]
    english: str | None = None
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    checked: str | None = None
    namesakes: bool = False


OUTLET = "names.outlet"
LISTS = ("places.tsv", "cities.tsv", "organisations.tsv", "persons.tsv", "things.tsv")


@cache
def known() -> dict[str, Known]:
    """Every entity of the gazetteer by its id."""
    return {one.id: one for one in _known()}


def _known() -> Iterator[Known]:
    for s in knowledge.rows("gazetteer/states.tsv", State):
        yield Known(
            id=s.id, type="GPE", name=s.names[0], english=s.english, country=country(s.id, s.id), sector="GOV",
            wikidata=s.wikidata,
        )  # fmt: skip
        if s.capital:
            yield Known(id=f"{s.id}/capital", type="GPE", name=s.capital[0], english=s.seat, country=s.id, state=s.id)
    for p in knowledge.rows("gazetteer/peoples.tsv", People):
        yield Known(id=p.id, type="NORP", name=(p.nisba + p.plural)[0], english=p.english, country=p.country)
    for file in LISTS:
        for r in knowledge.rows(f"gazetteer/{file}", Listed):
            yield Known(
                id=r.id, type=r.type, name=r.names[0], english=r.english, country=country(r.id, r.country),
                sector=r.sector, wikidata=r.wikidata, namesakes=r.namesakes,
            )  # fmt: skip
    for o in outlets():
        yield Known(
            id=f"outlet/{o.id}", type="ORG", name=o.name, english=o.english, country=o.country, sector="MED"
        )  # fmt: skip


@cache
def heads() -> dict[str, frozenset[str]]:
    """The first words of each entity's names of several words: org/hamas → {حركة}."""
    found: dict[str, set[str]] = {}
    for form in forms():
        if len(form.words) > 1:
            found.setdefault(form.known, set()).add(form.words[0])
    return {known: frozenset(words) for known, words in found.items()}


@cache
def words() -> dict[str, frozenset[str]]:
    """The folded words of all names of each entity."""
    found: dict[str, set[str]] = {}
    for form in forms():
        found.setdefault(form.known, set()).update(form.words)
    return {known: frozenset(of) for known, of in found.items()}


def forms() -> Iterator[Form]:
    """Every form of every name; two entities may share one (عمان), and one may be both state and adjective (روسيا)."""
    for s in knowledge.rows("gazetteer/states.tsv", State):
        yield from _named(s.names, s.id, "GPE", "names.state")
        yield from _named(s.capital, f"{s.id}/capital", "GPE", "names.capital")
        yield from _adjectives(s.nisba, s.plural, s.id)
    for p in knowledge.rows("gazetteer/peoples.tsv", People):
        yield from _adjectives(p.nisba, p.plural, p.id)
    for file in LISTS:
        yield from listed(knowledge.rows(f"gazetteer/{file}", Listed), f"names.{file.removesuffix('.tsv')}")
    for o in outlets():
        plain = tuple(n for n in o.names if n.partition(" ")[2] not in (*o.names, *o.common))  # وكالة تاس is تاس
        yield from _named((o.name, *plain) if o.name not in o.common else plain, f"outlet/{o.id}", "ORG", OUTLET)
        yield from _named(o.common, f"outlet/{o.id}", "ORG", f"{OUTLET}.common")


@knowledge.uncollected()
def listed(rows: tuple[Listed, ...], rule: str) -> list[Form]:
    """Every form of every row, all folded at once: a list may hold a hundred thousand."""
    named = [(row, name) for row in rows for name in (*row.names, *_acronym(row))]
    split_names = iter(text.split([name for _, name in named]))
    return [Form(next(split_names), row.id, row.type, rule) for row, _ in named]


def _acronym(row: Listed) -> tuple[str, ...]:
    """The Latin acronym of a body, which stands in Arabic texts too: «NATO»."""
    return (row.english,) if row.type == "ORG" and row.english and row.english.isupper() else ()


def _named(names: tuple[str, ...], known_id: str, kind: EntityType, rule: str) -> Iterator[Form]:
    for name in names:
        yield Form(split(name), known_id, kind, rule)


def _adjectives(nisba: tuple[str, ...], plurals: tuple[str, ...], known_id: str) -> Iterator[Form]:
    for stem in nisba:
        for written in adjective(stem):
            yield Form(split(written), known_id, "NORP", "names.nationality")
    for stem in plurals:
        for written in broken_plural(stem):
            yield Form(split(written), known_id, "NORP", "names.nationality")


def split(name: str) -> tuple[str, ...]:
    """The folded tokens of `name`, as they stand in a text."""
    return text.split([name])[0]
