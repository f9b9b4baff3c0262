"""Where a report comes from: a copy, an agency, passages, its own writer; what does not show stays unknown."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from marsad.cluster.provenance import provenance
from marsad.model import Article, Passage, Reading, Span, Tie, Why

Report = Callable[..., Reading]


def article(report: Report, id: str, day: str, **what: object) -> Article:
    return replace(report(id, "نص التقرير كما كتب", day).document, **what)


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
    assert found["a"].reasons == (Why("provenance.own", ("سالم الهادي - الواحة",)),)
    assert found["b"].reasons == (Why("provenance.copy", ("a",)),)
    assert [w.rule for w in found["c"].reasons] == ["provenance.agency", "provenance.passages", "provenance.passages"]
    assert [(t.document, t.here, t.there) for t in found["c"].taken] == [("a", Span(4, 12), Span(0, 8))]
    assert (found["d"].reasons, found["d"].taken) == ((), ())
