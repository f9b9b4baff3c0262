"""Every type of event has its icon in its colour, seen on every ground of the desk, by day and in the dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from marsad.desk.render import HERE, VENDOR
from marsad.knowledge.ontology import EventType, types

GROUNDS = ("paper", "card", "soft")
CONTRAST = 3.0  # WCAG 2.2, success criterion 1.4.11, of what is drawn
SVG = "{http://www.w3.org/2000/svg}"


def luminance(colour: str) -> float:
    """Relative luminance of «#rrggbb», from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def grounds() -> Iterator[str]:
    palette = (HERE / "static" / "palette.css").read_text(encoding="utf-8")
    for name in GROUNDS:
        found = re.findall(rf"--{name}: (#[0-9a-f]{{6}});", palette)
        assert len(found) == 2, name  # daylight and dark
        yield from found


@pytest.mark.parametrize("type", types().values(), ids=lambda t: t.id)
def test_a_types_colour_is_seen_on_every_ground(type: EventType) -> None:
    colour = luminance(type.colour)
    for ground in grounds():
        dark, light = sorted((colour, luminance(ground)))
        assert (light + 0.05) / (dark + 0.05) >= CONTRAST, ground


@pytest.mark.usefixtures("browser")
def test_every_type_has_an_icon_in_its_colour() -> None:
    drawn = ElementTree.parse(VENDOR / "types.svg").getroot().findall(f"{SVG}symbol")
    assert [symbol.get("id") for symbol in drawn] == list(types())
    for symbol in drawn:
        strokes = {part.get("stroke") for part in symbol.iter()} - {None}
        assert strokes == {types()[symbol.attrib["id"]].colour}


def test_the_page_of_events_draws_them(browser: Browser, desk: str) -> None:
    page = browser.new_page()
    page.goto(f"{desk}/events")
    icons = page.locator("table.events .icon use")
    assert icons.count()
    for box in icons.evaluate_all("all => all.map(one => one.getBBox().width)"):
        assert box > 5
    page.close()
