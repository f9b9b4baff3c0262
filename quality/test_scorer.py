"""The scorer itself: a reading that says what the gold says scores 1 everywhere, an empty one 0 and nothing raises."""

from __future__ import annotations

import pytest
from quality import findings, layers
from quality.answers import Answer, Place, Placed, answers
from quality.counting import Table, match, trimmed
from quality.evaluate import LAYERS

from marsad import model as m

GOLD = answers()
MENU = "الرئيسية\nأخبار\n"


def perfect(answer: Answer) -> m.Reading:
    """What `answer` says, as a reading of a page with a menu above the article."""
    text = MENU + answer.text
    placed = Placed(answer, text)

    def evidence(place: Place) -> m.Evidence:
        span = placed.span(place)
        assert span
        return m.Evidence("d", span.start, span.end, text[span.start : span.end], "gold")

    def party(entity: str | None, words: str | None = None) -> m.Party:
        return m.Party(evidence=evidence(Place(text=words or answer.blocks[0].text)), entity=entity)

    blocks = [m.Block(s.start, s.end, b.kind) for b, s in zip(answer.blocks, placed.blocks, strict=True) if s]
    document = m.Article(
        id="d",
        source=answer.source,
        text=text,
        language="ar",
        blocks=tuple(blocks),
        title=placed.blocks[0],
        outlet=answer.outlet,
        agencies=tuple(answer.agencies),
        published=m.Published(interval=m.Interval(answer.published.earliest, answer.published.latest), basis="given"),
    )
    return m.Reading(
        document=document,
        entities=tuple(m.Entity(id=e.id, type=e.type, name=e.name, country=e.country) for e in answer.entities),
        mentions=tuple(m.Mention(evidence=evidence(x), type=x.type, entity=x.entity) for x in answer.mentions),
        times=tuple(
            m.Time(evidence=evidence(x), value=m.TimeValue(), grain="day", interval=m.Interval(x.earliest, x.latest))
            for x in answer.times
        ),
        quantities=tuple(m.Quantity(evidence=evidence(x), value=x.value, unit=x.unit) for x in answer.quantities),
        statements=tuple(
            m.Statement(
                evidence=evidence(s.content),
                id=s.id,
                manner=s.manner,
                act=s.act,
                cue=None,
                speakers=(party(s.speaker, s.speaker_text),),
                via=tuple(party(v) for v in s.via),
            )
            for s in answer.statements
        ),
        events=tuple(
            m.Event(
                evidence=evidence(e.trigger),
                id=e.id,
                type=e.type,
                actors=tuple(party(a) for a in e.actors),
                recipients=tuple(party(a) for a in e.recipients),
                place=e.place,
                when=m.Interval(e.earliest, e.latest),
                modality=e.modality,
            )
            for e in answer.events
        ),
    )


@pytest.mark.parametrize("answer", GOLD.values(), ids=GOLD.keys())
def test_the_gold_answers_score_one_against_themselves(answer: Answer) -> None:
    table = Table()
    for layer in LAYERS:
        layer(layers.Case(answer, perfect(answer)), table)
    assert {name: t.score.f1 for name, t in table.items() if t.gold and t.score.f1 != 1} == {}


def test_an_empty_reading_scores_nothing_and_raises_nothing() -> None:
    answer = GOLD["qolla-parade"]
    table = Table()
    document = m.Article(id="d", source="d", text=answer.text, language="ar")
    for layer in LAYERS:
        layer(layers.Case(answer, m.Reading(document=document)), table)
    assert not any(t.score.f1 for t in table.values())
    assert table["mentions (span+type)"].gold == sum(not x.optional for x in answer.mentions)


def test_a_lost_block_is_a_miss_not_an_error() -> None:
    answer = GOLD["qolla-parade"]
    reading = m.Reading(document=m.Article(id="d", source="d", text=answer.blocks[1].text, language="ar"))
    case = layers.Case(answer, reading)
    assert [s is not None for s in case.placed.blocks].count(True) == 1
    findings.events(case, Table())


def test_matching_takes_the_likest_first_and_each_once() -> None:
    pairs = match([1.0, 2.0], [1.9, 1.1, 2.05], lambda g, x: 1 - abs(g - x), 0.5)
    assert sorted(pairs) == [(0, 1), (1, 2)]


def test_trimming_drops_marks_at_the_edges_only() -> None:
    text = "(«دي إف-61»)"
    span = trimmed(text, m.Span(0, len(text)))
    assert text[span.start : span.end] == "دي إف-61"
