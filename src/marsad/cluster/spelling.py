"""Two entities whose names sound alike → whether they are one name written in two ways.

A name that comes from another script is spelled in many ways (غ, ج, ق and ك for g; vowels that come and go); one that
is Arabic is not: جميل and كامل are two men. So only those of a state that writes otherwise are joined by sound.
"""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from marsad.knowledge.identity import by_ear, tells_little
from marsad.model import KnownEntity

LONG = 8  # letters of both names together with their spaces, at least
NEAR = 0.7  # how much of the longer name the shorter one has


def one_name(a: KnownEntity, b: KnownEntity) -> bool:
    """Whether people or things of one sound, of one foreign state, are written alike enough to be one."""
    if a.country != b.country or not by_ear(a.country):
        return False
    if a.type == "PER" and (tells_little(a.name) or tells_little(b.name)):
        return False
    if min(len(a.key), len(b.key)) < LONG or len(a.key.split()) != len(b.key.split()):
        return False
    return Levenshtein.normalized_similarity(a.key, b.key) >= NEAR
