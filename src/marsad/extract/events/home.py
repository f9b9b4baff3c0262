"""The names of a document → the country that most of them are of, where the nameless people of its news are at home."""

from __future__ import annotations

from collections import Counter

from marsad.extract.events.clause import Names

# A document is at home in a country that so many of its names are of, and so large a share of them.
_MANY, _SHARE = 3, 0.6


def home(names: Names) -> str | None:
    """The country, None where the names are of several."""
    found = Counter(c for _, mention in names.at.values() if (c := names.country(mention)))
    if not found:
        return None
    country, many = found.most_common(1)[0]
    return country if many >= _MANY and many >= _SHARE * found.total() else None
