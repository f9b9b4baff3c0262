"""What somebody typed in, what is to be looked for out: words, phrases, words near each other, words that must not be.

`"…"`, «…» and “…” hold a phrase; `"…"~8` words at most eight words apart, in any order; `-word` a word that must not be
there. Nothing else is an operator: any other sign only parts words.
"""

from __future__ import annotations

import re
from typing import Final, Literal, get_args

from msgspec import Struct

from marsad import text
from marsad.model import Why
from marsad.record.terms import WORD, term

LONGEST = 1000  # letters
MOST = 40  # words
FARTHEST = 99  # words between words that stand near each other
_PART = re.compile(
    r"""(?P<no>(?<![^\s])-)?(?:["«“„”](?P<phrase>[^"«»“”„]*)(?P<end>["»“”])?(?:~(?P<near>\d{1,6}))?|(?P<words>[^\s"«»“”„]+))"""
)
Kind = Literal["words", "phrase", "near"]
How = Literal["forms", "words", "title"]  # in any form, in the very words that were asked for, in the title
HOWS: Final[tuple[How, ...]] = get_args(How)


class Part(Struct, frozen=True):
    """Words to be found together: all of them, in a row, or at most `within` words apart; `absent`: none of it."""

    kind: Kind
    said: str
    stems: tuple[str, ...]
    lemmas: tuple[str, ...]
    within: int = 0
    absent: bool = False


class Asked(Struct, frozen=True):
    """The parts of a query, single words one by one, and what has to be said of it."""

    parts: tuple[Part, ...] = ()
    notes: tuple[Why, ...] = ()
    refused: bool = False


def asked(query: str) -> Asked:
    """The parts of `query`; one that is too long is refused, and any other says what of it was not obeyed."""
    if len(query) > LONGEST:
        return Asked(notes=(Why("search.long", (str(len(query)), str(LONGEST))),), refused=True)
    parts: list[Part] = []
    notes: list[Why] = []
    for hit in _PART.finditer(text.fold(query).text):
        parts += _parts(hit)
        if hit["phrase"] is not None and not hit["end"]:
            notes.append(Why("search.open"))
    if sum(len(p.stems) for p in parts) > MOST:
        return Asked(notes=(Why("search.many", (str(MOST),)),), refused=True)
    if query.strip() and not parts:
        return Asked(notes=(Why("search.wordless"),), refused=True)
    if parts and all(p.absent for p in parts):
        notes.append(Why("search.absent"))
    return Asked(tuple(parts), tuple(dict.fromkeys(notes)))


def _parts(hit: re.Match[str]) -> list[Part]:
    said = hit["phrase"] if hit["phrase"] is not None else hit["words"]
    words = WORD.findall(said)
    if not words:
        return []
    absent = hit["no"] is not None
    if hit["phrase"] is None:
        return [_part("words", (w,), absent=absent) for w in words]
    if hit["near"] and len(words) > 1:
        return [_part("near", words, min(int(hit["near"]), FARTHEST), absent)]
    return [_part("phrase", words, absent=absent)]


def _part(kind: Kind, words: list[str] | tuple[str, ...], within: int = 0, absent: bool = False) -> Part:
    stems, lemmas = zip(*map(term, words), strict=True)
    return Part(kind, " ".join(words), stems, lemmas, within, absent)


def expression(how: How, part: Part) -> str:
    """The part as FTS5 asks for it. Every term is quoted, so that none is an operator."""
    if how == "title":
        return _titled(part)
    if part.kind == "phrase":
        return f'stem : "{" ".join(part.stems)}"'
    if part.kind == "near":
        quoted = (" ".join(f'"{t}"' for t in terms) for terms in (part.stems, part.lemmas))
        return " OR ".join(
            f"{column} : NEAR({t}, {part.within})" for column, t in zip(("stem", "lemma"), quoted, strict=True)
        )
    stem = f'stem : "{part.stems[0]}"'
    return stem if how == "words" else f'({stem} OR lemma : "{part.lemmas[0]}")'


def _titled(part: Part) -> str:
    if part.kind == "near":
        return "title : (" + " AND ".join(f'"{t}"' for t in part.lemmas) + ")"
    return f'title : ("{" ".join(part.lemmas)}")'
