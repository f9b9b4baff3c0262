"""A walk from a cue onwards → what it steps over on its way: asides, relays, relative clauses, adverbs, other nouns.

Each rule looks at one token: it moves on, finds the link, gives up, or passes (None).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum, auto

from marsad.extract.statements import links
from marsad.extract.statements.frame import Frame
from marsad.extract.statements.ground import COMMAS, DASHES, STOPS, Ground
from marsad.extract.statements.links import FINITE, written_on
from marsad.extract.statements.office import completes_title
from marsad.extract.statements.phrase import attached, issued, noun_phrase
from marsad.extract.statements.relay import relay_at
from marsad.extract.statements.subject import SPEAKS
from marsad.extract.statements.words import heads, words

_NAMES = 4  # words of a name that no list knows


class Step(Enum):
    ON = auto()
    FOUND = auto()
    NONE = auto()


class Steps(ABC):
    """The walk of one cue: where it stands (`at`), whether it still looks for a subject, what it read (`f`), and
    the preposition in a relative clause that may bring the content (`later`)."""

    def __init__(self, g: Ground, found: Frame, limit: int, wants_subject: bool) -> None:
        self.g, self.f, self.limit = g, found, limit
        self.governs = found.form.cue.governs
        self.at = found.at + 1
        self.relative = False
        self.later = 0
        self.wants_subject = wants_subject

    @abstractmethod
    def _elided(self) -> Step:
        """Where nothing linked a content: the only noun phrase may be it."""

    def _on(self, at: int) -> Step:
        self.at = at
        return Step.ON

    def _occasion(self, i: int) -> bool:
        found = links.occasion(self.g, i)
        self.f.occasion = self.f.occasion or found
        return found is not None

    def _titles(self, i: int) -> bool:
        """Whether the noun at `i` with its letter completes the subject's title: «دعا الأمين العام للحلف إلى»."""
        f = self.f
        return f.subject is not None and f.subject[1] == i and completes_title(self.g, i, f.subject)

    def _stop(self, i: int, w: str) -> Step | None:
        return self._elided() if w in STOPS and not links.inside_word(self.g, i) else None

    def _aside(self, i: int, w: str) -> Step | None:
        """«(…)» or «-…-», keeping the relays and the occasion named in it."""
        g = self.g
        if w != "(" and not (w in DASHES and links.opens_aside(g, i, self.limit)):
            return None
        close = links.closing(g, i, self.limit)
        for k in range(i + 1, close - 1):
            if (source := relay_at(g, k, close - 1)) is not None:
                self.f.relays.append(source)
            self._occasion(k)
        return self._on(close)

    def _relay(self, i: int, _: str) -> Step | None:
        source = relay_at(self.g, i, self.limit) if i in self.g.relay else None
        if source is None or source.relay.kind == "self":
            return None
        self.f.relays.append(source)
        return self._on(source.end)

    def _comma(self, i: int, w: str) -> Step | None:
        if w not in COMMAS:
            return None
        self.relative = False
        return self._on(i + 1)

    def _issued(self, i: int, w: str) -> Step | None:
        """«بيان أصدرته الوزارة», «تقرير للوزارة»: who issued a document belongs to its description."""
        f, g = self.f, self.g
        written = f.subject is not None and f.subject[1] == i and heads().get(g.norm[f.subject[0]]) == "document"
        if w not in words("issued-by") and not (written and attached(g, i, written_on()["for"])):
            return None
        _, end = issued(g, i, self.limit)
        if f.subject is not None and f.subject[1] == i:
            f.subject = (f.subject[0], end)
        return self._on(max(end, i + 1))

    def _relative(self, i: int, w: str) -> Step | None:
        """A relative clause runs to the next comma or link; what the cue governs may stand in it or after it."""
        ours = w in links.governed(self.governs)[0] and w not in words("governed-from")
        if self.relative and ours and self._bare(i + 1):
            self.later = i  # «دعا الوزير في القمة التي عقدت أمس إلى وقف القتال»
        aside = w in words("that-is") and self.g.norm[i - 1] in COMMAS  # «…، أي بعد يوم من اللقاء، عن …»
        self.relative = self.relative or aside or w in words("relative")
        return self._on(i + 1) if self.relative else None

    def _bare(self, i: int) -> bool:
        """Whether a noun without an article stands at `i` that names nobody, as what somebody calls for does."""
        g = self.g
        return g.word(i).isalpha() and not (g.word(i).startswith("ال") or i in g.name or g.timed[i])

    def _adverbial(self, i: int, w: str) -> Step | None:
        """A preposition with its noun phrase, an adverb or a time; note the occasion it may name."""
        g = self.g
        if w in words("press"):
            self.f.addressee = (i, i + 1)
        elif w in words("circumstantial") and g.word(i + 1) in words("that"):
            self.relative = True  # «قبل أن يتوجه إلى …»
            return self._on(i + 2)
        elif w in words("preposition") and not g.timed[i]:
            self._occasion(i + 1)
            end = max(noun_phrase(g, i + 1, self.limit), i + 1)
            if self.f.subject is None and g.word(end) not in heads():  # «قال في بيان إن»: only a name is a subject yet
                self.wants_subject &= end in g.name and g.name[end].type in SPEAKS
            return self._on(end)
        elif w in words("and-it"):
            return self._on(max(noun_phrase(g, i + 1, self.limit), i + 1))  # «دعا فلان وهو سياسي بارز إلى …»
        elif w not in words("adverb") and not g.timed[i]:
            return None
        return self._on(i + 1)

    def _written_on(self, i: int, w: str) -> Step | None:
        """A noun with ل or ب written on it; with ل it may be who is spoken to."""
        g = self.g
        if not attached(g, i, written_on()["for"]) and not attached(g, i, written_on()["by"]):
            return None
        if self.wants_subject and i == self.f.at + 1 and (end := self._unlisted(i)):
            self.f.subject = (i, end)
            return self._on(end)
        f, end = self.f, max(noun_phrase(g, i, self.limit), i + 1)
        if w[0] == written_on()["for"] and f.subject and self._titles(i):
            f.subject = (f.subject[0], end)
        elif w[0] == written_on()["for"] and f.addressee is None and g.word(i - 1) not in words("belonging"):
            f.addressee = (i, end)
        return self._on(end)

    def _unlisted(self, i: int) -> int:
        """«قال بدر باسلم وزير النقل»: the end of a name that no list knows, with its office; 0 where none is there."""
        g, k = self.g, i + 1
        while k < min(self.limit, i + _NAMES) and g.norm[k].isalpha() and g.norm[k] not in heads():
            if k in g.name and g.name[k] is not g.name.get(i):
                break
            k += 1
        office = heads().get(g.word(k)) == "person" and not g.norm[k].startswith("ال") and k > i + 1
        plain = not any(g.norm[n].startswith("ال") or g.norm[n] in words("preposition") for n in range(i, k))
        return noun_phrase(g, k, self.limit) if office and plain and not g.norm[i].startswith("لل") else 0

    def _other_cue(self, i: int, _: str) -> Step | None:
        """Another cue ends the walk, except a neutral participle that only brings this one's content («علق قائلا»)."""
        g, other = self.g, self.g.cue.get(i)
        if other is not None and words("anonymity").intersection(g.norm[i + 1 : i + 4]):
            self.relative = True  # «تحدثوا شريطة عدم نشر أسمائهم»
            return self._on(i + 1)
        if other is None or other.strict or other.shape not in (*FINITE, "participle"):
            return None
        neutral = other.shape == "participle" and other.cue.act == "say" and "quote" in self.governs
        close = i == self.f.at + 1 or (self.f.subject is not None and self.f.subject[1] == i)
        if neutral and close and (links.brings_content(g, i + 1) or g.word(i + 1) in words("preposition")):
            self.wants_subject = False
            return self._on(i + 1)
        return self._elided()
