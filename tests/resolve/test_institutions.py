"""A body that every state has, named in an office without its state, is of the state of whoever holds the office."""

from __future__ import annotations

import pytest
from tests.resolve.test_document import resolved


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قال نائب رئيس مجلس الوزراء وزير الداخلية الأمير محمد بن نايف إن العمل مستمر", "SAU"),
        ("استقبل فلاديمير بوتين رئيس مجلس الوزراء حيدر العبادي صباح أمس", "IRQ"),
        ("قال نائب رئيس مجلس الوزراء كاليرفو هيرفينن إن العمل مستمر", None),
        ("عقد مجلس الوزراء جلسته أمس", None),
    ],
)
def test_whose_the_council_of_ministers_is(text: str, country: str | None) -> None:
    _, entities = resolved(text)
    assert [e.country for e in entities.values() if e.name.startswith("مجلس الوزراء")] == [country]
