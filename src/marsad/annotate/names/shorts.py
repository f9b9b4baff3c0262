"""The names of a text → the places where one of its people stands by a short name: «بوتين» after «فلاديمير بوتين»."""

from __future__ import annotations

from bisect import bisect_right
from itertools import compress, count
from operator import attrgetter

from marsad.annotate.names.parts import Part, part
from marsad.annotate.names.readings import Name
from marsad.knowledge import gazetteer
from marsad.model import Sentence, Tokens
from marsad.text import CONJUNCTIONS, PREPOSITIONS

SHORT = "names.person.short"
UNSURE = "names.tagger"
# Where the family name comes first: China, the Koreas, Viet Nam, Taiwan.
FAMILY_FIRST = frozenset(("CHN", "PRK", "KOR", "VNM", "TWN"))
FIRST = attrgetter("first")
# Every proclitic that a name may carry, the shortest first.
CLITICS = tuple(f"{c}{p}" for c in ("", *CONJUNCTIONS) for p in ("", *PREPOSITIONS))


def shorts(tokens: Tokens, sentences: tuple[Sentence, ...], names: list[Name]) -> list[Name]:
    """The short names of people whose full name is among `names`, where no rule found a name."""
    known = _short_names(tokens, names)
    if not known:
        return []
    # A lone word that the tagger alone sees may be the short name of someone whom the text names in full.
    taken = {at for n in names if n.rule != UNSURE or n.last > n.first + 1 for at in range(n.first, n.last)}
    written = {f"{clitic}{word}" for word in known for clitic in CLITICS}
    found: list[Name] = []
    for at in compress(count(), map(written.__contains__, tokens.norm)):
        if at in taken:  # as most of these places are
            continue
        n = bisect_right(sentences, at, key=FIRST) - 1
        if n >= 0 and at < sentences[n].last:
            found += _at(tokens, at, sentences[n].last, known)
    return found


def _at(tokens: Tokens, at: int, stop: int, known: dict[str, tuple[tuple[str, ...], str | None]]) -> list[Name]:
    written = tokens.norm[at]
    for clitic in CLITICS:  # a short name may be shorter than what `bare` takes a proclitic off: «وشي»
        words, entity = known.get(written[len(clitic) :], ((), None)) if written.startswith(clitic) else ((), None)
        end = at + len(words)
        if words and end <= stop and tuple(tokens.norm[at + 1 : end]) == words[1:]:
            return [Name(at, end, len(clitic), "PER", entity, SHORT)]
    return []


def _short_names(tokens: Tokens, names: list[Name]) -> dict[str, tuple[tuple[str, ...], str | None]]:
    """The first word of each short name → its words and the known person it names."""
    found: dict[str, tuple[tuple[str, ...], str | None]] = {}
    for name in names:
        if name.type == "PER" and name.last - name.first > 1:
            words = tokens.norm[name.first : name.last]
            words[0] = words[0][name.clitic :]
            for short in _shortened(words, name.known):
                found.setdefault(short[0], (short, name.known))
    return found


def _shortened(words: list[str], known: str | None) -> list[tuple[str, ...]]:
    """The family name in `words` with its particle (أبو عاقلة، نصر الله); where it comes first, that too (شي)."""
    start = len(words) - 1
    while start > 1 and (part(words[start]) is Part.TAIL or part(words[start - 1]) is Part.JOIN):
        start -= 1
    found = [tuple(words[start:])] if _tells(words[start:], known) else []
    one = gazetteer.known().get(known or "")
    # «بان» is also «بأن».
    common = words[0][0] in PREPOSITIONS and part(words[0][1:]) is Part.NONE
    if one and one.country in FAMILY_FIRST and not common:
        found.append((words[0],))
    return found


def _tells(words: list[str], known: str | None) -> bool:
    """Whether a short name is no everyday word and no given name; of someone known any family name will do."""
    kind = part(words[0])
    return len(words) > 1 or (len(words[0]) > 2 and bool(known or kind in (Part.UNKNOWN, Part.SURNAME, Part.NAME)))
