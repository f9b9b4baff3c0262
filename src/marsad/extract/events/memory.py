"""What is asked of a word, again and again → the answer, found once a word and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
# How many words are kept at a time.
_MOST = 1 << 16


def remembered(find: Callable[[str], T]) -> Callable[[str], T]:
    """`find` as a look-up: words that were asked before cost one step."""
    return _Memory(find).__getitem__


class _Memory(dict[str, T]):
    def __init__(self, find: Callable[[str], T]) -> None:
        self.find = find

    def __missing__(self, norm: str) -> T:
        if len(self) >= _MOST:
            self.clear()
        self[norm] = found = self.find(norm)
        return found
