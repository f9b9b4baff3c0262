"""Tokens and the names found in them → people: names that a title announces, or that a given name begins."""

from __future__ import annotations

from typing import NamedTuple

from marsad.annotate.names.lookup import bare
from marsad.annotate.names.parts import Part, inside, may_end, part, title
from marsad.annotate.names.readings import Name
from marsad.model import Sentence, Tokens

# The longest chain of titles before a name, and the longest name, in tokens.
CHAIN = 14
LONGEST = 8
TITLED = "names.person.title"
GIVEN = "names.person.given"
OPENERS = frozenset("،,(:«\"-–")


class Titled(NamedTuple):
    """Title words over tokens `first` to `last` (excluded) beside the person whose name begins at token `name`."""

    first: int
    last: int
    name: int
    states: tuple[Name, ...]


def persons(tokens: Tokens, sentence: Sentence, names: dict[int, Name]) -> tuple[list[Name], list[Titled]]:
    """The people in `sentence` that `names` (the outermost gazetteer names) leave out, and the titles of all."""
    found: dict[int, Name] = {}
    titles: list[Titled] = []
    at = sentence.first
    while at < sentence.last:
        chain = _chain(tokens, at, sentence.last, names)
        if chain:
            end = _holder(tokens, chain.name, sentence.last, names, TITLED, found)
            if end > chain.name:
                titles.append(chain)
                at = end
                continue
        end = names[at].last if at in names else _holder(tokens, at, sentence.last, names, GIVEN, found)
        at = max(end, at + 1)
    return list(found.values()), titles


def _holder(tokens: Tokens, at: int, stop: int, names: dict[int, Name], rule: str, found: dict[int, Name]) -> int:
    """One past the person's name at `at`, which `found` then holds unless the gazetteer did; `at` if there is none."""
    listed = names.get(at)
    if listed and listed.type == "PER":
        return listed.last
    clitic, end = _name(tokens, at, stop, names, rule == TITLED)
    if end > at:
        found[at] = Name(at, end, clitic, "PER", None, rule)
    return end


def _chain(tokens: Tokens, at: int, stop: int, names: dict[int, Name]) -> Titled | None:
    """The titles that begin at `at` and lead to something that may be a name: «نائب رئيس اللجنة العسكرية الصينية الجنرال …»."""
    first = next((t for _, w in bare(tokens.norm[at]) if (t := title(w))), None)
    if not first:
        return None
    office, end, states = first.kind == "office", at + 1, []
    while end < min(stop, at + CHAIN):
        word, name = tokens.norm[end], names.get(end)
        kind = title(word)
        if name and name.type == "PER":
            return Titled(at, end, end, tuple(states))
        if kind:
            office, end = office or kind.kind == "office", end + 1
        elif name:
            if name.type not in ("NORP", "ORG", "GPE") or not (office or name.type == "NORP"):
                return None
            states.append(name)
            end = name.last
        elif word in OPENERS:
            return Titled(at, end, end + 1, tuple(states)) if _opens(tokens, end + 1, stop, names) else None
        elif office and inside(word):
            end += 1
        else:
            return Titled(at, end, end, tuple(states))
    return None


def _opens(tokens: Tokens, at: int, stop: int, names: dict[int, Name]) -> bool:
    """Whether a name plainly begins at `at`, after a comma or bracket."""
    listed = names.get(at)
    return at < stop and (listed.type == "PER" if listed else part(tokens.norm[at]) >= Part.NAME)


def _name(tokens: Tokens, at: int, stop: int, names: dict[int, Name], titled: bool) -> tuple[int, int]:
    """The proclitic's length and the end of the person's name at `at`; the end is `at` where there is none."""
    clitic, first = 0, part(tokens.norm[at])
    if first is Part.NONE and not titled:
        clitic, first = _unprefixed(tokens.norm[at])
    if first < (Part.UNKNOWN if titled else Part.GIVEN) or first is Part.TAIL:
        return 0, at
    end, strong = at + 1, first >= Part.NAME
    while end < min(stop, at + LONGEST) and end not in names:
        kind = _part_at(tokens, end)
        if kind is Part.NONE or (kind is Part.UNKNOWN and not (titled or strong)):
            break
        strong = strong or kind >= Part.NAME
        end += 1
    while end > at + 1 and _part_at(tokens, end - 1) is Part.JOIN and not may_end(tokens.norm[end - 1]):
        end -= 1
    single = end == at + 1
    if single and (not titled or first is Part.JOIN):
        return 0, at
    return clitic, end


def _part_at(tokens: Tokens, at: int) -> Part:
    """The part at `at`; a hyphen inside a word joins (بان كي-مون)."""
    if tokens.norm[at] == "-" and tokens.start[at] == tokens.end[at - 1]:
        return Part.JOIN
    return part(tokens.norm[at])


def _unprefixed(word: str) -> tuple[int, Part]:
    """A given name behind a proclitic: «ولسمير»."""
    kinds = ((len(clitic), part(rest)) for clitic, rest in bare(word)[1:])
    return next(((n, kind) for n, kind in kinds if kind is Part.GIVEN), (0, Part.NONE))
