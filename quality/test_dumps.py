"""Text dumps never fall below their floors: on the examples everywhere, on the shared news where it is."""

from __future__ import annotations

from collections import Counter

import pytest
from quality.dumps.pages import Report, dump, templates
from quality.dumps.score import choice, rows
from quality.floors import SLIP, load, shared

GROUPS = ("tuned", "unseen", "sealed")
REPORT = Report("r", "العنوان", ("فقرة أولى.", "فقرة ثانية."))
OTHER = Report("o", "عنوان آخر", ("نص آخر.",))


@pytest.mark.parametrize("group", GROUPS)
def test_dumps_keep_their_floors(group: str) -> None:
    folder = shared()
    floors = load()["dumps" if folder is None else "shared: dumps"]
    every = rows(group, folder)[-1]
    assert every.f1 + SLIP >= floors[f"{group}, article text"]
    assert every.titles + SLIP >= floors[f"{group}, title"]


def test_the_groups_share_no_template_and_each_is_filled_with_other_articles() -> None:
    names = [name for group in GROUPS for name in templates(group)]
    assert len(names) == len(set(names)) >= 25
    used = Counter(i for name, ids in choice().items() if name != "others" for i in ids)
    assert set(used.values()) == {1}


def test_a_page_knows_its_article_to_the_letter() -> None:
    page = dump("t", "قائمة\n{title}\n~صورة\n{lead}\nاقرأ: {o}\n{rest}\nحقوق\n", REPORT, [OTHER])
    assert [page.text[a:b] for a, b in (page.title, *page.body)] == [REPORT.title, *REPORT.paragraphs]
    assert "صورة" in [page.text[a:b].strip() for a, b in page.either]
    assert OTHER.title in page.text
    assert page == dump("t", "قائمة\n{title}\n~صورة\n{lead}\nاقرأ: {o}\n{rest}\nحقوق\n", REPORT, [OTHER])
