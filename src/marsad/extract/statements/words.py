"""knowledge/lexicon → what each word of a text can be: a cue, a small word of a clause, a head of a source, a relay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from marsad.extract.statements import inflect
from marsad.extract.statements.inflect import Gender, Number, Shape
from marsad.knowledge import ROOT, entries
from marsad.knowledge.outlets import outlets
from marsad.model import Act
from marsad.text import folded

Governed = Literal["that", "quote", "object", "on", "about", "to", "by", "from", "for", "in"]
_LOOKALIKES = {("past", "m"), ("present", "f")}  # «كشف», «تجدد» are nouns as well
_VERB_PREFIXES = {"past": ("", "و", "ف"), "present": ("", "و", "ف", "س", "وس", "فس")}
_PREFIXES = {**_VERB_PREFIXES, "participle": ("", "و"), "noun": ("", "و", "ب", "ل", "وب")}


class Cue(Struct, frozen=True, forbid_unknown_fields=True):
    """A reporting verb by its stems, the act it performs and what it governs.

    `object` says what a bare noun phrase after the subject is: part of the content («اتهم الحكومة بالتزوير») or who is
    spoken to («أبلغ الوزارة أن»). `relays`: its subject relays («نقلت الصحيفة عن»). `strict`: its third person
    masculine past is also another word, so it must open its clause.
    """

    id: str
    act: Act
    governs: tuple[Governed, ...]
    past: str = ""
    present: str = ""
    participle: str = ""
    nouns: tuple[str, ...] = ()
    object: Literal["content", "addressee"] | None = None
    relays: bool = False
    strict: bool = False
    needs: tuple[str, ...] = ()  # one of these words must follow soon: «حمل … المسؤولية»
    shows: bool = False  # what it brings may be a thing, shown and not said: «كشف عن صاروخ»
    place: bool = False  # what it stands in speaks: «جاء في بيان الوزارة أن»
    asks: bool = False  # who is asked stands after «من»: «طلب من الحكومة التدخل»
    transitive: bool = False  # never without an object: «وحث الوزير على» tells whom somebody urged
    minded: bool = False  # thought or settled, not told: «يعتزم», «قرر»
    continues: bool = False  # goes on with what was said before: «أضاف»
    negated: Act | None = None  # what it does where it is denied: «لم يستبعد» says; None: nothing was said then
    examples: tuple[dict[str, Any], ...] = ()


class Form(Struct, frozen=True, gc=False):
    """One form of a cue as it can stand in a text; `suffixed` where it carries an object pronoun."""

    cue: Cue
    shape: Shape
    gender: Gender | None
    number: Number | None
    suffixed: bool = False
    strict: bool = False
    joined: bool = False  # a conjunction is written on it
    passive: bool = False  # its damma was kept: «ذُكر», «اتُهم»


class _Class(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    forms: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


class _Source(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    heads: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


class Relay(Struct, frozen=True, forbid_unknown_fields=True):
    """A prepositional phrase before a source; `kind` as relays.toml explains."""

    id: str
    forms: tuple[str, ...]
    kind: Literal["source", "verb", "origin", "self", "quoting", "carried"] = "source"
    examples: tuple[dict[str, Any], ...] = ()


class _Opening(Struct, frozen=True, forbid_unknown_fields=True):
    act: Act
    words: tuple[str, ...]
    nouns: tuple[str, ...] = ()  # telling only where the content is no clause: «أكد رفضه …», not «قال إن رفضه …»
    examples: tuple[dict[str, Any], ...] = ()


class Sign(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that show what a content does when its verb does not, within so many tokens of its beginning; a `copula`
    one only as the predicate of its clause."""

    id: str
    act: Act
    forms: tuple[str, ...]
    within: int = 12
    copula: bool = False
    examples: tuple[dict[str, Any], ...] = ()


@cache
def cues() -> tuple[Cue, ...]:
    names = sorted(f.name for f in (ROOT / "lexicon" / "cues").iterdir() if f.name.endswith(".toml"))
    return tuple(c for name in names for c in entries(f"lexicon/cues/{name}", "cue", Cue))


@cache
def forms() -> dict[str, Form]:
    """Folded word → the cue form it is; of two cues that share a form the one named first wins, finite verbs before."""
    found: dict[str, Form] = {}
    for shape in ("past", "present", "participle", "noun"):
        for cue in cues():
            for word, form in _inflected(cue, shape):
                found.setdefault(word, form)
    for word in words("preposition") | words("adverb") | words("radical") | words("issued-by") | words("never-cue"):
        if word in found and not found[word].strict:
            del found[word]
    return found


def _inflected(cue: Cue, shape: Literal["past", "present", "participle", "noun"]) -> Iterator[tuple[str, Form]]:
    stems: Iterable[str] = cue.nouns if shape == "noun" else filter(None, (getattr(cue, shape),))
    for stem in stems:
        for word, gender, number in getattr(inflect, shape)(stem):
            strict = cue.strict and number == "one" and (shape, gender) in _LOOKALIKES
            for prefix in _PREFIXES[shape]:
                joined = prefix[:1] in ("و", "ف")
                yield prefix + word, Form(cue, shape, gender, number, strict=strict, joined=joined)
                if shape in _VERB_PREFIXES:
                    for longer in inflect.with_object(word):
                        yield prefix + longer, Form(cue, shape, gender, number, True, strict, joined)


@cache
def words(group: str) -> frozenset[str]:
    """The single words of a class of clause.toml."""
    return frozenset(f for f in _folded(group) if " " not in f)


@cache
def phrases(group: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the phrases of a class of clause.toml that begin with it, longest first."""
    return _by_first(_folded(group))


def _folded(group: str) -> list[str]:
    return [folded(f) for c in entries("lexicon/clause.toml", "class", _Class) if c.id == group for f in c.forms]


def _by_first(found: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    split = sorted({tuple(f.split()) for f in found}, key=lambda p: (-len(p), p))
    return {first: tuple(p for p in split if p[0] == first) for first in {p[0] for p in split}}


@cache
def heads() -> dict[str, str]:
    """Folded head word → the kind of source it describes: person, body, media, document; «مكتبه» is like «مكتب»."""
    kinds = {folded(h): s.id for s in entries("lexicon/sources.toml", "source", _Source) for h in s.heads}
    kinds |= dict.fromkeys(words("people"), "person")
    bare = {w: kind for w, kind in kinds.items() if not w.startswith("ال") and kind in ("person", "body")}
    forms_ = {x[0]: kind for w, kind in bare.items() for x in inflect.owned(w)}
    accusative = {w + "ا": kind for w, kind in bare.items() if kind == "person" and w[-1] not in "ةاءينى"}
    papers = {"ال" + w: kind for w, kind in kinds.items() if kind == "document" and not w.startswith("ال")}
    return forms_ | accusative | papers | kinds


@cache
def needed(cue: str) -> frozenset[str]:
    """The folded words one of which must follow the cue of this id; empty where it needs none."""
    return frozenset(folded(w) for c in cues() if c.id == cue for w in c.needs)


@cache
def minded() -> frozenset[str]:
    """The ids of the cues that tell what somebody means to do, not what he told."""
    return frozenset(c.id for c in cues() if c.minded)


@cache
def media(common: bool = False) -> frozenset[str]:
    """The folded names of the outlets and agencies we know; the `common` ones are everyday words too."""
    return frozenset(folded(n) for o in outlets() for n in (o.name, *o.names, *(o.common if common else ())))


class RelayPhrase(NamedTuple):
    """The words of a relay after its first one, what a last «ل» is written on being the source's name."""

    rest: list[str]
    onto: bool
    relay: Relay


@cache
def relays() -> dict[str, dict[str, tuple[RelayPhrase, ...]]]:
    """First word → second word → the phrases that can stand there, longest first; "" for any other second word."""
    pairs = [(folded(f).split(), r) for r in entries("lexicon/relays.toml", "relay", Relay) for f in r.forms]
    pairs.sort(key=lambda p: (-len(p[0]), p[0], p[1].id))
    found: dict[str, dict[str, tuple[RelayPhrase, ...]]] = {}
    for first in {p[0][0] for p in pairs}:
        of = [RelayPhrase(p[1:-1] if p[-1] == "ل" else p[1:], p[-1] == "ل", r) for p, r in pairs if p[0] == first]
        seconds = {"", *(x.rest[0] for x in of if x.rest)}
        by = {second: tuple(x for x in of if not x.rest or x.rest[0] == second) for second in seconds}
        found[first] = found["و" + first] = by
    return found


@cache
def marks() -> frozenset[str]:
    """Every word that a rule may begin at: a form of a cue, the first word of a relay."""
    return frozenset(forms()) | frozenset(relays())


@cache
def occasions() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word → (words, kind of occasion), longest first."""
    pairs = [
        (tuple(folded(f).split()), c.id) for c in entries("lexicon/occasions.toml", "occasion", _Class) for f in c.forms
    ]
    pairs.sort(key=lambda p: (-len(p[0]), p))
    return {w: tuple(p for p in pairs if p[0][0] == w) for w in {p[0][0] for p in pairs}}


@cache
def openings() -> dict[str, Act]:
    """First word of a content → the act it performs."""
    return {folded(w): o.act for o in entries("lexicon/openings.toml", "opening", _Opening) for w in o.words + o.nouns}


@cache
def opening_nouns() -> frozenset[str]:
    """Those of `openings` that open no clause."""
    return frozenset(folded(w) for o in entries("lexicon/openings.toml", "opening", _Opening) for w in o.nouns)


@cache
def signs() -> dict[str, tuple[tuple[tuple[str, ...], Sign], ...]]:
    """First word → (words of the phrase, its entry), longest first."""
    pairs = [(tuple(folded(f).split()), s) for s in entries("lexicon/signs.toml", "sign", Sign) for f in s.forms]
    pairs.sort(key=lambda p: (-len(p[0]), p[0], p[1].id))
    return {w: tuple(p for p in pairs if p[0][0] == w) for w in {p[0][0] for p in pairs}}


@cache
def moods() -> dict[str, Act]:
    """Noun of feeling → its act."""
    return {folded(w): o.act for o in entries("lexicon/openings.toml", "mood", _Opening) for w in o.words}
