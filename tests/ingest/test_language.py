"""Arabic told from the languages that share its letters, and passages in other languages inside an Arabic report."""

from __future__ import annotations

import pytest

from marsad.ingest import ingest
from marsad.ingest.language import language, of_block
from marsad.model import Article, Page

PASSAGES = {
    "fa": "سخنگوی وزارت امور خارجه گفت که این کشور برای گفت‌وگو با همسایگان آماده است و تحریم‌های جدید را محکوم کرد.",
    "ur": "وزیر اعظم نے کہا ہے کہ دونوں ملکوں کے درمیان تجارتی معاہدے پر بات چیت جاری رہے گی۔",
    "ckb": "سەرۆکی هەرێمی کوردستان لەگەڵ باڵیۆزەکە کۆبووەوە و باسی پەیوەندییەکانی نێوان هەولێر و بەغدایان کرد.",
    "ps": "ولسمشر د ګاونډي هېواد له سفیر سره وکتل او د دواړو هېوادونو ترمنځ یې پر اړیکو خبرې وکړې.",
    "en": "The ministers met in Geneva on Tuesday and agreed to resume their talks next month, officials said.",
    "fr": "Les ministres des Affaires étrangères se sont réunis mardi et ont décidé de reprendre les discussions.",
}
ARABIC = [
    "التقى وزير الخارجية نظيره في بغداد، وبحثا العلاقات بين البلدين وسبل تعزيزها في مختلف المجالات.",
    "وقال سفير پاكستان إن شركتي گوگل وڤودافون ستفتتحان مكاتب جديدة في العاصمة خلال العام المقبل.",
    "فى القاهرة التقى الرئيس المصرى وفدا من رجال الأعمال لبحث ضخ استثمارات فى قطاعى الطاقة والنقل.",
    "قالو ليه الحكومة راح تزيد الرواتب الشهر الجاي وهاي خوش خطوة للناس كلها.",
    "وأكد د. سالم الهادي، ود. منى الراوي، أن شركة چي پي إس ستشارك في المؤتمر إلى جانب د. علي.",
]


@pytest.mark.parametrize(("code", "text"), PASSAGES.items(), ids=PASSAGES)
def test_languages(code: str, text: str) -> None:
    assert language(text) == of_block(text) == code


@pytest.mark.parametrize("text", ARABIC)
def test_arabic_in_all_its_spellings(text: str) -> None:
    assert language(text) == of_block(text) == language(" ".join([text] * 6)) == "ar"


@pytest.mark.parametrize("code", PASSAGES)
def test_a_passage_in_another_language_is_kept_and_marked(code: str) -> None:
    around = [ARABIC[0], ARABIC[1], PASSAGES[code], ARABIC[2]]
    found = ingest(Page(source="a", kind="text", body="لقاء وزيرين في بغداد\n\n" + "\n".join(around)))
    assert isinstance(found, Article)
    assert {b.language: found.text[b.start : b.end] for b in found.kept()}[code] == PASSAGES[code]
