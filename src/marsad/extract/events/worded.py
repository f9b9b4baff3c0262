"""Clear deeds of a lone sentence → the same with the parties that its words name, whether anybody knows them or not.

A lone sentence has no page around it: who took part is weighed word by word, and words that stand together are one
party, quoted whole («النشطاء الحقوقيين»). Where no word weighs enough the parties stay as they are.
"""

from __future__ import annotations

from itertools import groupby, pairwise

from msgspec.structs import replace

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.drafts import Draft
from marsad.extract.events.judging import ALONE
from marsad.extract.events.reader import Reader
from marsad.extract.events.sectors import sector
from marsad.extract.events.weighing import model, weigh
from marsad.extract.events.word_signs import word_signs
from marsad.model import Event, Evidence, Party

# Who did it, and to whom; a word above 0 names one.
MODELS = ("events_doers", "events_borne")
Parties = tuple[Party, ...]


class Worded:
    """The parties of one document's sentences by type of event, each found once."""

    def __init__(self, reader: Reader, drafts: list[Draft]) -> None:
        self.reader, self.drafts = reader, drafts
        self.found: dict[tuple[int, str], tuple[list[Run], list[Run]]] = {}

    def event(self, draft: Draft, event: Event) -> Event:
        """`event` with the parties that the words of its sentence name."""
        if event.type not in ALONE:
            return event
        key = draft.clause.first, event.type
        if key not in self.found:
            beside = [d for d in self.drafts if d.clause.first == key[0] and d.event.type == event.type]
            self.found[key] = runs(draft.clause, beside, event.type)
        did, bore = (self._parties(draft, some) for some in self.found[key])
        assert draft.reading.pattern is not None
        if draft.reading.pattern.roles == "mutual" and (did or bore):
            return replace(event, actors=(*did, *bore), recipients=())
        return replace(event, actors=did or event.actors, recipients=bore or event.recipients)

    def _parties(self, draft: Draft, some: list[Run]) -> Parties:
        found: dict[tuple[str | None, str], Party] = {}
        for first, last in some:
            for party in self._party(draft, first, last):
                found.setdefault((party.entity, party.evidence.text), party)
        return tuple(found.values())

    def _party(self, draft: Draft, first: int, last: int) -> Parties:
        """Who the tokens from `first` up to `last` name: known by the party among them, else by their words alone."""
        held = [u for u in draft.clause.units if u.first < last and first < u.last]
        rule = draft.event.evidence.rule
        known = next((p for u in sorted(held, key=_rank) if (p := self.reader.party(u, rule, draft.said))), ())
        whole = self._words(first, last, held, rule)
        if known:
            return tuple(replace(p, evidence=whole) for p in known)
        norm = self.reader.doc.tokens.norm
        told = next((s for k in range(first, last) if (s := sector(norm[k]))), None)
        return (Party(evidence=whole, entity=None, country=None, sector=told),)

    def _words(self, first: int, last: int, held: list[Unit], rule: str) -> Evidence:
        """The words to quote; a name among them is quoted whole."""
        tokens, names = self.reader.doc.tokens, [u for u in held if u.mention]
        start = min([tokens.start[first], *(u.start for u in names)])
        return self.reader.doc.article.evidence(start, max([tokens.end[last - 1], *(u.end for u in names)]), rule)


Run = tuple[int, int]


def runs(clause: Clause, drafts: list[Draft], type_: str) -> tuple[list[Run], list[Run]]:
    """The stretches of tokens that name who did it, and to whom; a token names the likelier of both."""
    signs = word_signs(clause, drafts, type_)
    sums = [tuple([weigh(model(name), own) for name in MODELS]) for own in signs]
    role = [max((0, 1), key=lambda k: own[k]) if max(own) > 0 else -1 for own in sums]
    role = [-1 if clause.form(clause.first + i, clause.first + i + 1) in _MARKS else r for i, r in enumerate(role)]
    found: tuple[list[Run], list[Run]] = ([], [])
    parts = {u.first for u in clause.units if u.joined}
    for own, group in groupby(enumerate(role), key=lambda pair: pair[1]):
        if own < 0:
            continue
        at = [clause.first + i for i, _ in group]
        cuts = [at[0], *[k for k in at[1:] if k in parts], at[-1] + 1]
        found[own].extend(pairwise(cuts))
    return found


# Letters of marks, which name nobody.
_MARKS = frozenset(".,:kq")


def _rank(unit: Unit) -> tuple[bool, bool]:
    """Which party among the words tells who they are: rather a name than a noun, rather a noun than an adjective."""
    return unit.adjective, unit.mention is None
