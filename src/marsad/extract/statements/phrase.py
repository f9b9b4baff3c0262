"""Ground → noun phrases: where one that begins at a token ends, and whether a word is a bare preposition's."""

from __future__ import annotations

from functools import cache

from marsad.extract.statements.ground import COMMAS, DASHES, STOPS, Ground
from marsad.extract.statements.words import heads, media, occasions, words
from marsad.text import folded

_BODIES = frozenset({"body", "media", "document"})
_NO_OFFICE = frozenset({"person", "thing", "document"})
_NAMES = frozenset({"PER", "GPE"})
_TITLE_REACH = 12  # how far a title may stand from its person's name: «المبعوث الأممي الخاص إلى اليمن هانس»
_DESCRIPTION = 12  # tokens of a description that names nobody
_TITLE_OF_WORK = 9  # tokens of a quoted name after «صحيفة», «تقرير», its marks counted
_SHORT = 5  # tokens of a quoted name, its marks counted
_WITHHELD = 5  # tokens of «عدم الكشف عن هويته»
_MARKS = STOPS | COMMAS | DASHES | frozenset("()[]:لب")
_MANY = ("ون", "ين", "ات")  # ends of sound plurals
_SMALL = ("that", "that-pronoun", "preposition", "adverb", "relative", "auxiliary", "issued-by")


@cache
def _outside() -> frozenset[str]:
    """The marks and small words that no noun phrase holds."""
    return _MARKS.union(*(words(group) for group in _SMALL))


def breaks(g: Ground, i: int) -> bool:
    """Whether token `i` cannot stand inside a noun phrase: punctuation, a small word, a verb of saying, a time."""
    if i in g.name:
        return False
    w = g.norm[i]
    if w in _outside() or g.timed[i] or i in g.relay:
        return True
    cue = g.cue.get(i)
    if cue is None or cue.strict:
        return False
    return cue.shape in ("past", "present") or (cue.shape == "noun" and (cue.number is not None or w.startswith("ال")))


def carries(g: Ground, i: int) -> bool:
    """Whether «ب» or «ل» is written on token `i`."""
    letter = g.norm[i][0]
    return letter in "بل" and attached(g, i, letter)


def attached(g: Ground, i: int, letter: str) -> bool:
    """Whether token `i` begins with the preposition `letter` written on it, and not with a letter of its own."""
    w = g.norm[i]
    if w[0] != letter or len(w) < 3 or w in words("radical") or i in g.cue:
        return False
    return w.startswith((letter + "ال", "لل")) or i not in g.name or w[1:] in g.bare_names


def conjoined(g: Ground, i: int) -> bool:
    """Whether token `i` carries the conjunction «و», and not a letter of its own («وزارة»)."""
    w = g.norm[i]
    return w[0] == "و" and len(w) > 2 and w not in heads() and w not in g.bare_names and w not in words("radical")


def noun_phrase(g: Ground, i: int, limit: int) -> int:
    """Where the noun phrase that begins at `i` ends: a head, what completes it, and the names beside it."""
    phrase = _Phrase(g, i, limit)
    while phrase.at < limit and (after := phrase.next()) > phrase.at:
        phrase.at = after
    return phrase.at


class _Phrase:
    """A noun phrase read word by word: whether it is definite yet, and the type of the last name in it."""

    def __init__(self, g: Ground, start: int, limit: int) -> None:
        self.g, self.start, self.limit = g, start, limit
        self.at, self.definite, self.last = start, False, ""
        head, kinds = g.word(start), heads()
        kind = kinds.get(head) or (kinds.get(head.lstrip("و")) if head[:1] == "و" else None)
        self.person = kind == "person"
        self.unknown = kind is None and head.startswith("ال") and start not in g.name
        singular = self.person and head.startswith("ال") and not head.endswith((*_MANY, "ان", "اء"))
        self.one = singular and head not in words("honorific")  # «دعا الرئيس اللبنانيين», but «الشيخ الحسين»
        self.plural = head.startswith("ال") and head.endswith(("ون", "ان"))

    def next(self) -> int:
        """The token after the next piece of the phrase; `self.at` itself where the phrase ends."""
        g, at = self.g, self.at
        if at in g.quote:
            return self._quoted()
        if at in g.name:
            return self._named()
        if g.norm[at] == "و" and self.person and heads().get(g.word(at + 1)) == "person":
            self.definite = g.norm[at + 1].startswith("ال")
            return at + 2  # «مساعد الوزير و كبير المفاوضين فلان»
        if g.norm[at].isdecimal() and g.word(at - 1) == "ال":
            return at + 1  # «الدول الـ12»
        return self._titled() if breaks(g, at) else self._plain()

    def _quoted(self) -> int:
        if self.last == "GPE" and self.start in self.g.name:
            return self.at  # «وتنتقد الصين «الهيمنة» الأمريكية»
        if self.at > self.start and not _name_like(self.g, self.at):
            return self.at
        self.definite = True
        return self.g.close[self.at]

    def _titled(self) -> int:
        """The name after a title that a preposition broke off: «المبعوث إلى اليمن فلان»."""
        reach = _title(self.g, self.at, self.limit) if (self.person or self.unknown) and self.last != "PER" else 0
        if self.unknown and not _holds_office(self.g, reach):
            reach = 0
        self.last = "PER" if reach else self.last
        return max(reach, self.at)

    def _named(self) -> int:
        kind = self.g.name[self.at].type
        if self.at > self.start and not conjoined(self.g, self.at):
            if carries(self.g, self.at):
                return self._titled()
            if self.person and kind == "ORG" and folded(self.g.name[self.at].name) in media():
                return self.at  # «أبلغ مسؤولون رويترز»: who was told
            if self.last in _NAMES and not (kind == "PER" and self.last != "PER" and self.person):
                return self.at
            if (
                self._apart(kind)
                or (self.last == "ORG" and kind not in ("NORP", "PER"))
                or (self.definite and kind == "ORG")
            ):
                return self.at
        self.definite = kind != "NORP" or not self.person or self.g.norm[self.at].removeprefix("و").startswith("ال")
        self.last = kind
        return self.g.name_end[self.at]

    def _apart(self, kind: str) -> bool:
        """«يتهم معارضون فلانا»: no one man's title; «دعا الرئيس اللبنانيين»: no adjective; «طالبت 15 دولة إسرائيل»."""
        g = self.g
        if g.norm[self.start].isdecimal() and kind in _NAMES:
            return True
        if kind == "PER" and g.norm[self.start].endswith("ون") and self.start not in g.name:
            return True
        return self.one and kind == "NORP" and g.norm[self.at].endswith(_MANY)

    def _plain(self) -> int:
        g, at = self.g, self.at
        w = g.norm[at]
        joined = w[0] == "و" and at > self.start and conjoined(g, at)
        bare = w[1:] if joined else w
        article = bare.startswith(("ال", "لل")) and bare not in words("own-al")
        if at == self.start or (self.person and joined and heads().get(bare) == "person"):
            self.definite = article
            return at + 1
        before = g.norm[at - 1]
        if w[0] in "بل" and attached(g, at, w[0]):
            return self._titled()
        if not joined and self._another(bare, before, article):
            return at
        if not article and before in words("honorific") and bare not in heads() and at not in g.cue:
            self.definite = False
            return at + 1
        if (self.last in _NAMES and not (joined and article)) or (self.definite and not article):
            return self._titled()
        self.definite = self.definite or article
        return at + 1

    def _another(self, bare: str, before: str, article: bool) -> bool:
        """Whether the word begins another phrase: «المعارضة الحكومة», «الانفصاليون الحكومة», «الوزير المنظمات»,
        «متحدث عسكري صحة», «مسؤولون أتراك الرئيس»."""
        head = self.g.norm[self.start]
        if self.person and self.last == "NORP" and not self.definite and article and self.at - 1 in self.g.name:
            return True
        if self.definite and article and heads().get(bare) in _BODIES and head.startswith("ال"):
            return True
        if self.last == "ORG" and self.start in self.g.name and article and bare.endswith("ات"):
            return True  # «وزارة الخارجية الصينية العلاقات»
        if self.plural and not bare.endswith(("ون", "ان", "ة")):
            return True
        if (self.one and article and bare.endswith(_MANY)) or (self.person and bare in words("pointer")):
            return True
        opens = self.person and not self.definite and not article and _relational(before) and not _relational(bare)
        return opens and bare not in words("epithet")


def _name_like(g: Ground, i: int) -> bool:
    """A short quotation that is a name: «حماس», «سبوتنيك»; one that ends its clause is what was said."""
    close = g.close[i]
    if not g.quote[i].closed or g.word(i - 1) == ":":
        return False
    head = g.word(i - 1)  # «صحيفة «الوطن»», but «قال مدير المرصد «شوهد اختطاف خمسة»»
    named = heads().get(head) in _BODIES and close - i <= (_SHORT if head.startswith("ال") else _TITLE_OF_WORK)
    if (i + 1 in g.name and g.name_end[i + 1] >= close - 1) or named:
        return True
    return close - i <= _SHORT and close < len(g.norm) and g.norm[close] not in COMMAS and g.norm[close] not in STOPS


def _relational(word: str) -> bool:
    """«متحدث عسكري», «مسؤولة أممية»: an adjective of relation by its ending."""
    return word.endswith(("ي", "ية", "يون", "يين", "يان")) and word not in words("portfolio")


def _title(g: Ground, at: int, limit: int) -> int:
    """The end of the person's name that completes a title broken off at `at`, 0 if none is near in the same clause."""
    if g.word(at) not in words("title-link") and not attached(g, at, "ل") and not attached(g, at, "ب"):
        return 0
    spoken_to = {heads().get(g.norm[at][1:]), heads().get("ا" + g.norm[at][1:])}
    if (at in g.name and g.name[at].type == "PER") or not spoken_to.isdisjoint(_NO_OFFICE):
        return 0  # «قال السفير للوزير فلان», «ذكّر الأمين العام بكلام رئيس الوزراء فلان»
    for i in range(at, min(limit, at + _TITLE_REACH)):
        w = g.norm[i]
        apart = w in COMMAS or w in STOPS or w == ":" or g.timed[i]  # «نقل نائب المتحدث باسم الحكومة أمس عن فلان»
        if apart or w in words("that") or w in words("relative") or i in g.cue:
            return 0
        if w in words("companion"):
            return 0
        if i in g.name and g.name[i].type == "PER":
            return g.name_end[i]
    return 0


def _holds_office(g: Ground, end: int) -> bool:
    """Whether the clause goes on after a name that ends at `end` as after a speaker: «المنسق للجنة الحدود فلان، أن»."""
    w = g.word(end)
    return w in COMMAS or w in words("that") or w in words("that-pronoun") or w == ":" or end in g.quote


def anonymous(g: Ground, i: int) -> bool:
    """Whether the words from `i` are of a source's name that is kept back: «عدم الكشف عن هويته»."""
    return g.word(i) in words("withheld") and not words("anonymity").isdisjoint(g.norm[i + 1 : i + _WITHHELD])


def whole(g: Ground, i: int, end: int, limit: int) -> int:
    """The end of a description that names nobody, with its relative clause: «أحد السياسيين الذين حضروا الحفل»."""
    at = end
    while at < min(limit, i + _DESCRIPTION):
        w = g.norm[at]
        if w in words("toward") and at + 1 in g.quote:
            break  # «فلان لـ«برقية»»: who was told
        small = w in words("title-link") or (at == end and w.startswith("بال"))
        small = small or w in words("relative") or w in words("inside") or w in words("nameless")
        plain = not breaks(g, at) or g.norm[at - 1] in words("title-link") or g.norm[at - 1] in words("nameless")
        if at in g.quote and _name_like(g, at):
            at = g.close[at]
        elif (small and not occasions().get(g.word(at + 1))) or (at > end and plain and at not in g.quote):
            at += 1
        else:
            break
    while at > end and (g.norm[at - 1] in words("preposition") or g.norm[at - 1] in words("relative")):
        at -= 1
    return at


def _carried(g: Ground, i: int) -> bool:
    """«حصيلة أعلنها التلفزيون»: a verb whose object was the document before it."""
    return i in g.cue and g.cue[i].suffixed and g.cue[i].shape == "past"


def issued(g: Ground, end: int, limit: int) -> tuple[int, int]:
    """Who issued a document whose description ends at `end`, as a span, empty where nobody is named after it:
    «بيان صادر عن البيت الأبيض», «بيان أصدرته الوزارة», «تقرير للوزارة»."""
    at = end
    while at < limit and g.norm[at] in words("issue-epithet"):
        at += 1
    if at + 1 < limit and g.norm[at] in words("relative") and g.norm[at + 1] in words("issued-by"):
        at += 1  # «المذكرة التي أصدرتها الوزارة»
    by = at < limit and (g.norm[at] in words("issued-by") or g.norm[at] in words("source-link") or _carried(g, at))
    if by:
        at += 1
        while g.word(at) in words("source-link") or (g.word(at) in words("adverb") and g.word(at + 1) in heads()):
            at += 1  # «تقرير أصدرته مؤخرا الوزارة»
    elif at >= limit or not attached(g, at, "ل"):
        return end, end
    last = noun_phrase(g, at, limit) if at < limit else at
    return (at, last) if last > at else (end, end)
