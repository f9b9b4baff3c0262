"""When a page says it was published: a date as a folder of its address counts, other figures there do not."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.ingest.published import address


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://harbour.example/2025/08/01/ships", date(2025, 8, 1)),
        ("https://harbour.example/news/2025/8/1", date(2025, 8, 1)),
        ("https://harbour.example/2025-08-01-ships", date(2025, 8, 1)),
        ("https://harbour.example/2025-08-01/", date(2025, 8, 1)),
    ],
)
def test_a_folder_of_the_address_is_a_day(url: str, day: date) -> None:
    found = address(url)
    assert found is not None
    assert (found.basis, found.interval.earliest, found.interval.latest) == ("metadata", day, day)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "https://harbour.example/2025/ships",
        "https://harbour.example/2025/13/40/ships",
        "https://harbour.example/2025/08/011234",
        "https://harbour.example/120250801",
    ],
)
def test_other_figures_are_none(url: str | None) -> None:
    assert address(url) is None
