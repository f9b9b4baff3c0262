"""A cue → its frame, read in one walk from the cue onwards.

The first noun phrase is the subject; prepositional phrases, times and relative clauses are stepped over; the first
thing that the cue governs is the link. Each rule looks at one token: it moves on, finds the link, gives up, or passes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from marsad.extract.statements import links, objects
from marsad.extract.statements.content import between_dashes
from marsad.extract.statements.frame import Frame, Link
from marsad.extract.statements.ground import COMMAS, DASHES, STOPS, Ground
from marsad.extract.statements.links import FINITE, alone, written_on
from marsad.extract.statements.phrase import attached, noun_phrase
from marsad.extract.statements.steps import Step, Steps
from marsad.extract.statements.subject import agent, agrees, before_verb
from marsad.extract.statements.words import heads, words

REACH = 45  # tokens from a cue to its link; the longest of 430 in the gold articles has 38


def frame(g: Ground, at: int, first: int, limit: int) -> Frame | None:
    """The frame of the cue at `at` in its period, `first` to `limit`; without a link where only its subject was found.

    None where neither was.
    """
    found = Frame(at, g.cue[at], first)
    joined = found.form.joined and g.norm[at].startswith("و")  # «أما فلان فقال», «كيري وصف», but not «وقال»
    if found.form.shape in FINITE and not joined and not found.form.passive:
        found.subject = before_verb(g, at, first)
        found.before = found.subject is not None
    linked = _Walk(g, found, min(limit, at + REACH)).run()
    found.occasion = found.occasion or links.occasion_ahead(g, first, at)
    if not linked:
        found.link = None
    return found if linked or (found.subject is not None and found.form.shape in FINITE) else None


def _can_have_subject(g: Ground, f: Frame) -> bool:
    form, after = f.form, f.at + 1
    if form.passive:
        return False  # whoever did it is not told
    if form.suffixed:  # «ما قاله الأمير», «اعتبرته بكين», but «وصفه بأنه»
        return after in g.name or g.word(after) in heads()
    return form.number == "one" if form.shape in FINITE else form.shape == "noun" and form.number is None


class _Walk(Steps):
    """One walk from a cue to its link."""

    def __init__(self, g: Ground, found: Frame, limit: int) -> None:
        super().__init__(g, found, limit, not found.before and _can_have_subject(g, found))

    def run(self) -> bool:
        g, known = self.g, plans()
        norm, cue, timed, quote, relay = g.norm, g.cue, g.timed, g.quote, g.relay
        while (at := self.at) < self.limit:
            w = norm[at]
            many = at in cue or timed[at] or at in quote or at in relay
            rules = _ALL if many else known.get(w) or (_WRITTEN if w[0] in "لب" else ())
            for rule in rules:
                if (step := rule(self, at, w)) is not None:
                    break
            else:  # any other word stands in a relative clause, or is a noun
                step = self._on(at + 1) if self.relative else self._noun(at, w)
            if step is not Step.ON:
                return step is Step.FOUND and self.f.link is not None
        return self._elided() is Step.FOUND

    # ---- what links a content

    def _clause(self, i: int, w: str) -> Step | None:
        g = self.g
        if w in words("whether") and g.word(i + 1) in words("if"):
            return self._linked("that", i) if "that" in self.governs else Step.NONE
        if not links.opens_clause(g, i):
            return None
        if "that" not in self.governs or g.word(i - 1) in words("except"):
            return Step.NONE
        return self._linked("that", i if w in words("that-pronoun") else i + 1)

    def _colon(self, i: int, w: str) -> Step | None:
        if w != ":":
            return None
        if i + 1 >= self.limit or ("quote" not in self.governs and not (i == self.f.at + 1 and i + 1 in self.g.quote)):
            return Step.NONE  # «وأعرب: «»»: any verb of saying can stand before a colon
        if links.opens_clause(self.g, i + 1):
            return self._on(i + 1)
        return self._linked("quote" if i + 1 in self.g.quote else "colon", i + 1)

    def _aside(self, i: int, w: str) -> Step | None:
        """What stands between dashes is an aside, or the speaker's own words right after him."""
        f = self.f
        close = f.subject is not None and f.subject[1] == i and not f.before and "quote" in self.governs
        if close and w in DASHES and between_dashes(self.g, i, self.limit):
            return self._linked("colon", i + 1)
        return super()._aside(i, w)

    def _quote(self, i: int, _: str) -> Step | None:
        """A quotation is the content, unless it is a name."""
        g, f = self.g, self.f
        if i not in g.quote or links.told(g, i):
            return self._on(g.close[i]) if i in g.quote else None
        if links.names_only(g, i, self.limit):
            if f.subject and f.subject[1] == i:
                f.subject = (f.subject[0], g.close[i])
            elif f.subject is None and self.wants_subject:
                f.subject = (i, g.close[i])
            return self._on(g.close[i])
        if g.word(i - 1) in written_on().values():
            return self._on(g.close[i])  # «أكد فلان، قصف الطائرات لـ«مواقعنا»»: part of something else
        if "quote" in self.governs:
            return self._said(i)
        if "object" in self.governs and (f.subject or not self.wants_subject):
            return self._linked("object", i)
        return self._on(g.close[i])

    def _said(self, i: int) -> Step:
        """The quotation at `i`; «أعلنت قيام «دولة»», «الدراسة تكشف توجهه نحو «دولة»» hold one in what is said."""
        noun = objects.bare(self.g, self.f)
        if noun is not None and "object" in self.governs:
            return self._elided()
        if noun is not None and self.g.norm[noun].endswith(objects.OWNED):
            return Step.NONE
        return self._linked("quote", i)

    def _origin(self, i: int, w: str) -> Step | None:
        """«نقلت الوكالة عن فلان قوله إن»: note who first said it and go on to the link."""
        g, f = self.g, self.f
        if f.form.cue.relays and w in words("about-him"):
            f.of_another = True
            return self._on(i + 1)
        if not f.form.cue.relays or w != next((alone()[p] for p in ("about", "from") if p in self.governs), None):
            return None
        end = noun_phrase(g, i + 1, self.limit)
        if f.between is not None or end == i + 1:
            return Step.NONE
        f.origin, f.between = (i + 1, end), f.origin
        follows = g.cue.get(end)
        return self._on(end + 1 if follows is not None and follows.shape == "noun" else end)

    def _preposition(self, i: int, w: str) -> Step | None:
        """A preposition that the cue governs, alone or written on its noun."""
        g, cue = self.g, self.f.form.cue
        if (cue.place or cue.asks or self.f.form.passive) and (step := self._stands_in(i, w)) is not None:
            return step
        prepositions, letters = links.governed(self.governs)
        if w in prepositions and i not in g.name and not links.not_its_own(g, i, self.limit):
            if self._occasion(i + 1):
                return None
            content, self.f.act = links.after_mood(g, i + 1)
            return self._linked("preposition", content)
        if w[0] in letters and attached(g, i, w[0]) and not self._titles(i):
            return self._linked("preposition", i)
        return self._linked("preposition", i + 1) if w in letters and i + 1 in g.quote else None

    def _stands_in(self, i: int, w: str) -> Step | None:
        """«جاء في بيان للوزارة أن», «جاء على لسان الوزير أن»: who speaks; «طلب من الحكومة التدخل»: who is asked."""
        f, g = self.f, self.g
        place = f.form.cue.place or f.form.passive
        spot = objects.place(g, i, w, self.limit) if place else objects.asked(g, i, w, self.limit)
        if spot is None:
            return None
        if place:
            f.subject, self.wants_subject = f.subject or spot, False
        else:
            f.addressee, self.wants_subject = spot, False
        return self._on(spot[1])

    # ---- noun phrases

    def _noun(self, i: int, _: str) -> Step:
        """A bare noun phrase: the subject first, then what the cue takes without a preposition."""
        f, cue = self.f, self.f.form.cue
        if self.g.norm[i] in words("on-behalf") and f.subject is not None and f.subject[1] == i:
            return self._on(max(noun_phrase(self.g, i + 1, self.limit), i + 1))  # «المتحدثة باسم الوزارة»
        end = noun_phrase(self.g, i, self.limit)
        if end == i or self._how(i):
            return self._on(i + 1)
        if cue.place:
            return Step.NONE
        if self.wants_subject and f.subject is None and self._agrees(i):
            f.subject = agent(self.g, end, self.limit) or (i, end)
        elif f.subject and objects.appositive(self.g, f, i):
            f.subject = (f.subject[0], end)
        elif cue.object == "addressee" and f.addressee is None:
            f.addressee = (i, end)
        elif (
            "object" in self.governs and (cue.object or self._may_be_said(i)) and links.follows_closely(self.g, f.at, i)
        ):
            return self._linked("object", i)
        return self._on(end)

    def _how(self, i: int) -> bool:
        """«أيدت ضمنيا»: an adverb by its ending; «قضايا» is a plural."""
        w = self.g.norm[i]
        ends = w.endswith("يا") and not w.endswith("ايا") and len(w) > len("عليا")
        return ends and i not in self.g.name and not w.startswith("ال")

    def _agrees(self, i: int) -> bool:
        """Whether the noun at `i` can be the subject of this verb; else the verb's subject is elided."""
        finite = self.f.form.shape in FINITE and self.f.form.cue.object is not None
        self.wants_subject = not finite or agrees(self.g, self.f.at, i)
        return self.wants_subject

    def _may_be_said(self, i: int) -> bool:
        """What is said stands without an article («أعلن طرد»); a noun with one still belongs to the subject."""
        w = self.g.norm[i]
        told = i in self.g.name or self.f.before or not self.wants_subject
        return told or not w.startswith("ال") or w in words("own-al")

    # ---- the end of the walk

    def _linked(self, link: Link, content: int) -> Step:
        f, g = self.f, self.g
        f.link_at = self.at
        if link in ("preposition", "object"):
            content = links.after_noun(g, content)
        if link == "preposition" and g.word(content) in words("that"):
            link, content = "that", content + 1
        if link in ("preposition", "object") and "object" in self.governs and objects.owned(g, f):
            return self._elided()
        if link == "object" and objects.adjective(g, f, content):
            return self._elided()
        if link in ("preposition", "that") and objects.only(g, f, link):
            link, content = objects.alone(f, link, content)
        f.link, f.content = link, content
        return Step.FOUND if content < len(g.norm) else Step.NONE

    def _elided(self) -> Step:
        """«وأعلنت استدعاء سفيرها»: an elided subject, so the only noun phrase was the object after all."""
        f, g = self.f, self.g
        if self.later and f.subject is not None:
            self.at, self.later = self.later, 0
            return self._linked("preposition", self.at + 1)
        if "object" not in self.governs or f.subject is None or f.before or f.form.shape == "noun":
            return Step.NONE
        first = f.subject[0] if objects.adjective(g, f, f.subject[1]) else objects.bare(g, f)
        if first is None:
            return Step.NONE
        f.subject, f.link, f.content, f.link_at = None, "object", first, first
        return Step.FOUND


Rule = Callable[[_Walk, int, str], Step | None]
_ALL: tuple[Rule, ...] = (
    _Walk._clause, _Walk._colon, _Walk._quote, _Walk._stop, _Walk._aside, _Walk._relay, _Walk._comma, _Walk._relative,
    _Walk._issued, _Walk._origin, _Walk._preposition, _Walk._adverbial, _Walk._written_on, _Walk._other_cue,
    _Walk._noun,
)  # fmt: skip
_PLAIN: tuple[Rule, ...] = (_Walk._relative, _Walk._noun)
_WRITTEN: tuple[Rule, ...] = (_Walk._relative, _Walk._issued, _Walk._preposition, _Walk._written_on, _Walk._noun)
_SMALL: tuple[Rule, ...] = (
    _Walk._relative, _Walk._issued, _Walk._origin, _Walk._preposition, _Walk._adverbial, _Walk._written_on, _Walk._noun,
)  # fmt: skip
_TELLING = ("relative", "that-is", "and-it", "about-him", "issued-by", "preposition", "press", "circumstantial",
            "adverb", "governed-on", "governed-about", "governed-to", "governed-from", "governed-in")  # fmt: skip


@cache
def plans() -> dict[str, tuple[Rule, ...]]:
    """A mark or small word → the rules that can answer at it, in order; to any other word a noun's are enough."""
    clause = words("that") | words("that-pronoun") | words("whether")
    found = {w: _SMALL for group in _TELLING for w in words(group)}
    found |= {w: (_Walk._clause, *found.get(w, _WRITTEN)) for w in clause}
    found |= dict.fromkeys(STOPS, (_Walk._stop, *_PLAIN)) | dict.fromkeys((*DASHES, "("), (_Walk._aside, *_PLAIN))
    return found | dict.fromkeys(COMMAS, (_Walk._comma,)) | {":": (_Walk._colon,)}
