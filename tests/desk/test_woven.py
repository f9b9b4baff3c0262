"""The pages of what weaving finds, accounts side by side, reuse, pairs, outlets: each struct holds what it promises."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from litestar.testing import TestClient
from msgspec.structs import replace
from tests.desk import corpus

import marsad.desk
from marsad.desk import app
from marsad.desk.language import language
from marsad.desk.pages import MissingError
from marsad.desk.pages import pair as pair_page
from marsad.desk.pages.pair import pair, pairs
from marsad.desk.pages.reuse import reuse
from marsad.desk.pages.source import source, sources
from marsad.desk.pages.story import side, story
from marsad.desk.pages.woven import names
from marsad.desk.pictures import draw
from marsad.model import Field, Interval, Month, Standing, Tie, Version, Why
from marsad.pipeline import weave
from marsad.record import Record

AR, EN = language("ar"), language("en")
PATHS = ("/pairs", "/pair?a=egy&b=JOR", "/pair?a=EGY&b=JOR&until=2025-11-12&whole=true", "/sources",
         "/source?outlet=صحيفة الميناء", "/source?outlet=وكالة المرفأ")  # fmt: skip


@pytest.fixture(scope="module")
def record_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("woven") / "port.marsad"
    with Record.open(path, create=True) as kept:
        for reading in map(corpus.placed, (corpus.full(), corpus.copy())):
            kept.apply(reading, weave(kept.state_for(reading), reading, ()))
    return path


def test_a_storys_accounts_stand_side_by_side(record: Record) -> None:
    found = story(record, record.stories()[0].id).side
    assert found.woven == 2
    assert found.happened == len(found.rows) == 4
    meeting = next(m for m in found.rows if m.happening.mode == "meet")
    assert {a.document for a in meeting.accounts} == {"port-1", "gulf-2"}
    assert (meeting.happening.origins, meeting.actors, meeting.recipients) == (1, ("EGY",), ("JOR",))
    assert not meeting.told, "what one origin tells stands in the row"
    for s in found.summary:
        text = next(r for r in (corpus.full(), corpus.copy()) if r.document.id == s.evidence.document).document.text
        assert text[s.evidence.start : s.evidence.end] == s.evidence.text


def test_a_side_that_is_too_large_takes_originals_first(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = list(reversed(story(record, record.stories()[0].id).reports))
    monkeypatch.setattr("marsad.desk.pages.story.WOVEN", 1)
    assert set(side(record, [d.row for d in documents]).names.sources) == {"port-1"}
    assert side(record, [d.row for d in documents], whole=True).woven == 2


def test_a_copy_is_shown_as_one_origin_with_its_original(record: Record) -> None:
    found = story(record, record.stories()[0].id).side.reuse
    assert [(e.earlier, e.later, e.reuse, e.together) for e in found.edges] == [("port-1", "gulf-2", "full", True)]
    assert ([o.source.id for o in found.origins], found.voices) == (["port-1", "gulf-2"], 1)
    assert "provenance.copy" in [w.rule for w in found.origins[1].reasons]
    assert (len(found.nodes), [a.edge for a in found.arcs]) == (2, list(found.edges))


def test_reports_that_share_nothing_are_apart() -> None:
    readings = (corpus.full(), corpus.copy())
    none = reuse(readings, [Tie(a="gulf-2", b="port-1", event=0.9, same_event=True)])
    assert (none.voices, none.edges, none.nodes) == (2, (), ())


def test_a_correction_shows_what_went_out_and_came_in(tmp_path: Path) -> None:
    first = corpus.full()
    text = first.document.text.replace("الإنجليزية", "العربيّـة")
    with Record.open(tmp_path / "corrected.marsad", create=True) as kept:
        for reading in (first, replace(first, document=replace(first.document, text=text))):
            kept.apply(reading, weave(kept.state_for(reading), reading, ()))
        page = story(kept, kept.stories()[0].id)
    assert [c.row.id for c in page.corrected] == ["port-1"]
    ((out, into),) = page.corrected[0].changes
    assert out == (corpus.HOSTILE,)
    assert into == (corpus.HOSTILE.replace("الإنجليزية", "العربيّـة"),)


@pytest.mark.parametrize(
    ("name", "value", "ar", "en"),
    [
        ("actors", "EGY|JOR", "مصر، الأردن", "Egypt, Jordan"),
        ("place", "EGY", "مصر", "Egypt"),
        ("date", "2025-11-11", "11 نوفمبر 2025", "11 November 2025"),
        ("date", "2025-11-01/2025-11-30", "نوفمبر 2025", "November 2025"),
        ("modality", "planned", "مقرر", "Planned"),
        ("figure:USD", "3e+06", "3 ملايين دولار أمريكي", "3 million US dollars"),
        ("figure:", "2e+06", "مليونان", "2 million"),
        ("figure:جندي", "300", "300 (جندي)", "300 (جندي)"),
        ("actors", "nobody known", "nobody known", "nobody known"),
    ],
)
def test_values_are_told_in_the_readers_language(name: str, value: str, ar: str, en: str) -> None:
    called, field = names([corpus.full()]), Field(name=name, standing="agreed", versions=())
    version = Version(value, ("port-1",), 1)
    assert (called.value(field, version, AR), called.value(field, version, EN)) == (ar, en)


def test_reasons_name_outlets_and_kinds_instead_of_ids() -> None:
    called = names([corpus.full(), corpus.copy()])
    assert "port-1" not in called.why(AR, Why("provenance.copy", ("port-1",)))
    assert "«وزيرا خارجية مصر والأردن يبحثان أمن…»" in called.why(AR, Why("provenance.passages", ("gulf-2", "2")))
    assert "CONSULT" not in called.why(EN, Why("ledger.first-of-kind", ("CONSULT.meet",)))
    said = (called.why(EN, Why("provenance.voice", ("نادر حداد", "gulf-2")), Why("provenance.agency", ("reuters",))),)
    assert "Nader al-Haddad" in said[0]
    assert ".;" not in said[0]
    assert called.outlet("unknown", EN) == "unknown"


def test_pairs_and_the_ledger_of_one(record: Record) -> None:
    assert [(p.a, p.b, p.documents) for p in pairs(record).rows] == [("EGY", "JOR", 2)]
    page = pair(record, "jor", " EGY")
    assert (page.a, page.b, page.read, page.documents, page.before) == ("JOR", "EGY", 2, 2, None)
    assert [(e.row.happening.mode, e.row.happening.origins) for e in page.entries] == [("meet", 1)]
    assert page.began == date(2025, 11, 11)
    assert [(m.month, m.happenings) for m in page.months] == [("2025-11", 1)]
    assert page.bars[0].up == 1.0


def test_months_that_lie_years_apart_are_shown_by_years() -> None:
    near = [Month("2015-07", 3.0, -1.0, 2), Month("2015-09", 1.0, 0.0, 1)]
    assert [b.first.month for b in pair_page._bars(tuple(near))] == [7, 8, 9]
    bars = [*pair_page._bars((*near, Month("2023-01", 0.0, -8.0, 1)))]
    assert [b.month for b in bars if b.month.happenings] == [Month("2015", 4.0, -1.0, 3), Month("2023", 0.0, -8.0, 1)]
    assert (len(bars), bars[0].yearly, bars[-1].down) == (9, True, 1.0)
    drawn = draw.months(bars, EN)
    assert (drawn.columns[0], drawn.rows[0][0], drawn.label.split(":")[0]) == ("Year", "2015", "A column for each year")


def test_dealings_stand_by_year_and_kind(record: Record) -> None:
    entry = pair(record, "EGY", "JOR").entries[0]

    def told(kind: str, first: date | None) -> pair_page.Entry:
        happening = replace(entry.row.happening, type=kind, mode=None, when=Interval(first, first))
        return replace(entry, row=replace(entry.row, happening=happening))

    days = (date(2025, 2, 1), date(2025, 1, 1), None, date(2019, 1, 1))
    rows = [told("AGREE", d) for d in days] + [told("SUPPORT", days[0])]
    found = pair_page.grouped(rows)
    assert [(g.year, g.type, len(g.rows)) for g in found] == [
        (2025, "AGREE", 2), (2025, "SUPPORT", 1), (2019, "AGREE", 1), (None, "AGREE", 1),
    ]  # fmt: skip
    assert found[0].rows == (rows[0], rows[1])


def test_a_long_ledger_is_cut_and_leads_on(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair_page, "LATEST", 1)
    page = pair(record, "EGY", "JOR")
    assert (page.read, page.documents, page.before) == (1, 2, date(2025, 11, 12))
    assert pair(record, "EGY", "JOR", until=page.before).documents == 1


def test_months_without_a_happening_are_columns_too(record: Record) -> None:
    base = pair(record, "EGY", "JOR").months[0]
    shown = list(pair_page._bars((replace(base, month="2024-11"), replace(base, month="2025-02", conflict=-99.0))))
    assert [b.month.month for b in shown] == ["2024-11", "2024-12", "2025-01", "2025-02"]
    assert shown[-1].down == 1.0
    assert list(pair_page._bars(())) == []


def test_the_ledger_as_a_table(record: Record) -> None:
    rows = list(csv.DictReader(pair_page.csv(pair(record, "EGY", "JOR")).splitlines()))
    assert {(r["type"], r["document"], r["words"]) for r in rows} == {
        ("CONSULT", "port-1", "التقى"), ("CONSULT", "gulf-2", "التقى"),
    }  # fmt: skip
    assert all(int(r["start"]) < int(r["end"]) for r in rows)
    assert pair_page._plain("=1+1") == "'=1+1"


def test_an_outlet_and_what_it_carries(record: Record) -> None:
    assert [(o.outlet, o.documents) for o in sources(record).rows] == [("صحيفة الميناء", 1)]
    page = source(record, "صحيفة الميناء").carried
    assert page.credited == (("وكالة المرفأ", 1),)
    assert [(r.document, r.earlier, r.full) for r in page.given] == [("gulf-2", "port-1", True)]
    assert (page.took, page.own) == ((), 0)
    assert source(record, "وكالة المرفأ").carried.crediting == (("صحيفة الميناء", 1),)


def test_what_the_record_lacks_is_missing(record: Record) -> None:
    for a, b in (("EGY", "EGY"), ("EGY", "CHN"), ("", "' OR 1=1 --")):
        with pytest.raises(MissingError):
            pair(record, a, b)
    with pytest.raises(MissingError):
        source(record, "' OR 1=1 --")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_pages_answer_in_both_languages(record_file: Path, path: str, lang: str) -> None:
    with TestClient(app(record_file), base_url="http://127.0.0.1") as client:
        answer = client.get(f"{path}{'&' if '?' in path else '?'}lang={lang}")
    assert answer.status_code == 200
    assert f'<html lang="{lang}"' in answer.text


def test_an_empty_record_has_pages_too(empty_file: Path) -> None:
    with TestClient(app(empty_file), base_url="http://127.0.0.1") as client:
        assert [client.get(p).status_code for p in ("/pairs", "/sources", "/pair?a=EGY&b=JOR", "/source")] == [
            200, 200, 404, 404,
        ]  # fmt: skip
        table = client.get("/pair.csv?a=EGY&b=JOR&until=never")
    assert table.status_code == 400


def test_every_word_of_these_pages_is_asked_for() -> None:
    here = Path(marsad.desk.__file__).parent
    text = "\n".join(p.read_text("utf-8") for p in (*here.rglob("*.html"), *here.rglob("*.py")))
    put_together = {"field", "standing", "woven.full", "woven.part", "woven.none"}
    for place, said in tomllib.loads((here / "words/ar/woven.toml").read_text("utf-8")).items():
        keys = {f"{place}.{what}" for what in said} - put_together
        assert place in put_together or not [k for k in keys if f'"{k}"' not in text]


def test_every_standing_and_field_has_its_word() -> None:
    fields = {"actors", "recipients", "place", "date", "modality", "figure"}
    for lang in (AR, EN):
        assert not [s for s in get_args(Standing) if f"standing.{s}" not in lang.words]
        assert not [f for f in fields if f"field.{f}" not in lang.words]
