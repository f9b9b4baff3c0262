"""What two states agreed on, exercised and counted: each row of the page leads to its words and its origins."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from litestar.testing import TestClient
from tests.desk import corpus

from marsad.desk import app
from marsad.desk.pages.between import agreed, counted
from marsad.desk.pages.pair import pair
from marsad.model import Event, Interval, Quantity, Reading
from marsad.pipeline import accounts, happenings, ledger, weave
from marsad.record import Record

TOLD = (
    "مصر والأردن", "وقعت مصر والأردن اتفاقا تجاريا بقيمة 40 مليون دولار وتعهدت القاهرة بدعم عمان.",
    "وأجرت مصر والأردن مناورات شارك فيها 300 جندي حتى الاثنين، وتعاون البلدان في النقل.",
)  # fmt: skip
DAY = date(2025, 11, 11)


def told(id: str = "pact-1", outlet: str = "صحيفة الميناء") -> Reading:
    b = corpus.Builder(id, outlet, corpus.PUBLISHED, TOLD)

    def event(id: str, words: str, rule: str, kind: str, figures: tuple[int, ...] = ()) -> Event:
        return Event(
            evidence=b.at(words, rule), id=id, type=kind, actors=(b.party("مصر", "e3", 2), b.party("والأردن", "e4", 2)),
            when=Interval(DAY, DAY), figures=figures,
        )  # fmt: skip

    return corpus.placed(Reading(
        document=b.article, entities=corpus.ENTITIES[2:4],
        quantities=(
            Quantity(evidence=b.at("40 مليون دولار", "quantity.money"), value=40_000_000, unit="USD"),
            Quantity(evidence=b.at("300 جندي", "quantity.count"), value=300, unit="جندي", as_of=date(2025, 11, 10)),
        ),
        events=(
            event("v1", "وقعت", "event.support.sign", "SUPPORT", (0,)),
            event("v2", "تعهدت", "event.agree.pledge", "AGREE"),
            event("v3", "مناورات", "event.cooperate.exercise", "COOPERATE", (1,)),
            event("v4", "وتعاون", "event.cooperate.work", "COOPERATE"),
            event("v5", "بدعم", "event.support.back", "SUPPORT", (99,)),
        ),
    ))  # fmt: skip


@pytest.fixture
def record_file(tmp_path: Path) -> Path:
    path, reading = tmp_path / "pact.marsad", told()
    with Record.open(path, create=True) as kept:
        kept.apply(reading, weave(kept.state_for(reading), reading, ()))
    return path


def test_agreements_exercises_and_figures_have_sections_of_their_own(record: Record) -> None:
    page = pair(record, "EGY", "JOR")
    words = {w: [a.evidence.text for e in rows for a in e.row.accounts]
             for w, rows in (("agreed", page.agreements), ("exercised", page.exercises))}  # fmt: skip
    assert words == {"agreed": ["وقعت"], "exercised": ["مناورات"]}
    assert {e.row.happening.id for e in (*page.agreements, *page.exercises)} <= {
        e.row.happening.id for e in (*page.entries, *page.undated)
    }
    assert [(s.value, s.unit, s.as_of, s.when.latest, s.origins) for s in page.figures] == [
        (40_000_000, "USD", None, DAY, 1), (300, "جندي", date(2025, 11, 10), DAY, 1),
    ]  # fmt: skip
    text = told().document.text
    for s in page.figures:
        assert [text[e.start : e.end] for e in s.words] == [e.text for e in s.words] != []


def test_a_figure_of_two_independent_reports_stands_once() -> None:
    readings = (told(), told("pact-2", "بوابة الساحل"))
    entries = ledger(happenings([a for r in readings for a in accounts(r)], ()), "EGY", "JOR").entries
    money = [s for s in counted(entries, readings) if s.unit == "USD"]
    assert [([e.document for e in s.words], s.origins) for s in money] == [(["pact-1", "pact-2"], 2)]
    assert all(a.type != "AGREE" for e in agreed(entries) for a in e.happening.accounts)


@pytest.mark.parametrize(("lang", "heads"), [
    ("ar", ("الاتفاقات", "المناورات والدوريات المشتركة", "الأرقام")),
    ("en", ("Agreements", "Exercises and joint patrols", "Figures")),
])  # fmt: skip
def test_the_sections_stand_on_the_page(record_file: Path, lang: str, heads: tuple[str, ...]) -> None:
    with TestClient(app(record_file), base_url="http://127.0.0.1") as client:
        page = client.get(f"/pair?a=EGY&b=JOR&lang={lang}").text
        given = client.get("/api/v1/pair?a=EGY&b=JOR").json()
    for id, head in zip(("agreements", "exercises", "figures"), heads, strict=True):
        assert f'<h2 id="{id}">{head} <small>' in page
        assert given[id]
    assert ("40 مليون دولار أمريكي" if lang == "ar" else "40 million US dollars") in page
    assert page.count('class="group"') == 2
    assert given["figures"][0]["words"][0]["text"] == "40 مليون دولار"
