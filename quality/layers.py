"""One report's answer and reading → counts per layer: the article, names, who is who, times and figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from quality.answers import Answer, Place, Placed, Time, When
from quality.counting import Table, likeness, match, trimmed

from marsad.model import Claim, Entity, Interval, Reading, Span


class Case:
    """An answer beside a reading, with the answer's spans placed in the reading's text and entities paired by votes."""

    def __init__(self, answer: Answer, reading: Reading) -> None:
        self.answer, self.reading = answer, reading
        self.text = reading.document.text
        self.placed = Placed(answer, self.text)
        self.made: dict[str, Entity] = {e.id: e for e in reading.entities}
        self.country = {e.id: e.country for e in answer.entities}
        self.by_span = {self.trim(m): m.entity for m in reading.mentions if m.entity}
        self.gold_mentions = [(self.place(m), m) for m in answer.mentions]
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for span, m in self.gold_mentions:
            if entity := self.by_span.get(span or Span(0, 0)):
                votes[entity][m.entity] += 1
        self.same = {made: counter.most_common(1)[0][0] for made, counter in votes.items()}

    def place(self, words: Place) -> Span | None:
        span = self.placed.span(words)
        return trimmed(self.text, span) if span else None

    def trim(self, claim: Claim) -> Span:
        return trimmed(self.text, claim.evidence.span)


def article(case: Case, table: Table) -> None:
    """Letters kept, the title, the publication date, the credited agencies and the outlet."""
    document, answer = case.reading.document, case.answer
    lost = [b.text for b, span in zip(answer.blocks, case.placed.blocks, strict=True) if span is None]
    gold = letters(case.text, [s for s in case.placed.blocks if s])
    made = letters(case.text, [Span(b.start, b.end) for b in document.kept()])
    missed = sum(c.isalnum() for text in lost for c in text)
    table["article text"].add(len(gold & made), len(gold) + missed, len(made))
    title = document.title
    right = title is not None and case.text[title.start : title.end].strip() == answer.blocks[0].text
    table["title"].add(right, 1, title is not None)
    interval = document.published.interval
    table["published"].add(same(interval, answer.published), 1, interval.earliest is not None)
    table["outlet"].add(document.outlet == answer.outlet, 1, document.outlet is not None)
    agencies = set(document.agencies)
    table["agencies"].add(len(agencies & set(answer.agencies)), len(set(answer.agencies)), len(agencies))


def letters(text: str, spans: Sequence[Span]) -> set[int]:
    return {i for s in spans for i in range(s.start, s.end) if text[i].isalnum()}


def same(interval: Interval, *answers: When | Time | None) -> bool:
    """Whether the interval is one of the answers, to the day; an empty interval is no answer."""
    if interval.earliest is None and interval.latest is None:
        return False
    return any(a and (a.earliest, a.latest) == (interval.earliest, interval.latest) for a in answers)


def names(case: Case, table: Table) -> None:
    """Mentions by span and type, entities by B³, and the country each mention is tied to."""
    made = [(case.trim(m), m.type) for m in case.reading.mentions]
    found = {span for span, _ in made}
    gold = [(s, m) for s, m in case.gold_mentions if not m.optional or s in found]
    both = Counter((s, m.type) for s, m in gold) & Counter(made)
    table["mentions (span+type)"].add(sum(both.values()), len(gold), len(made))
    spans = Counter(s for s, _ in gold) & Counter(s for s, _ in made)
    table["mentions (span)"].add(sum(spans.values()), len(gold), len(made))
    pairs = [(m.entity, case.by_span[s]) for s, m in gold if s is not None and s in case.by_span]
    size_gold, size_made, size_both = Counter(g for g, _ in pairs), Counter(p for _, p in pairs), Counter(pairs)
    recall = sum(n * n / size_gold[g] for (g, _), n in size_both.items())
    precision = sum(n * n / size_made[p] for (_, p), n in size_both.items())
    table["entities (B3)"].add(recall, len(gold), len(pairs), precision)
    tied = [(s, case.country[m.entity]) for s, m in gold if case.country[m.entity]]
    said = {s: case.made[e].country for s, e in case.by_span.items() if e in case.made and case.made[e].country}
    right = sum(s is not None and said.get(s) == c for s, c in tied)
    table["country of mention"].add(right, len(tied), sum(s in said for s, _ in gold))


def times(case: Case, table: Table) -> None:
    """Expressions of time: found, and placed on the right days."""
    gold = [(case.place(t), t) for t in case.answer.times]
    made = [(case.trim(t), t) for t in case.reading.times]
    pairs = match(gold, made, lambda g, x: likeness(g[0], x[0]), 0.5)
    wanted = [i for i, (_, t) in enumerate(gold) if not t.optional or i in {p for p, _ in pairs}]
    table["times (found)"].add(len(pairs), len(wanted), len(made))
    right = sum(same(made[j][1].interval, gold[i][1]) for i, j in pairs)
    table["times (right)"].add(right, len(wanted), len(made))


def quantities(case: Case, table: Table) -> None:
    """Figures with the right value; and the unit, where it is money, a percentage or a calendar unit."""
    gold = [(case.place(q), q) for q in case.answer.quantities]
    made = [(case.trim(q), q) for q in case.reading.quantities]
    pairs = match(gold, made, lambda g, x: likeness(g[0], x[0]), 0.4)
    wanted = [q for i, (_, q) in enumerate(gold) if not q.optional or i in {p for p, _ in pairs}]
    right = [(gold[i][1], made[j][1]) for i, j in pairs if abs(made[j][1].value - gold[i][1].value) < 1e-6]
    table["quantities (value)"].add(len(right), len(wanted), len(made))
    coded = [q for q in wanted if q.unit.isascii()]
    units = sum(g.unit == x.unit for g, x in right if g.unit.isascii())
    table["quantities (unit)"].add(units, len(coded), sum((q.unit or "و").isascii() for _, q in made))
