"""A described group in its clause → the party named before it that it stands for: «المسلحون» after «مسلحي الجماعة»."""

from __future__ import annotations

from marsad.extract.events.clause import Clause, Names, Unit
from marsad.extract.events.lexicon import listed
from marsad.extract.events.memory import remembered
from marsad.extract.events.nameless import ending, owner
from marsad.extract.events.sectors import sector
from marsad.model import Mention

# Those who fight a state, and those who fight for one.
_REBELS, _FORCES = frozenset(("REB",)), frozenset(("MIL", "COP", "SPY"))


def remember(clause: Clause, names: Names, unit: Unit) -> None:
    """Notes of which party a group was told to be, by its noun and by what kind of group it is."""
    mention = unit.mention
    if mention is None or unit.first < clause.first or not (names.country(mention) or mention.type == "ORG"):
        return
    word = clause.word(unit.first)
    if unit.head == "armed" or _class(word):
        names.groups[_stem(word)] = mention
        if unit.last - unit.first > 1 and (second := clause.word(unit.first + 1)).startswith("ال"):
            names.groups[second] = mention
    if kind := _kind(word, mention, names):
        names.sorts.setdefault(kind, {})[names.country(mention) or mention.entity or ""] = mention


def whose(clause: Clause, names: Names, run: int, last: int) -> Mention | None:
    """Who a group of armed men told without a name from `run` up to `last` is: whose its pronoun says; else, where it
    is definite, the one that its noun was said of before, else the only one of its kind named so far."""
    if (own := owner(clause, run)) is not None:
        return own
    word = clause.word(run)
    if not word.startswith("ال"):
        second = clause.word(run + 1) if last > run + 1 else ""
        return names.groups.get(second) if second in listed("owning") else None
    if last > run + 1:  # «القوات الأجنبية» are others
        return None
    known = names.groups.get(_stem(word))
    if known is None and (kind := _class(word)):
        named = names.sorts.get(kind, {})
        known = next(iter(named.values())) if len(named) == 1 else None
    return known


def _kind(word: str, mention: Mention, names: Names) -> str:
    """What kind of group a party is, by what it is known to be, else by its noun."""
    own = names.sort(mention) if mention.type == "ORG" else None
    return "rebels" if own in _REBELS else "forces" if own in _FORCES else _class(word)


@remembered
def _class(word: str) -> str:
    bare = word.lstrip("وبلك").removeprefix("ال")
    if not listed("rebels").isdisjoint((word, bare, word.removeprefix("ال"))):
        return "rebels"
    return "forces" if sector(word) in _FORCES else ""


@remembered
def _stem(word: str) -> str:
    """A noun without what is attached to its front and its ending: «المسلحين», «ومسلحو» are one."""
    bare = word.lstrip("وبلك").removeprefix("ال") if not word.startswith("ال") else word[2:]
    cut = len(ending(bare)) or bare.endswith(("و", "ي"))
    return bare[: len(bare) - cut] if len(bare) - cut > 2 else bare
