"""The names by which a text calls its people → which of them are one person: short names and variant spellings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from marsad.knowledge.identity import descent, listed

# Spellings of one name may differ by a letter in words of at least this length (موغيريني، موغريني).
LONG = 5
# Letters that write one foreign sound: g, p, v, and long vowels that come and go.
SOUNDS = str.maketrans("جقكگپڤ", "غغغغبف", "اوي")


def same_person(names: Iterable[str]) -> dict[str, str]:
    """Each key of `names` that names nobody else → the key of the fullest name that holds it.

    A short name is its only full name that ends or begins with it; one that fits two people stays alone.
    """
    split = sorted([(key.split(), key) for key in set(names)], key=lambda k: (-len(k[0]), k[1]))
    found: dict[str, str] = {}
    for at, (words, key) in enumerate(split):
        fuller = {found.get(k, k) for full, k in split[:at] if _part_of(words, full)}
        if len(fuller) == 1:
            found[key] = fuller.pop()
    return found


def _part_of(short: list[str], full: list[str]) -> bool:
    if len(short) == len(full):
        return all(map(_alike, short, full)) and any(len(w) >= LONG for w in short)
    if not short:
        return False
    framed = len(short) > 1 and short[0] == full[0] and short[-1] == full[-1]
    if len(short) < len(full) and full[-len(short) - 1] in descent():
        # «نايف بن عبدالعزيز» is the father of «محمد بن نايف بن عبدالعزيز»; «خالد العطية» is «خالد بن محمد العطية».
        return framed and descent().isdisjoint(short)
    return framed or all(map(_alike, short, full[-len(short) :])) or short == full[: len(short)]


def _alike(one: str, other: str) -> bool:
    """Whether two words are one name but for a letter left out or in (بوتن، بوتين), or changed for one near to it."""
    if one == other:
        return True
    if min(len(one), len(other)) < LONG - 1 or abs(len(one) - len(other)) > 1 or _letters(one) != _letters(other):
        return False
    # «غوتييه» and «جوتييه» are one, «قاسم» and «جاسم» two, for both are names of their own.
    return one[0] == other[0] or not (one in listed() and other in listed())


@lru_cache(maxsize=1 << 14)
def _letters(word: str) -> str:
    """The letters that transliterations of one name share."""
    return word.replace("تش", "ش").translate(SOUNDS)
