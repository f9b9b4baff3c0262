"""Clear deeds of a lone sentence → the same with the parties that its words name, whether anybody knows them or not.

A lone sentence has no page around it: who took part is weighed word by word, and words that stand together are one
party, quoted whole («النشطاء الحقوقيين»). Of several deeds each has the parties named nearest to it. Where no word
weighs enough the rules' doer stands, unless the words speak against it.
"""

from __future__ import annotations

from dataclasses import dataclass
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
# From this sum on the words do not speak against the doer that the rules read.
FAINT = -1.5
# From this sum on a word beside one that names somebody goes with it; and the likeliest of all names the doer where
# neither words nor rules tell one.
BESIDE, LEAST = -0.6, -1.2
Parties = tuple[Party, ...]
# Tokens from the first up to the last, excluded.
Run = tuple[int, int]


@dataclass(slots=True, eq=False)
class Named:
    """Who did it and to whom in a sentence, by its words; `did` is what speaks for each token to name a doer,
    `likeliest` the word that does most of all, if any does at all."""

    did: list[float]
    runs: tuple[list[Run], list[Run]]
    likeliest: list[Run]


class Worded:
    """The parties of one document's sentences by type of event, each found once."""

    def __init__(self, reader: Reader, drafts: list[Draft]) -> None:
        self.reader, self.drafts = reader, drafts
        self.found: dict[tuple[int, str], Named] = {}

    def doer(self, draft: Draft) -> float:
        """How much the words of its sentence speak for their naming who did it: what the likeliest of them weighs."""
        return max(self._named(draft).did)

    def event(self, draft: Draft, event: Event, stand: list[Draft]) -> Event:
        """`event` with the parties that the words of its sentence name; `stand` are all drafts that stand."""
        if event.type not in ALONE:
            return event
        found, deeds = self._named(draft), [d.at for d in _of(stand, _key(draft))]
        did, bore = (self._parties(draft, nearest(some, draft.at, deeds)) for some in found.runs)
        assert draft.reading.pattern is not None
        if draft.reading.pattern.roles == "mutual" and (did or bore):
            return replace(event, actors=(*did, *bore), recipients=())
        did = did or self._ruled(draft, found) or self._parties(draft, found.likeliest)
        return replace(event, actors=did, recipients=bore or event.recipients)

    def _named(self, draft: Draft) -> Named:
        key = _key(draft)
        if key not in self.found:
            self.found[key] = named(draft.clause, _of(self.drafts, key), draft.event.type)
        return self.found[key]

    def _parties(self, draft: Draft, some: list[Run]) -> Parties:
        found: dict[tuple[str | None, str], Party] = {}
        for first, last in some:
            for party in self._party(draft, first, last):
                found.setdefault((party.entity, party.evidence.text), party)
        return tuple(p for p in found.values() if not any(_inside(p, other) for other in found.values()))

    def _ruled(self, draft: Draft, found: Named) -> Parties:
        """The doers that the rules read in the sentence itself, as far as its words do not speak against them; of whom
        the deed's own adjective is («غارة أميركية») they cannot."""
        clause, some = draft.clause, []
        for unit in draft.cast.actors:
            if clause.first <= unit.first < unit.last <= clause.last:
                sums = found.did[unit.first - clause.first : unit.last - clause.first]
                some += [(unit.first, unit.last)] if unit.adjective or max(sums) > FAINT else []
        return self._parties(draft, some)

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


def _key(draft: Draft) -> tuple[int, str]:
    """The sentence and type of a draft."""
    return draft.clause.first, draft.event.type


def _of(drafts: list[Draft], key: tuple[int, str]) -> list[Draft]:
    """The drafts of a sentence and type."""
    return [d for d in drafts if _key(d) == key]


def nearest(some: list[Run], at: int, deeds: list[int]) -> list[Run]:
    """Of the parties of a sentence those whose nearest deed is the one at `at`; where none is, the nearest of all."""
    own = [run for run in some if min(deeds, key=lambda deed: abs(deed - run[0])) == at]
    return own or sorted(some, key=lambda run: abs(at - run[0]))[:1]


def named(clause: Clause, drafts: list[Draft], type_: str) -> Named:
    """The stretches of tokens that name who did it, and to whom; a token names the likelier of both."""
    signs = word_signs(clause, drafts, type_)
    sums = [(weigh(model(MODELS[0]), own), weigh(model(MODELS[1]), own)) for own in signs]
    sums = [_NOBODY if clause.shape[i] in _MARKS else own for i, own in enumerate(sums)]
    role = _roles(sums)
    found: tuple[list[Run], list[Run]] = ([], [])
    parts = {u.first for u in clause.units if u.joined}
    for own, group in groupby(enumerate(role), key=lambda pair: pair[1]):
        if own < 0:
            continue
        at = [clause.first + i for i, _ in group]
        cuts = [at[0], *[k for k in at[1:] if k in parts], at[-1] + 1]
        found[own].extend(run for first, last in pairwise(cuts) if (run := _trimmed(clause, first, last)))
    found = [_owner(clause, run) for run in found[0]], found[1]
    again = [run for run in found[0][1:] if run[1] - run[0] == 1 and _refers(clause, run[0])]
    best = max(range(len(sums)), key=lambda i: sums[i][0])
    likeliest = [(clause.first + best, clause.first + best + 1)] if sums[best][0] > LEAST and role[best] < 0 else []
    return Named([did for did, _ in sums], ([run for run in found[0] if run not in again], found[1]), likeliest)


def _roles(sums: list[tuple[float, float]]) -> list[int]:
    """For each token 0 if it names a doer, 1 if whom it was done to, -1 if neither; `sums` speak for each of both."""
    role = [int(bore > did) if max(did, bore) > 0 else -1 for did, bore in sums]
    for before, at in [*pairwise(range(len(sums))), *pairwise(range(len(sums) - 1, -1, -1))]:
        own = role[before]
        if role[at] < 0 <= own and sums[at][own] > max(BESIDE, sums[at][1 - own]):
            role[at] = own
    return role


def _trimmed(clause: Clause, first: int, last: int) -> Run | None:
    """A stretch without the prepositions at its edges, if anything is left."""
    while first < last and clause.kind(first) == "prep":
        first += 1
    while first < last and clause.kind(last - 1) == "prep":
        last -= 1
    return (first, last) if first < last else None


def _refers(clause: Clause, at: int) -> bool:
    """Whether a word means people told before by what they do: «تظاهر طلاب … وهتف المتظاهرون»."""
    return clause.kind(at) == "crowd" and clause.word(at).startswith("ال")


def _owner(clause: Clause, run: Run) -> Run:
    """Whose a force is that a pronoun tells: «قال الجيش الأميركي إن قواته …» is the army; else the stretch itself."""
    first, last = run
    if last - first > 1 or not any(r.word == "armed" and r.pronoun for r in clause.words[first - clause.first]):
        return run
    before = [u for u in clause.units if u.last <= first and not u.adjective and u.head not in ("crowd", "person")]
    return (before[-1].first, before[-1].last) if before else run


def _inside(party: Party, other: Party) -> bool:
    """Whether the words of a party are a part of another's."""
    own, whole = party.evidence, other.evidence
    return own.end - own.start < whole.end - whole.start and whole.start <= own.start and own.end <= whole.end


# Letters of marks, which name nobody.
_MARKS = frozenset(".,:kq")
_NOBODY = (-99.0, -99.0)


def _rank(unit: Unit) -> tuple[bool, bool]:
    """Which party among the words tells who they are: rather a name than a noun, rather a noun than an adjective."""
    return unit.adjective, unit.mention is None
