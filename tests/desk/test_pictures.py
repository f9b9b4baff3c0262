"""Pictures say what their rows say, the same every time; as files they stand alone; hostile names stay names."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from litestar.testing import TestClient
from markupsafe import Markup
from msgspec.structs import replace

from marsad.desk import app
from marsad.desk.language import language
from marsad.desk.moments import Moment
from marsad.desk.pages.entity import entity
from marsad.desk.pages.pair import pair
from marsad.desk.pages.story import story
from marsad.desk.pictures import draw, outlines
from marsad.desk.pictures.axis import axis, places
from marsad.desk.pictures.drawing import Picture, mark, svg, table
from marsad.desk.pictures.map import Spot, sites, spots
from marsad.desk.pictures.network import network
from marsad.desk.pictures.outlines import View, claims
from marsad.knowledge.gazetteer.coordinates import coordinates
from marsad.record import Record
from marsad.record.rows import TimelineRow

AR, EN = language("ar"), language("en")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def rows(record: Record) -> list[TimelineRow]:
    return record.timeline(story=record.stories()[0].id)


def test_the_timeline_runs_in_the_direction_of_the_language(record: Record) -> None:
    moments = story(record, record.stories()[0].id).moments
    ar, en = (draw.timeline(moments, lang) for lang in (AR, EN))
    assert "لقاء: نادر الحداد ← سليم العوران" in ar.body
    x = [float(re.findall(r'<circle class="cooperation" cx="([\d.]+)%"', p.body)[0]) for p in (ar, en)]
    assert x[0] == pytest.approx(100 - x[1], abs=0.02)
    assert [r[0] for r in ar.rows] == [r[0] for r in en.rows]
    assert ("2025-11-11", "2025-11-11", "لقاء: نادر الحداد ← سليم العوران", "واقع كما ورد", 1, "port-1") in ar.rows
    assert draw.timeline(moments, AR) == ar


def test_how_surely_a_day_is_known_is_seen(record: Record) -> None:
    body = draw.timeline(story(record, record.stories()[0].id).moments, AR).body
    shapes = ('circle class="coop', 'rect class="[a-z ]*open"', "path")
    assert [len(re.findall(f"<{shape}", body)) for shape in shapes] == [1, 1, 2]
    assert len(re.findall('class="cooperation empty', body)) + len(re.findall('class="conflict empty', body)) == 3


def test_what_lies_far_from_the_rest_stands_beside_the_axis(rows: list[TimelineRow]) -> None:
    days = (date(1979, 1, 1), date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1), date(2040, 1, 1), None)
    assert places(days) == ["before", "axis", "axis", "axis", "after", "nowhere"]
    assert places([None]) == ["nowhere"]
    assert places([]) == []
    drawn = [Moment((replace(rows[0], earliest=d, latest=d),), "exact" if d else "undated") for d in days]
    body = draw.timeline(drawn, EN).body
    assert all(f">{word}</text>" in body for word in ("Earlier", "Later", "Undated"))
    assert "(1 January 1979)" in body


def test_a_year_does_not_press_the_days_of_others_together(rows: list[TimelineRow]) -> None:
    days = [(date(2025, 8, n), date(2025, 8, n)) for n in (1, 5, 9)] + [(date(2025, 1, 1), date(2025, 12, 31))]
    drawn = [Moment((replace(rows[0], earliest=a, latest=b),), "exact" if a == b else "interval") for a, b in days]
    body = draw.timeline(drawn, EN).body
    at = [float(x) for x in re.findall(r'<circle class="cooperation" cx="([\d.]+)%"', body)]
    assert at[2] - at[0] > 60
    assert "(2025)</text>" in body
    assert 'width="100.00%"' in body


@pytest.mark.parametrize("span", [0, 1, 3, 9, 40, 100, 399, 800])
def test_an_axis_has_a_few_days_written_along_it(span: int) -> None:
    first = date(2025, 3, 20)
    found = axis([first, date.fromordinal(first.toordinal() + span)], ())
    assert len(found.ticks) <= 5
    at = [found.at(d) for d in found.ticks]
    assert at == sorted(at)
    assert all(0 <= x <= 100 for x in at)
    assert span in (0, 1) or found.ticks


def test_whom_events_and_statements_join(record: Record, rows: list[TimelineRow]) -> None:
    found = network(rows, record.statements())
    pairs = {frozenset((found.names[t.a].name, found.names[t.b].name)): t for t in found.ties}
    met = pairs[frozenset(("نادر الحداد", "سليم العوران"))]
    assert (met.cooperation, met.conflict, met.said, met.kind, met.document) == (2, 0, 1, "cooperation", "gulf-2")
    assert all(t.a < t.b for t in found.ties)
    haddad = record.find_entity("نادر الحداد")
    assert haddad is not None
    page = entity(record, haddad.id)
    assert all(haddad.id in (t.a, t.b) for t in page.network.ties)
    drawn = draw.network(page.network, EN)
    assert "Nader al-Haddad – سليم العوران: Cooperation 2, Statement to the other 1" in drawn.body
    assert drawn.rows[0][2:] == (2, 0, 1)


def test_a_network_takes_the_strongest_ties_and_the_table_all(rows: list[TimelineRow]) -> None:
    some = next(r for r in rows if r.actors and r.recipients)
    every = [replace(some, actors=(replace(some.actors[0], entity=f"e{n:02}", name=f"e{n:02}"),)) for n in range(40)]
    drawn = draw.network(network([*every, every[0]], (), some.recipients[0].entity), AR)
    assert (len(drawn.rows), drawn.body.count("<circle")) == (40, 17)
    assert drawn.rows[0][2] == 2


def test_places_are_dots_states_or_listed() -> None:
    told = [
        Spot(place=place, name="موضع", sure=sure, document="d", start=1)
        for place, sure in (
            ("place/aleppo", True), ("place/aleppo", False), ("EGY", True), ("place/aden", False), ("x9", True),
            (None, True),
        )
    ]  # fmt: skip
    found = sites(told)
    assert [(s.id, s.drawn, s.events, s.sure) for s in found.rows] == [
        ("place/aleppo", "point", 2, True), ("EGY", "state", 1, True), ("place/aden", "point", 1, False),
        ("x9", "nowhere", 1, True),
    ]  # fmt: skip
    assert found.without == 1
    drawn = draw.map(found, EN)
    assert drawn is not None
    assert (drawn.body.count('class="site"'), drawn.body.count('class="site unsure"')) == (1, 1)
    assert [r[:3] for r in drawn.rows] == [
        ("Aleppo", "Syria", 2),
        ("Egypt", "Egypt", 1),
        ("Aden", "Yemen", 1),
        ("موضع", "", 1),
    ]
    assert drawn.rows[0][3] == pytest.approx(coordinates()["place/aleppo"].latitude, abs=0.001)
    assert draw.map(sites(told[4:]), EN) is None


def test_outlines_hold_the_states_of_a_view_and_mark_disputed_lines() -> None:
    if not outlines.FILE.is_file():
        pytest.skip("the outlines are not built (`npm ci && npm run build`)")
    view = View(20, 60, 10, 40, 16.0, 18.0)
    found = outlines.outlines(view, frozenset({"EGY", "BHR", "JPN"}))
    assert found is not None
    assert (len(found.states["EGY"]) > 200, found.states["BHR"] != "", found.states.get("JPN", "")) == (True, True, "")
    assert {("ISR", "SYR"), ("RUS", "UKR"), ("MAR", "ESH")} <= claims()
    assert len(found.disputed) > 20
    assert len(found.land) + len(found.borders) < 60_000
    numbers = [int(n) for n in re.findall(r"M(-?\d+)", found.land)]
    assert all(-320 <= n <= 960 for n in numbers)


def test_a_map_without_outlines_still_has_its_dots(monkeypatch: pytest.MonkeyPatch, rows: list[TimelineRow]) -> None:
    monkeypatch.setattr("marsad.desk.pictures.map.outlines", lambda *_: None)
    dot = Spot(place="place/aleppo", name="حلب", sure=True, document="d", start=1)
    drawn = draw.map(sites([*spots(rows), dot]), AR)
    assert drawn is not None
    assert "<path" not in drawn.body
    assert "حلب" in drawn.body


def test_names_that_hold_markup_or_formulas_stay_names(rows: list[TimelineRow]) -> None:
    some = next(r for r in rows if r.actors and r.recipients)
    nasty = replace(some.actors[0], name='=1+<script>"x"</script>\x00&')
    picture = draw.network(network([replace(some, actors=(nasty,))], ()), AR)
    assert "<script>" not in picture.body
    whole = ElementTree.fromstring(svg(picture, AR, "عنوان <b>", "صُنع"))
    assert '=1+<script>"x"</script>&' in {t.text for t in whole.iter(f"{SVG}title")}
    assert next(csv.reader(io.StringIO(table(picture).splitlines()[1])))[0][:1] in ("'", "س")
    assert mark("text", "<b>", x=1.26, y=None, class_="a") == Markup('<text x="1.3" class="a">&lt;b&gt;</text>')


@pytest.fixture
def pictures(record: Record) -> list[Picture]:
    page, two = story(record, record.stories()[0].id), pair(record, "EGY", "JOR")
    return [
        draw.timeline(page.moments, EN), draw.network(page.network, EN), draw.months(two.bars, EN),
        draw.reuse(page.side.reuse, page.side.names, EN),
    ]  # fmt: skip


def test_files_stand_alone(pictures: list[Picture]) -> None:
    for picture in pictures:
        body = svg(picture, EN, "Title", "Made")
        whole = ElementTree.fromstring(body)
        assert "Title" in {t.text for t in whole.iter(f"{SVG}text")}
        assert b"href=" not in body, "a file leads nowhere"
        assert b"http" not in body.replace(b"http://www.w3.org/2000/svg", b"")
        assert not re.findall(rb"var\(--(?!" + b"|".join(re.findall(rb"--([a-z-]+):", body)) + rb")", body)
        lines = list(csv.reader(io.StringIO(table(picture))))
        assert lines[0] == list(picture.columns)
        assert len(lines) == len(picture.rows) + 1
        assert all(len(line) == len(picture.columns) for line in lines)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("story={story}&show=timeline", 200), ("story={story}&show=network&form=csv", 200),
        ("story={story}&show=map&lang=en", 200), ("story={story}&show=reuse&form=csv", 200),
        ("entity=EGY&show=network", 200), ("entity=EGY&show=timeline&form=csv", 200), ("entity=EGY&show=map", 200),
        ("a=egy&b=JOR&show=months", 200), ("a=EGY&b=JOR&show=map&form=csv&until=2025-11-20", 200),
        ("show=map&country=EGY", 200), ("show=map&actor=nobody", 200), ("entity=EGY&show=reuse", 404),
        ("a=EGY&b=JOR&show=timeline", 404), ("story=none&show=timeline", 404), ("show=timeline", 404), ("", 404),
        ("story={story}&show=timeline&form=exe", 404),
    ],
)  # fmt: skip
def test_addresses_of_pictures(record_file: Path, record: Record, query: str, status: int) -> None:
    with TestClient(app(record_file), base_url="http://127.0.0.1") as desk:
        answer = desk.get(f"/picture?{query.format(story=record.stories()[0].id)}")
    assert answer.status_code == status
    if status == 200:
        kind = answer.headers["content-type"]
        read: dict[str, Callable[[str], object]] = {"image/svg+xml": ElementTree.fromstring}
        read["text/csv; charset=utf-8"] = lambda text: list(csv.reader(io.StringIO(text)))
        assert read[kind](answer.text)
