"""Where a report comes from: a copy, an agency, passages, its own writer; what does not show stays unknown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from marsad.cluster.origin import origin
from marsad.cluster.provenance import provenance
from marsad.model import Article, Passage, Reading, Span, Tie, Trace, Why

Report = Callable[..., Reading]


def article(report: Report, id: str, day: str, **what: object) -> Article:
    return replace(report(id, "نص التقرير كما كتب", day).document, **what)


def test_reports_of_one_event_with_one_agency_or_speaker_go_back_to_one_source() -> None:
    one, other = Trace(document="a", agencies=("واس",)), Trace(document="b", agencies=("رويترز", "واس"))
    assert origin(one, other, "none", 0.0, (0.9, 0.9)) == (True, Why("origin.agency", ("واس",)))
    assert origin(one, other, "none", 0.0, (0.1, 0.9)) == (False, None)
    one, other = Trace(document="a", voice="سالم هادي"), Trace(document="b", voices=("سالم هادي", "يوسف قرطبي"))
    assert origin(one, other, "none", 0.0, (0.9, 0.9)) == (True, Why("origin.voice", ("سالم هادي",)))
    only_quoted = Trace(document="a", voices=("يوسف قرطبي",))
    assert origin(only_quoted, other, "none", 0.0, (0.9, 0.9)) == (None, None)


@pytest.mark.parametrize(
    ("share", "event", "story", "same"),
    [
        (0.1, 0.9, 0.9, True),
        (0.15, 0.1, 0.9, True),
        (0.15, 0.1, 0.1, None),
        (0.25, 0.1, 0.1, True),
        (0.1, 0.1, 0.9, None),
    ],
)
def test_passages_of_one_event_or_story_go_back_to_one_source(
    share: float, event: float, story: float, same: bool | None
) -> None:
    found, why = origin(Trace(document="a"), Trace(document="b"), "part", share, (event, story))
    assert (found, why and why.rule) == (same, "origin.passages" if same else None)


def test_each_report_is_traced_to_earlier_ones_and_to_its_credits(report: Report) -> None:
    every = [
        article(report, "a", "2015-08-01", byline="سالم الهادي - الواحة"),
        article(report, "b", "2015-08-02", byline="واس - الرياض"),
        article(report, "c", "2015-08-03", agencies=("رويترز",)),
        article(report, "d", "2015-08-04"),
    ]
    ties = [
        Tie(a="a", b="b", reuse="full", passages=(Passage(Span(0, 8), Span(1, 9)),), same_origin=True),
        Tie(a="a", b="c", reuse="part", passages=(Passage(Span(0, 8), Span(4, 12)),)),
        Tie(a="b", b="c", reuse="part", passages=(Passage(Span(1, 9), Span(4, 12)),)),
    ]
    found = provenance(every, ties)
    assert found["a"].reasons == (Why("provenance.own", ("سالم الهادي",)),)
    assert found["b"].reasons == (Why("provenance.copy", ("a",)), Why("provenance.agency", ("واس",)))
    assert [w.rule for w in found["c"].reasons] == ["provenance.agency", "provenance.passages", "provenance.passages"]
    assert [(t.document, t.here, t.there) for t in found["c"].taken] == [("a", Span(4, 12), Span(0, 8))]
    assert (found["d"].reasons, found["d"].taken) == ((), ())


@pytest.mark.parametrize(
    ("byline", "writers"),
    [
        ("جدة: سالم بن راشد الهادي، منيرة القرطبي", ("سالم بن راشد الهادي، منيرة القرطبي",)),
        ("لندن: «الشرق الأوسط أونلاين»", ()),
        ("«الاقتصادية» من الرياض", ()),
        ("رام الله: مكتب الصحيفة", ()),
        ("متابعة - الرياض الإلكتروني", ()),
        ("حفر الباطن", ()),
        ("", ()),
    ],
)
def test_a_writer_is_who_a_byline_names_beside_towns_and_outlets(
    report: Report, byline: str, writers: tuple[str, ...]
) -> None:
    found = provenance([article(report, "a", "2015-08-01", byline=byline)], [])["a"].reasons
    assert [w.facts for w in found if w.rule == "provenance.own"] == [writers] * bool(writers)
