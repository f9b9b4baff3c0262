"""Who did what to whom by force, where an adjective, a pronoun, a chain of deeds or an earlier name tells it."""

from __future__ import annotations

import pytest

from marsad.annotate import annotate
from marsad.extract import statements
from marsad.extract.events.reader import Reader
from marsad.extract.events.roles import cast
from marsad.ingest import ingest
from marsad.model import Article, Event, Given, Page
from marsad.pipeline import read
from marsad.resolve import within


def _cast(text: str, trigger: str) -> tuple[list[str | None], list[str | None]]:
    """The countries that the rules read as sides of the event triggered by `trigger`, None for a nameless party."""
    article = ingest(Page(source="x", kind="text", body=text, given=Given(id="x", published="2025-11-18")))
    assert isinstance(article, Article)
    doc, entities = within(annotate(article))
    reader = Reader(doc, entities, statements(doc, entities))
    drafts = [d for sentence in doc.sentences for d in reader.sentence(sentence)]
    found = [d for d in drafts if d.clause.word(d.at) == trigger]
    assert found, "no such trigger"
    last = found[-1]
    made = cast(last.clause, last.at, last.reading, last.last)
    actors, recipients = (
        [u.mention.country if u.mention else None for u in units] for units in (made.actors, made.recipients)
    )
    return actors, recipients


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # The object's nationality tells whose it is; the doer has none of it.
        ("قصفت الطائرات مواقع إيرانية قرب دمشق.", "قصفت", [None], ["IRN"]),
        ("أسقط المتمردون طائرة ماليزية فوق أوكرانيا.", "اسقط", [None], ["MYS"]),
        ("اختطف مسلحون مهندسا تركيا في بغداد.", "اختطف", [None], ["TUR"]),
        ("أصابت القوات الإسرائيلية شابا فلسطينيا بجروح.", "اصابت", ["ISR"], ["PSE"]),
        ("أدى قصف مواقع إيرانية إلى مقتل خمسة.", "قصف", [], ["IRN"]),
        ("شنت طائرات قصف جوي إسرائيلي على مواقع سورية.", "قصف", ["ISR"], ["SYR"]),  # its own adjective
        ("احتجزت إيران ثلاثة أميركيين بتهمة التجسس.", "احتجزت", ["IRN"], ["USA"]),
        ("هاجم المسلحون عشرات المدنيين الأفغان.", "هاجم", [None], ["AFG"]),
        # A deed or a body without a name is the subject.
        ("استهدف هجوم سفينة إيرانية في البحر الأحمر.", "استهدف", [], ["IRN"]),
        ("انتقدت الحكومة إيران.", "انتقدت", [], ["IRN"]),
        ("التحالف يدعو سكان قرى يمنية إلى مغادرتها.", "يدعو", [], ["YEM"]),
        ("انتقدت الحكومة الفرنسية إيران.", "انتقدت", ["FRA"], ["IRN"]),
        # Whom a pronoun means.
        ("لقي جنديان تركيان مصرعهما في هجوم.", "مصرعهما", [], ["TUR"]),
        ("قال الجنود الذين قتلهم الحوثيون إنهم سعوديون.", "قتلهم", ["YEM"], [None]),
        ("اقتحمت القوات الإسرائيلية المخيم ورشقها الشبان بالحجارة.", "ورشقها", [None], ["ISR"]),
        ("قصفت إسرائيل غزة ثم حاصرتها.", "حاصرتها", ["ISR"], ["PSE"]),
        # A chain of deeds has one doer.
        ("هاجم مسلحون قرية نيجيرية وقتلوا عشرين شخصا.", "وقتلوا", [None], [None]),
        ("داهمت الشرطة التونسية منزلا واعتقلت ثلاثة متطرفين.", "واعتقلت", ["TUN"], [None]),
        ("قصفت إسرائيل غزة، وقال جنود لبنانيون ذلك، وقتل عشرون شخصا.", "وقتل", [], [None]),
    ],
)
def test_sides_of_a_deed(text: str, trigger: str, actors: list[str | None], recipients: list[str | None]) -> None:
    assert _cast(text, trigger) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("هاجم المتمردون الحوثيون قرى سعودية. وقصف المتمردون مواقع في نجران.", "وقصف", "YEM"),
        ("شنت القوات الروسية هجوما على كييف. وأطلق الجنود النار على المدنيين.", "واطلق", "RUS"),
        ("اقتحمت قوات الاحتلال الإسرائيلي نابلس. وأطلق جنود الاحتلال النار.", "واطلق", "ISR"),
        ("هاجم المتمردون الحوثيون قرى سعودية. وقصف متمردون مواقع في نجران.", "وقصف", None),  # others
        ("هاجم المتمردون الحوثيون قرى سعودية. وقصفت القوات الأجنبية صنعاء.", "وقصفت", None),
        ("قاتلت القوات الروسية القوات الأوكرانية. وأطلق الجنود النار على المدنيين.", "واطلق", None),  # whose?
    ],
)
def test_a_group_is_the_one_told_before(text: str, trigger: str, who: str | None) -> None:
    assert _cast(text, trigger)[0] == [who]


def _events(text: str) -> tuple[Event, ...]:
    page = Page(source="x", kind="text", body=text, given=Given(id="x", published="2025-11-18"))
    return read(page).events


def test_a_definite_deed_is_done_by_whom_its_first_telling_names() -> None:
    text = (
        "إسرائيل تشن هجوما على دمشق\n\n"
        "شنت إسرائيل أمس هجوما على دمشق، كما أعلنت وزارة الدفاع السورية.\n\n"
        "وأدى الهجوم إلى مقتل ثلاثة جنود سوريين. ودانت روسيا الهجوم.\n\n"
        "وطالبت سوريا مجلس الأمن الدولي بإدانة إسرائيل.\n"
    )
    tellings = [e for e in _events(text) if e.evidence.text == "الهجوم" and e.type == "ASSAULT"]
    assert tellings
    assert all([p.country for p in e.actors] == ["ISR"] for e in tellings)
