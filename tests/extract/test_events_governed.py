"""A deed and the words that govern it or those beside it → who is its doer by the rules, and who its object."""

from __future__ import annotations

import pytest

from marsad.annotate import annotate
from marsad.extract import statements
from marsad.extract.events import judging
from marsad.extract.events.drafts import Draft
from marsad.extract.events.reader import Reader
from marsad.ingest import ingest
from marsad.model import Given, Page, Problem
from marsad.resolve import within


def _drafts(text: str) -> list[Draft]:
    article = ingest(Page(source="x", kind="text", body=text, given=Given(id="x", published="2015-08-03")))
    assert not isinstance(article, Problem)
    doc, entities = within(annotate(article))
    reader = Reader(doc, entities, statements(doc, entities))
    return [draft for sentence in doc.sentences for draft in reader.sentence(sentence)]


def sides(text: str, trigger: str) -> tuple[list[str], list[str]]:
    """The words of the first draft with this trigger that its rules read as doer and as object."""
    draft = next(d for d in _drafts(text) if d.event.evidence.text == trigger)
    told = ([text[u.start : u.end] for u in units] for units in (draft.cast.actors, draft.cast.recipients))
    return next(told), next(told)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # by whose hand, and the nearer deed that it belongs to
        ("قصفت طائرات روسية مدينة حلب تمهيدا لاقتحامها من قبل القوات السورية.", "قصفت", ["طائرات روسية"], None),
        ("قتل ثلاثة جنود على أيدي مسلحين في سيناء.", "قتل", ["مسلحين"], ["جنود"]),
        # from whose hands
        ("استعاد الجيش العراقي مواقعه من أيدي داعش.", "استعاد", ["الجيش العراقي"], ["داعش"]),
        # the preposition of the noun itself, not of whoever follows
        ("جاء ذلك استجابة لطلب الرئيس الفرنسي من تركيا.", "لطلب", ["الرئيس الفرنسي"], None),
        ("أعلنت باريس تحركها لدعم الحكومة الليبية.", "لدعم", None, ["الحكومة الليبية"]),
        # nobody follows a participle as its subject
        ("قال وزير الخارجية السعودي ذلك، داعيا طهران إلى الحوار.", "داعيا", None, ["طهران"]),
        # a light verb with its object already
        ("شنت طائرات التحالف العربي الذي تقوده السعودية غارات على صنعاء.", "غارات", ["التحالف العربي"], ["صنعاء"]),
        # soldiers with no object
        ("استشهد في الغارة ضباط إيرانيون.", "استشهد", [], ["ضباط إيرانيون"]),
        ("قتل مسلحون في سيناء ثلاثة جنود مصريين.", "قتل", ["مسلحون"], ["جنود مصريين"]),
        # whose deputy he is
        ("انتهت زيارة الأمير محمد بن سلمان النائب الثاني لرئيس مجلس الوزراء إلى الأردن.", "زيارة", None, ["الأردن"]),
        # where it only happened
        ("جاء ذلك بعد الهجمات الدامية التي شهدتها تركيا.", "الهجمات", [], []),
    ],
)  # fmt: skip
def test_sides_by_what_governs_them(
    text: str, trigger: str, actors: list[str] | None, recipients: list[str] | None
) -> None:
    found = sides(text, trigger)
    assert actors is None or found[0] == actors
    assert recipients is None or found[1] == recipients


def test_forces_that_go_somewhere_visit_nobody() -> None:
    text = "وصل وزير الخارجية الفرنسي إلى القاهرة. وتوجهت قوات فرنسية إلى مالي."
    assert [(d.event.evidence.text, judging.marches(d)) for d in _drafts(text)] == [("وصل", False), ("وتوجهت", True)]
