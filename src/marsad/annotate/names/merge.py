"""The names that rules read in a sentence and those that the tagger sees there → the names that stand.

The tagger decides where people, bodies and places stand, for it has learned how rules fare. Rules say who is meant, and
hold names within names, nationalities, events, documents and weapons, which the tagger does not tell apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from marsad.annotate.names.bodies import head, inside
from marsad.annotate.names.buildings import built, closed, holds
from marsad.annotate.names.choose import choose
from marsad.annotate.names.lookup import REMEMBERED, bare, openings
from marsad.annotate.names.nouns import noun
from marsad.annotate.names.parts import Part, part, titles
from marsad.annotate.names.placed import nationality, placed
from marsad.annotate.names.places import announces, place_type, place_word, place_words
from marsad.annotate.names.readings import Name
from marsad.annotate.names.runs import another
from marsad.annotate.names.tagger import Span
from marsad.annotate.names.traits import held, met
from marsad.model import EntityType, Tokens

RULE = "names.tagger"
FLAT: dict[EntityType, str] = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
# What these lists say of a name's sort stands against the tagger, which was also taught that teams and governments may
# go by a state's name: «موسكو» is no body; what rules read as an event or document is no place: «حرب أوكرانيا».
LISTED = ("names.state", "names.capital", "names.persons")
STATES = ("names.state", "names.capital")
WHOLE = ("names.places", "names.organisations", "names.things", "names.announced.land", "names.announced.building")
PERSONS, TITLED, BODIES, THINGS = "names.persons", "names.person.title", "names.organisations", "names.things"
# Rules whose names stand where the tagger sees none: lists, and bodies named by whose they are, which ANERcorp often
# leaves unmarked («الجيش اللبناني»), regions, quoted papers; those by a noun alone («هيئة …») are left to it.
STAND = ("names.state", "names.capital", "names.persons", "names.organisation", "names.things", "names.outlet.common")
LEFT = ("names.organisation.body",)
EDGES = (PERSONS, *WHOLE)
LED = ("names.organisation.government-of", "names.organisation.administration-of")
# What ends a noun of several people.
_PLURALS = ("ون", "ين")
LONG = 4  # words that no body has by chance: «لجنة الشؤون العسكرية المركزية»


def merged(tokens: Tokens, names: list[Name], spans: list[Span]) -> list[Name]:
    """The names of a text: `names` by rules, all that were proposed, and `spans` by the tagger."""
    over: dict[int, list[Name]] = {}
    for name in names:
        for at in range(name.first, name.last):
            over.setdefault(at, []).append(name)
    seen: list[Name] = []
    torn: set[int] = set()
    for span in placed(tokens, spans, over):
        if span.sort == "MISC":
            continue
        here = over.get(span.first, [])
        several = span.sort == "PER" and span.last > span.first + 1
        for s in _parted(tokens, span, here) if several else (_ended(tokens, span, here),):
            if _over_edge(s, over):
                torn.update(range(s.first, s.last))
            elif found := _wider(tokens, s, over.get(s.first, [])) or _seen(
                tokens, s, over.get(s.first, []), over.get(s.first + 1, [])
            ):
                seen.append(found)
    taken = {at: one for one in seen for at in range(one.first, one.last)}
    kept: list[Name] = []
    left: list[Name] = []
    for name in names:
        touched = _touched(name, taken)
        if touched is not None:
            (kept if _kept(tokens, name, touched, torn) else left).append(name)
    around = {at: n for n in kept for at in range(n.first, n.last) if n.last - n.first > 1}
    nested = [n for n in left if _nested(n, around)] if around else []
    return choose([*seen, *kept, *nested])


def _touched(name: Name, taken: dict[int, Name]) -> list[Name] | None:
    """What the tagger saw over the words of `name`; None where `name` may not stand beside it."""
    found: list[Name] = []
    for at in range(name.first, name.last):
        one = taken.get(at)
        if one is not None and not (found and found[-1] is one):
            if not _beside(name, one):
                return None
            found.append(one)
    return found


def _nested(name: Name, around: dict[int, Name]) -> bool:
    """Whether it stands within a name that is kept: «شنغهاي» in «منظمة شنغهاي للتعاون»."""
    outer = around.get(name.first)
    inside = outer is not None and outer.first <= name.first and name.last <= outer.last
    return inside and outer is not None and (outer.first, outer.last) != (name.first, name.last)


def _parted(tokens: Tokens, span: Span, over: list[Name]) -> Iterator[Span]:
    """The people in `span`, which may hold several («بوتين وشي»), less a listed name of another sort before them;
    `over` are the names by rules over its first word."""
    other = (n for n in over if n.first == span.first and n.type != "PER" and n.rule.startswith((*LISTED, *WHOLE)))
    other = (n for n in other if not (n.clitic and tokens.norm[n.first][0] == "ك"))  # «كلاوس» is not «كـ» and «لاوس»
    first = next((n.last for n in other if n.last < span.last), span.first)
    known = {n.last for n in over if n.first == span.first and n.rule == "names.persons"}
    for at in range(first + 1, span.last):
        if _adds(tokens.norm[at]) or (at in known and tokens.norm[at][0] == "و"):
            yield Span(first, at, span.sort)
            first = at
    yield Span(first, span.last, span.sort)


def _ended(tokens: Tokens, span: Span, over: list[Name]) -> Span:
    """`span`; of a body that no rule reads so, less what tells where it is, or to whom it belongs."""
    if span.sort != "ORG" or any(n.first == span.first and n.last == span.last for n in over):
        return span
    ends = (at for at in range(span.first + 1, span.last) if _beyond(tokens.norm[at]))
    return span._replace(last=next(ends, span.last))


@lru_cache(maxsize=REMEMBERED)
def _beyond(word: str) -> bool:
    """Whether `word` is no part of a body's name: «التابعة», «بمحافظة», «بدبي»."""
    if word in inside().belongs or (word[0] == "ب" and word[1:] in place_words()):
        return True
    places = (o for o in openings(word) if o.clitic == "ب")
    return any(form.type == "GPE" for opening in places for form in opening.begun.alone)


@lru_cache(maxsize=REMEMBERED)
def _adds(word: str) -> bool:
    """Whether `word` cannot go on a person's name: «وشي», «لبوتين»."""
    listed = any(o.clitic and any(f.type == "PER" for f in o.begun.alone) for o in openings(word))
    return another(word) or (listed and part(word) < Part.NAME)


def _kept(tokens: Tokens, name: Name, touched: list[Name], torn: set[int]) -> bool:
    """Whether a name by rules stands with what the tagger saw over its words (`touched`); in what it saw and lists tore
    apart (`torn`) the rules decide."""
    if name.type not in FLAT or name.type == "LOC":
        return True
    if name.rule.startswith(STAND) and (name.last - name.first >= LONG or not name.rule.startswith(LEFT)):
        return True
    if (touched and _owned(name, touched[-1])) or closed(tokens, name):
        return True
    if any(s.first <= name.first and name.last <= s.last for s in touched):
        return True
    # Of a word that it never met, or that is no word of the language, the list decides: «أورومتشي».
    word = tokens.norm[name.first][name.clitic :]
    if name.rule.startswith(WHOLE) and (not met(word) or part(word) is Part.UNKNOWN):
        return True
    return torn.issuperset(range(name.first, name.last))


def _wider(tokens: Tokens, span: Span, over: list[Name]) -> Name | None:
    """The longest listed name of that sort that holds `span` and begins before it: «جنوب شرق آسيا» holds «آسيا»; but
    not with a noun that only announces it («إقليم دارفور»). What is a place's name is no body here."""
    wide = [n for n in over if n.first < span.first and n.last >= span.last and n.rule.startswith(WHOLE)]
    if not wide:
        return None
    place = any((n.first, n.last, FLAT.get(n.type)) == (span.first, span.last, "LOC") for n in over)
    sorts = (span.sort, "LOC") if place else (span.sort,)
    wide = [n for n in wide if FLAT.get(n.type) in sorts or holds(tokens, n, span.sort)]
    wide = [n for n in wide if n.type == "FAC" or not announces(tokens.norm[n.first])]
    return min(wide, key=lambda n: (n.first, -n.last), default=None)


def _seen(tokens: Tokens, span: Span, over: list[Name], after: list[Name]) -> Name | None:
    """The name that `span` is, or None where lists know better; `over` and `after`: names by rules over its first word
    and the next."""
    same = [n for n in over if n.first == span.first and n.last == span.last]
    if same and (agreed := _agreed(span, same, tokens.norm[span.last - 1].endswith("ة"))):
        return agreed
    # «بحر الصين الجنوبي» holds «الصين الجنوبي»; «روسيا أوكرانيا» begins with a state.
    crossing = [n for n in over if FLAT.get(n.type) == span.sort and n.rule.startswith(LISTED + WHOLE)]
    longer = next((n for n in crossing if n.last >= span.last), None)
    if longer or any(n.rule in STATES for n in crossing):
        return longer
    shorter = next((n for n in over if n.first == span.first and n.type == span.sort == "ORG"), None)
    if shorter and not any(map(_definite, tokens.norm[shorter.last : span.last])):
        return shorter  # «أطلق المركز الألماني للفضاء مسبارا»
    listed = next((n for n in after if n.last == span.last and n.rule.startswith(LISTED + WHOLE)), None)
    if listed and listed.first == span.first + 1 and FLAT.get(listed.type) == span.sort and _generic(tokens, span):
        return listed  # «حركة حماس»
    first = span.first + _left(tokens, span)
    words = tuple(tokens.norm[first : span.last])
    # A listed form that its rule refuses here is no name here («هرب الأسد»), but it may be a paper's or club's.
    if not same and span.sort != "ORG" and _form(words):
        return None
    return None if _everyday(words, span.sort) else _named(words, first, span, tokens.norm[first - 1] if first else "")


def _over_edge(span: Span, over: dict[int, list[Name]]) -> bool:
    """Whether `span` runs over the edge of a listed name («اللجنة العسكرية المركزية الصيني»), or is a body that holds a
    person with a title («الأميرال تريبوتس»); `over` are the names by rules over each word."""
    first, last, sort = span
    for at in range(first, last):
        for n in over.get(at, ()):
            if n.last - n.first > last - first:
                if n.rule.startswith(THINGS):
                    return True  # «قوة سيبيريا 2» holds «سيبيريا 2»
            elif first <= n.first and n.last <= last and n.last - n.first < last - first:
                if (n.first == first or n.clitic) and FLAT.get(n.type) == sort and n.rule.startswith(EDGES):
                    return True
                if sort == "ORG" and n.type == "PER" and n.rule in (TITLED, PERSONS):
                    return True
    return False


def _agreed(span: Span, ruled: list[Name], feminine: bool) -> Name | None:
    """Of the names by rules over the same words the one that the tagger means, or that stands against it; a nationality
    that is `feminine` may be the name of an agency or channel."""
    against: Name | None = None
    people: Name | None = None
    lists = (*LISTED, BODIES) if span.sort == "LOC" else LISTED  # «الكرملين»
    for n in ruled:
        if FLAT.get(n.type) == span.sort:
            return n
        if n.type == "NORP":
            if people is None and not (span.sort == "ORG" and feminine):  # «سائحا بريطانيا»
                people = n
        elif against is None and (n.type not in FLAT or n.type == "FAC" or n.rule.startswith(lists)):
            against = n
    return against or people


def _beside(name: Name, seen: Name) -> bool:
    """Whether `name` may stand beside what the tagger saw: apart from it, within it, or around it as another sort, as a
    body is around the state whose it is: «وكالة أنباء الصين»."""
    if name.last <= seen.first or seen.last <= name.first:
        return True
    if (name.first, name.last) == (seen.first, seen.last):
        return False
    if name.first <= seen.first and seen.last <= name.last:
        return name.type not in FLAT or _owned(name, seen)
    return seen.first <= name.first and name.last <= seen.last


def _owned(body: Name, state: Name) -> bool:
    """Whether a rule's body ends with the state whose it is («مصلحة تركيا» may be an interest) or who leads it."""
    if body.type != "ORG" or body.last != state.last:
        return False
    return body.rule in LED if state.type == "PER" else state.type == "GPE" and body.first + 1 < state.first


def _definite(word: str) -> bool:
    """Whether `word` may belong to a body's name after what rules read of it."""
    return part(word) >= Part.NAME or word.startswith(("ال", "لل", "وال")) or not word.isalpha() or held(word)


def _everyday(words: tuple[str, ...], sort: str) -> bool:
    """Whether `words` are too common for a name that no rule reads: «بيت أبيض», «الحملة السياحية»."""
    if sort == "ORG" and (head(words[0]) or noun(words[0])):
        return False
    if len(words) < 2:
        return (sort == "LOC" and place_word(words[0]) is not None) or _titles(words[0])  # «الصحراء», «مندوبون»
    if sort == "ORG" and all(nationality(w) for w in words[1:]):  # «الاستراتيجية الروسية الصينية»
        return part(words[0]) is Part.NONE and not held(words[0])
    return all(part(w) is Part.NONE and w.isalpha() and not held(w) for w in words)


def _titles(word: str) -> bool:
    """Whether a word is the plural of a title: «مندوبون»."""
    return word.endswith(_PLURALS) and word[:-2] in titles()


def _named(words: tuple[str, ...], first: int, span: Span, before: str) -> Name:
    """The name that the tagger alone sees, from token `first` on, after the word `before`."""
    kind: EntityType = "PER" if span.sort == "PER" else "ORG" if span.sort == "ORG" else place_type(words[0])
    place = place_word(before) if kind == "ORG" and len(words) == 1 and before else None
    if place and place.sure:
        kind = place.type  # «حي الزمالك»
    kind = "FAC" if kind == "ORG" and built(words) else kind
    return Name(first, span.last, _clitic(words[0]), kind, None, RULE)


def _form(words: tuple[str, ...]) -> bool:
    """Whether `words`, with a proclitic or without, are a listed form."""
    rest = words[1:]
    found = (o.begun.further.get(rest[0], ()) if rest else o.begun.alone for o in openings(words[0]))
    return any(form.words[1:] == rest for forms in found for form in forms)


def _generic(tokens: Tokens, span: Span) -> bool:
    """Whether the span opens with a noun that announces names and is no part of them."""
    announced = noun(tokens.norm[span.first])
    return announced is not None and not announced[1].whole


def _left(tokens: Tokens, span: Span) -> int:
    """1 where more follows a word that is no part of the name («مدينة …», «شركة …»); else 0."""
    if span.last == span.first + 1:
        return 0
    word, after = tokens.norm[span.first], tokens.norm[span.first + 1]
    if span.sort == "LOC":
        return int(announces(word))
    announced = noun(word)
    opens = announced is not None and announced[1].type == "ORG" and announced[1].open
    return int(span.sort == "ORG" and opens and not after.startswith("ال") and _generic(tokens, span))


@lru_cache(maxsize=REMEMBERED)
def _clitic(word: str) -> int:
    """How many letters of `word`, which opens a name, are not the name's own."""
    if part(word) in (Part.GIVEN, Part.NAME) or held(word):
        return 0
    for clitic, rest in bare(word)[1:]:
        if part(rest) in (Part.GIVEN, Part.NAME) or held(rest) or (rest.startswith("ال") and met(rest)):
            return len(clitic)
    return 0
