"""A sentence and the mentions in it → the clause: its words read, and its parties with what governs each, in order."""

from __future__ import annotations

from marsad.extract.events import nameless, recalled
from marsad.extract.events.clause import Clause, Names, Unit, undated
from marsad.extract.events.lexeme import Lexeme
from marsad.extract.events.lexicon import Reading, honours, listed
from marsad.extract.events.skeleton import PARTING, PASSED
from marsad.model import Annotated, Mention, Sentence

_NAMELESS, _TITLED = frozenset(("armed", "crowd")), frozenset(("person", "body"))
# Words that mean parties named elsewhere: «بلاده», «الجانبان».
_STANDING = frozenset(("home", "pair"))
_NAMED, _SEATS = frozenset(("PER", "ORG", "GPE")), frozenset(("GPE", "ORG", "LOC"))
# Names of places that are no parties, and how many words may stand between a party and one that «و» joins to it.
_SITES, _JOINED = frozenset(("FAC", "EVENT")), 3
# What a resolved description is as a party.
_TOLD = {"office": "person", "body": "body", "owned": "body", "pair": "pair"}


def clause(doc: Annotated, sentence: Sentence, names: Names, lexemes: list[Lexeme]) -> Clause:
    """The sentence with its readings and its parties; `lexemes` are the document's tokens."""
    first, last = sentence.first, sentence.last
    own = lexemes[first:last]
    shape = "".join([x.letter for x in own])
    made = Clause(first, last, doc.tokens.norm[first:last], [x.readings for x in own], shape, [])
    _Reader(doc, made, names).read()
    made.units = undated(made)
    return made


class _Reader:
    """Walks a sentence once, keeping the noun phrase that is open and the preposition that governs it."""

    def __init__(self, doc: Annotated, made: Clause, names: Names) -> None:
        self.doc, self.clause, self.names = doc, made, names
        self.prep, self.run, self.head, self.joined, self.since = "", -1, "", False, made.first
        self.about, self.of, self.means, self.inside = listed("about"), listed("of"), listed("means"), listed("inside")
        self.held, self.honours = listed("held"), honours()

    def read(self) -> None:
        made, marked = self.clause, self.names.marked
        at, first, last, norm, shape = made.first, made.first, made.last, made.norm, made.shape
        while at < last:
            if at in marked:
                at = self._marked(at)
                continue
            letter = shape[at - first]
            if letter == "o":
                if self.run < 0 or self.head:  # else it only lengthens the phrase
                    self._plain(at, norm[at - first])
            elif letter == "l":
                self._led(at, norm[at - first])
            elif letter in PARTING:
                self._close(at)
            elif letter not in PASSED:
                self._word(at)
            at += 1
        self._describe(at)

    def _marked(self, at: int) -> int:
        """A name, a description of somebody named before, or a time at `at`; where what follows it begins."""
        if at in self.names.at:
            return self._mention(at)
        if at in self.names.told:
            return self._told(at)
        self._close(at)  # «في مكتبه أمس وزير الخارجية»: a time ends what a preposition governs
        return at + 1

    def _close(self, at: int, prep: str = "") -> None:
        if self.head in _NAMELESS:
            self._describe(at)
        self.prep, self.run, self.head, self.joined, self.since = prep, -1, "", False, at

    def _word(self, at: int) -> None:
        norm = self.clause.norm[at - self.clause.first]
        readings = self.clause.words[at - self.clause.first]
        kind = readings[0].word
        if not kind:
            self._close(at, readings[0].prep if readings[0].part == "noun" else "")
        elif kind == "prep":
            if norm in self.about and at + 1 < self.clause.last and self.clause.word(at + 1).isdigit():
                return
            if norm in self.of and at > self.clause.first and nameless.part(self.clause, self.run, at):
                self.prep, self.joined = nameless.each(self.clause, at, self.prep, self.joined)
                return
            if norm in self.inside and nameless.member(self.clause, self.names, self.head, self.run, at):
                return
            by = norm in self.means and (self.prep == "by" or self.prep in listed("hands"))
            self._close(at, "by" if by else norm[1:] if readings[0].conj else norm)
        elif kind == "bound":
            self._close(at)
        elif kind == "by" and (self.prep or norm[0] == "ب"):
            lost = self.prep in self.of and norm in self.held  # «استعادها من أيدي …»: from whom, not by whom
            self._close(at, self.prep if lost else "by")
        elif kind in _STANDING:
            self._stand(at, kind, readings[0].conj)
        elif kind in nameless.HEADS and not nameless.adjective(self.clause, self.run, at):
            self._head(at, kind, readings[0])
        elif kind not in nameless.HEADS:
            self._close(at, readings[0].prep if readings[0].part == "noun" else "")
        else:
            self._led(at, norm)

    def _ended(self, at: int) -> bool:
        """Whether the preposition has what it governs before the noun at `at`."""
        if self.head or not self.prep:
            return False
        units = self.clause.units
        held = self.run >= 0 or (bool(units) and units[-1].first >= self.since)
        return held and nameless.ended(self.clause, self.run, at)

    def _told(self, at: int) -> int:
        """A description that stands for someone named before: «الوزير», «الحركة», «الجانبان»."""
        last, told = self.names.told[at]
        prep, joined = self.names.clitics(self.clause.word(at))
        was, first, mention = prep or self.prep, at, self.names.meant(told)
        if self.head in _NAMELESS and mention is None and not (prep or joined):
            first, joined, self.run = self.run, self.joined, -1  # «قوات الدول الثلاث» are theirs
        self._close(at, was)
        head, span = _TOLD[told.kind] if mention else "pair", told.evidence.span
        self.clause.units.append(
            Unit(first, last, span.start, span.end, was, joined, False, head, mention, told.entities)
        )
        if head not in ("person", "body"):
            self.prep = ""
        return last

    def _stand(self, at: int, kind: str, joined: bool) -> None:
        """A word that is a party by itself."""
        prep = self.prep
        self._close(at)
        tokens = self.doc.tokens
        self.clause.units.append(Unit(at, at + 1, tokens.start[at], tokens.end[at], prep, joined, False, kind))

    def _phrase(self, last: int, joined: bool, mention: Mention | None) -> None:
        """The open phrase, up to token `last`, as a party told in its own words."""
        start, end = self.doc.tokens.start[self.run], self.doc.tokens.end[last - 1]
        self.clause.units.append(Unit(self.run, last, start, end, self.prep, joined, False, self.head, mention))
        recalled.remember(self.clause, self.names, self.clause.units[-1])

    def _head(self, at: int, kind: str, reading: Reading) -> None:
        if reading.prep == "ب" and kind == "body" and nameless.member(self.clause, self.names, self.head, self.run, at):
            return
        if reading.prep == "ل" and nameless.deputy(self.clause, self.head, self.run, at):
            return
        if reading.prep:
            self._close(at, reading.prep)
        elif reading.conj:
            units = self.clause.units
            near = units[-1].prep if units and at - units[-1].last <= _JOINED else ""
            self._close(at, self.prep or near)
            self.joined = True
        elif (
            self._ended(at)
            or (self.head in _NAMELESS and nameless.apart(self.clause, self.run, at))
            or (kind == "person" and self._several(at))
        ):
            self._close(at)
        if (
            self.run < 0
            or not self.head
            or (kind in _TITLED and nameless.over(self.clause, self.run, at))
            or nameless.counting(self.clause, self.run, at)
        ):
            counted = self.run >= 0 and self.head == "crowd" and kind == "person"  # «عشرات المواطنين»
            self.run, self.head = at, "crowd" if counted else kind

    def _several(self, at: int) -> bool:
        """Whether the open phrase tells people of a nation, so that the title at `at` is another's."""
        units = self.clause.units
        open_ = self.head == "person" and self.run >= 0 and bool(units) and units[-1].first == self.run
        return open_ and self.clause.word(at).startswith("ال") and nameless.several(self.clause, units[-1])

    def _led(self, at: int, norm: str) -> None:
        """A word that may begin with a preposition and the article, or an honorific («لفخامة الرئيس»)."""
        if prep := self.honours.get(norm):
            self._close(at, prep)
        elif norm[:2] == "لل" and len(norm) > 4:
            self._close(at, "ل")
        elif norm[:3] == "بال" and len(norm) > 5:
            self._close(at, "ب")
        self._plain(at, norm)

    def _plain(self, at: int, norm: str) -> None:
        if self.head and norm[0].isdigit():
            self._close(at)
        if self.head and nameless.counting(self.clause, self.run, at):  # «عشرات الصواريخ» are no people
            self.run, self.head = at, self.head if nameless.ending(norm) in ("ون", "ين") else ""
        elif self.run < 0:
            if self.prep and self._ended(at):
                self.prep = ""
            self.run = at

    def _mention(self, at: int) -> int:
        last, mention = self.names.at[at]
        last = min(max(last, at + 1), self.clause.last)
        units = self.clause.units
        prep, joined = self.names.clitics(self.clause.norm[at - self.clause.first])
        if prep == "ل" and mention.type == "ORG" and nameless.organ(self.clause, self.head, self.run, at):
            pass  # «الأمانة العامة لمجلس التعاون» is the council's voice
        elif prep == "ب" and mention.type == "ORG" and nameless.leads(self.clause, self.head, self.run, at):
            pass  # «قياديا بالقاعدة»
        elif prep:
            self._close(at, prep)
        elif joined:
            near = bool(units) and at - units[-1].last <= 2
            self._close(at, self.prep or (units[-1].prep if near else ""))
        if units and units[-1].last == at and units[-1].head == "pair" and not units[-1].told:
            pair = units.pop()  # «الرئيسان الصيني … والروسي …»: they are named right after
            self.prep, self.run, self.head, self.joined = pair.prep, pair.first, "person", pair.joined
        if mention.type == "NORP":
            self._nationality(at, last, mention, joined)
        elif mention.type in _NAMED or mention.type == "LOC":
            self._named(at, last, mention, joined or self.joined)
        elif mention.type in _SITES and self.prep:  # «في قصر السلام»
            self._close(at)
        elif self.run < 0:
            self.run = at
        return last

    def _named(self, at: int, last: int, mention: Mention, joined: bool) -> None:
        units = self.clause.units
        if self.run >= 0 and self.head in _NAMELESS and nameless.whole(self.clause, self.run, at):
            self._describe(at)
            self.run, self.head, self.prep = -1, "", ""
        titled = self.head in ("person", "body", "armed") and self.run >= 0
        if titled and mention.type != "PER" and units and units[-1].first == self.run < units[-1].last < at:
            titled, self.run, self.head = False, -1, ""  # «الوزير القطري باستعداد تركيا»
        if titled and mention.type == "GPE" and self.clause.word(at - 1).startswith("ال"):
            titled, self.run, self.head = False, -1, ""  # «انتقدت الحكومة إيران»
        first = self.run if titled else at
        if mention.type == "ORG" and nameless.belongs(self.clause, first):
            self._enlist(units[-1], last, mention)
            return
        goes_on = not titled and nameless.listed_on(self.clause, self.names, at, mention)
        if goes_on or nameless.among(self.clause, at):
            self.prep, joined = units[-1].prep, True
        if mention.type == "PER":
            if units and units[-1].last == at and units[-1].joined and nameless.national(units[-1]):
                self.names.lend(units[-1].mention, mention)  # «… والروسي فلاديمير بوتين»
                first, joined = units.pop().first, True
            while units and not units[-1].joined and (
                (titled and units[-1].first >= first)
                or nameless.entitles(self.clause, units[-1], at, self.run, bool(self.prep))
            ):  # fmt: skip
                self.names.lend(units[-1].mention, mention)
                first = min(first, units.pop().first)
            first = self._posted(at, first, person=mention)
            joined = joined or self.joined
        elif titled and self._apposed(at, mention):
            return
        elif self.names.reports(mention):
            self.run, self.head, self.joined = -1, "", False
            return
        span = mention.evidence.span
        units.append(Unit(first, last, span.start, span.end, self.prep, joined, False, self.head, mention))
        recalled.remember(self.clause, self.names, units[-1])
        self.run, self.head, self.joined = -1, "", False

    def _enlist(self, people: Unit, last: int, body: Mention) -> None:
        """Nameless people are of the body named after them: «مسلحون من جماعة …»."""
        people.mention, people.last, people.end = body, last, body.evidence.end
        self.prep, self.run, self.head, self.joined = "", -1, "", False

    def _posted(self, at: int, first: int, person: Mention) -> int:
        """Where the office of the person at `at` begins when it ends with a place: «السفير المصري في الخرطوم …»."""
        units = self.clause.units
        if not units or units[-1].last != at or not units[-1].prep or self.joined:
            return first
        place = units[-1].mention
        if place is None or place.type not in _SEATS or units[-1].head not in ("", "body"):
            return first
        office = units[-2] if len(units) > 1 else None
        if office and office.head == "person" and office.mention and office.mention.type != "PER":
            del units[-2:]
            self.prep, self.joined = office.prep, office.joined
            return office.first
        if (seat := nameless.seated(self.clause, units[-1])) is not None:  # «وزير الخارجية بجمهورية مصر …»
            self.names.lend(units.pop().mention, person)
            first, self.prep = seat
        elif units[-1].prep in listed("where"):  # no preposition of place governs a person
            self.prep = ""
        return first

    def _apposed(self, at: int, mention: Mention) -> bool:
        """Whether the open phrase is a title of the person just named: «ساركوزي، الرئيس الفرنسي السابق»."""
        return not self.prep and not self.joined and nameless.apposed(self.clause, self.names, self.run, at, mention)

    def _nationality(self, at: int, last: int, mention: Mention, joined: bool) -> None:
        units = self.clause.units
        if units and units[-1].last == at and not joined and _who(units[-1]) and not units[-1].adjective:
            return
        if self.head and self.run >= 0:
            if self.head == "person" and self._apposed(at, mention):
                return
            if nameless.counting(self.clause, self.run, at):
                self.run = at
            elif self.head != "person" and nameless.another(self.clause, self.run, at):
                self._describe(at)
                self.run, self.head = nameless.described(self.clause, self.run, at), ""
        if self.head and self.run >= 0:
            self._phrase(last, joined or self.joined, mention)
            if self.head in ("person", "body"):  # a name may still follow: الرئيس الروسي فلاديمير بوتين
                return
            self.run, self.head, self.joined = -1, "", False
            return
        start, end = mention.evidence.start, mention.evidence.end
        told = nameless.describes(self.clause, self.run, at, joined)
        units.append(Unit(at, last, start, end, self.prep, joined, told, "", mention))

    def _describe(self, at: int) -> None:
        """A party known by its description alone: «مسلحون مجهولون»."""
        units = self.clause.units
        if self.run < 0 or self.head not in _NAMELESS or (units and units[-1].last > self.run):
            return
        last = nameless.described(self.clause, self.run, at)
        whose = recalled.whose(self.clause, self.names, self.run, last) if self.head == "armed" else None
        self._phrase(last, self.joined, whose)


def _who(unit: Unit) -> bool:
    """Whether a party has a name or stands for some that have one: «15 دولة أوروبية»."""
    return unit.mention is not None or bool(unit.told)
