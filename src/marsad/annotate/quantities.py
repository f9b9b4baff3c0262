"""Atoms → quantities: money, shares, lengths of time, measures and counts, with their bounds and unit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from marsad import knowledge
from marsad.annotate.atoms import Atoms, Noun, duals, lexicon
from marsad.annotate.grammar import Hit, grammar, hits
from marsad.model import Article, Quantity, Time
from marsad.text import PREPOSITIONS, folded

FILE = "patterns/quantities.toml"
_OPENS = (
    "DAY",
    "YEAR",
    "NUM",
    "CARD",
    "BIG",
    "DUAL",
    "TWOMEASURES",
    "TWOCURRENCY",
    "PAIR",
    "PAIROF",
    "LENGTH",
    "DEFCARD",
    "DEFNUM",
    "PERCENTWORD",
    "FRACTION",
)
_FIGURES = ("DAY", "YEAR", "NUM", "CARD", "BIG")
_TIES = ("DASH", "SLASH", "COLON")
_POWERS = (1e3, 1e6, 1e9, 1e12)
_DUALS = ("DUAL", "TWOMEASURES", "TWOCURRENCY")
_SIGNS = {"DOLLAR": "USD", "EURO": "EUR", "POUND": "GBP"}
_PERSONS = "شخص"
# Eleven to ninety-nine count an accusative singular («صاروخا», «دولة»).
_ACCUSATIVE = re.compile(r"[^\W\d_]{2,}(?:ا|ة|ى)")
_SOUND = re.compile(r"(?!..ا.ين$)[^\W\d_]{3,}(?:ين|ون)")  # «مجندين», not the broken plural «قوانين»
_FEW = 3, 10
_DEFINITE = re.compile(r"ال[^\W\d_]{3}|[بوفك]ال[^\W\d_]{3}")  # what is definite is not counted
_CLITIC = re.compile("^[وب](?=ال)")
_SEATED = "أإآ"
_TRAILING = ("ATLEAST", "ATMOST", "ORSO")  # bounds that follow their figure: «20 جريحا على الأقل»
_ONE_WORD = 2  # units that Arabic says without a number
_THOUSAND = 1000
_YEARLIKE = range(1900, 2101)


class Amount(NamedTuple):
    """A figure with its bounds; `value` is the middle of a range, the bound of a one-sided one."""

    value: float
    low: float | None = None
    high: float | None = None
    about: bool = False


def quantities(article: Article, atoms: Atoms, times: tuple[Time, ...]) -> tuple[Quantity, ...]:
    """The quantities among `atoms` that are no part of a time, in text order."""
    return tuple(_found(article, atoms, times))


def _found(article: Article, atoms: Atoms, times: tuple[Time, ...]) -> Iterator[Quantity]:
    times = tuple(t for t in times if not _measures(t))
    taken = [t.evidence.start for t in times]

    def fits(hit: Hit) -> bool:
        n = bisect_right(taken, atoms.end[hit.end - 1] - 1) - 1
        clear = n < 0 or times[n].evidence.end <= atoms.start[hit.start]
        return clear and not _tied(atoms, hit) and _fits(article, atoms, hit)

    unit: str | None = None
    for hit in hits(atoms, grammar(FILE, _OPENS), fits, back=2):
        start, end = atoms.start[hit.start], atoms.end[hit.end - 1]
        amount = _amount(article, atoms, hit)
        unit = _unit(article, atoms, hit, unit)
        yield Quantity(
            evidence=article.evidence(start, end, hit.pattern.id),
            value=_plain(amount.value),
            unit=unit,
            approximate=amount.about,
            low=None if amount.low is None else _plain(amount.low),
            high=None if amount.high is None else _plain(amount.high),
        )


def _measures(time: Time) -> bool:
    """Whether the length inside a time is a figure of its own: «20 عاما» in «بعد 20 عاما من الحرب», «ثلاث سنوات» in
    «منذ ثلاث سنوات», but not the one word of «منذ عامين»."""
    v = time.value
    counted = v.open is not None and (v.open == "until" or v.count > _ONE_WORD)
    return counted or (v.anchor is not None and v.clock is None)


def _tied(atoms: Atoms, hit: Hit) -> bool:
    """Whether a dash, stroke or colon ties the figure to one before it («3-1», «2015/7/31»), or to a word («U-17»).
    A share may be: «بين 5-10%»."""
    at = hit.start - 1
    if at < 1 or atoms.code[at] not in _letters(_TIES) or hit.pattern.id.startswith("quantity.percent"):
        return False
    glued = atoms.end[at] == atoms.start[hit.start] and atoms.start[at] == atoms.end[at - 1]
    return glued or atoms.code[at - 1] in _letters(_FIGURES)


@cache
def _letters(kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(letter for kind in kinds for letter in lexicon().classes[kind])


def _plain(value: float) -> int | float:
    """A whole number as an int; binary dust of 5.4 × a thousand million is rounded away."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _words(article: Article, atoms: Atoms, at: int) -> str:
    return folded(article.text[atoms.start[at] : atoms.end[at]])


def _fits(article: Article, atoms: Atoms, hit: Hit) -> bool:
    """Whether the word beside a figure can be what it counts, by the grammar of counted nouns."""
    fields, classes = hit.fields, lexicon().classes
    head = _words(article, atoms, fields["head"]) if "head" in fields else ""
    if "the" in fields:  # «الدول الثلاث»; «الذكرى الـ20» is an ordinal: its noun is singular
        bare = _CLITIC.sub("", head)
        if fields["the"] - fields["head"] > 1 and bare in _plurals():  # «وزراء الخارجية الـ28»
            bare = _words(article, atoms, fields["head"] + 1)
            plural = True
        else:
            plural = bare[2:] in _plurals() or atoms.code[fields["the"]] == classes["DEFCARD"]
        return plural and bare.startswith(("ال", "لل"))
    if "two" in fields:  # «جنديين اثنين»
        return atoms.value[fields["two"]] == 2 and head.endswith(("ين", "ان"))
    if "one" in fields:  # «يوما واحدا»
        return atoms.value[fields["one"]] == 1
    if hit.pattern.id.endswith(("of-them", "at-least")):  # «واحدا منهم», «واحد أو أكثر» is any one of them
        return atoms.value[fields["n"]] != 1
    if hit.pattern.id.endswith("construct"):  # «حاملتي المروحيات» are known ones, no count of the story
        return not _words(article, atoms, hit.end).startswith("ال")
    return not _falls(atoms, fields) and ("noun" not in fields or _agrees(article, atoms, hit))


def _falls(atoms: Atoms, fields: dict[str, int]) -> bool:
    """«من 30% إلى 20%» tells a change, no range."""
    if "low" not in fields:
        return False
    between = atoms.code[fields["low"] + 1 : fields["high"]]
    return _number(atoms, fields["low"]) > atoms.value[fields["high"]] and any(
        c in _letters(("UNTIL",)) for c in between
    )


def _agrees(article: Article, atoms: Atoms, hit: Hit) -> bool:
    figure = hit.fields.get("n", hit.fields.get("high", 0))
    noun = _words(article, atoms, hit.fields["noun"])
    if hit.pattern.id.endswith("some-of"):
        return atoms.value[figure] != 1
    numbered = hit.start > 0 and atoms.code[hit.start - 1] in lexicon().classes["NUMBERED"]
    if numbered and noun not in _singular():  # «القرار 2216 الصادر», but «وافقت على القرار 28 دولة»
        return False
    seated = article.text[atoms.start[hit.fields["noun"]]] in _SEATED  # «ألقاب» has no article
    if not seated and _DEFINITE.match(noun) and noun not in _singular():
        return False
    return len(noun) > 1 and _counts(atoms.value[figure], noun, atoms.code[figure])


def _counts(number: float, noun: str, code: str) -> bool:
    known = noun in _singular()
    if not known and (noun.endswith("وا") or (noun[0] in PREPOSITIONS and noun[1:] in _singular())):
        return False  # «40 ألفا استمتعوا» is a verb, «7 بحادث» the seven in it
    if number != int(number):
        return code == lexicon().classes["BIG"]
    rest = int(number) % 100
    if int(number) in _YEARLIKE and code == lexicon().classes["YEAR"]:
        return known or (rest > 10 and noun.endswith("ا"))
    if rest > 10:
        return known or bool(_ACCUSATIVE.fullmatch(noun))
    return number > 2


def _two_of_a_scale(article: Article, atoms: Atoms, hit: Hit, value: float) -> bool:
    """«مليونا ريال» are two million: the dual before what it counts, written as the one million of «44 مليونا»."""
    at = hit.fields.get("n")
    if at is None or at + 1 >= hit.end or value not in _POWERS or not _words(article, atoms, at).endswith("ا"):
        return False
    return not _words(article, atoms, at + 1).endswith("ا") and atoms.code[at + 1] not in lexicon().classes["FROM"]


def _amount(article: Article, atoms: Atoms, hit: Hit) -> Amount:
    fields = hit.fields
    if "low" in fields:
        low, high = sorted((_number(atoms, fields["low"]), atoms.value[fields["high"]]))
        if high >= _THOUSAND and low <= high / _scale(high):  # «بين 3 و5 مليارات»
            low *= _scale(high)
        return Amount((low + high) / 2, low, high)
    value = next((atoms.value[fields[f]] for f in ("n", "the", "one", "two") if f in fields), None)
    if value is None:
        two = "unit" in fields and lexicon().words[atoms.code[fields["unit"]]].kind in _DUALS
        value = 2.0 if two or ".pair" in hit.pattern.id else 1.0
    if _two_of_a_scale(article, atoms, hit, value):
        value *= 2
    if "half" in fields:
        value += atoms.value[fields["half"]]
    beside = {_kind(atoms, hit.start - 1), _kind(atoms, hit.end)} & {_kind(atoms, hit.start - 1), *_TRAILING}
    least, most = value if beside & {"OVER", "ATLEAST"} else None, value if beside & {"UNDER", "ATMOST"} else None
    return Amount(value, least, most, bool(beside & {"ABOUT", "ORSO"}))


def _kind(atoms: Atoms, at: int) -> str:
    """The class of the judged word that is atom `at`; nothing for others and beyond the text."""
    word = lexicon().words.get(atoms.code[at]) if 0 <= at < len(atoms.code) else None
    return word.kind if word else ""


def _number(atoms: Atoms, at: int) -> float:
    """The number of a figure, or of a word that says its own: «بين مليوني يورو و20 مليون يورو», «دولارين»."""
    known = lexicon().words.get(atoms.code[at])
    return 2.0 if known is not None and known.kind in _DUALS else atoms.value[at]


def _scale(value: float) -> float:
    power = 1.0
    while power * _THOUSAND <= value:
        power *= _THOUSAND
    return power


def _unit(article: Article, atoms: Atoms, hit: Hit, previous: str | None) -> str | None:
    """ISO code, percent, calendar unit or measure; a counted noun in the singular where we know it."""
    fields, words = hit.fields, lexicon().words
    family = hit.pattern.id.split(".")[1]
    if "unit" in fields or "unit" in hit.pattern.set:
        return hit.pattern.set.get("unit") or words[atoms.code[fields["unit"]]].unit
    if family == "percent":
        return "percent"
    if family == "money":
        letters = lexicon().classes
        signs = (unit for kind, unit in _SIGNS.items() if letters[kind] in atoms.code[hit.start : hit.end])
        return next(signs, None)
    if "noun" in fields and not hit.pattern.id.endswith("some-of"):
        figure = fields.get("n", fields.get("high", 0))
        return counted(_words(article, atoms, fields["noun"]), atoms.value[figure])
    if "noun" in fields or "head" in fields:
        return singular(_words(article, atoms, fields.get("noun", fields.get("head", 0))))
    carried = {"casualties": _PERSONS, "others": previous}
    return carried.get(hit.pattern.id.rpartition(".")[2])


def counted(noun: str, number: float) -> str:
    """The singular of the noun that follows `number`: neither article nor proclitic begins it («ألقاب», «بالغين»).

    Three to ten count plurals, of which the sound masculine one («مجندين») is a letter rule.
    """
    if noun in _singular():
        return _singular()[noun]
    if _FEW[0] <= number % 100 <= _FEW[1] and _SOUND.fullmatch(noun):
        return noun[:-2]
    return noun[:-1] if noun.endswith("ا") and len(noun) > 3 else noun


def singular(noun: str) -> str:
    """The singular of a counted noun: from knowledge, else without the accusative's alif, else as written."""
    bare = noun if noun in _singular() else _CLITIC.sub("", noun)
    bare = bare[1:] if bare[0] in "وب" and bare[1:] in _singular() else bare
    bare = bare[2:] if bare.startswith("ال") and len(bare) > 4 else bare
    known = _singular().get(bare)
    if known:
        return known
    return bare[:-1] if bare.endswith("ا") and len(bare) > 3 else bare


@cache
def _singular() -> dict[str, str]:
    nouns = knowledge.entries("patterns/units.toml", "noun", Noun)
    made: dict[str, str] = {}
    for noun in nouns:
        bare = folded(noun.id)
        for form in (bare, bare + "ا", *(folded(p) for p in noun.plurals), *duals(noun)):
            made.setdefault(form, noun.id)
    return made


@cache
def _plurals() -> frozenset[str]:
    return frozenset(folded(p) for n in knowledge.entries("patterns/units.toml", "noun", Noun) for p in n.plurals)
