"""Ground → the subject that stands before its verb: «لكن روسيا قالت», «القاهرة تطالب», «الوزير الذي عاد قال»."""

from __future__ import annotations

from marsad.extract.statements.ground import COMMAS, STOPS, Ground
from marsad.extract.statements.links import FINITE, alone, brings_content
from marsad.extract.statements.phrase import anonymous, conjoined, noun_phrase
from marsad.extract.statements.relay import relay_at
from marsad.extract.statements.words import heads, words

SPEAKS = frozenset({"PER", "ORG", "GPE"})
_BACK = 25  # tokens looked at before a verb
_RELAY = 9  # tokens of a relay between a subject and its verb
_OFFICE = 9  # tokens of an office before the relative clause that tells what its holder said
_SHORT = 3  # tokens of a source without an article before its verb
Span = tuple[int, int]


def before_verb(g: Ground, at: int, first: int) -> Span | None:
    """The noun phrase before the verb at `at` in its clause, if the clause opens with it; `first` opens the period."""
    i = at
    while i > first and (g.norm[i - 1] in words("auxiliary") or g.norm[i - 1] in words("adverb") or g.timed[i - 1]):
        i -= 1
    i = _before_relay(g, i, first)
    if i == first:
        return None
    before = g.norm[i - 1]
    if i == at and before.endswith("ا") and heads().get(before[:-1]) == "document":
        return i - 1, i  # «وقعوا بيانا يقول إن»: what is said of a noun without an article
    if before in words("object-relative") or before in words("and-it"):
        return (_antecedent if before in words("object-relative") else _circumstance)(g, i - 1, first, at)
    return _opening(g, i, first, at) or (_indefinite(g, at, first) if i == at else None)


def _indefinite(g: Ground, at: int, first: int) -> Span | None:
    """«بعد تقارير غربية أشارت إلى …»: a source without an article, of which the verb right after it tells."""
    if g.cue[at].joined:
        return None
    for start in range(at - 1, max(first, at - 1 - _SHORT), -1):
        if g.norm[start] in heads() and start not in g.name:
            bare = not g.norm[start].startswith("ال") and heads()[g.norm[start]] == "document"
            return (start, at) if bare and noun_phrase(g, start, at) == at else None
    return None


def _opening(g: Ground, i: int, first: int, at: int) -> Span | None:
    """The noun phrase that opens the clause which reaches token `i`."""
    start = _clause(g, i, first, at)
    if start >= i or not words("preposition").isdisjoint((g.norm[start], g.norm[start - 1].removeprefix("و"))):
        return None  # «وفي رسالة إلى الشعب طالب الوزير …»: the subject follows
    form = g.cue.get(start)
    if form is not None and form.shape in FINITE and (form.joined or not form.strict):
        return None  # «وجدد فلان رفض بلاده»: a verb and its subject, and what was said
    end = noun_phrase(g, start, i)
    if (titled := _titled(g, start, end, i)) is not None:
        return titled
    if end == start or (end < i and not _bridged(g, end)) or not _can_speak(g, start, end):
        return None
    return _named_before(g, start, first) or (start, end)


def _titled(g: Ground, start: int, end: int, i: int) -> Span | None:
    """«لكن فلان وزير الخارجية قال», «مدير الوكالة (…) آنذاك فلان هدد»: the name beside an office before a verb."""
    if end < i and start in g.name and g.name[start].type == "PER" and heads().get(g.norm[end]) == "person":
        return start, g.name_end[start]
    if start < end < i and heads().get(g.norm[start]) == "person" and i - 1 in g.name and g.name[i - 1].type == "PER":
        return g.at(g.name[i - 1].evidence.start), i
    return None


def _before_relay(g: Ground, i: int, first: int) -> int:
    """«مصدر، نقلت عنه الوكالة، قال», «مصدر، طلب عدم ذكر اسمه، قال»: where the relay or the wish for anonymity between
    commas before a verb begins; `i` where there is none."""
    if i - 1 <= first or g.norm[i - 1] not in COMMAS:
        return i
    for k in range(i - 2, max(first, i - _RELAY), -1):
        if g.norm[k - 1] in COMMAS and (anonymous(g, k) or anonymous(g, k + 1)):
            return k - 1
        source = relay_at(g, k, i - 1) if k in g.relay and g.norm[k - 1] in COMMAS else None
        if source is not None and source.end == i - 1:
            return k - 1
    return i


def _clause(g: Ground, i: int, first: int, at: int) -> int:
    """Where the clause that reaches token `i` begins, its connectors left out."""
    start = i
    while start > max(first, at - _BACK):
        w = g.norm[start - 1]
        if w in COMMAS or w in STOPS or w == ":" or w in words("that"):
            break
        start -= 1
        joint = g.cue[at].number in ("two", "many") and start - 1 in g.name  # «ميركل وداود أوغلو اتفقا»
        if conjoined(g, start) and not joint and (g.norm[start][1:] in heads() or _opens_name(g, start)):
            break
    while start < i and (g.norm[start] in words("connector") or g.timed[start]):
        start += 1
    return start


def _opens_name(g: Ground, i: int) -> bool:
    return i in g.name and g.at(g.name[i].evidence.start) == i


def _bridged(g: Ground, end: int) -> bool:
    """Whether only a relative clause or a title's prepositions stand between a phrase and its verb."""
    w = g.norm[end]
    return w in words("relative") or w in words("nameless") or w in words("title-link") or w == "(" or w in ("-", "–")


def _can_speak(g: Ground, start: int, end: int) -> bool:
    if g.norm[start] in heads():
        return True
    if any(g.name[k].type in SPEAKS for k in (start, start + 1) if k in g.name and k < end):
        return True
    plural = g.norm[start].startswith("ال") and g.norm[start].endswith(("ون", "ين", "ان"))
    return plural or g.norm[start].isdigit()


def _named_before(g: Ground, start: int, first: int) -> Span | None:
    """«فلان، سفير روسيا، قال»: an office after the name and its comma."""
    name = start - 2
    if name < first or g.norm[start - 1] not in COMMAS or g.norm[start] not in heads():
        return None
    if name in g.name and g.name[name].type == "PER":
        return g.at(g.name[name].evidence.start), start - 1
    return None


def agrees(g: Ground, at: int, i: int) -> bool:
    """Whether the noun at `i` can be the subject of the verb at `at`; not in «دعا الجانبين», «واتهم روسيا».

    A verb agrees in gender with a subject that follows it at once; a dual or sound plural in «ين» is never a subject.
    """
    form, w, m = g.cue[at], g.norm[i], g.name.get(i)
    if m is not None and m.type in ("PER", "NORP", "ORG"):
        return True
    if m is None and w.startswith("ال") and w.endswith("ين"):
        return w in heads() and w[:-2] + "ون" not in heads() and w[:-2] + "ان" not in heads()
    if form.gender != "m" or form.number != "one" or i != at + 1:
        return True
    if m is not None:
        return m.country is None or w in words("masculine-states") or m.type != "GPE"
    return not (w.startswith("ال") and w.endswith("ة")) or heads().get(w) == "person"


def agent(g: Ground, at: int, limit: int) -> Span | None:
    """«اتهمت إيران من قبل الولايات المتحدة»: who did it, told at `at` after the name of whom it was done to, not in
    «اللجنة المشكلة من قبل الوزير»."""
    if at - 1 not in g.name or g.word(at) != alone()["from"] or g.word(at + 1) not in words("by-side"):
        return None
    start = at + 2
    end = noun_phrase(g, start, limit)
    return (start, end) if end > start and _can_speak(g, start, end) else None


def _speaker_follows(g: Ground, i: int) -> bool:
    """Whether somebody who can speak is named at `i`, and brings what is said."""
    named = i in g.name and g.name[i].type in SPEAKS
    return (named or heads().get(g.word(i)) in ("person", "body")) and brings_content(g, noun_phrase(g, i, len(g.norm)))


def _antecedent(g: Ground, relative: int, first: int, at: int) -> Span | None:
    """The name that a relative clause is about, when it stands right before it: «باقري الذي قال»."""
    if _speaker_follows(g, at + 1):
        return None  # «المدينة التي قالت القوات إنها سيطرت عليها»
    i = relative - 1
    if i > first and g.norm[i] in COMMAS:
        i -= 1
    gender = "f" if g.norm[relative] in words("who-she") else "m"
    if i < first or g.norm[relative] not in words("who") or g.cue[at].gender != gender:
        return None  # «فلانة التي يرجح فوزها»: nobody says so
    if i in g.name and g.name[i].type in SPEAKS:
        return g.at(g.name[i].evidence.start), i + 1
    if g.norm[i] in heads() and g.norm[i].startswith("ال") and g.norm[i].endswith("ة") == (gender == "f"):
        return i, i + 1
    return _office_before(g, i + 1, first)


def _office_before(g: Ground, end: int, first: int) -> Span | None:
    """«لقاء وزير الخارجية الروسي الذي قال», «فلان مؤسس شركة الفضاء الذي قال»: the office that ends at token `end`,
    with the name before it."""
    for k in range(end - 1, max(first, end - _OFFICE) - 1, -1):
        if g.norm[k] in COMMAS or g.norm[k] in STOPS or g.norm[k] in words("relative") or k in g.cue:
            return None
        if heads().get(g.norm[k]) == "person" and noun_phrase(g, k, end) == end:
            name = g.name.get(k - 1)
            return (g.at(name.evidence.start), k) if name is not None and name.type == "PER" else (k, end)
    return None


def _circumstance(g: Ground, pronoun: int, first: int, _at: int) -> Span | None:
    """«سمعنا فلانا وهو يحذر من»: whoever was named right before the pronoun."""
    name = next((k for k in range(pronoun - 1, max(first, pronoun - _RELAY) - 1, -1) if k in g.name), None)
    if name is None or g.name[name].type not in SPEAKS:
        return None
    return g.at(g.name[name].evidence.start), g.name_end[name]
