"""Events from hand-built nouns: parties, modality, dates, places, repeats; and what must hold of any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.annotate.segment import sentences
from marsad.extract.events import events
from marsad.extract.events.lexicon import patterns, words
from marsad.model import (
    Annotated,
    Article,
    Block,
    Entity,
    EntityType,
    Event,
    Interval,
    Mention,
    Party,
    Published,
    Statement,
    Time,
    TimeValue,
    Why,
)
from marsad.text import fold
from marsad.text import words as tokens

DAY = Interval(date(2015, 8, 12), date(2015, 8, 12))
KNOWN: dict[str, tuple[EntityType, str, str]] = {
    "روسيا": ("GPE", "RUS", "روسيا"), "الروسي": ("NORP", "RUS", "روسيا"), "الروسية": ("NORP", "RUS", "روسيا"),
    "روسية": ("NORP", "RUS", "روسيا"), "الصين": ("GPE", "CHN", "الصين"), "والصين": ("GPE", "CHN", "الصين"),
    "صينية": ("NORP", "CHN", "الصين"), "الصيني": ("NORP", "CHN", "الصين"), "صينيين": ("NORP", "CHN", "الصين"),
    "بوتين": ("PER", "RUS", "بوتين"), "شي": ("PER", "CHN", "شي"), "أوكرانيا": ("GPE", "UKR", "أوكرانيا"),
    "مينسك": ("GPE", "BLR", "مينسك"), "التحالف": ("ORG", "", "التحالف"), "داعش": ("ORG", "", "داعش"),
}  # fmt: skip


def document(text: str, times: tuple[tuple[str, Interval], ...] = ()) -> tuple[Annotated, tuple[Entity, ...]]:
    blocks = tuple(Block(a, a + len(line), "paragraph") for a, line in _lines(text))
    article = Article(
        id="d", source="d", text=text, language="ar", blocks=blocks, published=Published(interval=DAY, basis="given")
    )
    view = fold(text)
    made = tokens(view)
    mentions = []
    for word, start, end in zip(text_words(text, made.start, made.end), made.start, made.end, strict=True):
        if word in KNOWN:
            kind, country, entity = KNOWN[word]
            evidence = article.evidence(start, end, "names.test")
            mentions.append(
                Mention(
                    evidence=evidence,
                    type=kind,
                    entity=entity,
                    country=country or None,
                    known=f"org/{word}" * (kind == "ORG"),
                )
            )
    found = tuple(
        Time(
            evidence=article.evidence(text.index(t), text.index(t) + len(t), "time.test"),
            value=TimeValue(), grain="day", interval=i,
        )
        for t, i in times
    )  # fmt: skip
    entities = {
        name: Entity(id=name, type="GPE" if kind == "NORP" else kind, name=name, country=country or None)
        for kind, country, name in KNOWN.values()
    }
    doc = Annotated(
        article=article,
        view=view,
        tokens=made,
        sentences=sentences(article, made),
        mentions=tuple(mentions),
        times=found,
    )
    return doc, tuple(entities.values())


def text_words(text: str, starts: list[int], ends: list[int]) -> list[str]:
    return [text[a:b] for a, b in zip(starts, ends, strict=True)]


def _lines(text: str) -> list[tuple[int, str]]:
    at, found = 0, []
    for line in text.split("\n"):
        if line.strip():
            found.append((at, line))
        at += len(line) + 1
    return found


def read(text: str, *times: tuple[str, Interval], said: tuple[Statement, ...] = ()) -> tuple[Event, ...]:
    doc, entities = document(text, times)
    return events(doc, entities, said)


def who(event: Event) -> tuple[list[str | None], list[str | None]]:
    return [p.entity for p in event.actors], [p.entity for p in event.recipients]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("زار الرئيس الروسي بوتين الصين.", ["بوتين"], ["الصين"]),
        ("بوتين يزور الصين.", ["بوتين"], ["الصين"]),
        ("عاد بوتين الذي زار الصين.", ["بوتين"], ["الصين"]),
        ("طالبت روسيا والصين أوكرانيا بالانسحاب.", ["روسيا", "الصين"], ["أوكرانيا"]),
        ("اتهمت روسيا أوكرانيا بالقصف.", ["روسيا"], ["أوكرانيا"]),
        ("التقى بوتين نظيره الصيني شي.", ["بوتين", "شي"], []),
        ("أجرى بوتين محادثات مع شي.", ["شي", "بوتين"], []),
        ("جرت محادثات روسية صينية.", ["روسيا", "الصين"], []),
        ("انتهت المحادثات بين روسيا والصين.", ["روسيا", "الصين"], []),
        ("قصفت القوات الروسية أوكرانيا.", ["روسيا"], ["أوكرانيا"]),
        ("شن التحالف غارات على داعش.", ["التحالف"], ["داعش"]),
        ("عاد السكان بعد الغارات التي شنها التحالف.", ["التحالف"], []),
        ("ندد شي بغزو روسيا لأوكرانيا.", ["شي"], []),
        ("طردت روسيا ثلاثة دبلوماسيين صينيين.", ["روسيا"], ["الصين"]),
    ],
)
def test_parties(text: str, actors: list[str], recipients: list[str]) -> None:
    got = who(read(text)[0])
    assert sorted(map(str, got[0])) == sorted(actors)
    if recipients:
        assert got[1] == recipients


def test_a_described_group_keeps_its_words_and_its_country() -> None:
    (event,) = read("التقى بوتين مسؤولين صينيين.")
    group = event.actors[1]
    assert (group.evidence.text, group.entity, group.country) == ("مسؤولين صينيين", "الصين", "CHN")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("زار بوتين الصين.", "asserted"),
        ("سيزور بوتين الصين.", "planned"),
        ("من المقرر أن يزور بوتين الصين.", "planned"),
        ("لم يزر بوتين الصين.", "denied"),
        ("ولم يزر بوتين الصين.", "denied"),
        ("لن يزور بوتين الصين.", "denied"),
        ("نفت روسيا قصف أوكرانيا.", "denied"),
        ("قد يزور بوتين الصين.", "hypothetical"),
        ("وقد زار بوتين الصين.", "asserted"),
        ("دعت الصين إلى زيارة بوتين.", "hoped"),
        ("تحدثت الصين بعد زيارة بوتين.", "asserted"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    found = [e for e in read(text) if e.type in ("CONSULT", "ASSAULT")]
    assert [e.modality for e in found] == [modality]


def test_a_time_in_the_clause_dates_the_event_else_the_news_of_the_day() -> None:
    then = Interval(date(2014, 3, 1), date(2014, 3, 31))
    (dated,) = read("زار بوتين الصين في مارس 2014.", ("مارس 2014", then))
    assert (dated.when, dated.when_reason) == (then, Why("dated.words", ("مارس 2014",)))
    (today,) = read("زار بوتين الصين.")
    assert today.when == DAY
    assert today.when_reason


def test_background_has_an_open_past() -> None:
    (event,) = read("وكان بوتين قد زار الصين.")
    assert event.when == Interval(None, DAY.latest)


def test_place_and_statement() -> None:
    text = "التقى بوتين شي في مينسك."
    doc, entities = document(text)
    party = Party(evidence=doc.article.evidence(12, 14, "t"), entity="شي")
    said = Statement(
        evidence=doc.article.evidence(0, len(text), "t"),
        id="s1",
        manner="indirect",
        act="say",
        cue=None,
        speakers=(party,),
    )
    (event,) = events(doc, entities, (said,))
    assert event.place == "مينسك"
    assert event.statement == "s1"


def test_a_repeat_is_tied_and_completed() -> None:
    first, again = read("التقى بوتين نظيره الصيني شي. واستمر اللقاء ساعتين.")
    assert again.same_as == first.id
    assert who(again) == who(first)


def test_nobody_named_is_no_event() -> None:
    assert not read("عقد اجتماع مطول.")


def test_a_sports_page_holds_no_events() -> None:
    text = "شن المنتخب هجوما على مرمى الصين في مباراة اليوم. وقال المدرب إن حارس روسيا تصدى للكرة في الشوط الأول."
    assert not read(text)


def test_every_pattern_proves_itself() -> None:
    for pattern in patterns():
        assert any("type" in e for e in pattern.examples), pattern.id


VOCABULARY = sorted(
    {*KNOWN, "التقى", "زار", "هجوم", "قصف", "على", "في", "مع", "بين", "و", "،", ".", "الذي", "لم", "سيزور", "محادثات"}
    | {"أجرى", "قتل", "جنود", "قد", "لَقِيَ", "اللقاء", "«", "»", "\n"}
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY), max_size=40))
def test_any_text_gives_exact_evidence_in_order_twice_the_same(bits: list[str]) -> None:
    text = " ".join(bits)
    found = read(text)
    assert found == read(text)
    assert [e.id for e in found] == [f"v{n}" for n in range(1, len(found) + 1)]
    starts = [e.evidence.start for e in found]
    assert starts == sorted(starts)
    for claim in (c for e in found for c in (e, *e.actors, *e.recipients)):
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
    known = {e.id for e in found}
    assert all(e.same_as is None or e.same_as in known for e in found)


def test_grammar_words_are_there() -> None:
    assert {"prep", "clause", "relative", "light", "person", "body", "armed"} <= set(words())
