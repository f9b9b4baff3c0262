"""Annotated → what stands at each token: quotation, name, time, cue; the one view that the statement rules look at."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import compress, count
from typing import NamedTuple

from msgspec.structs import replace

from marsad.extract.statements.words import Form, Relay, RelayPhrase, forms, heads, marks, relays, words
from marsad.model import Annotated, Entity, Mention, Quote
from marsad.text import folded

STOPS = frozenset(".!?؟…")
COMMAS = frozenset("،,؛;")
DASHES = frozenset("-–—")


@cache
def turning() -> frozenset[str]:
    """The marks and words at or after which a content may end."""
    return COMMAS | DASHES | words("stop-bare") | words("circumstance") | words("who")


@cache
def telling() -> frozenset[str]:
    """Whatever a rule may begin at or a content end at."""
    return marks() | turning()


_DAMMA = "\N{ARABIC DAMMA}"
_FIRST = 4  # signs of a past verb, a conjunction counted, on which a damma tells the passive
_QUOTED = 25  # tokens from a verb that is a preposition too to the quotation it brings


class Period(NamedTuple):
    """Tokens `first` to `last` (excluded) of one sentence, or of several that one quotation holds together."""

    first: int
    last: int
    block: int


class Office(NamedTuple):
    """A title that stands beside a name: its words without articles, whose it is, the token of the name."""

    title: frozenset[str]
    entity: str
    at: int


class Ground:
    """Per-token facts of one document. `quote[i]` is the quotation that opens at token i, `close[i]` the token after
    its closing mark; `inside[i]` whether i is between closed marks; `name[i]` the outermost mention over i."""

    def __init__(self, doc: Annotated, entities: tuple[Entity, ...]) -> None:
        self.entities = {e.id: e for e in entities}
        firsts = {n.partition(" ")[0] for e in entities for n in (e.name, *e.names)}
        self.bare_names = {folded(word) for word in firsts}
        self.doc = doc
        self.norm, self.start, self.end = doc.tokens.norm, doc.tokens.start, doc.tokens.end
        n = len(self.norm)
        self.inside = bytearray(n)
        self.timed = bytearray(n)
        self.quote: dict[int, Quote] = {}
        self.close: dict[int, int] = {}
        self.name: dict[int, Mention] = {}
        self.name_end: dict[int, int] = {}
        self.bodies: list[tuple[int, int, str]] = []  # first token, last token, entity of the organisations named
        self._mark_quotes()
        self.closing = frozenset(c - 1 for c in self.close.values())
        self._mark_names()
        for time in doc.times:
            first, last = self.at(time.evidence.start), self.at(time.evidence.end)
            self.timed[first:last] = b"\x01" * (last - first)
        self.cue: dict[int, Form] = {}
        self.relay: dict[int, list[tuple[int, Relay]]] = {}  # the phrases that stand there, and the token after each
        self.hits = list(compress(count(), map(telling().__contains__, self.norm)))
        self._mark_words()
        self.marked = sorted(self.cue.keys() | self.relay.keys())
        self.periods = self._periods()
        self.spoken: list[str] = []  # the entities that spoke so far, the last one last
        self.women: set[str] = set()  # those of them of whom a verb in the feminine told
        self.offices: list[Office] | None = None  # read when first asked for
        self.turning: list[int] | None = None  # likewise

    def at(self, offset: int) -> int:
        """The first token that begins at or after an original offset."""
        return bisect_left(self.start, offset)

    def title(self, i: int) -> bool:
        """Whether the token at `i` stands in the title."""
        title = self.doc.article.title
        return title is not None and title.start <= self.start[i] < title.end

    def word(self, i: int) -> str:
        return self.norm[i] if 0 <= i < len(self.norm) else ""

    def marks(self, first: int, last: int) -> list[int]:
        """The tokens from `first` to `last` at which a cue or a relay stands, in order."""
        return self.marked[bisect_left(self.marked, first) : bisect_left(self.marked, last)]

    def turns(self, first: int, last: int) -> list[int]:
        """The tokens from `first` to `last` before which a content may end, or where a quotation begins, in order."""
        if self.turning is None:
            self.turning = self._turning()
        return self.turning[bisect_left(self.turning, first) : bisect_left(self.turning, last)]

    def _turning(self) -> list[int]:
        norm, known, n = self.norm, turning(), len(self.norm)
        marks = {i for i in self.hits if norm[i] in known}
        marks.update([i + 1 for i in marks if norm[i] in COMMAS], [c + 1 for c in self.closing], self.quote, self.relay)
        return sorted(k for k in marks if k < n)

    def _mark_words(self) -> None:
        """One scan: where cues stand, and phrases of relays."""
        inside, norm = self.inside, self.norm
        known, phrases, unsure, that, teen = forms(), relays(), words("no-cue"), words("that"), words("teen")
        last = len(norm) - 1
        for i in self.hits:
            if inside[i]:
                continue
            w, follows = norm[i], norm[i + 1] if i < last else ""
            if w in phrases and (can := phrases[w].get(follows) or phrases[w][""]) and (found := self._phrases(i, can)):
                self.relay[i] = found
            form = known.get(w)
            if form is None or follows in teen:
                continue
            if w in unsure and follows not in that and not self._said_by(i):
                continue
            if i not in self.name or self._guessed(i, form):
                self.cue[i] = replace(form, passive=True) if form.shape == "past" and self._passive(i) else form

    def _passive(self, i: int) -> bool:
        """«ذُكر», «وأُعلن», «اتُهم»: a damma on one of the first letters of a past."""
        return _DAMMA in self.doc.article.text[self.start[i] : min(self.end[i], self.start[i] + _FIRST)]

    def _said_by(self, i: int) -> bool:
        """«وبين فلان مدير الفندق: «…»»: a word that is a preposition too, before a person who is quoted."""
        person = i + 1 in self.name and self.name[i + 1].type == "PER"
        after = self.name_end.get(i + 1, i + 2)
        if not person and heads().get(self.word(i + 1)) != "person":
            return False
        if person and self.word(after) in words("that") | words("that-pronoun"):
            return True  # «بين فلان أن»
        opens = i == 0 or self.norm[i - 1] in STOPS or "\n" in self.doc.article.text[self.end[i - 1] : self.start[i]]
        if not opens:
            return False
        for k in range(after, min(len(self.norm) - 1, i + _QUOTED)):
            if self.norm[k] == ":" or self.norm[k] in STOPS or self._joined_name(k):
                return self.norm[k] == ":" and k + 1 in self.quote
        return False

    def _joined_name(self, i: int) -> bool:
        """Whether another name joined with «و» stands at `i`: «بين فلان وفلان»."""
        return i in self.name and self.norm[i][0] == "و" and self.name[i].type == "PER"

    def _phrases(self, i: int, phrases: tuple[RelayPhrase, ...]) -> list[tuple[int, Relay]]:
        """The relay phrases that stand at `i` word for word, the longest first."""
        found: list[tuple[int, Relay]] = []
        for rest, onto, relay in phrases:
            after = i + 1 + len(rest)
            if (not rest or self.norm[i + 1 : after] == rest) and (not onto or self.word(after).startswith("ل")):
                found.append((after, relay))
        return found

    def _guessed(self, i: int, form: Form) -> bool:
        """Whether the name at `i` is a lone word that no gazetteer knows, and the verb there is no other word."""
        one = self.name_end[i] == i + 1 and i - 1 not in self.name and self.name[i].known is None
        return one and form.shape in ("past", "present") and not form.strict

    def _mark_quotes(self) -> None:
        until = -1
        for q in self.doc.quotes:
            if q.start < until:
                continue  # the outermost closed quotation stands for those in it
            first, last = self.at(q.start), self.at(q.end)
            self.quote[first], self.close[first] = q, last
            if q.closed:
                until = q.end
                self.inside[first + 1 : last - 1] = b"\x01" * max(0, last - first - 2)

    def _mark_names(self) -> None:
        """Outermost first: a person's name beats an organisation's at the same place."""
        name, ends, starts = self.name, self.name_end, self.start
        spans = [(m.evidence.start, -m.evidence.end, k) for k, m in enumerate(self.doc.mentions)]
        for start, end, k in sorted(spans):
            if (first := bisect_left(starts, start)) not in name:
                m, last = self.doc.mentions[k], bisect_left(starts, -end, first)
                for i in range(first, last):
                    name[i], ends[i] = m, last
                if m.type == "ORG" and m.entity in self.entities:
                    self.bodies.append((first, last, m.entity))

    def _periods(self) -> list[Period]:
        found: list[Period] = []
        for s in self.doc.sentences:
            if found and found[-1].block == s.block and s.first < len(self.norm) and self._held(s.first):
                found[-1] = Period(found[-1].first, s.last, s.block)
            else:
                found.append(Period(s.first, s.last, s.block))
        return found

    def _held(self, i: int) -> bool:
        return bool(self.inside[i]) or (i > 0 and bool(self.inside[i - 1]))
