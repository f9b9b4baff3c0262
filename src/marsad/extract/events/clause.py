"""A sentence and the mentions in it → its words with their readings, and the parties named there, in order.

A party is a named entity, or people in office, in arms or in the street, of a nationality or not («مسؤولون صينيون»).
Each knows the preposition that governs it and whether «و» joins it to the one before.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from msgspec import Struct

from marsad.extract.events.lexicon import Reading, listed, look
from marsad.model import Annotated, Entity, Mention, Sentence
from marsad.text import folded

_OPEN = frozenset("«»\"“”()[]-–—'’‘…")
_HEADS = frozenset(("person", "body", "armed", "crowd"))
_NAMED = frozenset(("PER", "ORG", "GPE"))


class Unit(Struct, gc=False):
    """A party as it stands: tokens `first` to `last` (excluded), the words to quote, who it is, what governs it."""

    first: int
    last: int
    start: int
    end: int
    prep: str = ""
    joined: bool = False
    adjective: bool = False
    head: str = ""
    mention: Mention | None = None


class Clause(Struct, gc=False):
    """A sentence made ready: `words[i]` are the readings of token `first + i`."""

    first: int
    last: int
    norm: list[str]
    words: list[tuple[Reading, ...]]
    units: list[Unit]

    def word(self, at: int) -> str:
        """The folded token `at` (an absolute index)."""
        return self.norm[at - self.first]

    def between(self, start: int, end: int) -> list[str]:
        """The folded tokens from `start` up to `end`."""
        return self.norm[start - self.first : max(end, start) - self.first]

    def kind(self, at: int) -> str:
        """The grammar class of the token `at` (an absolute index), empty for an ordinary word."""
        found = self.words[at - self.first]
        return found[0].word if found else ""


class Names:
    """The mentions of a document by token, and how their entities are written, which tells a proclitic apart."""

    def __init__(self, doc: Annotated, entities: tuple[Entity, ...]) -> None:
        self.entities = {e.id: e for e in entities}
        self.at: dict[int, tuple[int, Mention]] = {}
        self.inside: set[int] = set()
        self.persons: set[int] = set()
        self.of: dict[int, str] = {}
        starts = doc.tokens.start
        outer: Mention | None = None
        end = -1
        for mention in sorted(doc.mentions, key=lambda m: (m.evidence.start, -m.evidence.end)):
            if mention.evidence.start < end:
                if mention.country and outer is not None:  # «وزارة الدفاع الروسية» is of the state its adjective names
                    self.of.setdefault(outer.evidence.start, mention.country)
                continue
            outer = mention
            end = mention.evidence.end
            first, last = _token(starts, mention.evidence.start), bisect_left(starts, end)
            self.at[first] = (last, mention)
            self.inside.update(range(first, last))
            if mention.type == "PER":
                self.persons.add(last)
        self.opens = {_opening(n) for e in entities for n in (e.name, *e.names) if n.strip()}

    def country(self, mention: Mention) -> str | None:
        """The country of what a mention names: its entity's, its own, else that of an adjective inside the name."""
        known = self.entities.get(mention.entity or "")
        return (known.country if known else None) or mention.country or self.of.get(mention.evidence.start)

    def sector(self, mention: Mention) -> str | None:
        """The sector of what a mention names, where it is known."""
        known = self.entities.get(mention.entity or "")
        return known.sector if known else None

    def free(self, at: int) -> bool:
        """Whether a token may trigger an event: none inside a name, not even «الاتفاق النووي»."""
        return at not in self.inside

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


@lru_cache(maxsize=16384)
def _opening(name: str) -> str:
    return folded(name).split()[0]


def _token(starts: list[int], at: int) -> int:
    found = bisect_left(starts, at)
    return found if found < len(starts) and starts[found] == at else found - 1


def clause(doc: Annotated, sentence: Sentence, names: Names) -> Clause:
    """The sentence with its readings and its parties."""
    norm = doc.tokens.norm[sentence.first : sentence.last]
    made = Clause(sentence.first, sentence.last, norm, [look(w) for w in norm], [])
    _Reader(doc, made, names).read()
    return made


class _Reader:
    """Walks a sentence once, keeping the noun phrase that is open and the preposition that governs it."""

    def __init__(self, doc: Annotated, made: Clause, names: Names) -> None:
        self.doc, self.clause, self.names = doc, made, names
        self.prep, self.run, self.head, self.joined = "", -1, "", False
        self.agents = listed("by")

    def read(self) -> None:
        at = self.clause.first
        while at < self.clause.last:
            if at in self.names.at:
                at = self._mention(at)
            else:
                self._word(at)
                at += 1
        self._describe(at)

    def _close(self, at: int, prep: str = "") -> None:
        self._describe(at)
        self.prep, self.run, self.head, self.joined = prep, -1, "", False

    def _word(self, at: int) -> None:
        norm = self.clause.norm[at - self.clause.first]
        readings = self.clause.words[at - self.clause.first]
        if not norm[0].isalnum():
            if norm[0] not in _OPEN:
                self._close(at)
            return
        kind = readings[0].word if readings else ""
        if kind == "prep":
            by = norm in ("قبل", "يد", "ايدي", "جانب") and self.prep in ("من", "علي", "by")
            self._close(at, "by" if by else norm)
        elif kind == "by" and self.prep:
            self._close(at, "by")
        elif kind in ("clause", "relative", "verb"):
            self._close(at)
        elif kind == "skip":
            return
        elif kind in _HEADS:
            self._head(at, kind, readings[0])
        elif readings:
            self._close(at, readings[0].prep if readings[0].part == "noun" else "")
        else:
            self._plain(at, norm)

    def _head(self, at: int, kind: str, reading: Reading) -> None:
        if reading.prep:
            self._close(at, reading.prep)
        elif reading.conj:
            prep = self.prep
            self._close(at, prep)
            self.joined = True
        if self.run < 0 or not self.head:
            self.run, self.head = at, kind

    def _plain(self, at: int, norm: str) -> None:
        if norm.startswith("لل") and len(norm) > 4:
            self._close(at, "ل")
        elif norm.startswith("بال") and len(norm) > 5:
            self._close(at, "ب")
        if self.run < 0:
            self.run = at

    def _mention(self, at: int) -> int:
        last, mention = self.names.at[at]
        last = min(max(last, at + 1), self.clause.last)
        prep, joined = self.names.clitics(self.clause.norm[at - self.clause.first])
        if prep:
            self._close(at, prep)
        elif joined:
            was = self.prep or (self.clause.units[-1].prep if self._touches(at) else "")
            self._close(at, was)
        if mention.type == "NORP":
            self._nationality(at, last, mention, joined)
        elif mention.type in _NAMED or mention.type == "LOC":
            self._named(at, last, mention, joined or self.joined)
        elif self.run < 0:
            self.run = at
        return last

    def _touches(self, at: int) -> bool:
        units = self.clause.units
        return bool(units) and at - units[-1].last <= 2

    def _named(self, at: int, last: int, mention: Mention, joined: bool) -> None:
        units = self.clause.units
        titled = self.head in ("person", "body", "armed") and self.run >= 0
        if mention.type == "PER":
            while units and self.run >= 0 and units[-1].first >= self.run and titled and not units[-1].joined:
                joined = joined or units[-1].joined
                units.pop()
        elif titled and self._apposed(mention):
            return
        first = self.run if titled else at
        units.append(
            Unit(
                first, last, mention.evidence.start, mention.evidence.end, self.prep, joined, False, self.head, mention
            )
        )
        self.run, self.head, self.joined = -1, "", False

    def _apposed(self, mention: Mention) -> bool:
        """Whether the open phrase is a title of the person just named: «ساركوزي، الرئيس الفرنسي السابق»."""
        before = self.clause.units[-1] if self.clause.units else None
        if before is None or before.mention is None or before.mention.type != "PER" or self.prep or self.joined:
            return False
        return self.run - before.last <= 1 and self.names.country(before.mention) == self.names.country(mention)

    def _nationality(self, at: int, last: int, mention: Mention, joined: bool) -> None:
        units = self.clause.units
        if units and units[-1].last == at and not joined and units[-1].mention and not units[-1].adjective:
            return
        starts, ends = self.doc.tokens.start, self.doc.tokens.end
        if self.head and self.run >= 0:
            if self.head == "person" and self._apposed(mention):
                return
            units.append(
                Unit(self.run, last, starts[self.run], ends[last - 1], self.prep, joined or self.joined, False,
                     self.head, mention)
            )  # fmt: skip
            if self.head in ("person", "body"):  # a name may still follow: الرئيس الروسي فلاديمير بوتين
                return
            self.run, self.head, self.joined = -1, "", False
            return
        evidence = mention.evidence
        units.append(
            Unit(at, last, evidence.start, evidence.end, self.prep, joined, self._describes(at, joined), "", mention)
        )

    def _describes(self, at: int, joined: bool) -> bool:
        """Whether a nationality belongs to the noun before it («القصف الإسرائيلي») rather than naming people."""
        if self.run >= 0:
            return True
        units = self.clause.units
        if units and units[-1].adjective and units[-1].last == at:
            return True
        before = self.clause.words[at - 1 - self.clause.first] if at > self.clause.first else ()
        return not joined and bool(before) and before[0].part == "noun" and before[0].pattern is not None

    def _describe(self, at: int) -> None:
        """A party known by its description alone: «مسلحون مجهولون»."""
        if self.run < 0 or self.head not in ("armed", "crowd"):
            return
        units = self.clause.units
        if units and units[-1].last > self.run:
            return
        last = min(self.run + 1, at)
        starts, ends = self.doc.tokens.start, self.doc.tokens.end
        units.append(
            Unit(self.run, last, starts[self.run], ends[last - 1], self.prep, self.joined, False, self.head, None)
        )
