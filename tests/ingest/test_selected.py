"""Selectors that are known of an outlet: used on its pages of their time, passed over where they find nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from resiliparse.parse.html import HTMLTree

from marsad import knowledge
from marsad.ingest import ingest
from marsad.knowledge.outlets import by_domain, outlets, selectors
from marsad.knowledge.outlets.selectors import FILE, Selector
from marsad.knowledge.rules import tell
from marsad.model import Article, Given, Page, Why

ROWS = """#! rows 6
outlet\twhat\tselector\tvalid_until\tchecked
spa\tarticle\tdiv.story\t2020-06-30\thttps://www.spa.gov.sa/1 2020-06-01
spa\ttitle\tdiv.big\t2020-06-30\thttps://www.spa.gov.sa/1 2020-06-01
spa\tbyline\t.who\t2020-06-30\thttps://www.spa.gov.sa/1 2020-06-01
spa\tpublished\t.when\t2020-06-30\thttps://www.spa.gov.sa/1 2020-06-01
spa\ttitle\tdiv.large\t2024-12-31\thttps://www.spa.gov.sa/2 2024-12-01
spa\tarticle\tdiv.tale\t2024-12-31\thttps://www.spa.gov.sa/2 2024-12-01
"""
TITLE = "افتتاح الرصيف الشرقي أمام السفن"
LEAD = "افتتح وزير النقل مساء الأحد الرصيف الشرقي أمام السفن الكبيرة، بعد عامين من العمل المتواصل فيه."
ASIDE = "هذا صندوق طويل يعرّف بالموقع وبخدماته لمن يزوره أول مرة، وفيه من الكلام ما يكفي ليظن أنه فقرة من الخبر."
URL = "https://www.spa.gov.sa/2020/77"


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    outlets()  # read from where they are
    by_domain("spa.gov.sa")
    (tmp_path / "outlets").mkdir()
    (tmp_path / FILE).write_text(ROWS, encoding="utf-8")
    _forget()
    with monkeypatch.context() as patched:
        patched.setattr(knowledge, "ROOT", tmp_path)
        assert len(selectors.selectors("www.spa.gov.sa")) == 6
    yield
    _forget()


def _forget() -> None:
    knowledge._rows.cache_clear()
    knowledge.about.cache_clear()
    selectors._by_outlet.cache_clear()


def page(when: str = "الأحد 7 يونيو 2020 م", story: str = "story", head: str = "") -> str:
    return (
        f"<html><head><title>المرفأ</title>{head}</head><body><p>{ASIDE}</p><div class=big>{TITLE}</div>"
        f"<span class=who>سالم الهادي</span><span class=when>{when}</span>"
        f"<div class={story}><p>{LEAD}</p></div><p>{ASIDE} وهو مكرر هنا.</p></body></html>"
    )


def read(html: str, **given: str) -> Article:
    found = ingest(Page(source="a.html", kind="html", body=html, given=Given(**({"url": URL} | given))))
    assert isinstance(found, Article), found
    return found


def title(found: Article) -> str | None:
    return found.text[found.title.start : found.title.end] if found.title else None


@pytest.mark.usefixtures("known")
def test_what_the_selectors_find_is_the_article() -> None:
    found = read(page())
    assert found.text == f"{TITLE}\n\n{LEAD}"
    assert (title(found), found.byline) == (TITLE, "سالم الهادي")
    assert found.published.basis == "metadata"
    assert found.published.interval is not None
    assert found.published.interval.earliest == found.published.interval.latest == date(2020, 6, 7)
    used = [w.facts for w in found.grounds if w.rule == "found.selector"]
    assert {u[:2] for u in used} == {
        ("published", ".when"), ("title", "div.big"), ("byline", ".who"), ("article", "div.story"),
    }  # fmt: skip
    assert all(u[2:] == ("spa", "2020-06-30") for u in used)
    assert ".when" in tell(found.published.reason[0], "ar")


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    ("html", "given"),
    [
        (page("الأحد 5 يوليو 2020"), {}),  # newer than the selectors
        (page(""), {"url": "https://www.spa.gov.sa/77"}),  # of no day
        (page(), {"url": "https://www.spa.gov.example/77"}),  # of nobody known
        (page(), {"published": "2021-01-01"}),  # given as newer, whatever the page says
    ],
)
def test_a_page_of_another_time_or_outlet_is_read_in_the_general_way(html: str, given: dict[str, str]) -> None:
    found = read(html, **given)
    assert not [w for w in found.grounds if w.rule == "found.selector"]
    assert ASIDE in found.text


@pytest.mark.usefixtures("known")
def test_a_selector_that_finds_nothing_leaves_the_general_way() -> None:
    found = read(page(story="changed"))
    assert {w.facts[0] for w in found.grounds if w.rule == "found.selector"} == {"published", "title", "byline"}
    assert ASIDE in found.text


@pytest.mark.usefixtures("known")
def test_a_page_is_read_by_the_selectors_of_its_time() -> None:
    html = page(story="tale").replace("class=big", "class=large")
    found = read(html, published="2023-03-01")
    assert found.text == f"{TITLE}\n\n{LEAD}"
    assert {w.facts[1] for w in found.grounds if w.rule == "found.selector"} == {"div.large", "div.tale"}


@pytest.mark.usefixtures("known")
def test_what_is_given_is_believed_before_a_selector() -> None:
    found = read(page(), title="عنوان أعطاه من سلم الصفحة", byline="ناهد")
    assert (title(found), found.byline) == ("عنوان أعطاه من سلم الصفحة", "ناهد")


def test_a_selector_is_told() -> None:
    why = Why("found.selector", ("article", "div.story", "spa", "2020-06-30"))
    assert tell(why, "en") == "article: by div.story, known of spa until 30 June 2020"


def test_every_selector_is_one_of_a_known_outlet() -> None:
    tree = HTMLTree.parse("<p>a</p>")
    assert tree.document is not None
    ids = {o.id for o in outlets()}
    for one in knowledge.rows(FILE, Selector):
        assert one.outlet in ids
        tree.document.query_selector(one.selector)  # raises for what is no selector
