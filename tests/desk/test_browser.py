"""The desk in a real browser, in both languages, wide and at phone width: nothing overflows, fails or calls out."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from marsad.record import Record

WIDE, PHONE = 1280, 360


@contextmanager
def opened(browser: Browser, width: int, address: str) -> Iterator[Page]:
    """A page at `address`; until its end nothing may be complained of or asked of another machine."""
    said: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.on("request", lambda r: None if r.url.startswith("http://127.0.0.1:") else said.append(r.url))
    page.goto(address, wait_until="load")
    yield page
    context.close()
    assert not said


# What a page says itself: neither the words of a document, nor names and paths, nor the way to the other language.
SAID = """() => {
  const own = 'script, code, bdi[dir=ltr], a[dir=ltr], [lang=LANG], .text, .language';
  const words = [...document.querySelectorAll('[title], [aria-label]')].flatMap(
    e => ['title', 'aria-label'].map(a => e.getAttribute(a) ?? ''));
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(own)) words.push(walk.currentNode.data);
  return words.join('\\n');
}"""


@pytest.fixture
def paths(record_file: Path) -> dict[str, str]:
    with Record.open(record_file) as record:
        return {
            "stories": "/", "story": f"/story?id={record.stories()[0].id}", "article": "/article?id=port-1",
            "search": "/search?query=الملاحة+Haddad", "nothing": "/search?query=%22",
            "statements": "/statements?topic=%22", "events": "/events?actor=nobody",
            "said": "/statements?speaker=الحداد",
            "done": "/events?country=EGY", "entities": "/entities", "entity": "/entity?id=EGY", "problems": "/problems",
            "why": "/why?id=port-1&at=205", "today": "/today", "keep": "/keep", "forget": "/forget?id=port-1",
            "pairs": "/pairs", "pair": "/pair?a=EGY&b=JOR", "sources": "/sources",
            "source": "/source?outlet=صحيفة+الميناء",
            "corrections": "/corrections", "correct": "/correct?target=port-1&start=50&end=55",
            "merge": "/correct?kind=merge-entity&target=EGY&name=الأردن",
        }  # fmt: skip


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_page_overflows_or_complains(
    browser: Browser, desk: str, paths: dict[str, str], lang: str, width: int
) -> None:
    with opened(browser, width, f"{desk}/?lang={lang}") as page:
        for path in paths.values():
            page.goto(desk + path)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            assert page.evaluate("getComputedStyle(document.documentElement).letterSpacing") == "normal"
            expect(page.locator("html")).to_have_attribute("dir", "rtl" if lang == "ar" else "ltr")
        assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Plex Arabic\"'))")


FORMATS = (
    "Markdown",
    "Word",
    "Web Annotations",
    "schema.org",
    "FollowTheMoney",
    "BibTeX",
    "CSL-JSON",
    "JSON",
    "Putin",
    "unread.pdf",
    "Natural Earth",
)


def test_a_page_speaks_one_language(browser: Browser, desk: str, paths: dict[str, str]) -> None:
    """Names that have no English, and quotations in «…» or beside a chain, stay in Arabic on an English page."""
    for lang, other, strange in (("ar", "en", r"[a-z]{3,}"), ("en", "ar", r"[\u0621-\u064a]{2,}")):
        with opened(browser, WIDE, f"{desk}/?lang={lang}") as page:
            for path in (*paths.values(), "/why?id=port-1&at=50", "/article?id=gulf-2"):
                page.goto(desk + path)
                said = page.evaluate(SAID.replace("LANG", other))
                names = ("سليم العوران", "ليلى", "الحداد", "صحيفة الميناء", "الدولتان", "وكالة المرفأ", *FORMATS)
                for known in names:
                    said = said.replace(known, "")
                said = re.sub("«[^»]*»", "", said)
                assert not re.findall(strange, said), path


@pytest.mark.parametrize(("lang", "width", "act"), [("ar", WIDE, "تحذير"), ("en", PHONE, "Warn")])
def test_a_click_on_a_highlight_explains_it(browser: Browser, desk: str, lang: str, width: int, act: str) -> None:
    with opened(browser, width, f"{desk}/article?id=port-1&lang={lang}") as page:
        page.get_by_role("link", name="لن تقبل").click()
        why = page.locator("#why .claim")
        expect(why).to_contain_text(act)
        expect(why.locator("blockquote")).to_have_text("لن تقبل القاهرة تهديد الملاحة")
        expect(why.locator(".chain li")).to_have_count(5)
        expect(page.locator(".text a.chosen")).to_have_count(6)
        assert page.url.startswith(f"{desk}/article?")
        assert width == PHONE or page.evaluate("scrollY") == 0, "the reader's place in the text is lost"
        if width == PHONE:
            page.keyboard.press("Escape")
            expect(page.locator("#why")).to_be_hidden()


def test_the_keyboard_reaches_and_opens_a_claim(browser: Browser, desk: str) -> None:
    with opened(browser, WIDE, f"{desk}/article?id=port-1") as page:
        page.get_by_role("link", name="التقى").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#why .claim h3")).to_contain_text("لقاء")
        focused: Callable[[], str] = lambda: page.evaluate("document.activeElement.textContent")  # noqa: E731
        page.keyboard.press("Tab")
        assert focused() == "نادر الحداد"


def test_kinds_are_switched_off_in_the_text_and_in_the_answer(browser: Browser, desk: str) -> None:
    with opened(browser, WIDE, f"{desk}/article?id=port-1&lang=en") as page:
        threat = page.locator(".text a", has_text="تهديد")
        lit = threat.evaluate("e => getComputedStyle(e).color")
        page.locator("label.k-event").click()
        assert threat.evaluate("e => getComputedStyle(e).color") != lit
        threat.click()
        expect(page.locator("#why .claim h3 span")).to_have_text(["Statement"])


def test_pictures_are_drawn_and_taken_away_as_png(browser: Browser, desk: str, paths: dict[str, str]) -> None:
    with opened(browser, WIDE, desk + paths["story"]) as page:
        expect(page.locator(".p-timeline .drawing")).to_contain_text("لقاء: نادر الحداد ← سليم العوران")
        for name in ("timeline", "map", "network", "reuse"):
            figure = page.locator(f".p-{name}")
            with page.expect_download() as waiting:
                figure.get_by_role("link", name="PNG").click()
            saved = waiting.value.path().read_bytes()
            wide, high = struct.unpack(">II", saved[16:24])
            assert (saved[:4], waiting.value.suggested_filename) == (b"\x89PNG", f"marsad-{name}.png")
            assert wide > 700, name
            assert len(saved) > wide * high / 400, f"{name} is blank"


def test_hostile_text_does_nothing(browser: Browser, desk: str) -> None:
    with opened(browser, WIDE, f"{desk}/article?id=port-1") as page:
        expect(page.locator(".text")).to_contain_text("<script>window.stolen = 1</script>")
        assert page.evaluate("window.stolen === undefined")


def test_the_switch_of_language_stays_on_the_page(browser: Browser, desk: str) -> None:
    with opened(browser, WIDE, f"{desk}/article?id=port-1") as page:
        page.locator(".language[hreflang]").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert "id=port-1" in page.url
        page.get_by_role("link", name="Names").click()
        expect(page.locator("h1")).to_have_text("Names")


def test_the_text_is_shaped_across_highlights(browser: Browser, desk: str) -> None:
    """Arabic letters join over the edge of a highlight only while the font stays the same on both sides."""
    with opened(browser, WIDE, f"{desk}/article?id=port-1") as page:
        fonts = page.evaluate(
            "[...new Set([...document.querySelectorAll('.text p, .text p a')].map(e => getComputedStyle(e).font))]"
        )
        assert len(fonts) == 1
