"""Ground → the frames of a period, and where each one's clause begins, so that a content before it ends there."""

from __future__ import annotations

from marsad.extract.statements.frame import Frame
from marsad.extract.statements.ground import COMMAS, DASHES, STOPS, Ground, Period
from marsad.extract.statements.links import governed
from marsad.extract.statements.phrase import anonymous, attached, conjoined, noun_phrase
from marsad.extract.statements.relay import relay_at
from marsad.extract.statements.subject import SPEAKS
from marsad.extract.statements.walk import frame
from marsad.extract.statements.words import heads, needed, words

_SOON = 10  # tokens in which a word that a cue needs must come
_SETTING = 8  # tokens of a phrase that sets the scene before its verb
_STATE = 3  # tokens from «ظل» to what somebody remained
_EDGES = ':)-–—»”"'
_SUBJECT = 20  # tokens a subject before its verb may take when its clause opens after a comma


def frames(g: Ground, period: Period, marks: list[int]) -> list[Frame]:
    """The frames of a period in text order, by the cues and relays at `marks`.

    A cue between another cue and its content belongs to that frame.
    """
    found: list[Frame] = []
    relayed = 0  # where the last «وفقا لما أعلنته الوزارة» ends, whose verb only relays
    for at in marks:
        if at in g.relay and g.norm[at] not in words("coordinator"):  # «فيما أكد فلان، وفقا لـ…، أن» reports
            source = relay_at(g, at, period.last)
            relayed = source.end if source is not None and source.relay.kind == "verb" else relayed
        if at < relayed:
            continue
        if at not in g.cue or (found and found[-1].at < at < found[-1].content) or not _stands(g, at, period.first):
            continue
        f = frame(g, at, period.first, period.last)
        if f is not None and (f.link is None or _sound(g, f, period)):
            found.append(f)
    return found


def starts(g: Ground, found: list[Frame], period: Period) -> dict[int, int]:
    """Token → cue: where the clause of each frame begins that is joined to what went before, not part of it."""
    return {b: f.at for f in found if f.link is not None and (b := _begin(g, f, period.first)) is not None}


def _stands(g: Ground, at: int, first: int) -> bool:
    """Whether the word at `at` can be its cue here: one that is also another word must open its clause."""
    form = g.cue[at]
    before = g.norm[at - 1] if at > first else ","
    lacks = form.cue.needs and not needed(form.cue.id).intersection(g.norm[at + 1 : at + _SOON])
    if lacks or anonymous(g, at + 1):
        return False
    if form.shape == "participle":
        apart = form.joined or _apart(g, at, first) or _links(g, at + 1) or _circumstance(g, at, first)
        return before not in words("copula") and apart
    if form.shape == "noun":
        return True
    if before in words("negation"):
        return form.cue.negated is not None  # «لم يستبعد»
    if (before in words("means") and not form.suffixed) or before in words("that") or before in words("governed-on"):
        return False  # «على أمل», «أن رفض الاتفاق» is a noun, «أن يوضح الأمر» has not been said
    return not (form.strict or form.suffixed) or _opens(g, at, first)


def _opens(g: Ground, at: int, first: int) -> bool:
    """Whether the verb at `at` opens its clause, or stands after its subject or a word that only a verb follows."""
    before = g.word(at - 1)
    form = g.cue[at]
    who = before.startswith("ال") and heads().get(before) in ("person", "body", "media")  # «السفير نفى»
    if _apart(g, at, first) or at - 1 in g.name or who or (form.joined and form.suffixed):
        return True
    if form.shape == "past" and (g.timed[at - 1] or _after_setting(g, at, first) or _joined_on(g, at)):
        return True
    return before in words("connector") or before in words("object-relative") or before in words("auxiliary")


def _after_setting(g: Ground, at: int, first: int) -> bool:
    """«وفي سياق متصل كشف الوزير»: the verb after a phrase with a preposition that opens its sentence."""
    if at - first > _SETTING or g.norm[first].removeprefix("و") not in words("preposition"):
        return False
    closed = at > first + 1 and (at > first + 2 or g.norm[at - 1].startswith("ال"))  # «بعد دحض الحجج» has no verb
    end = noun_phrase(g, first + 1, at) if closed else at + 1
    while end < at - 1 and g.norm[end] in words("preposition"):  # «وفي رسالة إلى الشعب طالب الوزير»
        end = noun_phrase(g, end + 1, at)
    return end == at


def _joined_on(g: Ground, at: int) -> bool:
    """«… وحث زعماء العالم على …»: a verb joined to what was done before, by the preposition that it governs."""
    form = g.cue[at]
    takes, _ = governed(form.cue.governs)
    return form.joined and form.cue.transitive and not takes.isdisjoint(g.norm[at + 2 : at + _SOON])


def _apart(g: Ground, at: int, first: int) -> bool:
    """Whether a mark stands before the word: a circumstance («، مشددا»), not an adjective («قيود مشددة»)."""
    return at == first or g.norm[at - 1] in COMMAS or g.norm[at - 1] in STOPS or g.norm[at - 1] in _EDGES


def _circumstance(g: Ground, at: int, first: int) -> bool:
    """«تتوجه إلى صنعاء مشددا على»: no adjective, for the noun before it has another ending; nor what somebody was."""
    form = g.cue[at]
    masculine = form.gender == "m" and form.number == "one" and at > first
    if not masculine or g.norm[at - 1].endswith("ا") or not g.norm[at - 1].isalpha():
        return False
    takes, _ = governed(form.cue.governs)
    was = words("copula").isdisjoint(g.norm[max(first, at - _STATE) : at])
    told = form.cue.object == "content" and at + 1 in g.name and g.name[at + 1].type in SPEAKS
    return was and (told or g.word(at + 1) in takes)


def _links(g: Ground, i: int) -> bool:
    """Whether a clause of content follows: «قائلا إن», «مشيرا إلى أن», «مضيفا: «»."""
    if g.word(i) in words("preposition"):
        i += 1
    return i in g.quote or g.word(i) == ":" or g.word(i) in words("that") or g.word(i) in words("that-pronoun")


def _sound(g: Ground, f: Frame, period: Period) -> bool:
    """Whether the frame says enough: a verbal noun needs a clause or a quotation of its own («قوله إن»); a present
    without a subject that opens its sentence is impersonal («يذكر أن»)."""
    form = f.form
    carried = any(s.relay.kind == "carried" for s in f.relays)  # «وجاء في بيان نقلته الوكالة أن»: whoever spoke before
    if (form.cue.place and not carried and (f.subject is None or f.before)) or _shown(g, f) or _suspended(g, f):
        return False
    unnamed = form.cue.relays and f.origin is None and f.link != "quote"  # «سحب الكوادر ونقلها إلى أن»
    if f.subject is None and (form.passive or unnamed):
        return False  # «وأُعلن أن», «اتُهم الوزير بـ»: nobody is named who did
    if form.shape == "noun":
        far = form.number is None and f.link == "quote" and f.content > f.at + 2  # «الدعوة وجهت «منذ شهر»»
        clause = f.link in ("that", "quote", "colon") and not far
        return (clause and g.word(f.at - 1) not in words("impersonal")) or _owned(g, f)
    if form.shape == "participle":
        bare = form.cue.object == "content" and f.content == f.at + 1 and f.link != "that"
        byline = f.link == "colon" and f.content not in g.quote and g.word(f.at - 1) in DASHES  # «الوطن - متابعة: …»
        return not (byline or _joined_noun(g, f, period.first)) and not (
            bare and attached(g, f.content, "ب")
        )  # «شركات متهمة بالفساد» says nothing
    if (f.link == "object" and _pointless(g, f)) or _parted(g, f):
        return False
    return f.subject is not None or _elided(g, f, period)


def _parted(g: Ground, f: Frame) -> bool:
    """Whether another clause has begun before the preposition: «عد فلان المهرجان ناجحا، وهو يقدم بلغات عدة»."""
    if f.link != "preposition" or f.subject is None or f.before:
        return False
    commas = [k for k in range(f.subject[1], f.link_at) if g.norm[k] in COMMAS]
    return bool(commas) and commas[-1] + 1 < f.link_at and g.norm[commas[-1] + 1].startswith("و")


def _joined_noun(g: Ground, f: Frame, first: int) -> bool:
    """«سياسة معادية ومعلنة للدول»: another adjective; «احترام القانون، ومعارضة «الهيمنة»، …»: a verbal noun of the form
    «مفاعلة» in a list."""
    if not f.form.joined or f.form.gender != "f" or f.link not in ("object", "preposition"):
        return False
    adjective = not _apart(g, f.at, first) and g.norm[f.at - 1].endswith(("ة", "ات"))
    return adjective or g.norm[f.at].removeprefix("و")[2:3] == "ا"


def _elided(g: Ground, f: Frame, period: Period) -> bool:
    """Whether a verb without a subject can have somebody else's, named before."""
    form = f.form
    if _first_person(g, f):
        return False
    if g.word(f.at - 1) in words("relative") and not form.suffixed:  # «الاتفاق الذي يؤكد»: a thing says so, nobody
        quoted = f.link in ("quote", "colon") and form.cue.act == "say"  # «العودة إلى مديرة الفندق التي قالت: «»»
        return quoted or (f.link == "that" and g.norm[f.content] in words("that-pronoun"))
    before = g.word(f.at - 1)
    led = form.joined or form.suffixed or _apart(g, f.at, period.first) or f.at - 1 in g.name or g.timed[f.at - 1]
    led = led or any(before in words(c) for c in ("connector", "auxiliary", "coordinator", "object-relative"))
    if form.shape == "present" and (not led or before in words("what")):
        return False  # «تقارير مقلقة تفيد بأن», «لم يصدر ما يفيد بأن»
    opens = f.at == period.first or g.norm[f.at - 1] in STOPS
    return not (opens and form.shape == "present" and form.number == "one" and form.cue.act == "say")


def _suspended(g: Ground, f: Frame) -> bool:
    """«المذكرة قد علقت «حتى الدورة المقبلة»»: suspended, not commented."""
    close = f.link == "quote" and f.content == f.at + 1
    return close and f.form.cue.strict and f.form.shape == "past" and g.word(f.at - 1) in words("auxiliary")


def _shown(g: Ground, f: Frame) -> bool:
    return f.form.cue.shows and f.link == "preposition" and _thing(g, f.content)


def _owned(g: Ground, f: Frame) -> bool:
    """«إعلان مرجان عزمها …», «دعوة الرئيس إلى …»: a verbal noun whose doer is named at once, and what was said."""
    if (
        f.form.number is not None
        or f.subject is None
        or f.subject[0] != f.at + 1
        or f.link not in ("preposition", "object")
    ):
        return False
    first = f.subject[0]
    named = any(k in g.name and g.name[k].type in SPEAKS for k in range(first, f.subject[1]))
    invited = g.norm[f.content].removeprefix("ل").removeprefix("ال") in words("invited-to")
    return named and not g.norm[f.at].startswith("ال") and not invited


def _first_person(g: Ground, f: Frame) -> bool:
    """«أعتقد أن», «أستبعد أن»: the writer speaks; in the third person these verbs have no hamza."""
    letter = g.doc.article.text[g.start[f.at]]
    return f.form.shape == "past" and f.form.number == "one" and letter == "أ" and f.form.cue.past.startswith("ا")


def _pointless(g: Ground, f: Frame) -> bool:
    """«الإجراءات التي تعتزم المنظمة تنفيذها»: the object was named before; «تعتبر تونس مقصدا»: the verb is passive."""
    w = g.norm[f.content]
    if g.word(f.at - 1) in words("who") and not f.before:
        return True
    definite = w.startswith("ال") or f.content in g.name or f.content in g.quote or w.endswith(("ه", "ها", "هم"))
    return f.form.cue.act == "describe" and f.form.shape == "present" and not f.form.suffixed and not definite


def _thing(g: Ground, i: int) -> bool:
    """Whether a weapon, a machine or another thing to be shown stands at `i`."""
    named = i in g.name and g.name[i].type == "WEAPON"
    return named or g.norm[i].removeprefix("ال") in words("thing-shown")


def _begin(g: Ground, f: Frame, first: int) -> int | None:
    """Where the clause of `f` begins, if it is coordinate; None where it is nested in the content before it."""
    by_words = f.form.shape == "noun" and f.form.number is not None and g.norm[f.at][0] == "ب"  # «…، بقوله: «»»
    if f.form.shape in ("noun", "participle") or f.form.joined:
        return f.at if f.form.shape != "noun" or by_words else None
    if f.before and f.subject and f.subject[0] > first:
        if conjoined(g, f.subject[0]):
            return f.subject[0]
        if g.norm[f.subject[0] - 1] in words("coordinator"):
            return f.subject[0] - 1
    before, joins = f.at - 1, False
    while before > first and not joins and g.norm[before] in words("auxiliary"):
        joins = g.norm[before][0] in "وف" and g.norm[before] in words("coordinator")  # «… وقد دعا إلى …»
        before -= not joins
    w = g.norm[before]
    if w in words("coordinator") and not (f.form.suffixed and w in words("object-relative")):
        return before
    if w in words("object-relative") or w in words("relative"):
        return before if before > first and g.norm[before - 1] in COMMAS and f.link != "object" else None
    return _after_comma(g, before, first)


def _after_comma(g: Ground, before: int, first: int) -> int | None:
    """The clause of a verb that stands right after a comma, or whose subject does with a conjunction."""
    if g.norm[before] in COMMAS:
        return before + 1
    for k in range(before, max(first, before - _SUBJECT), -1):
        if g.norm[k] in COMMAS:
            opens = g.norm[k + 1]
            return k + 1 if opens in words("coordinator") or opens.startswith("و") else None
    return None
