"""Tokens and the names found in them → people: names that a title announces, or that a given name begins."""

from __future__ import annotations

from typing import NamedTuple

from marsad.annotate.names.line import Line
from marsad.annotate.names.parts import Part, Title, descends, foreign, inside, ranked, title
from marsad.annotate.names.readings import Name
from marsad.annotate.names.runs import another

# The longest chain of titles before a name, and the longest name, in tokens.
CHAIN = 14
LONGEST = 8
TITLED = "names.person.title"
GIVEN = "names.person.given"
RANK = "rank"
OPENERS = frozenset('،,(:«"-–')


class Titled(NamedTuple):
    """Title words over tokens `first` to `last` (excluded) beside the person whose name begins at token `name`, the
    names among them, their kind, and whether the last of them is `open`: a noun that needs a complement."""

    first: int
    last: int
    name: int
    states: tuple[Name, ...]
    kind: str
    open: bool


def persons(line: Line) -> tuple[list[Name], list[Titled]]:
    """The people in `line` that its names leave out and a title or given name tells of, and the titles of all."""
    names = line.names
    found: list[Name] = []
    titles: list[Titled] = []
    after = line.first
    for at, look in line.looks:
        if at < after or not (look.person or at in names):
            continue
        chain = _chain(line, at, look.title) if look.title else None
        holder = _holder(line, chain) if chain else None
        if chain and holder:
            titles += [chain] if chain.kind != "speech" else []
        else:
            holder = names.get(at) or _given(line, at, look.given)
        if holder and holder.rule in (TITLED, GIVEN):
            found.append(holder)
        after = holder.last if holder else at + 1
    return found, titles


def _holder(line: Line, chain: Titled) -> Name | None:
    """The person whom the titles of `chain` announce."""
    names, kinds = line.names, line.kinds
    listed = names.get(chain.name)
    if listed:
        return listed if listed.type == "PER" else None
    end = _end(line, chain.name, titled=True)
    single = end == chain.name + 1
    # «رئيس مندوبية»: a lone unknown word after a noun that needs a complement is that complement.
    if single and (chain.kind == "speech" or kinds[chain.name] is Part.JOIN or chain.open):
        return None
    # «قال بيانان صادران»: after a verb alone, one of two unknown words must be known as a name.
    if chain.kind == "speech" and all(kinds[at] < Part.NAME for at in range(chain.name, end)):
        return None
    rule = GIVEN if chain.kind == "speech" else TITLED
    return Name(chain.name, end, 0, "PER", None, rule) if end > chain.name else None


def _given(line: Line, at: int, before: int) -> Name | None:
    """The person whose name begins at `at` with a given name, `before` letters after the word's start, and at least one
    more part."""
    kind = line.kinds.get(at, Part.NONE)
    clitic = before if kind is Part.NONE else 0
    if kind is not Part.GIVEN and not clitic:
        return None
    end = _end(line, at, titled=False)
    return Name(at, end, clitic, "PER", None, GIVEN) if end > at + 1 else None


def _end(line: Line, at: int, *, titled: bool) -> int:
    """One past the last part of the name that begins at `at`; `at` where none can."""
    kinds, norm = line.kinds, line.tokens.norm
    first = kinds[at]
    if titled and first in (Part.NONE, Part.TAIL, Part.SOFT):
        return at
    end, before = at + 1, first if titled else Part.GIVEN
    while end < min(line.last, at + LONGEST):
        kind = kinds[end]
        if end > at + 1 and end not in kinds and descends(norm[end - 1]) and norm[end].isalpha():
            kind = Part.NAME  # «خليفة آل ثاني»: after a particle, an everyday word too
        if titled and kind is Part.NONE and end not in line.names and foreign(norm[end]):
            kind = Part.UNKNOWN  # «هارالد رانجه»
        if kind is Part.NONE or (kind is Part.SOFT and before < Part.NAME):
            break
        if before is not Part.JOIN and another(norm[end]):
            break
        end, before = end + 1, kind
    while end > at + 1 and kinds[end - 1] is Part.JOIN:
        end -= 1
    return end


def _chain(line: Line, at: int, first: Title) -> Titled | None:
    """The titles that begin with the `first` at `at` and lead to what may be a name: «نائب رئيس اللجنة … الجنرال …»."""
    tokens, names, stop = line.tokens, line.names, line.last
    states: list[Name] = []
    kind, end = str(first.kind), at + 1
    while end < min(stop, at + CHAIN):
        word, name, further = tokens.norm[end], names.get(end), title(tokens.norm[end])
        if name and name.type == "PER":
            break
        if further and "speech" not in (kind, further.kind):
            kind = "office" if "office" in (kind, further.kind) else kind
        elif first.id == RANK and ranked(word):
            pass
        elif further:
            return None
        elif name and kind != "speech":
            if name.type not in ("NORP", "ORG", "GPE") or (kind == "honour" and name.type != "NORP"):
                return None
            states.append(name)
        elif word in OPENERS and _rank(line, end + 1):
            pass  # «نائب رئيس اللجنة، الفريق أول فلان», «وزير الخارجية، السيد فلان»
        elif word in OPENERS:
            plain = _opens(line, end + 1)
            return Titled(at, end, end + 1, tuple(states), kind, False) if plain else None
        elif kind not in ("office", "two") or not inside(word):
            break
        end = name.last if name else end + 1
    if kind == "two" and not states:
        return None
    complement = kind in ("office", "two") and not tokens.norm[end - 1].startswith("ال")
    return Titled(at, end, end, tuple(states), kind, complement)


def _rank(line: Line, at: int) -> bool:
    """Whether a military rank or an honour stands at `at`, and after it what may be a name."""
    here = title(line.tokens.norm[at]) if at < line.last else None
    if here is None or not _honours(here):
        return False
    while at < line.last and ((here and _honours(here)) or ranked(line.tokens.norm[at])):
        at += 1
        here = title(line.tokens.norm[at]) if at < line.last else None
    return at < line.last and (at in line.names or line.kinds[at] is not Part.NONE)


def _honours(one: Title) -> bool:
    return one.id == RANK or one.kind == "honour"


def _opens(line: Line, at: int) -> bool:
    """Whether a name plainly begins at `at`, after a comma or bracket."""
    listed = line.names.get(at)
    return listed.type == "PER" if listed else line.kinds[at] >= Part.NAME
