"""Page to Article: the text is exactly what came in, ids, what is given is believed, languages are told apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.ingest import ingest
from marsad.knowledge.rules import tell
from marsad.model import Article, Given, Page, Problem

TITLE = "وزيرا خارجية البلدين يبحثان في العاصمة فتح المعابر"
BODY = (
    "بحث وزيرا خارجية البلدين في العاصمة مساء السبت فتح المعابر بينهما، واتفقا على لقاء ثان في الشهر المقبل.\n"
    "وقال الوزير المضيف إن المعابر ستفتح على مرحلتين، وإن لجنة مشتركة ستشرف على ما اتفق عليه البلدان في اللقاء.\n"
    "وأضاف أن البلدين سيوقعان في اللقاء المقبل اتفاقا جديدا ينظم حركة المسافرين والبضائع عبر المعابر كلها."
)
ENGLISH = "The two ministers met in the capital on Saturday and agreed to open the crossings in two stages. " * 8


def article(text: str | bytes, kind: str = "text", **known: str) -> Article:
    found = ingest(Page(source="a.txt", kind=kind, body=text, given=Given(**known)))  # type: ignore[arg-type]
    assert isinstance(found, Article), found
    return found


@given(st.text(alphabet="ابلروسيا.،\r\n\t \u200f\u0640\u064b\ufeff0ab«»-", max_size=300))
def test_blocks_are_in_order_apart_and_inside_and_the_text_is_untouched(text: str) -> None:
    found = ingest(Page(source="a", kind="text", body=text))
    if isinstance(found, Problem):
        return
    assert found.text == text.removeprefix("\ufeff")
    at = 0
    for block in found.blocks:
        assert at <= block.start < block.end <= len(found.text)
        at = block.end
    covered = {i for b in found.blocks for i in range(b.start, b.end)}
    assert all(i in covered for i, c in enumerate(found.text) if c.isalnum() and c != "\u0640")


@pytest.mark.parametrize("text", [BODY, BODY.replace("\n", "\r\n"), "  " + BODY + "\r\n\r\n", BODY + "\u2028ختام"])
def test_the_text_is_what_came_in(text: str) -> None:
    assert article(text).text == text
    assert article(text.encode()).text == text
    assert article(b"\xef\xbb\xbf" + text.encode()).text == text


def test_a_given_title_stands_on_top_a_blank_line_away() -> None:
    found = article(BODY, title=TITLE)
    assert found.text == f"{TITLE}\n\n{BODY}"
    assert found.title is not None
    assert found.text[found.title.start : found.title.end] == TITLE
    assert [b.kind for b in found.blocks] == ["title", "paragraph", "paragraph", "paragraph"]


def test_ids() -> None:
    assert article(BODY, id="7", url="http://m.example/1").id == "7"
    assert article(BODY, url="http://m.example/1").id == "http://m.example/1"
    assert article(BODY).id == article(BODY.encode()).id != article(BODY + " ").id


@pytest.mark.parametrize(
    "said", ["2024-03-05", "2024-03-05T23:30:00+03:00", "2024/03/05", "Tue, 05 Mar 2024 10:00:00 GMT"]
)
def test_a_given_date_is_believed(said: str) -> None:
    published = article(BODY, published=said).published
    assert (published.basis, published.interval.earliest, published.interval.latest) == (
        "given", date(2024, 3, 5), date(2024, 3, 5),
    )  # fmt: skip


@pytest.mark.parametrize("said", ["2024-13-45", "أمس", "5", "0000-00-00"])
def test_a_malformed_date_is_a_problem_line_and_no_date(said: str) -> None:
    found = article(BODY, published=said)
    assert found.published.basis == "unknown"
    assert said in tell(found.problems[0], "en")
    assert "YYYY-MM-DD" in tell(found.problems[0], "en")


def test_an_english_article_is_reported_and_skipped() -> None:
    found = ingest(Page(source="a.txt", kind="text", body=ENGLISH, given=Given(id="e")))
    assert isinstance(found, Problem)
    assert "not in Arabic: it reads as English" in tell(found.reason, "en")
    assert found.id == "e"


def test_an_english_passage_inside_is_kept_and_marked() -> None:
    quote = "We are ready to open the crossings with our neighbour, the minister said."
    found = article(f"{BODY}\n{quote}\n{BODY.replace('السبت', 'الأحد')}")
    assert [b.language for b in found.kept()].count("en") == 1


@pytest.mark.parametrize(
    "text",
    ["روسيا", "قال لافروف: OK", "وقعت Boeing وAirbus اتفاقا مع Gulf Air", "Hello, قال الوزير", "1995 - 1996", "سياسة"],
)
def test_a_sentence_is_the_article_whatever_it_is(text: str) -> None:
    (block,) = article(text).blocks
    assert (block.kind, found_in(text, block.start, block.end)) == ("paragraph", text)


def found_in(text: str, start: int, end: int) -> str:
    return text[start:end]


def test_the_outlet_is_given_or_known_by_its_address_or_named_by_the_page() -> None:
    assert article(BODY, outlet="المرفأ", url="https://www.spa.gov.sa/1").outlet == "المرفأ"
    assert article(BODY, url="https://www.spa.gov.sa/1").outlet == "واس"
    assert article(f"{TITLE}\n\nصدى البلد\n\n{BODY}").outlet == "صدى البلد"
    assert article(f"بوابة المرفأ\nالرئيسية\n{TITLE}\n\n{BODY}").outlet == "بوابة المرفأ"
    assert article(BODY).outlet is None
