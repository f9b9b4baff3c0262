"""Ground → what the words at a token can be to a cue: an occasion, a mood, a bracket, a name in quotation marks."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from marsad.extract.statements.ground import COMMAS, STOPS, Ground
from marsad.extract.statements.phrase import conjoined
from marsad.extract.statements.words import Governed, heads, moods, occasions, words
from marsad.model import Act

FINITE = ("past", "present")
_NAME = 8  # tokens of a name in quotation marks, the marks counted
_BRACKET = 25  # tokens between brackets or dashes
_OFFICE = 9  # tokens of an office that go on after its noun phrase
_SETTING = 20  # tokens from an occasion that opens a sentence to its verb
_AHEAD = 25  # tokens in which a link may follow a name in marks


@cache
def alone() -> dict[str, str]:
    """What a cue can govern → its preposition, a word of its own."""
    return {name: w for name in ("on", "about", "to", "from", "in") for w in words(f"governed-{name}")}


@cache
def written_on() -> dict[str, str]:
    """What a cue can govern → its preposition, a letter written on the noun."""
    return {name: w for name in ("by", "for") for w in words(f"governed-{name}")}


@cache
def governed(names: tuple[Governed, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The prepositions that a cue governs: words of their own, and letters."""
    return frozenset(alone()[n] for n in names if n in alone()), frozenset(
        written_on()[n] for n in names if n in written_on()
    )


def opens_clause(g: Ground, i: int) -> bool:
    """Whether «أن», «إن», «أنه» … stands at `i`; the first syllable of «إن.بي.سي» does not."""
    w = g.norm[i]
    if i in g.name and g.name[i].type == "PER":
        return False  # «أعرب بان في بيانه عن»: the man
    return w in words("that-pronoun") or (w in words("that") and not inside_word(g, i))


def brings_content(g: Ground, i: int) -> bool:
    """Whether a colon, a quotation or «إن» stands at `i`."""
    return g.word(i) == ":" or i in g.quote or (i < len(g.norm) and opens_clause(g, i))


def inside_word(g: Ground, i: int) -> bool:
    """Whether the token at `i` ends nothing: an initial, an abbreviation, a number goes on right after it."""
    return i + 1 < len(g.norm) and g.start[i + 1] == g.end[i] and i + 1 not in g.quote


def occasion(g: Ground, i: int) -> tuple[int, int, str] | None:
    """The occasion named at `i` («مؤتمر صحفي»)."""
    for phrase, kind in occasions().get(g.word(i), ()):
        if tuple(g.norm[i : i + len(phrase)]) == phrase:
            return i, i + len(phrase), kind
    return None


def occasion_ahead(g: Ground, first: int, at: int) -> tuple[int, int, str] | None:
    """The occasion that opens the sentence of the verb at `at`: «وفي كلمته إلى الأمة، أكد»; it begins at `first`."""
    if not first < at - 1 or at - first > _SETTING or g.norm[first].removeprefix("و") not in words("during"):
        return None
    found = occasion(g, first + 1)
    between = any(k in g.cue and g.cue[k].shape in FINITE for k in range(first, at))
    return None if found is None or found[1] > at or between else found


def not_its_own(g: Ground, i: int, limit: int) -> bool:
    """Whether the preposition at `i` is not the cue's: it brings a manner, or the cue's comes with a clause later."""
    later = g.norm[i + 1 : min(i + 8, limit)]
    if later and later[0] in words("manner"):
        return True
    return any(a == g.norm[i] and b in words("that") for a, b in pairwise(later))


def after_mood(g: Ground, i: int) -> tuple[int, Act | None]:
    """«أمله في أن» at `i` → the token after it, and the act that the feeling is."""
    act = moods().get(g.word(i))
    at = i
    if act is not None and g.word(i + 1) in words("preposition"):
        at = i + 2
    elif act is not None and g.word(i + 1) in words("that"):
        at = i + 1
    return (at + 1 if g.word(at) in words("that") else at), act


def after_noun(g: Ground, i: int) -> int:
    """«جدد التأكيد على أن»: the token after a verbal noun that only carries its verb on, and after what links it."""
    cue = g.cue.get(i)
    if cue is None or cue.shape != "noun":
        return i
    at = i + 1
    if g.word(at) in alone().values() and "on" in cue.cue.governs:
        at += 1
    if g.word(at) in words("that"):
        return at + 1
    return at if at > i + 1 or at in g.quote or g.word(at) in words("that-pronoun") else i


def names_only(g: Ground, i: int, limit: int) -> bool:
    """Whether the quotation at `i` is a name within the subject: a known one, or a short one with a link after it."""
    close = g.close[i]
    if not g.quote[i].closed or close - i > _NAME or g.word(i - 1) == ":":
        return False
    return (i + 1 in g.name and g.name_end[i + 1] >= close - 1) or _link_after(g, close, limit)


def told(g: Ground, i: int) -> bool:
    """Whether the short quotation at `i` names who was told: «تحدث لـ«برقية»»."""
    return g.word(i - 1) in words("toward") and g.quote[i].closed and g.close[i] - i <= _NAME


def _link_after(g: Ground, i: int, limit: int) -> bool:
    k, last = i, min(limit, i + _AHEAD)
    while k < last:
        if opens_clause(g, k) or g.norm[k] == ":" or (k in g.quote and g.close[k] - k > _NAME):
            return True
        if g.norm[k] in STOPS or (k in g.cue and g.cue[k].shape in (*FINITE, "participle")):
            return False
        k = g.close.get(k, k + 1)
    return False


def follows_closely(g: Ground, at: int, i: int) -> bool:
    """Whether a bare object at `i` can still be the cue's at `at`: no comma left open between, no conjunction on it."""
    aside = {k for k in range(at + 2, i) if any(g.timed[t] or g.norm[t] in words("adverb") for t in (k - 1, k + 1))}
    commas = sum(g.norm[k] in COMMAS and k not in aside for k in range(at + 1, i))
    after_time = g.norm[i - 1] in COMMAS and i - 1 in aside  # «جدد الوزير، فلان، أمس، موقف بلاده»
    return (commas % 2 == 0 or after_time) and not conjoined(g, i)


def names_office(g: Ground, first: int, end: int, i: int) -> bool:
    """Whether the name at `i`, after a comma, holds the office that began at `first` and went on at `end`."""
    held = heads().get(g.norm[first]) == "person" and g.norm[end] not in COMMAS and i - end <= _OFFICE
    if not held or i not in g.name or g.name[i].type != "PER":
        return False
    between = range(first, i - 1)
    return not any(g.norm[k] in COMMAS or k in g.cue or (k in g.name and g.name[k].type == "PER") for k in between)


def title_after_name(g: Ground, i: int) -> bool:
    """Whether the office at `i` is that of the person named right before it."""
    return heads().get(g.norm[i]) == "person" and i - 1 in g.name and g.name[i - 1].type == "PER"


def opens_aside(g: Ground, i: int, limit: int) -> bool:
    """Whether the dash at `i` opens an aside: a space before it, a letter after it, its fellow in the same clause."""
    if i == 0 or not g.word(i + 1) or g.start[i + 1] != g.end[i] or g.end[i - 1] == g.start[i]:
        return False
    return closing(g, i, limit) > i + 1


def closing(g: Ground, i: int, limit: int) -> int:
    """The token after the mark that closes the bracket or dash at `i`; i + 1 if none does within reach."""
    wanted = ")" if g.norm[i] == "(" else g.norm[i]
    for k in range(i + 1, min(limit, i + _BRACKET)):
        if g.norm[k] == wanted and (wanted == ")" or k + 1 >= len(g.norm) or g.end[k] <= g.start[k + 1]):
            return k + 1
        if g.norm[k] in STOPS and wanted != ")":
            break
    return i + 1
