"""Two entities whose names sound alike → whether they are one name written in two ways.

A name that comes from another script is spelled in many ways (غ, ج, ق and ك for g; vowels that come and go); one that
is Arabic is not: جميل and كامل are two men. So those of a state that writes otherwise are joined by sound; people of
whom no state is told only where each word is spelled in one of the ways of one family of letters.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from marsad.knowledge.identity import by_ear, listed, tells_little
from marsad.model import KnownEntity
from marsad.text import folded

LONG = 8  # letters of both names together with their spaces, at least
NEAR = 0.7  # how much of the longer name the shorter one has
# Without a state: letters of a word that may be spelled otherwise, and consonants that must be left of it.
WORD, BONES = 4, 2
# Letters that write one foreign sound: g, p, v, th; ch is «تش» or «ش»; long vowels come and go, an end in «ـه» too, but
# one does not stand for another.
FAMILY = str.maketrans("جگپڤث", "غغبفت")
VOWELS = str.maketrans("", "", "اوي")
CH, SH = "تش", "ش"
DOUBLE = re.compile(r"(.)\1+")
# Letters that no name from another script is written with.
ARABIC_ALONE = frozenset("عحصضظق")
ARTICLE = "ال"


def one_name(a: KnownEntity, b: KnownEntity) -> bool:
    """Whether people or things of one sound, of no two states, are written alike enough to be one."""
    state = a.country or b.country
    if (a.country and b.country and a.country != b.country) or (state and not by_ear(state)):
        return False
    if a.type == "PER" and (tells_little(a.name) or tells_little(b.name)):
        return False
    if min(len(a.key), len(b.key)) < LONG or len(a.key.split()) != len(b.key.split()):
        return False
    if not (a.country and b.country) and not (a.type == "PER" and of_one_family(a.name, b.name, a.key, b.key)):
        return False
    return Levenshtein.normalized_similarity(a.key, b.key) >= NEAR


def of_one_family(name: str, other: str, key: str, other_key: str) -> bool:
    """Whether two names, each with its key, differ only in words that are spellings of one foreign word."""
    words, others = folded(name).split(), folded(other).split()
    if len(words) != len(others) or not ARABIC_ALONE.isdisjoint(name + other):
        return False
    keys = zip(words, others, key.split(), other_key.split(), strict=True)
    return all(one == two or _one_word(a, b, one, two) for a, b, one, two in keys)


def _one_word(written: str, other: str, key: str, other_key: str) -> bool:
    if min(len(key), len(other_key)) < WORD or (key in listed() and other_key in listed()):
        return False
    if written.startswith(ARTICLE) or other.startswith(ARTICLE):
        return False
    short, long = sorted((_spoken(key), _spoken(other_key)), key=len)
    bones = short.translate(VOWELS)
    letters = iter(long)
    return len(bones) >= BONES and bones == long.translate(VOWELS) and all(letter in letters for letter in short)


def _spoken(word: str) -> str:
    """`word` with one letter for each sound, no letter doubled."""
    return DOUBLE.sub(r"\1", word.replace(CH, SH).removesuffix("ه").translate(FAMILY))
