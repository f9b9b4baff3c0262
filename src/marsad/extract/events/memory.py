"""What is asked of a word or a case, again and again → the answer, found once and kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
# How many answers are kept at a time.
_MOST = 1 << 16


class Memory(dict[K, T]):
    """The answers that `find` gives, by what was asked: a look-up where it was asked before.

    It forgets all it knows when it holds `most` of them.
    """

    __slots__ = ("find", "most")

    def __init__(self, find: Callable[[K], T], most: int = _MOST) -> None:
        self.find, self.most = find, most

    def __missing__(self, asked: K) -> T:
        if len(self) >= self.most:
            self.clear()
        self[asked] = found = self.find(asked)
        return found


def remembered(find: Callable[[K], T]) -> Callable[[K], T]:
    """`find` as a look-up: what was asked before costs one step."""
    return Memory(find).__getitem__
