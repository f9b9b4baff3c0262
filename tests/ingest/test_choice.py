"""The article among a page's pieces: what is dropped at its edges and inside, and when the choice is in doubt."""

from __future__ import annotations

import pytest

from marsad.ingest import ingest
from marsad.ingest.choice import choose
from marsad.ingest.pieces import Piece, piece
from marsad.knowledge.rules import tell
from marsad.model import Article, Page

TITLE = "وزيرا خارجية البلدين يبحثان فتح المعابر"
LONG = "بحث وزيرا خارجية البلدين في العاصمة مساء السبت فتح المعابر بينهما، واتفقا على لقاء ثان في الشهر المقبل."
NEXT = "وقال الوزير المضيف إن المعابر ستفتح على مرحلتين، وإن لجنة مشتركة ستشرف على ما اتفق عليه البلدان."


def text(words: str, linked: int = 0) -> Piece:
    return piece("paragraph", words, linked)


def link(words: str) -> Piece:
    return piece("paragraph", words, len(words))


def kept(*pieces: Piece) -> list[str]:
    return [p.text for p in choose(pieces, TITLE).pieces]


def test_the_window_opens_at_the_title_and_closes_after_the_last_paragraph() -> None:
    head = piece("heading", TITLE, 0)
    assert kept(text("الرئيسية"), head, text("كتب: سالم"), text(LONG), text(NEXT), text("اشترك"), link("خبر آخر")) == [
        LONG, NEXT,
    ]  # fmt: skip


def test_lists_of_links_go_and_a_link_alone_stays() -> None:
    assert kept(text(LONG), link("خبر أول عن المرفأ"), link("خبر ثان عن المرفأ"), text(NEXT)) == [LONG, NEXT]
    assert kept(text(LONG), link("بيان الوزارة"), text(NEXT)) == [LONG, "بيان الوزارة", NEXT]


def test_a_caption_shown_twice_is_told_once_and_a_list_of_its_own_is_kept() -> None:
    assert kept(text(LONG), text(LONG), text(NEXT)) == [LONG, NEXT]
    stops = [text(f"المحطة رقم {n} من الطريق الساحلي الجديد") for n in range(6)]
    assert kept(text(LONG), *stops) == [LONG, *(s.text for s in stops)]


def test_a_page_that_is_one_link_is_read_without_its_links() -> None:
    page = f"<html><body><a name=top><h1>{TITLE}</h1><p>{LONG}</p><p>{NEXT}</p></body></html>"
    found = ingest(Page(source="a", kind="html", body=page))
    assert isinstance(found, Article)
    assert NEXT in found.text


def test_confidence_falls_with_what_looks_like_furniture() -> None:
    clean = choose([text(LONG), text(NEXT)], TITLE).confidence
    spotted = choose(
        [text(LONG), text("شارك"), text("نسخ"), piece("heading", "فيديو", 0), text(NEXT)], TITLE
    ).confidence
    assert clean == 1.0
    assert spotted < 0.65
    assert choose([link("خبر"), link("خبر آخر")], TITLE).confidence == 0.0


@pytest.mark.parametrize("place", ["meta", "json"])
def test_each_statement_of_a_page_has_its_ground(place: str) -> None:
    meta = f'<meta property="og:title" content="{TITLE}"><meta property="article:modified_time" content="2024-03-06">'
    json = f'{{"@type":"NewsArticle","headline":"{TITLE}","dateModified":"2024-03-06","author":{{"name":"سالم"}}}}'
    head = meta if place == "meta" else f'<script type="application/ld+json">{json}</script>'
    canonical = '<link rel=canonical href="https://m.example/"><meta property="og:url" content="https://m.example/1">'
    page = f"<html><head>{head}{canonical}</head><body><p>{LONG}</p><p>{NEXT}</p></body></html>"
    found = ingest(Page(source="a", kind="html", body=page))
    assert isinstance(found, Article)
    told = [tell(w, "en") for w in found.grounds]
    assert f"title: as {'meta og:title' if place == 'meta' else 'JSON-LD headline'} says" in told
    assert "address: as meta og:url says" in told  # a home page is no article's address
    assert str(found.modified.interval.latest) == "2024-03-06"
    assert found.published.basis == "unknown"


def test_the_day_that_most_places_name_is_taken() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2010-01-01"}</script>'
        '<meta property="article:published_time" content="2024-03-05T10:00:00Z"><meta name="date" content="2024-03-05">'
    )
    page = f"<html><head>{head}</head><body><h1>{TITLE}</h1><p>{LONG}</p><p>{NEXT}</p></body></html>"
    found = ingest(Page(source="a", kind="html", body=page))
    assert isinstance(found, Article)
    assert str(found.published.interval.earliest) == "2024-03-05"


def test_a_page_in_another_language_is_kept_and_said_to_be_unread() -> None:
    words = "The two ministers met in the capital on Saturday and agreed to open the crossings in two stages. " * 3
    page = f"<html><head><title>Crossings</title></head><body><p>{words}</p><p>{words}again.</p></body></html>"
    found = ingest(Page(source="a", kind="html", body=page))
    assert isinstance(found, Article)
    assert found.language == "en"
    assert "agreed to open the crossings" in found.text
    assert "not in Arabic" in tell(found.problems[-1], "en")
