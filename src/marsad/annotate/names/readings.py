"""A hit with its neighbours → the one reading that is meant, or none."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.names.lookup import openings
from marsad.annotate.names.scan import Hit
from marsad.knowledge.gazetteer import Form, split
from marsad.model import EntityType, Tokens
from marsad.text import folded

EVERYDAY = "names.outlet.common"
STOP, DASHES, AFTER = ".", frozenset("-–—"), frozenset(":-–—)")
OPENING, CLOSING = frozenset('«"“'), frozenset('»"”')


class Name(NamedTuple):
    """A name over tokens `first` (included) to `last` (excluded), whose first `clitic` letters are not its own."""

    first: int
    last: int
    clitic: int
    type: EntityType
    known: str | None
    rule: str


class Ambiguous(Struct, frozen=True, forbid_unknown_fields=True):
    """Forms that are also common words or other names, and the neighbouring words that decide."""

    id: str
    forms: tuple[str, ...]
    known: tuple[str, ...] = ()
    type: EntityType | None = None
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    clitic: bool = True
    examples: tuple[dict[str, str | list[str]], ...] = ()


class Condition(NamedTuple):
    """An `Ambiguous` entry with its words folded."""

    known: frozenset[str]
    type: EntityType | None
    unless_before: frozenset[str]
    unless_after: frozenset[str]
    only_before: frozenset[str]
    only_after: frozenset[str]
    clitic: bool

    def concerns(self, form: Form) -> bool:
        return (not self.known or form.known in self.known) and self.type in (None, form.type)

    def holds(self, hit: Hit, before: str, after: str) -> bool:
        if before in self.unless_before or after in self.unless_after or (hit.clitic and not self.clitic):
            return False
        needed = self.only_before or self.only_after
        return not needed or before in self.only_before or after in self.only_after


def reading(tokens: Tokens, hit: Hit) -> Name | None:
    """The reading of `hit` that its neighbours allow; one that they call for wins over one that they merely allow."""
    if EVERYDAY in [f.rule for f in hit.forms]:
        hit = _outlet_or_word(tokens, hit)
        if not hit.forms:
            return None
    conditions = _conditions().get(hit.forms[0].words)
    form: Form | None = hit.forms[0]
    if conditions:
        before = tokens.norm[hit.first - 1] if hit.first else ""
        after = tokens.norm[hit.last] if hit.last < len(tokens) else ""
        form = _allowed(hit, conditions, before, after)
    elif len(hit.forms) > 1:
        form = _adjective_or_place(tokens, hit)
    return Name(hit.first, hit.last, len(hit.clitic), form.type, form.known, form.rule) if form else None


def _outlet_or_word(tokens: Tokens, hit: Hit) -> Hit:
    """Of an outlet whose name is an everyday word: the outlet after «صحيفة» and the like, or alone in quotation marks
    where something is told by it or to it («قال لـ«الوطن»»), else the other readings."""
    before = tokens.norm[max(0, hit.first - 2) : hit.first]
    heads, telling = _media()
    media = not hit.clitic and not heads.isdisjoint(before[-1:] if before[-1:] and before[-1].isalnum() else before)
    if not media and not hit.clitic and len(before) > 1 and before[1] in OPENING and before[0] in telling:
        media = not CLOSING.isdisjoint(tokens.norm[hit.last : hit.last + 1])
    media = media or (not hit.clitic and _datelined(tokens, hit))
    return hit._replace(forms=tuple(f for f in hit.forms if (f.rule == EVERYDAY) == media))


def _datelined(tokens: Tokens, hit: Hit) -> bool:
    """Whether marks set `hit` apart right after a place, or between two full stops: «أنقرة – الأناضول:», «. تاس .»."""
    norm, at = tokens.norm, hit.first - 1
    if at < 1 or hit.last >= len(norm) or norm[at].isalnum() or norm[hit.last].isalnum():
        return False
    if norm[at] == norm[hit.last] == STOP:
        return True
    apart = norm[at] in DASHES or norm[at] == "("
    return apart and norm[hit.last] in AFTER and any(f.type == "GPE" for o in openings(norm[at - 1]) for f in o.forms)


def _allowed(hit: Hit, conditions: tuple[Condition, ...], before: str, after: str) -> Form | None:
    free: list[Form] = []
    for form in hit.forms:
        own = [c for c in conditions if c.concerns(form)]
        if all(c.holds(hit, before, after) for c in own):
            if any(c.only_before or c.only_after for c in own):
                return form
            free.append(form)
    return free[0] if free else None


def _adjective_or_place(tokens: Tokens, hit: Hit) -> Form:
    """«روسيا» is the country, unless it agrees with an indefinite accusative before it («مسؤولا روسيا»)."""
    before = tokens.norm[hit.first - 1] if hit.first else ""
    accusative = len(before) > 3 and before.endswith("ا") and not before.startswith("ال") and not hit.clitic
    accusative = accusative and not before.endswith(("ها", "هما", "نا")) and not openings(before)
    kinds = ("NORP",) if accusative else ("GPE", "LOC")
    return next((f for f in hit.forms if f.type in kinds), hit.forms[0])


class Media(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that announce an outlet: its kind (`heads`), or that it tells or is told something (`telling`)."""

    id: Literal["heads", "telling"]
    words: tuple[str, ...]
    examples: tuple[dict[str, str | list[str]], ...] = ()


@cache
def _media() -> tuple[frozenset[str], frozenset[str]]:
    """The heads, and the words after which an outlet stands in quotation marks, folded."""
    entries = {m.id: m.words for m in knowledge.entries("lexicon/organisations.toml", "media", Media)}
    return frozenset(map(folded, entries["heads"])), frozenset(map(folded, entries["telling"]))


@cache
def _conditions() -> dict[tuple[str, ...], tuple[Condition, ...]]:
    found: dict[tuple[str, ...], tuple[Condition, ...]] = {}
    for entry in knowledge.entries("lexicon/ambiguous.toml", "ambiguous", Ambiguous):
        condition = Condition(
            frozenset(entry.known),
            entry.type,
            _folded(entry.unless_before),
            _folded(entry.unless_after),
            _folded(entry.only_before),
            _folded(entry.only_after),
            entry.clitic,
        )
        for form in entry.forms:
            found[split(form)] = (*found.get(split(form), ()), condition)
    return found


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(token for word in words for token in split(word))
