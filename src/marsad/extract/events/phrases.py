"""A sentence and the mentions in it → the clause: its words read, and its parties with what governs each, in order."""

from __future__ import annotations

from marsad.extract.events.clause import Clause, Names, Unit
from marsad.extract.events.lexicon import Reading, listed, look
from marsad.extract.events.nameless import HEADS, MORE, adjective, counting, counts, described, ending, national
from marsad.model import Annotated, Mention, Sentence

_OPEN = frozenset("«»\"“”()[]-–—'’‘…")
_NAMELESS = frozenset(("armed", "crowd"))
# Words that mean parties named elsewhere: «بلاده», «الجانبان».
_STANDING = frozenset(("home", "pair"))
_NAMED = frozenset(("PER", "ORG", "GPE"))
# What a resolved description is as a party.
_TOLD = {"office": "person", "body": "body", "owned": "body", "pair": "pair"}
_THEIRS = ("ه", "ها", "هم")


def clause(doc: Annotated, sentence: Sentence, names: Names) -> Clause:
    """The sentence with its readings and its parties."""
    norm = doc.tokens.norm[sentence.first : sentence.last]
    made = Clause(sentence.first, sentence.last, norm, [look(w) for w in norm], [])
    _Reader(doc, made, names).read()
    return made


class _Reader:
    """Walks a sentence once, keeping the noun phrase that is open and the preposition that governs it."""

    def __init__(self, doc: Annotated, made: Clause, names: Names) -> None:
        self.doc, self.clause, self.names = doc, made, names
        self.prep, self.run, self.head, self.joined = "", -1, "", False
        self.about, self.of, self.means = (listed(k) for k in ("about", "of", "means"))

    def read(self) -> None:
        at = self.clause.first
        while at < self.clause.last:
            if at in self.names.at:
                at = self._mention(at)
            elif at in self.names.told:
                at = self._told(at)
            else:
                self._word(at)
                at += 1
        self._describe(at)

    def _close(self, at: int, prep: str = "") -> None:
        self._describe(at)
        self.prep, self.run, self.head, self.joined = prep, -1, "", False

    def _word(self, at: int) -> None:
        norm = self.clause.norm[at - self.clause.first]
        readings = self.clause.words[at - self.clause.first]
        if not norm[0].isalnum():
            if norm[0] not in _OPEN:
                self._close(at)
            return
        kind = readings[0].word if readings else ""
        if kind == "prep":
            if norm in self.about and at + 1 < self.clause.last and self.clause.word(at + 1).isdigit():
                return
            if (
                norm in self.of
                and at > self.clause.first
                and (counts(self.clause, at - 1) or counting(self.clause, self.run, at))
            ):
                return
            by = norm in self.means and self.prep in ("من", "علي", "by")
            self._close(at, "by" if by else norm[1:] if readings[0].conj else norm)
        elif kind == "by" and (self.prep or norm[0] == "ب"):
            self._close(at, "by")
        elif kind in ("clause", "relative", "verb"):
            self._close(at)
        elif kind == "skip":
            return
        elif kind in _STANDING:
            self._stand(at, kind, readings[0].conj)
        elif kind in HEADS and not adjective(self.clause, self.run, at):
            self._head(at, kind, readings[0])
        elif readings and kind not in HEADS:
            self._close(at, readings[0].prep if readings[0].part == "noun" else "")
        else:
            self._plain(at, norm)

    def _told(self, at: int) -> int:
        """A description that stands for someone named before: «الوزير», «الحركة», «الجانبان»."""
        last, told = self.names.told[at]
        prep, joined = self.names.clitics(self.clause.word(at))
        was = prep or self.prep
        self._close(at, was)
        who = [self.names.entities[e] for e in told.entities]
        mention = None
        if len(who) == 1:
            one = who[0]
            mention = Mention(
                evidence=told.evidence, type=one.type, entity=one.id, known=one.known, country=one.country
            )
        head, span = _TOLD[told.kind] if mention else "pair", told.evidence.span
        self.clause.units.append(Unit(at, last, span.start, span.end, was, joined, False, head, mention, told.entities))
        if head not in ("person", "body"):
            self.prep = ""
        return last

    def _stand(self, at: int, kind: str, joined: bool) -> None:
        """A word that is a party by itself."""
        prep = self.prep
        self._close(at)
        tokens = self.doc.tokens
        self.clause.units.append(Unit(at, at + 1, tokens.start[at], tokens.end[at], prep, joined, False, kind))

    def _head(self, at: int, kind: str, reading: Reading) -> None:
        if reading.prep:
            self._close(at, reading.prep)
        elif reading.conj:
            prep = self.prep
            self._close(at, prep)
            self.joined = True
        if self.run < 0 or not self.head or counting(self.clause, self.run, at):
            counted = self.run >= 0 and self.head == "crowd" and kind == "person"  # «عشرات المواطنين»
            self.run, self.head = at, "crowd" if counted else kind

    def _plain(self, at: int, norm: str) -> None:
        if norm[0].isdigit() and self.head:
            self._close(at)
        if norm.startswith("لل") and len(norm) > 4:
            self._close(at, "ل")
        elif norm.startswith("بال") and len(norm) > 5:
            self._close(at, "ب")
        if self.head and counting(self.clause, self.run, at):  # «عشرات الصواريخ» are no people
            self.run, self.head = at, self.head if ending(norm) in ("ون", "ين") else ""
        elif self.run < 0:
            self.run = at

    def _mention(self, at: int) -> int:
        last, mention = self.names.at[at]
        last = min(max(last, at + 1), self.clause.last)
        units = self.clause.units
        prep, joined = self.names.clitics(self.clause.norm[at - self.clause.first])
        if prep == "ل" and self._organ(at):
            pass  # «الأمانة العامة لمجلس التعاون» is the council's voice
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
        elif self.run < 0:
            self.run = at
        return last

    def _named(self, at: int, last: int, mention: Mention, joined: bool) -> None:
        units = self.clause.units
        if self.run >= 0 and self._whole(at):
            self._describe(at)
            self.run, self.head, self.prep = -1, "", ""
        titled = self.head in ("person", "body", "armed") and self.run >= 0
        first = self.run if titled else at
        if mention.type == "PER":
            if units and units[-1].last == at and units[-1].joined and national(units[-1]):
                self._lend(units[-1], mention)  # «… والروسي فلاديمير بوتين»
                first, joined = units.pop().first, True
            while units and not units[-1].joined and self._titles(units[-1], at, first, titled):
                self._lend(units[-1], mention)
                first = min(first, units.pop().first)
            first = self._posted(at, first)
            joined = joined or self.joined
        elif titled and self._apposed(mention):
            return
        units.append(
            Unit(
                first, last, mention.evidence.start, mention.evidence.end, self.prep, joined, False, self.head, mention
            )
        )
        self.run, self.head, self.joined = -1, "", False

    def _titles(self, unit: Unit, at: int, first: int, titled: bool) -> bool:
        """Whether `unit` is the office of the person named at `at`: «الرئيس الروسي …», «وزير خارجية إيران …»."""
        close = unit.last == at or (unit.last == self.run and at - self.run <= MORE and not self.prep)
        spoken = unit.mention is not None and (bool(unit.told) or unit.mention.type != "PER")
        office = unit.head == "person" and close and spoken
        return office or (titled and unit.first >= first)

    def _posted(self, at: int, first: int) -> int:
        """Where the office of the person at `at` begins when it ends with a place: «السفير المصري في الخرطوم …»."""
        units = self.clause.units
        if not units or units[-1].last != at or not units[-1].prep or units[-1].head or self.joined:
            return first
        place = units[-1].mention
        if place is None or place.type not in ("GPE", "ORG", "LOC"):
            return first
        office = units[-2] if len(units) > 1 else None
        if office and office.head == "person" and office.mention and office.mention.type != "PER":
            del units[-2:]
            self.prep, self.joined = office.prep, office.joined
            return office.first
        if units[-1].prep in listed("where"):  # no preposition of place governs a person
            self.prep = ""
        return first

    def _lend(self, title: Unit, mention: Mention) -> None:
        """A person of no known country is of the one that the office names: «العقيد الإيراني …»."""
        if title.mention and title.mention.type == "NORP" and mention.entity and not self.names.country(mention):
            self.names.lent[mention.entity] = title.mention.country or ""

    def _apposed(self, mention: Mention) -> bool:
        """Whether the open phrase is a title of the person just named: «ساركوزي، الرئيس الفرنسي السابق»."""
        before = self.clause.units[-1] if self.clause.units else None
        if before is None or before.mention is None or before.mention.type != "PER" or self.prep or self.joined:
            return False
        return self.run - before.last <= 1 and self.names.country(before.mention) == self.names.country(mention)

    def _nationality(self, at: int, last: int, mention: Mention, joined: bool) -> None:
        units = self.clause.units
        if units and units[-1].last == at and not joined and units[-1].mention and not units[-1].adjective:
            return
        starts, ends = self.doc.tokens.start, self.doc.tokens.end
        if self.head and self.run >= 0:
            if self.head == "person" and self._apposed(mention):
                return
            if counting(self.clause, self.run, at):
                self.run = at
            elif self._another(at):
                self._describe(at)
                self.run, self.head = described(self.clause, self.run, at), ""
        if self.head and self.run >= 0:
            units.append(
                Unit(self.run, last, starts[self.run], ends[last - 1], self.prep, joined or self.joined, False,
                     self.head, mention)
            )  # fmt: skip
            if self.head in ("person", "body"):  # a name may still follow: الرئيس الروسي فلاديمير بوتين
                return
            self.run, self.head, self.joined = -1, "", False
            return
        evidence = mention.evidence
        units.append(
            Unit(at, last, evidence.start, evidence.end, self.prep, joined, self._describes(at, joined), "", mention)
        )

    def _describes(self, at: int, joined: bool) -> bool:
        """Whether a nationality belongs to the noun before it («القصف الإسرائيلي») rather than naming people."""
        if self.run >= 0:
            return True
        units = self.clause.units
        if units and units[-1].adjective and units[-1].last == at:
            return True
        before = self.clause.words[at - 1 - self.clause.first] if at > self.clause.first else ()
        return not joined and bool(before) and before[0].part == "noun" and before[0].pattern is not None

    def _describe(self, at: int) -> None:
        """A party known by its description alone: «مسلحون مجهولون»."""
        if self.run < 0 or self.head not in _NAMELESS:
            return
        units = self.clause.units
        if units and units[-1].last > self.run:
            return
        last = described(self.clause, self.run, at)
        starts, ends = self.doc.tokens.start, self.doc.tokens.end
        owner = self._owner(self.run) if self.head == "armed" else None
        units.append(
            Unit(self.run, last, starts[self.run], ends[last - 1], self.prep, self.joined, False, self.head, owner)
        )

    def _owner(self, at: int) -> Mention | None:
        """Whose «جنوده» or «قواتها» are: of the last one named before them."""
        found = self.clause.words[at - self.clause.first]
        if not found or found[0].pronoun not in _THEIRS:
            return None
        named = (u.mention for u in reversed(self.clause.units) if u.mention and not u.adjective)
        return next((m for m in named if m.type in _NAMED), None)

    def _organ(self, at: int) -> bool:
        """Whether the open phrase is an organ or office of the body named at `at`: «الأمين العام ل…»."""
        inside = at in self.names.at and self.names.at[at][1].type == "ORG"
        return (
            inside
            and self.head in ("body", "person")
            and 0 <= self.run < at
            and self.clause.word(at - 1) in listed("general")
        )

    def _whole(self, at: int) -> bool:
        """Whether no genitive may follow the open nameless head: after «متظاهرون», «المسلحون», «طائرات التحالف»."""
        first = self.clause.word(self.run)
        closed = first.startswith("ال") or ending(first) in ("ون", "ين") or self.clause.word(at - 1).startswith("ال")
        return self.head in _NAMELESS and closed

    def _another(self, at: int) -> bool:
        """Whether a nationality describes another noun than the nameless head: «مسلحون … قاعدة مصرية»."""
        plural = ending(self.clause.word(self.run)) in ("ون", "ين")
        return self.head in _NAMELESS and plural and ending(self.clause.word(at)) == "ة"
