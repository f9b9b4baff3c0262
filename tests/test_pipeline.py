"""The whole way from a page to its reading: laws that hold for every text, on made-up and on real ones."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.export.interchange import line, schema
from marsad.model import Claim, Evidence, Given, Page, Problem, Reading, Why
from marsad.pipeline import read, unreadable

# Pieces that stages look for, in orders nobody writes: marks left open, cues at the end, dates that are none.
_PIECES = (
    'قال|وأضاف|إن|أن|«|»|“|”|"|،|.|:|\n|\n\n| - |(أ ف ب)|روسيا|والصين|الرئيس الروسي|فلاديمير بوتين|وزير الخارجية|'
    "وزارة الدفاع الصينية|في بكين|التقى|محادثات|غارة|قتل|هدد|عقوبات|12 نوفمبر|الجاري|أمس|الأربعاء|حتى نهاية|شهر|"
    "تشرين الثاني|الماضي|عام 2022|31 فبراير|٢٠٢٥/١١/١٢|من 21 إلى|26 شوال 1436 هـ|5.4 مليار درهم|25%|ثلاثمئة وخمسة|"
    "صاروخين|لن|قد|إذا|وفقا لـ|بحسب|نقلا عن|رويترز|ـــ|\u064b\u064d\u0650|\u200f|\ufefb|😀|NATO|جيه إل-1|image.jpg)|"
    "\x00|\r\n|    "
)
ORDERS = st.lists(st.sampled_from(_PIECES.split("|")), max_size=40).map(" ".join)
DAYS = st.sampled_from([None, "2025-11-20", "2024-02-29", "0001-01-01", "9999-12-31"])


def page(text: str, published: str | None = None) -> Page:
    return Page(source="made-up", kind="text", body=text, given=Given(id="d", published=published))


def evidences(reading: Reading) -> Iterator[Evidence]:
    claims: list[Claim] = [*reading.mentions, *reading.times, *reading.quantities, *reading.statements, *reading.events]
    claims += [role for e in reading.entities for role in e.roles]
    for s in reading.statements:
        claims += [*s.speakers, *s.via, *(c for c in (s.addressee, s.occasion) if c)]
        yield from (s.cue,) if s.cue else ()
    for e in reading.events:
        claims += [*e.actors, *e.recipients]
    yield from (c.evidence for c in claims)


def check(reading: Reading) -> None:
    """Every span is exact, every reference leads to something, lists stand in text order."""
    text = reading.document.text
    for v in evidences(reading):
        assert text[v.start : v.end] == v.text
    entities = {e.id for e in reading.entities}
    said = {s.id for s in reading.statements}
    done = {e.id for e in reading.events}
    for m in reading.mentions:
        assert m.entity is None or m.entity in entities
    for s in reading.statements:
        assert {p.entity for p in (*s.speakers, *s.via)} <= entities | {None}
        assert s.within in said | {None}
    for e in reading.events:
        assert {p.entity for p in (*e.actors, *e.recipients)} | {e.place} <= entities | {None}
        assert e.statement in said | {None}
        assert e.same_as in done | {None}
    for claims in (reading.mentions, reading.times, reading.quantities, reading.events):
        assert [c.evidence.start for c in claims] == sorted(c.evidence.start for c in claims)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ORDERS, DAYS)
def test_no_text_breaks_the_reader(text: str, published: str | None) -> None:
    check(read(page(text, published)))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_letters_break_the_reader(text: str) -> None:
    check(read(page(text)))


@settings(max_examples=50, deadline=None)
@given(ORDERS, DAYS)
def test_reading_twice_says_the_same(text: str, published: str | None) -> None:
    assert line(read(page(text, published))) == line(read(page(text, published)))


@pytest.mark.parametrize("text", ["روسيا " * 3000, "ر" * 5000, "«" * 2000, "قال إن " * 2000, "12 نوفمبر " * 2000])
def test_no_text_takes_for_ever(text: str) -> None:
    check(read(page(text, "2025-11-20")))


def test_a_problem_is_a_reading_too() -> None:
    reading = unreadable(Problem(source="x.txt", reason=Why("unread.empty")))
    assert reading.problems == (Why("unread.empty"),)
    jsonschema.validate(json.loads(line(reading)), schema(), cls=jsonschema.Draft202012Validator)


def test_the_seeds_give_valid_readings_with_exact_spans() -> None:
    shared = os.environ.get("MARSAD_SHARED")
    if not shared:
        pytest.skip("MARSAD_SHARED is not set: the shared reports are not here")
    seeds = sorted(Path(shared, "seeds").glob("*.txt"))
    assert len(seeds) == 5
    for path in seeds:
        reading = read(Page(source=str(path), kind="text", body=path.read_bytes()))
        check(reading)
        assert reading.document.text == path.read_bytes().decode("utf-8")
        assert reading.statements
        assert reading.events
        jsonschema.validate(json.loads(line(reading)), schema(), cls=jsonschema.Draft202012Validator)
