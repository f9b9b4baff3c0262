"""Both languages say everything, templates ask for nothing else, and figures and days read as people say them."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from msgspec.structs import replace

import marsad.desk
from marsad import knowledge, model
from marsad.desk.language import language
from marsad.knowledge.rules import Code

HERE = Path(marsad.desk.__file__).parent
SOURCES = [*HERE.rglob("*.html"), *HERE.rglob("*.py")]
PLURALS = [
    (0, "لا تقارير", "no reports"), (1, "تقرير واحد", "1 report"), (2, "تقريران", "2 reports"),
    (3, "3 تقارير", "3 reports"), (10, "10 تقارير", "10 reports"), (11, "11 تقريرًا", "11 reports"),
    (99, "99 تقريرًا", "99 reports"), (100, "100 تقرير", "100 reports"), (102, "102 تقرير", "102 reports"),
    (103, "103 تقارير", "103 reports"), (1011, "1,011 تقريرًا", "1,011 reports"),
]  # fmt: skip
DAYS = [
    (date(2025, 11, 13), date(2025, 11, 13), "13 نوفمبر 2025", "13 November 2025"),
    (date(2025, 11, 13), date(2025, 11, 27), "بين 13 و27 نوفمبر 2025", "13 to 27 November 2025"),
    (date(2025, 10, 30), date(2025, 11, 2), "بين 30 أكتوبر و2 نوفمبر 2025", "30 October to 2 November 2025"),
    (date(2024, 12, 30), date(2025, 1, 2), "بين 30 ديسمبر 2024 و2 يناير 2025", "30 December 2024 to 2 January 2025"),
    (date(2024, 2, 1), date(2024, 2, 29), "فبراير 2024", "February 2024"),
    (date(2024, 1, 1), date(2024, 12, 31), "عام 2024", "2024"),
    (date(2024, 1, 1), date(2024, 3, 31), "بين يناير 2024 ومارس 2024", "January 2024 to March 2024"),
    (date(2024, 1, 5), None, "منذ 5 يناير 2024", "since 5 January 2024"),
    (None, date(2024, 1, 5), "حتى 5 يناير 2024", "until 5 January 2024"),
    (None, None, "بلا تاريخ", "Undated"),
    (date(9999, 12, 31), date(9999, 12, 31), "31 ديسمبر 9999", "31 December 9999"),
]


@pytest.mark.parametrize(("number", "ar", "en"), PLURALS)
def test_counted_things(number: int, ar: str, en: str) -> None:
    assert (language("ar").n("reports", number), language("en").n("reports", number)) == (ar, en)


@pytest.mark.parametrize(("first", "last", "ar", "en"), DAYS)
def test_days(first: date | None, last: date | None, ar: str, en: str) -> None:
    assert (language("ar").when(first, last), language("en").when(first, last)) == (ar, en)


@pytest.mark.parametrize(
    ("first", "last", "ar", "en"),
    [
        (date(2025, 11, 13), date(2025, 11, 13), "13 نوفمبر 2025 (22 جمادى الأولى 1447هـ)",
         "13 November 2025 (22 Jumada I 1447 AH)"),
        (date(2025, 3, 1), date(2025, 3, 31), "مارس 2025 (1 رمضان 1446هـ إلى 2 شوال 1446هـ)",
         "March 2025 (1 Ramadan 1446 AH to 2 Shawwal 1446 AH)"),
        (None, date(2024, 1, 5), "حتى 5 يناير 2024 (23 جمادى الآخرة 1445هـ)",
         "until 5 January 2024 (23 Jumada II 1445 AH)"),
        (date(1900, 1, 1), date(1900, 1, 1), "1 يناير 1900", "1 January 1900"),
        (None, None, "بلا تاريخ", "Undated"),
    ],
)  # fmt: skip
def test_days_are_also_hijri_on_demand(first: date | None, last: date | None, ar: str, en: str) -> None:
    said = [replace(language(code), hijri=True).when(first, last) for code in ("ar", "en")]
    assert said == [ar, en]


def test_both_languages_have_the_same_keys() -> None:
    ar, en = language("ar"), language("en")
    assert ar.words.keys() == en.words.keys()
    assert ar.counts.keys() == en.counts.keys()
    fields = {k: set(re.findall(r"\{\w+\}", ar.words[k])) for k in ar.words}
    assert fields == {k: set(re.findall(r"\{\w+\}", en.words[k])) for k in en.words}


@pytest.mark.parametrize("code", ["ar", "en"])
def test_plural_forms_are_complete(code: Code) -> None:
    wanted = {"zero", "one", "two", "few", "many", "other"} if code == "ar" else {"zero", "one", "other"}
    assert all(set(forms) == wanted for forms in language(code).counts.values())


def test_every_key_that_is_asked_for_exists_and_no_key_is_idle() -> None:
    with (HERE / "words/ar/interface.toml").open("rb") as file:
        written = {f"{place}.{what}" for place, said in tomllib.load(file).items() for what in said}
    places = {key.split(".")[0] for key in written}
    text = "\n".join(p.read_text("utf-8") for p in SOURCES)
    asked = {k for k in re.findall(r'"([a-z]+\.[a-z-]+)"', text) if not k.endswith((".html", ".js", ".css", ".toml"))}
    assert not {k for k in asked if k.split(".")[0] in places} - written
    # Keys that templates and code put together from a part and a value.
    put_together = re.compile(
        r"(facet|how|sample)\.[a-z]+$|timeline\.(exact|interval|open|undated|before|after|nowhere|co.*|told)$"
    )
    assert not [k for k in written - asked if not put_together.match(k)]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("entity", get_args(model.EntityType)), ("entities", get_args(model.EntityType)),
        ("modality", get_args(model.Modality)), ("manner", get_args(model.Manner)), ("act", get_args(model.Act)),
        ("basis", get_args(model.Basis)), ("grain", get_args(model.Grain)),
        ("kind", ("mention", "time", "quantity", "statement", "event")),
        ("claim", ("mention", "time", "quantity", "statement", "event")),
    ],
)  # fmt: skip
def test_every_term_of_the_model_has_its_word(kind: str, values: tuple[str, ...]) -> None:
    for code in ("ar", "en"):
        assert not [v for v in values if f"{kind}.{v}" not in language(code).words]


def test_templates_hold_no_words_of_their_own() -> None:
    """Arabic letters in a template, or text that no catalogue knows, would never be translated."""
    for path in HERE.rglob("*.html"):
        assert not re.search("[\u0600-\u06ff]", path.read_text("utf-8")), path


def test_names_are_isolated() -> None:
    assert language("ar").joined(["<b>", "Reuters"]) == "<bdi>&lt;b&gt;</bdi>، <bdi>Reuters</bdi>"


def test_terms_nobody_described_stand_as_they_are() -> None:
    assert language("en").term("unit", "صاروخ") == "صاروخ"
    assert language("ar").event("NOVELTY", None) == "NOVELTY"
    assert language("en").country("EGY") == "Egypt"
    assert language("ar").country("???") == "???"
    assert (language("en").place("EGY", "مصر"), language("en").place(None, "سفينة")) == ("Egypt", "سفينة")


def test_outlets_go_by_their_names() -> None:
    ar, en = language("ar"), language("en")
    assert (ar.outlet("aawsat"), en.outlet("aawsat")) == ("الشرق الأوسط", "Asharq Al-Awsat")
    assert (ar.outlet("www.reuters.com"), en.outlet("رويترز")) == ("رويترز", "Reuters")
    assert (ar.outlet("صحيفة الميناء"), en.outlet("صحيفة الميناء")) == ("صحيفة الميناء", "صحيفة الميناء")
    assert en.outlet("") == ""
    assert ar.outlets(["aawsat", "الشرق الأوسط", "port.example"]) == "<bdi>الشرق الأوسط</bdi>، <bdi>port.example</bdi>"


def test_reasons_are_told_in_the_language() -> None:
    why = model.Why("dated.words", ("الأحد",))
    assert (language("ar").why(why, None), language("en").why(why)) == (
        "من العبارة الزمنية «الأحد»",
        "from the words «\u2068الأحد\u2069»",
    )
    assert language("ar").why() == ""


class _Unit(msgspec.Struct, frozen=True):
    unit: str | None = None


@pytest.mark.parametrize("name", ["units", "currencies"])
def test_every_unit_that_is_read_has_its_word(name: str) -> None:
    units = {u.unit for u in knowledge.entries(f"patterns/{name}.toml", "word", _Unit) if u.unit}
    assert units
    for code in ("ar", "en"):
        assert not [u for u in units if f"unit.{u}" not in language(code).words]
