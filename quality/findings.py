"""One report's answer and reading → counts per layer: statements with their attribution, events with their parties."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quality import answers as gold
from quality.counting import Table, likeness, match, overlap
from quality.layers import Case, same

from marsad import model as m

NEAR = 25  # code points between two triggers of one event, within a sentence
WORD = re.compile(r"\w+")


def statements(case: Case, table: Table) -> None:
    """Contents found; and of these the speaker, manner, act and relay."""
    wanted = [(case.placed.span(s.content), s) for s in case.answer.statements]
    made = case.reading.statements
    pairs = match(wanted, made, lambda g, x: likeness(g[0], x.evidence.span), 0.5)
    found = [(wanted[i][1], made[j]) for i, j in pairs]
    matched = {i for i, _ in pairs}
    total = sum(not s.optional or i in matched for i, (_, s) in enumerate(wanted))
    table["statements (content)"].add(len(found), total, len(made))
    table["statements (speaker)"].add(sum(speaker(case, g, x) for g, x in found), total, len(made))
    manner = sum(x.manner in (g.manner, *g.manner_alt) for g, x in found)
    table["statements (manner)"].add(manner, total, len(made))
    table["statements (act)"].add(sum(x.act in (g.act, *g.act_alt) for g, x in found), total, len(made))
    free = {j for i, j in pairs if wanted[i][1].via_alt or wanted[i][1].via_text}
    via = sum(len(set(g.via) & whom(case, x.via)) for g, x in found)
    relays = sum(len(s.via) for i, (_, s) in enumerate(wanted) if not s.optional or i in matched)
    table["statements (via)"].add(via, relays, sum(len(x.via) for j, x in enumerate(made) if j not in free))


def whom(case: Case, parties: Iterable[m.Party]) -> set[str]:
    return {case.same.get(p.entity, p.entity) for p in parties if p.entity}


def speaker(case: Case, g: gold.Statement, x: m.Statement) -> bool:
    """The right entity; or, for a described speaker, at least half of the words that describe it."""
    if whom(case, x.speakers) & {g.speaker, *g.speaker_alt}:
        return True
    words = set(WORD.findall(g.speaker_text or ""))
    return any(len(words & set(WORD.findall(p.evidence.text))) * 2 >= len(words) for p in x.speakers if words)


def events(case: Case, table: Table) -> None:
    """Triggers of the right type; and of these the parties by country, modality, date and place."""
    wanted = [(case.placed.span(e.trigger), e) for e in case.answer.events]
    made = case.reading.events
    pairs = match(wanted, made, lambda g, x: near(case, g, x), 0.5)
    found = [(wanted[i][1], made[j]) for i, j in pairs]
    matched = {i for i, _ in pairs}
    due = [e for i, (_, e) in enumerate(wanted) if not e.optional or i in matched]
    table["events (type)"].add(len(found), len(due), len(made))
    modality = sum(x.modality in (g.modality, *g.modality_alt) for g, x in found)
    table["events (modality)"].add(modality, len(due), len(made))
    hits = sum(len(best(case, g.actors, g.actors_alt, x.actors) & sides(case, x.actors)) for g, x in found)
    gold_sides = sum(len(countries(case, e.actors)) for e in due)
    table["events (actors)"].add(hits, gold_sides, sum(len(sides(case, x.actors)) for x in made))
    hits = sum(len(countries(case, g.recipients) & sides(case, x.recipients)) for g, x in found)
    gold_sides = sum(len(countries(case, e.recipients)) for e in due)
    table["events (recipients)"].add(hits, gold_sides, sum(len(sides(case, x.recipients)) for x in made))
    settings(case, table, due, found)


def settings(case: Case, table: Table, due: list[gold.Event], found: list[tuple[gold.Event, m.Event]]) -> None:
    """When and where the found events took place; a date is judged only where the text gives one."""
    dated = [(g, x) for g, x in found if x.when.earliest or x.when.latest]
    right = sum(same(x.when, gold.When(earliest=g.earliest, latest=g.latest), g.when_alt) for g, x in dated)
    table["events (date)"].add(right, sum(e.earliest is not None for e in due), len(dated))
    placed = [(g, x) for g, x in found if x.place]
    right = sum(case.same.get(x.place or "") in (g.place, *g.place_alt) for g, x in placed)
    table["events (place)"].add(right, sum(e.place is not None for e in due), len(placed))


def near(case: Case, g: tuple[m.Span | None, gold.Event], x: m.Event) -> float:
    """1 for the same trigger, a half for a neighbour of the same type within the sentence."""
    span, event = g
    if span is None or x.type not in (event.type, *event.type_alt):
        return 0.0
    own = x.evidence.span
    if overlap(span, own):
        return 1.0
    between = case.text[min(span.end, own.end) : max(span.start, own.start)]
    return 0.5 if len(between) <= NEAR and "." not in between else 0.0


def countries(case: Case, entities: Iterable[str]) -> set[str]:
    """Each entity's country, or itself where it has none."""
    return {case.country[e] or e for e in entities}


def sides(case: Case, parties: Iterable[m.Party]) -> set[str]:
    """The same of parties as read: their country, else their entity."""
    out = set()
    for p in parties:
        country = p.country or (case.made[p.entity].country if p.entity in case.made else None)
        if side := country or case.same.get(p.entity or "", p.entity):
            out.add(side)
    return out


def best(case: Case, first: list[str], second: list[str], made: Iterable[m.Party]) -> set[str]:
    """Of two defensible sets of actors, the one that the reading agrees with more."""
    got = sides(case, made)
    return max(countries(case, first), countries(case, second), key=lambda one: len(one & got))
