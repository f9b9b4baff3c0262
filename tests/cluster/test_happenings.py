"""One event across documents is one happening; what they agree on, dispute, update and deny; ledger and summary."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from marsad.cluster.accounts import accounts
from marsad.cluster.denials import denials
from marsad.cluster.happenings import happenings
from marsad.cluster.ledger import ledger
from marsad.cluster.summary import summary
from marsad.model import Account, Amount, Evidence, Given, Interval, Page, Reading, Tie, Why
from marsad.pipeline import read
from marsad.sources import pages

Report = Callable[..., Reading]
SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"


def day(n: int, month: int = 8) -> Interval:
    return Interval(date(2015, month, n), date(2015, month, n))


def told(document: str, n: int = 1, **what: Any) -> Account:
    first: dict[str, Any] = {
        "type": "CONSULT", "mode": "meet", "actors": ("AAA", "BBB"), "people": ("p/salim", "p/yusuf"), "when": day(1),
        "published": day(1), "topic": {"حدود": 1.0},
    }  # fmt: skip
    return Account(
        document=document, event=f"v{n}", evidence=Evidence(document, n, n + 3, "لقا", "test"), **first | what
    )


def standing(accounts: list[Account], name: str) -> str:
    (found,) = happenings(accounts)
    return next(f.standing for f in found.fields if f.name == name)


def test_accounts_of_one_event_are_one_happening() -> None:
    (found,) = happenings([told("a"), told("b", actors=("AAA",), people=()), told("c", when=Interval())])
    assert [a.document for a in found.accounts] == ["a", "b", "c"]
    assert (found.when, found.origins, found.countries) == (day(1), 3, ("AAA", "BBB"))


def test_two_meetings_of_one_day_between_the_same_states_stay_apart() -> None:
    other = told("b", people=("p/nabil", "p/adham"), topic={"مياه": 1.0})
    assert len(happenings([told("a"), other, told("c", n=2, people=(), topic={"مياه": 1.0})])) == 2
    assert len(happenings([told("a"), told("b", when=day(9))])) == 2
    assert len(happenings([told("a", mode="visit", place="AAA"), told("b", mode="visit", place="BBB/capital")])) == 2


def test_a_lone_word_taken_for_a_name_keeps_no_accounts_apart() -> None:
    word = told("b", people=("رضا",))
    assert len(happenings([told("a", people=("p/salim",)), word])) == 1
    assert len(happenings([told("a", people=("p/salim",)), told("b", people=("رضا الهادي",))])) == 2


def test_copies_and_houses_count_as_one_origin() -> None:
    copy = Tie(a="a", b="b", reuse="full", share=1.0, same_origin=True, origin=Why("origin.copy"))
    house = Tie(a="b", b="c", same_event=True, owner=Why("origin.owner", ("دار",)))
    three = [told("a"), told("b"), told("c"), told("d")]
    assert [h.origins for h in happenings(three)] == [4]
    assert [h.origins for h in happenings(three, [copy, house])] == [2]


def test_figures_agree_when_rounder_are_updated_later_and_disputed_on_one_day() -> None:
    def dead(document: str, n: float, on: int, vague: bool = False) -> Account:
        return told(document, published=day(on), figures=(Amount(n, "قتيل", vague),))

    assert standing([dead("a", 1011, 1), dead("b", 1000, 1)], "figure:قتيل") == "agreed"
    assert standing([dead("a", 12, 1), dead("b", 18, 2)], "figure:قتيل") == "updated"
    assert standing([dead("a", 12, 1), dead("b", 18, 1)], "figure:قتيل") == "disputed"
    assert standing([dead("a", 12, 1)], "figure:قتيل") == "single-source"


def test_places_and_days_are_agreed_or_disputed() -> None:
    assert standing([told("a", place="x"), told("b", place="y")], "place") == "disputed"
    assert standing([told("a", place="x"), told("b", place="x")], "place") == "agreed"
    assert standing([told("a"), told("b", when=Interval(date(2015, 7, 27), date(2015, 8, 2)))], "date") == "agreed"
    assert standing([told("a"), told("b", when=day(2))], "date") == "disputed"
    (found,) = happenings([told("a"), told("b", modality="denied")])
    assert found.denied == ("b",)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 4), st.booleans()), max_size=8), st.randoms())
def test_the_order_of_accounts_changes_nothing(drawn: list[tuple[str, int, bool]], shuffle: random.Random) -> None:
    every = [
        told(d, n=k, when=day(n), people=("p/salim", "p/yusuf") if named else ())
        for k, (d, n, named) in enumerate(drawn, 1)
    ]
    other = every.copy()
    shuffle.shuffle(other)
    assert happenings(other) == happenings(every)


def test_a_ledger_sums_months_and_tells_what_is_new() -> None:
    old = told("a", when=Interval(date(2013, 1, 1), date(2013, 1, 1)), published=Interval(date(2013, 1, 1)))
    attack = told("c", type="ASSAULT", mode=None, when=day(5), people=())
    plan = told("d", n=3, modality="planned", when=day(9, 9), people=())
    vague = told("e", n=4, type="AID", mode=None, when=Interval(), people=())
    found = ledger(happenings([old, told("b"), attack, plan, vague]), "BBB", "AAA")
    assert [e.change.rule if e.change else None for e in found.entries] == [
        "ledger.begins", "ledger.again", "ledger.first-of-kind", None,
    ]  # fmt: skip
    assert [(m.month, m.happenings) for m in found.months] == [("2013-01", 1), ("2015-08", 2)]
    assert found.months[1].cooperation > 0 > found.months[1].conflict
    assert [e.happening.type for e in found.undated] == ["AID"]
    assert ledger(happenings([told("b")]), "AAA", "CCC").entries == ()


def test_a_summary_is_made_of_real_sentences_none_twice(report: Report) -> None:
    text = "التقى سالم الهادي المبعوث يوسف القرطبي في المضيق لبحث ترسيم الحدود البحرية. ثم غادر الجميع."
    people = {"سالم الهادي": "PER", "يوسف القرطبي": "PER"}
    met = ("التقى", "سالم الهادي", "يوسف القرطبي")
    readings = [report(id, text, "2015-08-01", people, met=met) for id in "ab"]
    found = happenings([a for r in readings for a in accounts(r)])
    (sentence,) = summary(found, {r.document.id: r.document for r in readings})
    assert sentence.evidence.text == text.partition(" ثم")[0]
    assert (sentence.evidence.document, sentence.origins) == ("a", 2)


def test_a_claim_and_its_denial_are_paired(report: Report) -> None:
    words = "السفينة الغارقة حملت صواريخ مهربة"
    one, other = "سالم الهادي", "يوسف القرطبي"
    claim = report("a", f"قال {one} إن {words}", "2015-08-01", {one: "PER"}, said=(one, "قال", words))
    denial = report("b", f"نفى {other} أن تكون {words}", "2015-08-02", {other: "PER"}, said=(other, "نفى", words))
    denial = replace(denial, statements=(replace(denial.statements[0], act="deny"),))
    (pair,) = denials([claim, denial])
    assert (pair.claim.document, pair.denial.document) == ("a", "b")
    assert denials([claim]) == ()


def test_a_meeting_in_two_reports_is_one_happening_and_the_talks_of_the_day_before_another() -> None:
    first = (
        "أجرت مصر وفرنسا يوم الثلاثاء محادثات في القاهرة بشأن الغاز وأمن الملاحة في البحر المتوسط. "
        "والتقى وزير الدفاع الفرنسي سيباستيان لوكورنو وزير الدفاع المصري محمد زكي في القاهرة يوم الأربعاء."
    )
    second = (
        "اجتمع وزير الدفاع المصري محمد زكي مع وزير الدفاع الفرنسي سيباستيان لوكورنو في القاهرة يوم الأربعاء. "
        "وقبل يوم من الاجتماع عقد مسؤولون مصريون وفرنسيون محادثات في القاهرة بشأن الغاز وأمن الملاحة في البحر المتوسط."
    )
    given = [Given(id=id, published="2023-03-16") for id in "ab"]
    told = zip(given, (first, second), strict=True)
    readings = [read(Page(source=g.id or "", kind="text", body=t, given=g)) for g, t in told]
    found = [h for h in happenings([a for r in readings for a in accounts(r)]) if h.mode == "meet"]
    ministers = [h for h in found if any(a.people for a in h.accounts)]
    talks = [h for h in found if h not in ministers]
    assert [len({a.document for a in h.accounts}) for h in (*ministers, *talks)] == [2, 2]


@pytest.mark.skipif(not SEEDS.exists(), reason="the shared seeds are not here")
def test_the_moscow_meeting_is_one_happening_and_the_consultation_of_the_day_before_another() -> None:
    names = ("000_fb011360c2c87700.txt", "002_7552e4cadea55e07.txt")
    readings = [read(p) for p in pages([str(SEEDS / n) for n in names]) if isinstance(p, Page)]
    found = [h for h in happenings([a for r in readings for a in accounts(r)]) if h.mode == "meet"]
    both = {"person/belousov", "person/zhang-youxia"}
    meetings = [h for h in found if any(both <= set(a.people) for a in h.accounts)]
    assert [len({a.document for a in h.accounts}) for h in meetings] == [2]
    missiles = [h for h in found if any("صاروخ" in word for a in h.accounts for word in a.topic)]
    talks = [h for h in missiles if h not in meetings and not any(both & set(a.people) for a in h.accounts)]
    assert max(len({a.document for a in h.accounts}) for h in talks) == 2
