"""A folded token → one letter for how it stands in a clause; a sentence written so is searched at once, not by word.

`.` and `:` end a clause, `,` parts it, `q` quotes or brackets it, `k` is any other mark, `c` opens one, `v` and `r` are
a verb and a relative pronoun, `m` is «من» as one, `s` is skipped, `o` is an ordinary word, `l` one that may begin with
a preposition and the article or an honorific, `t` may be a deed, `x` is any other grammar word; `y` and `z` are those
of them that lend a noun their subject. A capital is a verb that begins a clause of its own.
"""

from __future__ import annotations

import re

from marsad.extract.events.lexicon import Reading, honours

_MARK = {"،": ",", ",": ",", ":": ":"} | dict.fromkeys("؛.!؟?", ".")
_MARK |= dict.fromkeys("«»\"“”()[]-–—'’‘…", "q")
_CLASS = {"": "t", "skip": "s", "clause": "c", "verb": "v", "relative": "r"}
# Where the clause of a word before it is over.
ENDED = re.compile("[.:cvrA-Z]")
# Nothing but ordinary words, adverbs and marks.
FREE = re.compile("[oltTyYsS.:,qk]*")
# What ends a phrase, and what does not touch it.
PARTING, PASSED = frozenset(".:,kcvrmM"), frozenset("qsS")
# Where a clause ends, or another opens.
WALL = re.compile("[.:c]")
# The same, or a verb that lends its subject.
LENDING = re.compile("[.:czZyY]")
# A deed that stands between two others.
DEED = re.compile("[tTyY]")
# How words begin that may hold a preposition and the article.
_LED = frozenset(("لل", "با"))


def letter(norm: str, found: tuple[Reading, ...]) -> str:
    """The letter of a folded token with these readings."""
    if not found:
        if not norm[0].isalnum():
            return _MARK.get(norm, "k")
        return "l" if norm[:2] in _LED or norm in honours() else "o"
    first = found[0]
    own = _CLASS.get(first.word, "x")
    if own == "r" and norm == "من":
        own = "m"
    if own in "tx" and any(r.part == "verb" and r.word == "light" for r in found):
        own = "y" if own == "t" else "z"
    apart = first.part == "verb" and (first.conj or first.tense != "past")
    return own.upper() if apart and own not in "cvr" else own
