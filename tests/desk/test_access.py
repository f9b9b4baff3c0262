"""axe looks at every page, in both languages, light and dark, wide and at phone width: it finds nothing serious."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from marsad.record import Record

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize(
    ("lang", "scheme", "width"),
    [("ar", "light", 1280), ("en", "dark", 360), ("en", "light", 360), ("ar", "dark", 1280)],
)
def test_axe_finds_nothing_serious(  # noqa: PLR0913, PLR0917  a page's language, colours and width
    browser: Browser, desk: str, record_file: Path, lang: str, scheme: Literal["light", "dark"], width: int
) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed (`npm ci`)")
    with Record.open(record_file) as record:
        story = record.stories()[0].id
    paths = (
        "/", f"/story?id={story}", "/article?id=port-1", "/why?id=port-1&at=205", "/entities", "/entity?id=EGY",
        "/problems", "/nowhere", "/search", "/search?query=الملاحة&country=EGY", "/statements", "/events",
        "/today", "/keep", "/forget?id=port-1", "/article?id=gone-3", "/pairs", "/pair?a=EGY&b=JOR", "/sources",
        "/source?outlet=صحيفة الميناء", "/corrections", "/correct?target=port-1&start=50&end=55",
        "/correct?kind=merge-entity&target=EGY&name=الأردن",
    )  # fmt: skip
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found: dict[str, Any] = {}
    for path in paths:
        page.goto(f"{desk}{path}{'&' if '?' in path else '?'}lang={lang}", wait_until="load")
        page.add_script_tag(path=str(AXE))
        said = page.evaluate("tags => axe.run({runOnly: tags})", RULES)
        grave = [v for v in said["violations"] if v["impact"] in ("moderate", "serious", "critical")]
        if grave:
            found[path] = [(v["id"], [n["html"][:90] for n in v["nodes"]]) for v in grave]
    context.close()
    assert not found
