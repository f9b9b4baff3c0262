"""Each correction is made in a real browser where a reader meets what is wrong, in both languages, and is kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.desk.conftest import served

from marsad.desk.language import CODES, Language, language
from marsad.knowledge.rules import Code
from marsad.model import Article, Reading
from marsad.pipeline import weave
from marsad.record import Record

OTHER = "افتتاح سوق الكتاب في المدينة القديمة"


@pytest.fixture
def path(record_file: Path, tmp_path: Path) -> Path:
    """The tests' record with a second story, to be written to."""
    copy = tmp_path / "walked.marsad"
    shutil.copy(record_file, copy)
    other = Reading(document=Article(id="far-4", source="far.txt", text=OTHER, language="ar"))
    with Record.open(copy) as record:
        record.apply(other, weave(record.state_for(other), other, ()))
    return copy


class Walk:
    """A reader of the desk at `address` in one language, who goes from page to page by what is written there."""

    def __init__(self, page: Page, address: str, spoken: Language) -> None:
        self.page, self.address, self.t = page, address, spoken.t

    def follow(self, path: str, key: str) -> None:
        self.page.goto(self.address + path)
        self.page.get_by_role("link", name=self.t(key)).first.click()

    def claim(self, word: str, kind: str) -> None:
        """To the form for the claim of that kind at a word of the article."""
        self.page.goto(f"{self.address}/article?id=port-1")
        self.page.get_by_role("link", name=word).first.click()
        self.page.locator(f"#why .k-{kind}").get_by_role("link", name=self.t("mending.claim-wrong")).click()

    def find(self, name: str) -> None:
        self.page.locator("form[role=search] input[name=name]").fill(name)
        self.page.get_by_role("button", name=self.t("mending.look")).click()
        self.page.locator("input[name=value]").first.check()

    def kind(self, kind: str) -> None:
        self.page.get_by_label(self.t(f"mending.kind-{kind}")).check()

    def send(self, why: str) -> None:
        """Signs the form and sends it; the list of corrections says that it was kept, and why."""
        form = self.page.locator("form[method=post]")
        form.locator("input[name=who]").fill("ليلى")
        form.locator("input[name=why]").fill(why)
        form.get_by_role("button", name=self.t("mending.send")).click()
        expect(self.page.get_by_role("status")).to_be_visible()
        expect(self.page.locator(".documents > li").first).to_contain_text(why)


def claims(walk: Walk) -> None:
    page = walk.page
    walk.claim("التقى", "event")
    walk.kind("reject-claim")
    walk.send("لم يلتقيا")
    page.get_by_text(walk.t("mending.undo")).first.click()
    page.locator("details[open] input[name=why]").fill("بل التقيا")
    page.get_by_role("button", name=walk.t("mending.undo")).first.click()
    expect(page.get_by_text(walk.t("mending.taken-back"), exact=True)).to_be_visible()
    walk.claim("التقى", "event")
    walk.kind("fix-date")
    page.locator("input[name=first]").fill("2025-11-10")
    page.locator("input[name=last]").fill("2025-11-10")
    walk.send("قبل ذلك بيوم")
    walk.claim("التقى", "event")
    walk.kind("fix-type")
    page.locator("select[name=type]").select_option("CONSULT.visit")
    walk.send("كانت زيارة")
    walk.claim("لن تقبل", "statement")
    walk.kind("fix-speaker")
    page.locator("select[name=speaker]").select_option("نادر الحداد")
    walk.send("قاله الوزير")


def names_and_stories(walk: Walk, who: str, story: str) -> None:
    walk.follow("/article?id=port-1", "mending.outlet-owner")
    walk.page.locator("input[name=value]").fill("دار البحر")
    walk.send("في صفحتها")
    walk.follow(f"/entity?id={who}", "mending.entity-merge")
    walk.find("سليم العوران")
    walk.send("هما واحد")
    walk.follow(f"/entity?id={who}", "mending.entity-split")
    walk.page.locator("input[name=value]").first.check()
    walk.send("بل اثنان")
    walk.follow(f"/story?id={story}", "mending.story-part")
    walk.send("خبر آخر")
    walk.follow(f"/story?id={story}", "mending.story-join")
    walk.find("سوق الكتاب")
    walk.send("خبر واحد")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_correction_is_made_where_its_fault_is_seen(browser: Browser, path: Path, lang: Code) -> None:
    with Record.open(path) as record:
        told, who = len(record.corrections()), record.find_entity("نادر الحداد")
        story = next(s.id for s in record.stories() if s.documents == 2)
    assert who
    with served(path) as address:
        page = browser.new_page()
        walk = Walk(page, address, language(lang))
        page.goto(f"{address}/?lang={lang}")
        claims(walk)
        names_and_stories(walk, who.id, story)
        walk.follow("/article?id=far-4", "gone.ask")
        page.locator("input[name=who]").fill("الناشر")
        page.locator("input[name=why]").fill("طلبه كاتبه")
        page.get_by_role("button", name=walk.t("gone.do")).click()
        expect(page.locator("h1")).to_have_text(walk.t("gone.title-article"))
        expect(page.locator("html")).to_have_attribute("lang", lang)
        page.context.close()
    with Record.open(path) as record:
        assert [c.kind for c in record.corrections()[told:]] == [
            "reject-claim", "undo", "fix-date", "fix-type", "fix-speaker", "own-outlet", "merge-entity", "keep-entity",
            "part-story", "join-story",
        ]  # fmt: skip
        assert {g.document for g in record.gone()} == {"gone-3", "far-4"}


def test_of_two_browsers_the_second_sees_what_the_first_decided(browser: Browser, path: Path) -> None:
    with served(path) as address:
        walks = [Walk(browser.new_context().new_page(), address, language(code)) for code in CODES]
        for walk, code in zip(walks, CODES, strict=True):
            walk.page.goto(f"{address}/?lang={code}")
            walk.claim("التقى", "event")
        first, second = walks
        first.kind("reject-claim")
        first.send("لم يلتقيا")
        second.kind("fix-date")
        second.page.locator("input[name=first]").fill("2025-11-10")
        second.page.locator("input[name=who]").fill("سعد")
        second.page.locator("input[name=why]").fill("قبل ذلك بيوم")
        second.page.get_by_role("button", name=second.t("mending.send")).click()
        expect(second.page.get_by_role("alert")).to_have_text(second.t("mending.problem-conflict"))
        expect(second.page.locator(".notice").nth(1)).to_contain_text("لم يلتقيا")
        expect(second.page.locator("input[name=first]")).to_have_value("2025-11-10")
        second.send("قبل ذلك بيوم")
        for walk in walks:
            walk.page.context.close()
