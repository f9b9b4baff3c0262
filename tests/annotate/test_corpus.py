"""The corpora of times and quantities: large enough, each phrase once, each value one group.

That every line holds is proved one by one in tests/test_knowledge.py.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from msgspec import Struct

from marsad import knowledge
from marsad.text import folded

PHRASES, COUNTER_PHRASES = 400, 150


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that denote one value, or nothing."""

    id: str
    examples: tuple[dict[str, Any], ...]


def groups(file: str, table: str) -> tuple[Group, ...]:
    return knowledge.entries(f"patterns/{file}_corpus.toml", table, Group)


def test_the_corpus_of_times_is_large_enough() -> None:
    assert sum(len(g.examples) for g in groups("times", "phrase")) >= PHRASES
    assert sum(len(g.examples) for g in groups("times", "nothing")) >= COUNTER_PHRASES


@pytest.mark.parametrize("file", ["times", "quantities"])
def test_each_phrase_stands_once(file: str) -> None:
    """The same words read on the same day are one phrase."""
    seen = Counter(
        (e["text"], e.get("now", ""))
        for table in ("phrase", "nothing")
        for g in groups(file, table)
        for e in g.examples
    )
    assert not [text for text, n in seen.items() if n > 1]


@pytest.mark.parametrize("file", ["times", "quantities"])
def test_a_group_denotes_one_value_and_says_its_words(file: str) -> None:
    for group in groups(file, "phrase"):
        assert len({str(e["value"]) for e in group.examples}) == 1, group.id
        assert all(e.get("found", e["text"]) in e["text"] for e in group.examples), group.id
        assert all(folded(e["text"]) for e in group.examples)
    for group in groups(file, "nothing"):
        assert all("value" not in e for e in group.examples), group.id
