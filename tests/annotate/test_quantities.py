"""Quantities: Arabic number grammar, units, bounds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.annotate import annotate
from marsad.annotate.numerals import date_parts, figure
from marsad.annotate.quantities import singular
from marsad.model import Article, Block, Quantity

ONES = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")
TENS = ("", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
HUNDREDS = ("", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة")


def found(text: str) -> list[Quantity]:
    block = Block(0, len(text), "paragraph")
    article = Article(id="t", source="t", text=text, language="ar", blocks=(block,))
    return list(annotate(article).quantities)


def spelled(n: int) -> str:
    """`n` below a million in words, masculine."""
    if n >= 1000:
        thousands = "ألف" if n < 2000 else "ألفان" if n < 3000 else f"{spelled(n // 1000)} ألف"
        return f"{thousands} و{spelled(n % 1000)}" if n % 1000 else thousands
    hundreds, rest = HUNDREDS[n // 100], n % 100
    if rest in {11, 12}:
        low = "أحد عشر" if rest == 11 else "اثنا عشر"
    elif 12 < rest < 20:
        low = f"{ONES[rest % 10]} عشر"
    else:
        low = " و".join(w for w in (ONES[rest % 10], TENS[rest // 10]) if w)
    return " و".join(w for w in (hundreds, low) if w)


@settings(deadline=None)
@given(st.integers(3, 999_999))
def test_a_number_in_words_is_the_number(n: int) -> None:
    (quantity,) = found(f"بلغ المبلغ {spelled(n)} دولار")
    assert (quantity.value, quantity.unit) == (n, "USD")


@settings(deadline=None)
@given(st.integers(3, 999_999))
def test_a_number_in_figures_is_the_number(n: int) -> None:
    for written in (str(n), f"{n:,}", str(n).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))):
        (quantity,) = found(f"بلغ المبلغ {written} دولار")
        assert (quantity.value, quantity.unit) == (n, "USD")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("31", "DAY", 31),
        ("32", "NUM", 32),
        ("2015", "YEAR", 2015),
        ("0.45", "NUM", 0.45),
        ("0,45", "NUM", 0.45),
        ("1,000,000", "NUM", 1_000_000),
        ("1.000.000", "NUM", 1_000_000),
        ("10.2.1", "", 0),
        ("0501234567", "", 0),
        ("00966", "", 0),
    ],
)
def test_figures(text: str, kind: str, value: float) -> None:
    assert figure(text) == (kind, value)


def test_dotted_dates() -> None:
    assert date_parts("12.11.2025") == ("12", "11", "2025")
    assert date_parts("2025.11.12") == ("2025", "11", "12")
    assert date_parts("10.2.1") == ()
    assert date_parts("32.11.2025") == ()


def test_bounds_and_approximation() -> None:
    (about,) = found("طردت باريس نحو 30 دبلوماسيا")
    assert about.approximate
    (over,) = found("سقط أكثر من 50 قتيلا")
    assert (over.value, over.low, over.high) == (50, 50, None)
    (under,) = found("سقط أقل من 50 قتيلا")
    assert (under.value, under.low, under.high) == (50, None, 50)
    (between,) = found("قتل بين 20 و30 شخصا")
    assert (between.value, between.low, between.high) == (25, 20, 30)


def test_a_time_is_no_quantity_unless_it_measures() -> None:
    assert not found("توقفت المحادثات قبل ثلاثة أشهر، بعد 14 يوليو 2015")
    (length,) = found("توقفت المحادثات منذ ثلاثة أشهر، بعد 14 يوليو 2015")
    assert (length.value, length.unit) == (3, "month")


def test_singular_of_the_counted() -> None:
    assert [singular(w) for w in ("جنود", "صاروخا", "مدن", "جنديين", "والدول")] == [
        "جندي",
        "صاروخ",
        "مدينة",
        "جندي",
        "دولة",
    ]
