"""Lone sentences: their words name the parties, known or not, and are quoted whole."""

from __future__ import annotations

import pytest

from marsad.extract.events import weighing, worded
from marsad.extract.events.signs import word
from marsad.model import Event, Given, Page
from marsad.pipeline import read

LONE = "وذكرت الشرطة أن مجهولين ملثمين هاجموا صباح أمس مدرسة القرية الصغيرة، ثم فروا بسيارة مسروقة نحو الجبال."


def events(text: str) -> list[Event]:
    found = read(Page(source="x", kind="text", body=text, given=Given(id="x", published="2015-08-12"))).events
    return [e for e in found if e.type == "ASSAULT"]


@pytest.fixture
def weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every trigger is clear; two words did it, three suffered it."""
    did = {f"w={word(w)}": 2.0 for w in ("مجهولين", "ملثمين")}
    bore = {f"w={word(w)}": 2.0 for w in ("مدرسه", "مدرسة", "القرية", "الصغيرة")}
    monkeypatch.setitem(weighing.LEARNED, "events_clear", {"*": 99.0})
    monkeypatch.setitem(weighing.LEARNED, "events_doers", {"*": -1.0} | did)
    monkeypatch.setitem(weighing.LEARNED, "events_borne", {"*": -1.0} | bore)


@pytest.mark.usefixtures("weights")
def test_words_that_stand_together_are_one_party_quoted_whole() -> None:
    event = events(LONE)[0]
    assert [p.evidence.text for p in event.actors] == ["مجهولين ملثمين"]
    assert [p.evidence.text for p in event.recipients] == ["مدرسة القرية الصغيرة"]
    assert [p.entity for p in event.actors] == [None]


@pytest.mark.usefixtures("weights")
def test_a_party_that_is_known_stays_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        weighing.LEARNED, "events_doers", {"*": -1.0, f"w={word('الجيش')}": 2.0, f"w={word('السوري')}": 2.0}
    )
    text = "وقال شهود إن الجيش السوري قصف فجر أمس مدرسة القرية الصغيرة قرب حلب وقتل ثلاثة من المعلمين هناك."
    actors = events(text)[0].actors
    assert [(p.evidence.text, p.country) for p in actors] == [("الجيش السوري", "SYR")]


@pytest.mark.usefixtures("weights")
def test_where_no_word_weighs_enough_the_parties_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "وقال شهود إن الجيش السوري قصف فجر أمس بلدة صغيرة قرب حلب وقتل ثلاثة من المعلمين هناك في بيوتهم."
    monkeypatch.setitem(weighing.LEARNED, "events_doers", {"*": -1.0})
    monkeypatch.setitem(weighing.LEARNED, "events_borne", {"*": -1.0})
    assert "SYR" in {p.country for p in events(text)[0].actors}


@pytest.mark.usefixtures("weights")
def test_a_doer_of_the_rules_against_whom_the_words_speak_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "وقال شهود إن الجيش السوري قصف فجر أمس بلدة صغيرة قرب حلب وقتل ثلاثة من المعلمين هناك في بيوتهم."
    monkeypatch.setitem(weighing.LEARNED, "events_doers", {"*": worded.FAINT - 1.0})
    assert events(text)[0].actors == ()


@pytest.mark.usefixtures("weights")
def test_of_two_deeds_each_has_the_parties_nearest_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "هاجم مجهولون مدرسة القرية الصغيرة صباح أمس، وفي المساء نفسه اغتال متمردون تاجرا عند باب السوق."
    did = {f"w={word(w)}": 2.0 for w in ("مجهولون", "متمردون")}
    monkeypatch.setitem(weighing.LEARNED, "events_doers", {"*": -1.0} | did)
    found = [(e.evidence.text, [p.evidence.text for p in e.actors]) for e in events(text)]
    assert found == [("هاجم", ["مجهولون"]), ("اغتال", ["متمردون"])]


@pytest.mark.usefixtures("weights")
def test_people_told_by_what_they_do_are_those_named_before(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "تظاهر طلبة غاضبون صباح أمس أمام مبنى البرلمان في وسط المدينة بحسب ما قاله الطلاب والسكان هناك."
    did = {f"w={word(w)}": 2.0 for w in ("طلبة", "غاضبون", "الطلاب")}
    monkeypatch.setitem(weighing.LEARNED, "events_doers", {"*": -1.0} | did)
    found = read(Page(source="x", kind="text", body=text, given=Given(id="x", published="2015-08-12"))).events
    assert [[p.evidence.text for p in e.actors] for e in found if e.type == "PROTEST"] == [["طلبة غاضبون"]]


@pytest.mark.usefixtures("weights")
def test_a_word_beside_one_that_names_somebody_goes_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    near, far = worded.BESIDE + 0.2, worded.BESIDE - 0.2
    for weight, told in ((near, "مجهولين ملثمين"), (far, "مجهولين")):
        did = {f"w={word('مجهولين')}": 3.0, f"w={word('ملثمين')}": weight + 1.5}
        monkeypatch.setitem(weighing.LEARNED, "events_doers", {"*": -1.5} | did)
        assert [p.evidence.text for p in events(LONE)[0].actors] == [told]


@pytest.mark.usefixtures("weights")
def test_where_nobody_else_is_told_the_likeliest_word_names_the_doer(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "وفي المساء وقع هجوم على مدرسة القرية الصغيرة نفذته أخت تاجر معروف من أبناء المنطقة كما قيل لاحقا."
    for weight, told in ((worded.LEAST + 0.2, ["أخت"]), (worded.LEAST - 0.2, [])):
        monkeypatch.setitem(weighing.LEARNED, "events_doers", {"*": -5.0, f"w={word('اخت')}": weight + 5.0})
        assert [p.evidence.text for p in events(text)[0].actors] == told


@pytest.mark.usefixtures("weights")
def test_a_force_that_a_pronoun_tells_is_whose_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "وقال الجيش السوري في بيان إن جنوده هاجموا صباح أمس مدرسة القرية الصغيرة وقتلوا ثلاثة من المعلمين هناك."
    monkeypatch.setitem(weighing.LEARNED, "events_doers", {"*": -1.0, f"w={word('جنوده')}": 2.0})
    assert {p.evidence.text for e in events(text) for p in e.actors} == {"الجيش السوري"}


@pytest.mark.usefixtures("weights")
def test_a_name_inside_a_party_is_no_party_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "وبحسب التقرير، قام عدد من جنود «المارينز» بقتل ثلاثة من المعلمين صباح أمس في مدرسة القرية الصغيرة هناك."
    did = {f"w={word(w)}": 2.0 for w in ("جنود", "المارينز")}
    monkeypatch.setitem(weighing.LEARNED, "events_doers", {"*": -1.0} | did)
    assert [[p.evidence.text for p in e.actors] for e in events(text)] == [["جنود «المارينز"]]
