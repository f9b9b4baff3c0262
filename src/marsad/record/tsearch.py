"""The words of a document in, a tsvector out; the parts of a query in, a tsquery out.

A lexeme is a letter for where it stands (t title, s stem, l lemma) and the word. PostgreSQL forgets positions in very
long texts, and measures only two words' distance; there the words themselves are asked (`holds`).
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from marsad.record.asked import How, Part

FARTHEST = 16_383  # the last position that a tsvector tells from those after it
OFTENEST = 255  # positions of one lexeme
LARGEST = 1_000_000  # bytes of a tsvector; its own limit is 2^20 - 1
LONGEST = 400  # letters of a lexeme, which may have 2,046 bytes; a longer one, which is no word, stands as its digest
Words = tuple[str, str, str]


def vector(words: Words) -> tuple[str | None, bool]:
    """The tsvector of a document's title, stems and lemmas, as text, and whether it holds every place of every word;
    None where the text is too long for any."""
    places: dict[str, list[int]] = {}
    for kind, text in zip("tsl", words, strict=True):
        for n, word in enumerate(text.split(), 1):
            places.setdefault(_lexeme(kind, word), []).append(n)
    whole = max((p[-1] for p in places.values()), default=0) < FARTHEST
    whole = whole and max(map(len, places.values()), default=0) <= OFTENEST
    size = sum(len(lexeme.encode()) + 4 + 2 * min(len(at), OFTENEST) for lexeme, at in places.items())
    if size > LARGEST:
        return None, False
    return " ".join(f"'{lexeme}':{','.join(map(str, at[:OFTENEST]))}" for lexeme, at in places.items()), whole


def query(how: How, parts: Sequence[Part], *, places: bool = True) -> str:
    """What every one of the parts asks for. Without `places`, words may stand anywhere, as they may where a vector
    does not hold every place."""
    return " & ".join(f"({_query(how, p, places)})" for p in parts)


def exact(parts: Sequence[Part]) -> bool:
    """Whether a tsquery says all that the parts ask for."""
    return all(p.kind != "near" or len(p.stems) == 2 for p in parts)


def _query(how: How, part: Part, places: bool) -> str:
    if how == "title":
        joint = " <-> " if part.kind != "near" and places else " & "
        return joint.join(_lexemes("t", part.lemmas))
    if part.kind == "phrase":
        return (" <-> " if places else " & ").join(_lexemes("s", part.stems))
    stems, lemmas = _lexemes("s", part.stems), _lexemes("l", part.lemmas)
    if part.kind == "words":
        return stems[0] if how == "words" else f"{stems[0]} | {lemmas[0]}"
    if places and len(stems) == 2:
        return " | ".join(_near(two, part.within) for two in (stems, lemmas))
    return " | ".join(f"({' & '.join(words)})" for words in (stems, lemmas))


def _near(two: Sequence[str], within: int) -> str:
    """Both, at most so many words apart, in any order."""
    one, other = two
    if one == other:
        return one
    far = range(1, within + 2)
    return " | ".join(f"({a} <{n}> {b})" for n in far for a, b in ((one, other), (other, one)))


def _lexemes(kind: str, words: Sequence[str]) -> list[str]:
    return [f"'{_lexeme(kind, w)}'" for w in words]


def _lexeme(kind: str, word: str) -> str:
    return kind + (word if len(word) <= LONGEST else blake2b(word.encode(), digest_size=32).hexdigest())


def holds(how: How, part: Part, words: Words) -> bool:
    """Whether a document of these words has the part: what FTS5 would answer."""
    title, stems, lemmas = (text.split() for text in words)
    if how == "title":
        return {*part.lemmas} <= {*title} if part.kind == "near" else _in_a_row(title, part.lemmas)
    if part.kind == "phrase":
        return _in_a_row(stems, part.stems)
    if part.kind == "near":
        return _together(stems, part.stems, part.within) or _together(lemmas, part.lemmas, part.within)
    return part.stems[0] in stems or (how == "forms" and part.lemmas[0] in lemmas)


def _in_a_row(text: Sequence[str], words: Sequence[str]) -> bool:
    last = len(text) - len(words)
    return any(text[i] == words[0] and [*text[i : i + len(words)]] == [*words] for i in range(last + 1))


def _together(text: Sequence[str], words: Sequence[str], within: int) -> bool:
    """Whether each of the words stands so that the first of them and the last are at most `within` words apart."""
    wanted = {*words}
    at = [(i, w) for i, w in enumerate(text) if w in wanted]
    if {w for _, w in at} != wanted:
        return False
    latest: dict[str, int] = {}
    for i, w in at:
        latest[w] = i
        if len(latest) == len(wanted) and i - min(latest.values()) <= within + 1:
            return True
    return False
