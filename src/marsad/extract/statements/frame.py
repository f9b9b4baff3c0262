"""A cue at a token → its frame: who stands as its subject, what links it to a content, where that content begins.

The clause is read from the cue onwards in one walk: the first noun phrase is the subject, prepositional phrases, times
and relative clauses are stepped over, and the first thing that the cue governs is the link.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from marsad.extract.statements.ground import COMMAS, DASHES, STOPS, Ground
from marsad.extract.statements.phrase import attached, conjoined, noun_phrase
from marsad.extract.statements.relay import Source, relay_at
from marsad.extract.statements.subject import before_verb
from marsad.extract.statements.words import Form, heads, moods, occasions, words
from marsad.model import Act
from marsad.text import folded

REACH = 45  # tokens from a cue to its link; the longest of 430 in the gold articles is 38
Link = Literal["that", "quote", "colon", "preposition", "object"]
_PREPOSITIONS = {"on": folded("على"), "about": "عن", "to": folded("إلى"), "from": "من", "in": "في"}
_LETTERS = {"by": "ب", "for": "ل"}
_FINITE = ("past", "present")


@dataclass
class Frame:
    """What was read around the cue at token `at`; spans are half-open token ranges."""

    at: int
    form: Form
    link: Link | None = None
    content: int = 0
    link_at: int = 0
    subject: tuple[int, int] | None = None
    before: bool = False  # the subject stands before its verb
    addressee: tuple[int, int] | None = None
    origin: tuple[int, int] | None = None
    occasion: tuple[int, int, str] | None = None
    relays: list[Source] = field(default_factory=list)
    act: Act | None = None


def frame(g: Ground, at: int, first: int, limit: int) -> Frame | None:
    """The frame of the cue at `at`, within its period; None where nothing it governs follows."""
    form = g.cue[at]
    found = Frame(at, form)
    if form.shape in _FINITE and not form.joined:
        found.subject = before_verb(g, at, first)
        found.before = found.subject is not None
    return found if _Walk(g, found, min(limit, at + REACH)).run() and found.link else None


class _Walk:
    """One walk from a cue to its link."""

    def __init__(self, g: Ground, found: Frame, limit: int) -> None:
        self.g, self.f, self.limit = g, found, limit
        self.governs = found.form.cue.governs
        self.at = found.at + 1
        shape = found.form.shape
        self.wants_subject = shape in _FINITE and found.form.number == "one"
        if found.form.suffixed:  # «ما قاله الأمير», «اعتبرته بكين»
            follows = self.at if self.at < limit else found.at
            self.wants_subject &= follows in g.name or g.norm[follows] in heads()
        self.wants_subject |= shape == "noun" and found.form.number is None
        self.wants_subject &= not found.before
        self.relative = False

    def run(self) -> bool:
        while self.at < self.limit:
            step = self._step()
            if step is not None:
                return step
        return self._reread_subject()

    def _step(self) -> bool | None:
        """Move on by one phrase. True: the link was found. False: there is none. None: go on."""
        g, i = self.g, self.at
        w = g.norm[i]
        if w in words("that-pronoun") or (w in words("that") and not _inside_sentence(g, i)):
            return self._that(i)
        if w == ":":
            return self._colon(i)
        if i in g.quote:
            return self._quote(i)
        if w in STOPS and g.end[i] - g.start[i] == 1 and not _inside_sentence(g, i):
            return self._reread_subject()
        if w == "(" or (w in DASHES and _closing_dash(g, i, self.limit)):
            self._bracket(i)
            return None
        source = relay_at(g, i, self.limit)
        if source is not None and source.relay.kind != "self":
            self.f.relays.append(source)
            self.at = source.end
            return None
        if w in COMMAS:
            self.relative = False
            self.at += 1
            return None
        if self.relative:
            self.at += 1
            return None
        if w in words("relative"):
            self.relative = True
            self.at += 1
            return None
        return self._phrase(i, w)

    def _phrase(self, i: int, w: str) -> bool | None:
        g = self.g
        if (link := self._preposition(i, w)) is not None:
            return link
        if w in words("preposition") or w in words("adverb") or g.timed[i]:
            self._adverbial(i, w)
            return None
        if w in words("press"):
            self.f.addressee = (i, i + 1)
            self.at += 1
            return None
        if attached(g, i, _LETTERS["for"]) or attached(g, i, _LETTERS["by"]):
            end = max(noun_phrase(g, i, self.limit), i + 1)
            if w[0] == _LETTERS["for"] and self.f.addressee is None:
                self.f.addressee = (i, end)
            self.at = end
            return None
        other = g.cue.get(i)
        if w in words("whether") and g.word(i + 1) in words("if") and "that" in self.governs:
            return self._linked("that", i)
        if other is not None and self._carries_on(other, i):
            self.at = i + 1
            return None
        if other is not None and other.shape in (*_FINITE, "participle") and not other.strict:
            return self._reread_subject()
        return self._noun(i)

    def _carries_on(self, other: Form, i: int) -> bool:
        """«علق الوزير قائلا: …»: a neutral participle that only brings the verb's own content."""
        g = self.g
        if other.shape != "participle" or other.cue.act != "say" or "quote" not in self.governs or not self.f.subject:
            return False
        return g.word(i + 1) == ":" or i + 1 in g.quote or g.word(i + 1) in words("that") | words("that-pronoun")

    def _noun(self, i: int) -> bool | None:
        """A bare noun phrase: the subject first, then what the cue takes without a preposition."""
        end = noun_phrase(self.g, i, self.limit)
        cue = self.f.form.cue
        if end == i:
            self.at = i + 1
            return None
        if self.wants_subject and self.f.subject is None:
            self.f.subject = (i, end)
        elif self._appositive(i) and self.f.subject:
            self.f.subject = (self.f.subject[0], end)
        elif cue.object == "addressee" and self.f.addressee is None:
            self.f.addressee = (i, end)
        elif "object" in self.governs and (cue.object or self._bare(i)) and self._close(i):
            return self._linked("object", i)
        self.at = end
        return None

    def _close(self, i: int) -> bool:
        """Whether a bare object at `i` can still be the cue's: no comma left open before it, no conjunction on it."""
        g = self.g
        commas = sum(g.norm[k] in COMMAS and not self._after_time(k) for k in range(self.f.at + 1, i))
        return commas % 2 == 0 and not conjoined(g, i)

    def _after_time(self, k: int) -> bool:
        return bool(self.g.timed[k - 1]) or self.g.norm[k - 1] in words("adverb")

    def _bare(self, i: int) -> bool:
        """What is said stands without an article («أعلن طرد»); a noun with one still belongs to the subject."""
        return i in self.g.name or not self.g.norm[i].startswith("ال") or self.g.norm[i] in words("own-al") or self.f.before or not self.wants_subject

    def _appositive(self, i: int) -> bool:
        """«وزير الدفاع، أندريه بيلوسوف،»: a name after the comma after a title; or a title after a name."""
        g, subject = self.g, self.f.subject
        if subject is None or g.word(i - 1) not in COMMAS or i - subject[1] > 1:
            return False
        name = i in g.name and g.name[i].type == "PER"
        return name or heads().get(g.norm[i]) == "person"

    def _that(self, i: int) -> bool | None:
        if "that" not in self.governs:
            return False
        return self._linked("that", i if self.g.norm[i] in words("that-pronoun") else i + 1)

    def _colon(self, i: int) -> bool | None:
        if "quote" not in self.governs:
            return False
        follows = self.g.word(i + 1)
        if follows in words("that") or follows in words("that-pronoun"):
            self.at = i + 1
            return None
        if i + 1 in self.g.quote:
            return self._linked("quote", i + 1)
        return self._linked("colon", i + 1) if i + 1 < self.limit else False

    def _quote(self, i: int) -> bool | None:
        """A quotation is the content unless it is a name in the subject: followed by a link of its own."""
        g = self.g
        short = g.quote[i].closed and g.close[i] - i <= 8
        named = i + 1 in g.name and g.name_end[i + 1] >= g.close[i] - 1
        if short and (named or self._link_after(g.close[i])) and g.word(i - 1) != ":":
            if self.f.subject and self.f.subject[1] == i:
                self.f.subject = (self.f.subject[0], g.close[i])
            elif self.f.subject is None and self.wants_subject:
                self.f.subject = (i, g.close[i])
            self.at = g.close[i]
            return None
        if "quote" in self.governs:
            return self._linked("quote", i)
        if "object" in self.governs and (self.f.subject or not self.wants_subject):
            return self._linked("object", i)
        self.at = g.close[i]
        return None

    def _link_after(self, i: int) -> bool:
        """Whether, after a name in marks, the link is still to come before the clause ends."""
        g = self.g
        for k in range(i, min(self.limit, i + 25)):
            w = g.norm[k]
            if w in words("that") or w in words("that-pronoun") or w == ":":
                return True
            if w in STOPS or (k in g.cue and g.cue[k].shape in _FINITE):
                return False
            if k in g.quote:
                return g.close[k] - k > 8
        return False

    def _preposition(self, i: int, w: str) -> bool | None:
        """The link where a preposition that the cue governs stands, alone or written on its noun."""
        if self.f.form.cue.relays and w == _PREPOSITIONS["about"]:
            return self._relayed(i)
        for name in self.governs:
            if _PREPOSITIONS.get(name) == w and i not in self.g.name and not self._passes(i, w):
                return self._linked("preposition", self._after_mood(i + 1))
            letter = _LETTERS.get(name)
            if letter and attached(self.g, i, letter):
                return self._linked("preposition", i)
            if letter and w == letter and i + 1 in self.g.quote:
                return self._linked("preposition", i + 1)
        return None

    def _passes(self, i: int, w: str) -> bool:
        """Whether the preposition is not the cue's own: it brings an occasion, or the cue's comes with a clause later."""
        later = self.g.norm[i + 1 : min(i + 8, self.limit)]
        if later and later[0] in words("manner"):
            return True
        again = any(a == w and b in words("that") for a, b in zip(later, later[1:], strict=False))
        return again or self._occasion(i + 1)

    def _relayed(self, i: int) -> bool | None:
        """«نقلت الوكالة عن فلان قوله إن»: note who first said it and go on to the link."""
        if self.f.origin is not None:
            return False
        end = noun_phrase(self.g, i + 1, self.limit)
        if end <= i + 1:
            return False
        self.f.origin = (i + 1, end)
        self.at = end
        if (cue := self.g.cue.get(end)) is not None and cue.shape == "noun":
            self.at = end + 1
        return None

    def _after_mood(self, i: int) -> int:
        """«عن أمله في أن» → what stands after it, the feeling kept as the act."""
        act = moods().get(self.g.word(i))
        if act is None:
            skip = i
        else:
            self.f.act = act
            skip = i + 2 if self.g.word(i + 1) in words("preposition") else i + 1
        return skip + 1 if self.g.word(skip) in words("that") else skip

    def _adverbial(self, i: int, w: str) -> None:
        """Step over a preposition with its noun phrase, an adverb or a time; note the occasion it may name."""
        g = self.g
        if w in words("preposition") and not g.timed[i]:
            self._occasion(i + 1)
            self.at = max(noun_phrase(g, i + 1, self.limit), i + 1)
            self._subject_after()
        else:
            self.at = i + 1

    def _subject_after(self) -> None:
        """After a prepositional phrase only a name or an office can still be the subject: «قال في بيان إن»."""
        i = self.at
        named = i in self.g.name and self.g.name[i].type in ("PER", "ORG", "GPE")
        if self.f.subject is None and not named and self.g.word(i) not in heads():
            self.wants_subject = False

    def _occasion(self, i: int) -> bool:
        """Note the occasion that stands at `i` («مؤتمر صحفي»), if one does."""
        for phrase, kind in occasions().get(self.g.word(i), ()):
            if tuple(self.g.norm[i : i + len(phrase)]) == phrase:
                if self.f.occasion is None:
                    self.f.occasion = (i, i + len(phrase), kind)
                return True
        return False

    def _bracket(self, i: int) -> None:
        """Step over «(…)» or «-…-», keeping the relays named in it."""
        g = self.g
        close = _closing(g, i, self.limit)
        for k in range(i + 1, close - 1):
            if (source := relay_at(g, k, close - 1)) is not None:
                self.f.relays.append(source)
            self._occasion(k)
        self.at = close

    def _linked(self, link: Link, content: int) -> bool:
        if link in ("preposition", "that") and self._only_object():
            return self._object_alone(link, content)
        self.f.link_at = self.at
        if link in ("preposition", "object"):
            content = self._past_noun(content)
        if content < self.limit and self.g.norm[content] in words("that") and link == "preposition":
            link, content = "that", content + 1
        self.f.link, self.f.content = link, content
        return content < len(self.g.norm)

    def _past_noun(self, i: int) -> int:
        """«جدد التأكيد على أن»: a verbal noun that only carries the verb on is stepped over, with what links it."""
        g, cue = self.g, self.g.cue.get(i)
        if cue is None or cue.shape != "noun":
            return i
        follows = i + 1
        if g.word(follows) in _PREPOSITIONS.values() and "on" in cue.cue.governs:
            follows += 1
        if g.word(follows) in words("that"):
            return follows + 1
        return follows if follows > i + 1 or follows in g.quote or g.word(follows) in words("that-pronoun") else i

    def _only_object(self) -> bool:
        """«…، وطالبت إسرائيل بالتراجع»: joined to what its subject said before, so the one noun phrase is the object."""
        f = self.f
        if f.before or f.subject is None or f.addressee is not None or f.form.cue.object is None:
            return False
        before = self.g.word(f.at - 1)
        return (f.form.joined and before in COMMAS) or before in words("likewise")

    def _object_alone(self, link: Link, content: int) -> bool:
        f = self.f
        assert f.subject is not None
        first = f.subject[0]
        if f.form.cue.object == "content" and link == "preposition":
            link, content = "object", first
        else:
            f.addressee = f.subject
        f.subject, f.link, f.content = None, link, content
        return True

    def _reread_subject(self) -> bool:
        """«وأعلنت استدعاء سفيرها»: an elided subject, so the only noun phrase was the object after all."""
        f, g = self.f, self.g
        if "object" not in self.governs or f.subject is None:
            return False
        first, end = f.subject
        head = g.norm[first]
        if any(k in g.name and g.name[k].type != "NORP" for k in range(first, min(end, first + 1))):
            return False
        if head.startswith("ال") or head in heads() or f.form.shape == "noun":
            return False
        f.subject, f.link, f.content = None, "object", first
        return True


def _closing_dash(g: Ground, i: int, limit: int) -> bool:
    """Whether the dash at `i` opens a parenthesis: a letter right after it, and another dash before the clause ends."""
    if g.word(i + 1) and g.start[i + 1] != g.end[i]:
        return False
    return i > 0 and g.end[i - 1] < g.start[i] and _closing(g, i, limit) > i + 1


def _closing(g: Ground, i: int, limit: int) -> int:
    """The token after the mark that closes the bracket or dash at `i`; i + 1 if none does within reach."""
    wanted = ")" if g.norm[i] == "(" else g.norm[i]
    for k in range(i + 1, min(limit, i + 25)):
        if g.norm[k] == wanted and (wanted == ")" or k + 1 >= len(g.norm) or g.end[k] <= g.start[k + 1]):
            return k + 1
        if g.norm[k] in STOPS and wanted != ")":
            break
    return i + 1


def _inside_sentence(g: Ground, i: int) -> bool:
    """Whether the stop at `i` ends nothing: an initial, an abbreviation, a number."""
    return i + 1 < len(g.norm) and g.start[i + 1] == g.end[i] and i + 1 not in g.quote
