"""Texts with their answers → the weights that judge events, with limits that texts held out within chose.

A judge that others build on is never asked about a text that taught it: parties are learned from what judges of the
other folds let stand.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import event_cases as cases
import event_words as marked
import numpy as np
import trees
from logistic import Count, fit

from marsad.extract.events import bearing, casting, judging, newsday, numbers, signs, spots, weighing
from marsad.extract.events.casting import Cell
from marsad.extract.events.weighing import Model, weigh
from marsad.knowledge.forest import Forest

SEED, INNER = 7, 4
# In so many parts the limit of clear sentences is chosen: what learned from less sums to less, and it would be too low.
PARTS = 8
# How strongly weights are pulled to zero; chosen once, by what `event_folds.py` prints.
PULL = {
    "events_told": 10.0, "events_loose": 10.0, "events_day": 8.0, "events_clear": 8.0, "events_actors": 20.0,
    "events_recipients": 20.0, "events_doers": 5.0, "events_borne": 5.0,
}  # fmt: skip
# A lone sentence is taken as clear from the lowest limit on that costs no more of F1 than this: parties were marked in
# sentences, too, that not all readers found clear, most of them of protest, and are lost where no event stands.
FREE = {"ASSAULT": 0.004, "PROTEST": 0.07}
# Of so many limits on either side of one, in twentieths, the mean F1 is taken.
AROUND = 5
# The share of readers who found a sentence clear counts to this power: of protest, where half the marked sentences are
# those on which readers did not agree, the agreed ones tell more.
AGREED = {"ASSAULT": 1, "PROTEST": 2}
# How much an event counts that its answer dates only from one side: some read it as undated.
HALF = 0.2
Tables = dict[str, Model]
ROLES = casting.ROLES
# A word counts from so many sides on, and its share is drawn to that of any as by so many more.
OFTEN, DRAWN = 3, 8


class Case(NamedTuple):
    """What is seen, how far it is so (0 to 1), how much it counts, and of which document it is."""

    signs: Sequence[str]
    so: float
    weight: float
    document: str


class Counted(NamedTuple):
    """A side of an event of a page: the words by which it is counted, whether it acted, whether it was acted on."""

    document: str
    words: list[str]
    did: bool
    bore: bool


# The sides of each page.
Lot = list[list[Counted]]


class Learned(NamedTuple):
    """The tables by name, how often sides by each word did and suffered what an event is, and the forests by role."""

    tables: Tables
    shares: dict[str, tuple[float, float]]
    forests: dict[str, Forest]


class Line(NamedTuple):
    """A lone sentence: the signs of each of its triggers of a kind, how far readers found it clear, whether all; None:
    unsure."""

    document: str
    kind: str
    signs: list[list[str]]
    share: float
    clear: bool | None


def learn(pages: list[cases.Text], lines: list[cases.Text]) -> Learned:
    """All tables, and the forests.

    Whoever builds on a judge is taught with what judges of the other parts say of a text: parties with what stands by
    them, forests with how they weigh parties and by which words they count them.
    """
    triggers = {
        "events_told": [c for p in pages for c in told_cases(p)],
        "events_loose": loose_cases(pages),
        newsday.MODEL: [c for p in pages for c in day_cases(p)],
    }
    made = {name: _fit(some, name) for name, some in triggers.items()} | learn_lines(lines)
    folds = folded(t.name for t in (*pages, *lines))
    judges, parties = list[Tables](), {role: list[Case]() for role in ROLES}
    lot = Lot()
    for held in folds:
        judges.append({
            **{name: _fit((c for c in some if c.document not in held), name) for name, some in triggers.items()},
            **learn_lines([x for x in lines if x.name not in held]),
        })  # fmt: skip
        use(judges[-1])
        for text in (t for t in (*pages, *lines) if t.name in held):
            for role, some in parties.items():
                some.extend(side_cases(text, role))
        lot.extend(counted(page) for page in pages if page.name in held)
    rows: list[trees.Floats] = []
    counts: list[trees.Floats] = []
    answers: dict[str, list[trees.Floats]] = {role: [] for role in ROLES}
    for held, judge in zip(folds, judges, strict=True):
        others = {role: [c for c in some if c.document not in held] for role, some in parties.items()}
        use(judge | {f"events_{role}": _fit(some, f"events_{role}") for role, some in others.items()})
        known = shares(x for some in lot for x in some if x.document not in held)
        for page in (p for p in pages if p.name in held):
            own = page.cells()
            if any(cell.sides for cell in own):
                rows.append(casting.table(own, known))
                counts.append(np.full(len(rows[-1]), page.counts))
                for role, some_answers in answers.items():
                    some_answers.append(_yes(page, own, role))
    whole, each = np.vstack(rows), np.concatenate(counts)
    grown = {}
    for role, some_answers in answers.items():
        yes = np.concatenate(some_answers)
        told = ~np.isnan(yes)
        grown[role] = trees.fit(whole[told], yes[told], each[told])
    made |= {f"events_{role}": _fit(some, f"events_{role}") for role, some in parties.items()}
    return Learned(made, shares(x for some in lot for x in some), grown)


def counted(page: cases.Text) -> list[Counted]:
    """Everyone near the events of a page that stand, with the words by which each is counted."""
    found = []
    for cell in page.cells():
        answers = [page.took_part(cell.event, cell.sides, role) for role in ROLES]
        for (_, words), did, bore in zip(cell.seen.own, *answers, strict=True):
            if did is not None and bore is not None:
                found.append(Counted(page.name, [*cell.seen.words, *words], did, bore))
    return found


def shares(some: Iterable[Counted]) -> dict[str, tuple[float, float]]:
    """How often sides by each word did it and suffered it, drawn to how often any side does."""
    counts: dict[str, list[int]] = {}
    for side in some:
        for word in ("*", *side.words):
            own = counts.setdefault(word, [0, 0, 0])
            own[0] += 1
            own[1] += side.did
            own[2] += side.bore
    many, *sums = counts.pop("*")
    did, bore = (total / many for total in sums)
    found = {
        word: ((one + DRAWN * did) / (n + DRAWN), (other + DRAWN * bore) / (n + DRAWN))
        for word, (n, one, other) in counts.items()
        if n >= OFTEN
    }
    return {"*": (did, bore), **found}


def _yes(page: cases.Text, own: list[Cell], role: str) -> trees.Floats:
    """Whether each side of a page took part, as 1 or 0; not a number where the answers do not say."""
    told = [yes for cell in own for yes in page.took_part(cell.event, cell.sides, role)]
    return np.array([np.nan if yes is None else float(yes) for yes in told])


def learn_lines(lines: list[cases.Text]) -> Tables:
    """The three tables of lone sentences. Whether they are clear is learned with what weights of words say that the
    sentence did not teach."""
    sentences = [s for text in lines for s in marked.sentences(text)]
    (doers, others), (borne, _) = [
        words(sentences, role, name) for role, name in enumerate(("events_doers", "events_borne"))
    ]
    taught = {s.text for s in sentences}
    every: list[Line] = []
    for held, model in [({t.name for t in lines} - taught, doers), *others]:
        use({"events_doers": model, "events_borne": borne})
        every += [line for text in lines if text.name in held for line in text_lines(text)]
    return {"events_clear": clear(every), "events_doers": doers, "events_borne": borne}


def use(tables: Tables, learned: Learned | None = None) -> None:
    """Lets the reader weigh by `tables` from now on, and by the forests of `learned`."""
    if learned is not None:
        casting.GROWN.update(learned.forests)
        numbers.COUNTED.clear()  # of texts that taught others, nothing is left
        numbers.COUNTED.update(learned.shares)
    weighing.LEARNED.update(tables)
    for module in (weighing, signs, bearing, spots, newsday):
        for item in vars(module).values():
            if hasattr(item, "cache_clear"):
                item.cache_clear()


def folded(documents: Iterable[str], count: int = INNER) -> list[set[str]]:
    """The documents in so many parts, drawn by lot."""
    names = sorted(set(documents))
    random.Random(SEED).shuffle(names)
    return [set(names[k::count]) for k in range(count)]


def told_cases(page: cases.Text) -> Iterable[Case]:
    """The triggers of a page that rules find, and whether each tells an event."""
    kept = {id(d) for d in page.kept}
    for draft in page.firm:
        yield Case(judging.page_signs(draft, id(draft) in kept), page.right(draft.event), page.counts, page.name)


def day_cases(page: cases.Text) -> Iterable[Case]:
    """The drafts of a page that tell an event and have no day of their own, and whether it was on that of the news."""
    kept = {id(d) for d in page.kept}
    for draft in (*page.firm, *page.loose.values()):
        if page.days.open(draft) and (days := page.when(draft.event)):
            signs = [
                *judging.page_signs(draft, id(draft) in kept),
                *[sign for some in page.days.signs(draft) for sign in some.signs],
            ]
            half = (days[0].earliest is None) != (days[0].latest is None)
            yield Case(signs, page.days.calendar.news in days, page.counts * (HALF if half else 1), page.name)


def loose_cases(pages: Iterable[cases.Text]) -> list[Case]:
    """The loose triggers of pages, and whether each tells an event."""
    return [
        Case(_seen(spot, kept), page.right(page.loose[spot.at].event), page.counts, page.name)
        for page, kept in ((page, spots.Kept(page.kept)) for page in pages)
        for spot in page.spots
    ]


def _seen(spot: spots.Spot, kept: spots.Kept) -> list[str]:
    return [sign for seen in spots.seen_of(spot, kept) for sign in seen.signs]


def side_cases(text: cases.Text, role: str) -> Iterable[Case]:
    """Everyone near the events that stand, and whether each took part in this role."""
    for event, sides in text.sides():
        for side, yes in zip(sides, text.took_part(event, sides, role), strict=True):
            if yes is not None:
                yield Case(sorted(side.signs), yes, text.counts, text.name)


def text_lines(text: cases.Text) -> Iterable[Line]:
    """A lone sentence as one case for each kind that readers were asked about."""
    for kind, share in text.share.items():
        drafts, kept = text.firm, {id(d) for d in text.kept}
        own = [judging.line_signs(d, id(d) in kept, drafts, text.doer(d)) for d in drafts if d.event.type == kind]
        yield Line(text.name, kind, own, share ** AGREED[kind], text.clear.get(kind))


def clear(lines: Sequence[Line]) -> Model:
    """What tells a clear event of a kind, above 0; each kind with its own limit."""
    scored: list[tuple[str, float, bool]] = []
    for held in folded((x.document for x in lines), PARTS):
        rough = _clear([x for x in lines if x.document not in held])
        scored += [
            (x.kind, likeliest(rough, x.signs), x.clear) for x in lines if x.document in held and x.clear is not None
        ]
    made = _clear(lines)
    for kind in cases.KINDS:
        own = [(score, yes) for k, score, yes in scored if k == kind]
        made[f"kind={kind}"] = made.get(f"kind={kind}", 0.0) - _lowest(own, FREE[kind])
    return made


def _lowest(scored: list[tuple[float, bool]], free: float) -> float:
    """The lowest limit of which the F1 is all but the best; that of each is the mean of those around it, for a sentence
    more or less is a peak."""
    gold = sum(yes for _, yes in scored)
    found = [Count.above(scored, step / 20, gold) for step in range(-60 - AROUND, 41 + AROUND)]
    even = np.convolve([count.f1 for count in found], np.full(2 * AROUND + 1, 1 / (2 * AROUND + 1)), "valid").round(6)
    limits = [count.limit for count in found[AROUND:-AROUND]]
    return min(limit for limit, f1 in zip(limits, even, strict=True) if f1 >= even.max() - free)


def likeliest(model: Model, some: Sequence[Sequence[str]]) -> float:
    """The sum of the likeliest of several triggers."""
    return max((weigh(model, own) for own in some), default=-99.0)


def _clear(lines: Iterable[Line]) -> Model:
    """All triggers of a sentence together count as much as the one of another."""
    every = (Case(signs, x.share, 1 / len(x.signs), x.document) for x in lines for signs in x.signs)
    return _fit(every, "events_clear")


def words(sentences: Sequence[marked.Sentence], role: int, name: str) -> tuple[Model, list[tuple[set[str], Model]]]:
    """Which words of a lone sentence name who is of a role, above 0; and the same learned without each of some parts of
    the texts."""

    def own(some: Iterable[marked.Sentence]) -> Model:
        return _fit((Case(m.signs, m.shares[role], 1.0, s.text) for s in some for m in s.words), name)

    folds = folded(s.text for s in sentences)
    others = [(held, own(s for s in sentences if s.text not in held)) for held in folds]
    scored = [(s, marked.sums(model, s)) for held, model in others for s in sentences if s.text in held and s.told]
    made, least = own(sentences), marked.limit(scored, role)
    for model in (made, *[model for _, model in others]):
        model["*"] -= least
    return made, others


def _fit(some: Iterable[Case], name: str) -> Model:
    return fit([(c.signs, c.so, c.weight) for c in some], PULL[name])
