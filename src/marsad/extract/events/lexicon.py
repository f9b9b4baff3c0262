"""A word of the text → the readings that the patterns of events and the grammar words give it.

Patterns and words come from `knowledge/patterns/events/`; their forms are generated once, so that a token costs
few dictionary look-ups.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from marsad import knowledge
from marsad.extract.events import inflection
from marsad.extract.events.entries import Pattern, Word
from marsad.text import CONJUNCTIONS, PREPOSITIONS, folded

_FOLDER = "patterns/events"


@dataclass(slots=True, eq=False)
class Limits:
    """A pattern's conditions on the words around it and its prepositions, folded; `place` asks for a named one."""

    near: frozenset[str]
    place: bool
    before: frozenset[str]
    never: frozenset[str]
    unless: frozenset[str]
    to: frozenset[str]


@cache
def limits(pattern: str) -> Limits:
    """The conditions of the pattern with this id."""
    own = next(p for p in patterns() if p.id == pattern)
    near, before, never, unless, to = (
        frozenset(folded(f) for f in forms) for forms in (own.near, own.before, own.never, own.unless, own.to)
    )
    return Limits(near, "@place" in near, before, never, unless, to)


@dataclass(slots=True, eq=False)
class Reading:
    """One way to read a token: a trigger (`pattern`) or a grammar word (`word`), and what is attached to it.

    `form` is its form in short: `npa` is a verb of the past, `nd` a noun with its article. A `loose` one stands only
    where the learned weights speak for it: its pattern is tentative, or its conditions are not met.
    """

    part: Literal["verb", "noun", "word"]
    pattern: Pattern | None = None
    word: str = ""
    tense: Literal["", "past", "present", "future"] = ""
    passive: bool = False
    first: bool = False
    definite: bool = False
    prep: str = ""
    conj: bool = False
    pronoun: str = ""
    gender: Literal["", "m", "f"] = ""
    many: bool = False
    short: bool = False
    form: str = ""
    held: bool = False
    loose: bool = False

    @property
    def me(self) -> bool:
        """Whether the verb's object is whoever speaks: «دعاني», «دعانا»."""
        return self.part == "verb" and self.pronoun in _ME


_Entry = tuple[inflection.Form, Pattern | None, str]
_Table = dict[str, list[_Entry]]
# Classes that are asked for by name and say nothing of how a word stands in its clause.
_APART = (
    "where", "doubt", "ahead", "elsewhere", "about", "masculine", "of", "since", "means", "auxiliary", "perhaps",
    "many", "site", "hosting", "general", "adjective",
    "delegation", "topic", "belonging", "among", "that", "first", "ruler", "inside",
    "hands", "aim", "will", "foreign", "helping", "pluperfect", "between", "seat", "reporter", "and-that",
    "condition", "without", "standing", "decision", "to-come", "renewing", "amid",
    "each", "peer", "matter", "two-people", "two-sides",
    "receiving", "facing", "denying", "declining", "laid", "participating", "attending", "that-he", "beside",
    "shot", "then", "ties", "rebels", "owning", "span", "held", "rank", "undergone", "announcing",
    "as-for", "honour", "states-told", "people-told", "one-told",
)  # fmt: skip
# So many letters has the past of a geminate root: «شن».
_GEMINATE = 2
# The first letters of a present.
_PREFIXES = "يتنا"
# What may be attached to the end of a noun or a verb; to a verb also «ني».
PRONOUNS = ("هما", "هم", "ها", "هن", "نا", "كم", "ه")
_ATTACHED, _ME = (*PRONOUNS, "ني"), ("ني", "نا")


@cache
def files() -> tuple[str, ...]:
    """The pattern files, in name order."""
    folder = knowledge.ROOT / "patterns" / "events"
    return tuple(sorted(f"{_FOLDER}/{f.name}" for f in folder.iterdir() if f.name.endswith(".toml")))


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern of every file."""
    return tuple(p for name in files() for p in knowledge.entries(name, "event", Pattern))


@cache
def words() -> dict[str, Word]:
    """The classes of grammar words by id."""
    return {w.id: w for w in knowledge.entries(f"{_FOLDER}/words.toml", "word", Word)}


@cache
def listed(kind: str) -> frozenset[str]:
    """The printed forms of a class of grammar words, folded."""
    return frozenset(folded(f) for f in words()[kind].forms)


@cache
def honours() -> dict[str, str]:
    """Honorifics with a preposition attached, «لفخامة», «ولمعالي» → the preposition."""
    forms = listed("honour")
    return {f"{conj}{prep}{form}": prep for form in forms for prep in "لب" for conj in ("", "و", "ف")}


@cache
def _table() -> _Table:
    table = _patterned(tentative=False)
    for word in words().values():
        for form in _forms(word.verbs, word.nouns, ()):
            table.setdefault(form.text, []).append((form, None, word.id))
    return table


@cache
def _tentative() -> _Table:
    return _patterned(tentative=True)


def _patterned(tentative: bool) -> _Table:
    table: _Table = {}
    for pattern in (p for p in patterns() if p.tentative is tentative):
        for form in _forms(pattern.verbs, pattern.nouns, pattern.participles):
            table.setdefault(form.text, []).append((form, pattern, ""))
    return table


def _forms(verbs: tuple[str, ...], nouns: tuple[str, ...], participles: tuple[str, ...]) -> Iterator[inflection.Form]:
    for stems in verbs:
        yield from inflection.verb(stems)
    for stems in nouns:
        yield from inflection.noun(stems)
    for stem in participles:
        yield from inflection.participle(stem)


@cache
def _fixed() -> dict[str, str]:
    """Grammar words by form; a form that two classes list is read as the first."""
    return {folded(f): w.id for w in reversed(words().values()) if w.id not in _APART for f in w.forms}


def look(norm: str) -> tuple[Reading, ...]:
    """The readings of a folded token; none for most. The whole word is tried before its parts."""
    fixed, table = _fixed(), _table()
    if norm in fixed:
        return (Reading("word", word=fixed[norm]),)
    found = _read(table, norm, "", False)
    if not found and norm[0] in CONJUNCTIONS and len(norm) > 2:
        rest = norm[1:]
        if rest in fixed:
            return (Reading("word", word=fixed[rest], conj=True),)
        found = _read(table, rest, "", True)
    return tuple(found)


def tentative(norm: str) -> tuple[Reading, ...]:
    """The readings that tentative patterns give a folded token that is no grammar word; they are loose."""
    fixed, table = _fixed(), _tentative()
    if norm in fixed or (norm[0] in CONJUNCTIONS and norm[1:] in fixed):
        return ()
    found = _read(table, norm, "", False)
    if not found and norm[0] in CONJUNCTIONS and len(norm) > 2:
        found = _read(table, norm[1:], "", True)
    return tuple(map(loosened, found))


def loosened(reading: Reading) -> Reading:
    """The same reading as one that stands only where the learned weights speak for it."""
    return replace(reading, loose=True)


def _read(table: _Table, word: str, prep: str, conj: bool) -> list[Reading]:
    if word in table and (found := _bare(table.get(word), prep, conj, False, "")):
        return found
    first, rest = word[:1], word[1:]
    if first == "س" and rest in table and (found := _bare(table.get(rest), "س", conj, False, "")):
        return found
    if first == "ا" and word.startswith("ال") and (found := _bare(table.get(word[2:]), prep, conj, True, "")):
        return found
    if not prep and first in PREPOSITIONS and len(word) > 3:
        double = word.startswith("لل")
        if found := _read(table, "ال" + word[2:] if double else rest, first, conj) or (
            _read(table, rest, first, conj) if double else []
        ):
            return found
    return _with_pronoun(table, word, prep, conj) if word.endswith(_ATTACHED) else []


def _with_pronoun(table: _Table, word: str, prep: str, conj: bool) -> list[Reading]:
    for pronoun in _ATTACHED:
        if word.endswith(pronoun) and len(word) > len(pronoun) + 1:
            stem = word[: -len(pronoun)]
            found = _bare(table.get(stem), prep, conj, False, pronoun)
            if len(stem) == _GEMINATE:  # «شنها»: rather than a name or a noun a light verb, or nothing
                found = [r for r in found if r.word == "light"]
            if found:
                return found
            if stem[:1] == "س" and (found := _bare(table.get(stem[1:]), "س", conj, False, pronoun)):
                return found
    return []


def _bare(entries: list[_Entry] | None, prep: str, conj: bool, definite: bool, pronoun: str) -> list[Reading]:
    if entries is None:
        return []
    return [
        Reading(
            form.part, pattern, name, "future" if prep == "س" else form.tense, form.passive, form.first, definite,
            "" if prep == "س" else prep, conj, pronoun, form.gender, form.many, form.short,
            _short(form, prep, definite, pronoun), form.held,
        )
        for form, pattern, name in entries
        if _fits(form, prep, definite, pronoun)
    ]  # fmt: skip


def _short(form: inflection.Form, prep: str, definite: bool, pronoun: str) -> str:
    tense = "future" if prep == "س" else form.tense
    return f"{form.part[0]}{tense[:2]}{'P' * form.passive}{'d' * definite}{'p' * bool(pronoun)}"


def _fits(form: inflection.Form, prep: str, definite: bool, pronoun: str) -> bool:
    if form.bound and (not pronoun or (form.many and pronoun in _ME)):  # «دعونا نقول» asks nobody
        return False
    if form.part == "noun":
        return prep != "س" and pronoun != "ني" and not (pronoun and form.text.endswith("ة"))
    if prep == "س":  # none before a participle: «بسمتهم»
        return form.tense == "present" and form.text[0] in _PREFIXES
    return not definite and (not prep or (prep == "ل" and form.tense == "present"))
