"""Who deals with whom: both sides told, received, borne, lifted; who is only named beside takes no part."""

from __future__ import annotations

import pytest

from marsad.model import Event, Given, Page, Party
from marsad.pipeline import read


def told(text: str, kind: str) -> Event:
    """The last event of type `kind` that `text` tells."""
    page = Page(source="t", kind="text", body=text, given=Given(id="t", published="2015-08-12"))
    return [e for e in read(page).events if e.type == kind][-1]


def countries(parties: tuple[Party, ...]) -> list[str | None]:
    return sorted((p.country for p in parties), key=str)


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("تجري سلسلة من المحادثات بين تركيا وكل من السويد وفنلندا.", "CONSULT", ["FIN", "SWE", "TUR"]),
        ("أكد الوزير القطري خلال لقائه، أمس في الدوحة، نظيره الياباني أهمية السلام.", "CONSULT", ["JPN", "QAT"]),
        ("اتفق الرئيسان التركي والأميركي على تأمين الحدود مع سورية.", "AGREE", ["TUR", "USA"]),
        ("عقد وزراء خارجية مصر والأردن والعراق اجتماعا بحضور المبعوث الفرنسي.", "CONSULT", ["EGY", "IRQ", "JOR"]),
        ("أبدت سويسرا استعدادها لاستضافة محادثات بين أرمينيا وأذربيجان.", "CONSULT", ["ARM", "AZE"]),
        ("رحبت قطر بالاتفاق بين السودان وجنوب السودان.", "AGREE", ["SDN", "SSD"]),
        ("أجرى وزير الدفاع الهندي مع نظيره الفرنسي في باريس محادثات موسعة.", "CONSULT", ["FRA", "IND"]),
        ("تشارك القوات البحرية الباكستانية مع نظيرتها التركية في مناورات مشتركة.", "COOPERATE", ["PAK", "TUR"]),
        ("انطلقت في تونس مناورات بحرية بمشاركة قوات من إيطاليا والمغرب.", "COOPERATE", ["ITA", "MAR"]),
        ("وقال الوزير التركي: «ناقشنا مع نظيري اليوناني قضايا الهجرة».", "CONSULT", ["GRC", "TUR"]),
        ("اتصل الرئيس الأميركي بنظيره الصيني لشكره على ما فعلت بكين.", "CONSULT", ["CHN", "USA"]),
    ],
)
def test_both_sides(text: str, kind: str, actors: list[str]) -> None:
    event = told(text, kind)
    assert (countries(event.actors), event.recipients) == (actors, ())


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("وصل السودان الأحد وفد من وزارة النقل المصرية.", "CONSULT", ["EGY"], ["SDN"]),
        ("سيتوجه الوفد المغربي إلى العاصمة الإثيوبية أديس أبابا.", "CONSULT", ["MAR"], ["ETH"]),
        ("يتوجه زيجمار جابريل، وزير الاقتصاد الألماني، اليوم، إلى طهران.", "CONSULT", ["DEU"], ["IRN"]),
        ("أعلن وزير الخارجية الفرنسي لوران فابيوس أمس أنه سيتوجه إلى إيران.", "CONSULT", ["FRA"], ["IRN"]),
        ("تلقت النيجر مساعدات غذائية من الجزائر.", "AID", ["DZA"], ["NER"]),
        ("تسلمت مصر من فرنسا ثلاث مقاتلات جديدة.", "AID", ["FRA"], ["EGY"]),
        ("تسلم الجيش اللبناني ست مروحيات هبة من الولايات المتحدة.", "AID", ["USA"], ["LBN"]),
        ("مصر تتسلم خمسة أبراج لدبابات أبرامز الأميركية.", "AID", ["USA"], ["EGY"]),
        ("الولايات المتحدة تسلم مصر ثماني مقاتلات.", "AID", ["USA"], ["EGY"]),
        (
            'وقال وزير الخارجية الفرنسي لوران فابيوس "لقد دعاني نظيري الإيراني محمد جواد ظريف".',
            "REQUEST",
            ["IRN"],
            ["FRA"],
        ),
        ("جاء طلب السفير اليمني في الأمم المتحدة من روسيا ممارسة الضغط.", "REQUEST", ["YEM"], ["RUS"]),
        ("تسلم الصومال أسلحة من تركيا، وهي خطوة نددت بها نيروبي.", "ACCUSE", ["KEN"], []),
        ("قال الوزير الصومالي إن بلاده لم تبع شيئا، داعيا كينيا إلى احترام قرار المحكمة.", "REQUEST", ["SOM"], ["KEN"]),
        ("نفت إريتريا اتهامات إثيوبيا بدعم المتمردين.", "ACCUSE", ["ETH"], ["ERI"]),
        ("اتهم نائب فرنسي معارض رئيس الوزراء البريطاني بالإخفاق.", "ACCUSE", ["FRA"], ["GBR"]),
        ("اتهمت فرنسا كلا من إيران وسوريا بالكذب.", "ACCUSE", ["FRA"], ["IRN", "SYR"]),
        ("رفضت كوبا طلب كندا إرسال مراقبين.", "REQUEST", ["CAN"], ["CUB"]),
        ("شجع وزير الخارجية الأميركي الصين على وقف الأعمال التي تثير التوتر.", "REQUEST", ["USA"], ["CHN"]),
        ("رحبت الهند برفع العقوبات الأميركية عن زيمبابوي.", "CONCEDE", ["USA"], ["ZWE"]),
        ("تقلص إيران برنامجها مقابل تخفيف العقوبات المفروضة عليها.", "SANCTION", [], ["IRN"]),
    ],
)
def test_one_side_to_the_other(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    event = told(text, kind)
    assert (countries(event.actors), countries(event.recipients)) == (actors, recipients)


def test_two_presidents_are_persons_met_before() -> None:
    text = (
        "التقى فلاديمير بوتين نظيره التركي رجب طيب أردوغان في موسكو. وقال إن الاتفاق بين إيران ومصر مهم. "
        "واتفق الرئيسان على التعاون."
    )
    page = Page(source="t", kind="text", body=text, given=Given(id="t", published="2015-08-12"))
    agreed = next(e for e in read(page).events if e.evidence.text == "واتفق")
    assert countries(agreed.actors) == ["RUS", "TUR"]


def test_whoever_is_nobody() -> None:
    """«كل من يزود» tells no list and no doer."""
    event = told("نددت الهند بكل من يزود باكستان بالصواريخ.", "ACCUSE")
    assert (countries(event.actors), event.recipients) == (["IND"], ())


def test_relief_is_no_sanction() -> None:
    page = Page(source="t", kind="text", body="وافقت إيران على تقليص برنامجها مقابل رفع العقوبات عن طهران.")
    assert "SANCTION" not in {e.type for e in read(page).events}


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("تلقى أمير الكويت اتصالا هاتفيا من الرئيس التونسي. وجرى خلال الاتصال استعراض العلاقات.", "الاتصال"),
        ("استقبل أمير الكويت اليوم وزير الخارجية التونسي. وحضر الاستقبال عدد من المسؤولين.", "الاستقبال"),
    ],
)
def test_told_again(text: str, again: str) -> None:
    page = Page(source="t", kind="text", body=text, given=Given(id="t", published="2015-08-12"))
    first, second = (e for e in read(page).events if e.type == "CONSULT")
    assert (second.evidence.text, second.same_as, countries(second.actors)) == (again, first.id, ["KWT", "TUN"])


@pytest.mark.parametrize(
    "text", ["تراجعت جودة الاتصال في تونس بسبب عطل.", "دعونا نقول إن الأمر انتهى، كما قال الوزير."]
)
def test_told_never(text: str) -> None:
    page = Page(source="t", kind="text", body=text, given=Given(id="t", published="2015-08-12"))
    assert not read(page).events
