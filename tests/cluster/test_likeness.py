"""What makes two documents alike: rare words, names, titles, common deeds and days; a trace depends on one document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from marsad.cluster.likeness import likeness
from marsad.cluster.timeline import timeline
from marsad.cluster.trace import trace
from marsad.knowledge.weights import keys, rarity, stem, weighed, weight
from marsad.model import Deed, Interval, Reading, Trace

Report = Callable[..., Reading]
MEETING = "التقى سالم الهادي المبعوث يوسف القرطبي لبحث ترسيم الحدود البحرية ومنابر الصيد في المضيق"
PEOPLE = {"سالم الهادي": "PER", "يوسف القرطبي": "PER"}


def day(n: int) -> Interval:
    return Interval(date(2015, 8, n), date(2015, 8, n))


@pytest.fixture
def one(report: Report) -> Trace:
    return trace(report("a", MEETING, "2015-08-01", PEOPLE, met=("التقى", "سالم الهادي", "يوسف القرطبي")))


def test_a_trace_depends_on_its_document_alone(report: Report, one: Trace) -> None:
    again = trace(report("a", MEETING, "2015-08-01", PEOPLE, met=("التقى", "سالم الهادي", "يوسف القرطبي")))
    assert again == one
    assert sum(w * w for w in one.words.values()) == pytest.approx(1, abs=0.01)
    assert [(d.what, d.when) for d in one.deeds] == [("CONSULT سالم هادي يوسف قرطبي", day(1))]
    assert 0 < one.deeds[0].weight <= 1


def test_days_apart_make_less_alike(one: Trace) -> None:
    near = [likeness(one, replace(one, document="b", when=day(n), deeds=())).event() for n in (1, 3, 9)]
    assert near[0] > near[1] > near[2]
    assert near[0] > likeness(one, replace(one, document="b", when=Interval(), deeds=())).event() > near[2]


def test_a_common_deed_counts_on_the_same_days_only(one: Trace) -> None:
    told = replace(one, document="b", words={"x": 1.0}, names={}, title={})
    same, other = (replace(told, deeds=(Deed(what=one.deeds[0].what, weight=0.9, when=day(n)),)) for n in (1, 9))
    none = replace(told, deeds=())
    assert likeness(one, same).story() > likeness(one, none).story() == likeness(one, other).story()


def test_one_name_that_both_are_about_counts_and_brevity_makes_unsure(one: Trace) -> None:
    other = replace(one, document="b", words={"x": 1.0}, title={}, deeds=(), size=90)
    long = replace(one, size=90)
    about = replace(other, names={"x": 0.7, **one.names}), replace(other, names={"x": 0.7})
    assert likeness(long, about[0]).event() > likeness(long, about[1]).event()
    assert likeness(long, other).event() > likeness(long, replace(other, size=30)).event()


def test_bodies_that_both_name_speak_for_one_story(one: Trace) -> None:
    other = replace(one, document="b", words={"x": 1.0}, names={}, title={}, deeds=())
    named = replace(one, bodies={"مجلس الملاحة": 0.9})
    assert likeness(named, replace(other, bodies=named.bodies)).story() > likeness(named, other).story()


def test_common_passages_make_more_alike(one: Trace) -> None:
    other = replace(one, document="b", words={"x": 1.0}, names={}, title={}, deeds=())
    assert likeness(one, other, told=40, share=0.8).event() > likeness(one, other).event()
    assert all(likeness(one, other, told=t).story() >= likeness(one, other, told=t).event() for t in (0, 9, 90))


def test_words_are_weighed_without_clitics_endings_and_numbers(report: Report) -> None:
    assert stem("والمناورات") == stem("مناورة")
    assert stem("وقال") == stem("قال")
    assert stem("وزير") != stem("زير")
    assert weight(stem("قال")) < weight(stem("مناورات")) <= weight("غطفشان")
    assert rarity("سالم غطفشان") == weight("غطفشان")
    heavy = weighed(report("a", "مناورات في موسكو عام 2015", people={"موسكو": "GPE"}))
    assert "2015" not in heavy
    assert next(iter(keys(report("a", "مناورات في موسكو عام 2015")))) == max(heavy, key=lambda w: heavy[w])


def test_a_happening_told_twice_stands_once_with_its_date(report: Report) -> None:
    reading = report("a", MEETING, "2015-08-01", PEOPLE, met=("التقى", "سالم الهادي"))
    event = reading.events[0]
    undated, again = replace(event, when=Interval()), replace(event, id="v2", same_as="v1")
    assert [(e.event, e.when) for e in timeline(replace(reading, events=(undated, again)))] == [("v1", day(1))]
