"""The words of a sentence with their readings, the parties named in it, and the names of its document by token.

A party is a named entity, or people in office, in arms or in the street, of a nationality or not («مسؤولون صينيون»).
Each knows the preposition that governs it and whether «و» joins it to the one before.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from marsad.extract.events.lexeme import lexeme
from marsad.extract.events.lexicon import Reading, listed
from marsad.extract.events.memory import remembered
from marsad.knowledge import gazetteer
from marsad.model import Annotated, Description, Entity, Mention
from marsad.text import folded

# Within how many tokens of its town a dateline ends, and the marks that end it.
_DATELINE, _DASHES = 6, frozenset("-–—")
# The types of names that an event may be at.
PLACES = ("GPE", "LOC", "FAC")


@dataclass(slots=True, eq=False)
class Unit:
    """A party as it stands: tokens `first` to `last` (excluded), the words to quote, who it is, what governs it.

    `told` are the entities that a description stands for; two for «الجانبان».
    """

    first: int
    last: int
    start: int
    end: int
    prep: str = ""
    joined: bool = False
    adjective: bool = False
    head: str = ""
    mention: Mention | None = None
    told: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Clause:
    """A sentence made ready: `words[i]` are the readings of token `first + i`, `shape[i]` is its letter."""

    first: int
    last: int
    norm: list[str]
    words: list[tuple[Reading, ...]]
    shape: str
    units: list[Unit]

    def word(self, at: int) -> str:
        """The folded token `at` (an absolute index)."""
        return self.norm[at - self.first]

    def between(self, start: int, end: int) -> list[str]:
        """The folded tokens from `start` up to `end`."""
        return self.norm[start - self.first : max(end, start) - self.first]

    def form(self, start: int, end: int) -> str:
        """The letters of the tokens from `start` up to `end`."""
        return self.shape[start - self.first : max(end, start) - self.first]

    def kind(self, at: int) -> str:
        """The grammar class of the token `at` (an absolute index), empty for an ordinary word."""
        found = self.words[at - self.first]
        return found[0].word if found else ""


def undated(clause: Clause) -> list[Unit]:
    """The parties without the town of a dateline: «طوكيو - فرضت اليابان …», «موسكو (وكالات) - …»."""
    units = clause.units
    if not units or units[0].first != clause.first or units[0].head or units[0].joined:
        return units
    mention = units[0].mention
    if mention is None or mention.type != "GPE":
        return units
    for k in range(units[0].last, min(units[0].last + _DATELINE, clause.last - 1)):
        if clause.word(k) in _DASHES:
            kept = [u for u in units if u.first > k]
            return kept if not kept or kept[0].first > k + 1 or kept[0].head else units
    return units


class Names:
    """The mentions of a document by token, and how their entities are written, which tells a proclitic apart."""

    def __init__(self, doc: Annotated, entities: tuple[Entity, ...]) -> None:
        self.entities = {e.id: e for e in entities}
        self.at: dict[int, tuple[int, Mention]] = {}
        self.inside: set[int] = set()
        self.persons: dict[int, int] = {}  # where each ends, and where it begins
        self.of: dict[int, str] = {}
        self.lent: dict[str, str] = {}
        self.groups: dict[str, Mention] = {}  # whom a noun of armed men was said of last
        self.sorts: dict[str, dict[str, Mention]] = {}  # whom each kind of them was said of, by country
        starts = doc.tokens.start
        outer: Mention | None = None
        end = -1
        for mention in sorted(doc.mentions, key=lambda m: (m.evidence.start, -m.evidence.end)):
            start = mention.evidence.start
            if start < end:
                if mention.country and outer is not None:  # «وزارة الدفاع الروسية» is of the state its adjective names
                    self.of.setdefault(outer.evidence.start, mention.country)
                continue
            first = _token(starts, start)
            if mention.type == "EVENT" and _deed(doc.tokens.norm[first]):
                continue  # «الغزو الروسي لأوكرانيا» is a name and a deed: its parties are the names inside
            outer, end = mention, mention.evidence.end
            last = bisect_left(starts, end, first)
            self.at[first] = (last, mention)
            self.inside.update(range(first, last))
            if mention.type == "PER":
                self.persons[last] = first
        self.places = [k for k, (_, m) in self.at.items() if m.type in PLACES and m.entity]
        self.timed: set[int] = set()
        for time in doc.times:
            first, last = bisect_left(starts, time.evidence.start), bisect_left(starts, time.evidence.end)
            self.timed.update(range(first, last))
        self.states = {e.country: e.id for e in reversed(entities) if e.type == "GPE" and e.country == e.known}
        self.told: dict[int, tuple[int, Description]] = {}
        for told in doc.descriptions:
            first, last = _token(starts, told.evidence.start), bisect_left(starts, told.evidence.end)
            if not self.inside.intersection(range(first, last)):
                after = bisect_left(starts, told.listed.end) if told.listed else last  # its members add nobody to it
                self.told[first] = (after, told)
        self.marked = self.at.keys() | self.told.keys() | self.timed
        titles = (r.evidence for e in entities for r in e.roles)
        self.titled = {k for t in titles for k in range(bisect_left(starts, t.start), bisect_left(starts, t.end))}
        self.opens = {_opening(n) for e in entities for n in (e.name, *e.names) if n.strip()}

    def country(self, mention: Mention) -> str | None:
        """The country of what a mention names: its entity's, its own, else that of an adjective inside the name."""
        known = self.entities.get(mention.entity or "")
        own = (known.country if known else None) or mention.country
        if not own and not (known and known.known):  # «المرصد السوري» is known, and of no state
            own = self.of.get(mention.evidence.start)
        return own or self.lent.get(mention.entity or "")

    def lend(self, title: Mention | None, person: Mention) -> None:
        """A person of no known country is of the one that his office names: «العقيد الإيراني …»."""
        if title is not None and title.type in ("NORP", "GPE") and person.entity and not self.country(person):
            self.lent[person.entity] = self.country(title) or ""

    def meant(self, told: Description) -> Mention | None:
        """The one whom a description stands for, as if named by it; None where it stands for two."""
        if len(told.entities) != 1:
            return None
        who = self.entities[told.entities[0]]
        return Mention(evidence=told.evidence, type=who.type, entity=who.id, known=who.known, country=who.country)

    def reports(self, mention: Mention) -> bool:
        """Whether a mention names who reports the news and takes no part in it: an outlet, an observatory."""
        known = self.entities.get(mention.entity or "")
        outlet = known is not None and (known.known or "").startswith("outlet/")
        return outlet or _opening(mention.evidence.text) in listed("reporter")

    def sort(self, mention: Mention) -> str | None:
        """The sector of what a mention names, by what the gazetteer knows of it else by its kind."""
        one = gazetteer.known().get(mention.known or "")
        return one.sector if one else self.sector(mention)

    def sector(self, mention: Mention) -> str | None:
        """The sector of what a mention names, where it is known."""
        known = self.entities.get(mention.entity or "")
        return known.sector if known else None

    def clitics(self, norm: str) -> tuple[str, bool]:
        """The preposition and the «و» attached to the first word of a name: («للصين») → ("ل", False)."""
        if norm in self.opens:
            return "", False
        joined = norm[0] in "وف" and len(norm) > 3
        rest = norm[1:] if joined else norm
        if joined and (rest in self.opens or rest.startswith("ال")):
            return "", True
        for letter in "بلك":
            if rest[:1] == letter and len(rest) > 3:
                bare = "ال" + rest[2:] if rest.startswith("لل") else rest[1:]
                if bare in self.opens or rest[1:] in self.opens or bare.startswith("ال"):
                    return letter, joined
        return "", joined and rest in self.opens


def _deed(norm: str) -> bool:
    return any(r.pattern is not None and r.pattern.type == "ASSAULT" for r in lexeme(norm).triggers)


@remembered
def _opening(name: str) -> str:
    return folded(name).split()[0]


def _token(starts: list[int], at: int) -> int:
    found = bisect_left(starts, at)
    return found if found < len(starts) and starts[found] == at else found - 1
