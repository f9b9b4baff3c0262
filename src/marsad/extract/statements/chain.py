"""Frames and contents in text order → statements: speakers carried on, relays given to what they relay, nesting."""

from __future__ import annotations

from itertools import islice

from msgspec.structs import replace

from marsad.extract.statements import headline
from marsad.extract.statements.act import act, performed
from marsad.extract.statements.content import Content
from marsad.extract.statements.frame import Frame
from marsad.extract.statements.ground import Ground, Period
from marsad.extract.statements.interview import Turn
from marsad.extract.statements.links import FINITE
from marsad.extract.statements.nesting import holds
from marsad.extract.statements.office import UNNAMED
from marsad.extract.statements.relay import Source, relay_at
from marsad.extract.statements.sourced import after, ahead, anew, opens
from marsad.extract.statements.speaker import Said, another, named, parties, speakers
from marsad.extract.statements.via import are_media, carriers, relaying, same, told, told_to_medium
from marsad.extract.statements.words import heads, words
from marsad.model import Occasion, Party, Statement

_REMEMBERED = 40  # statements looked back at for who spoke and what is relayed
_BACK = 250  # tokens of a sentence looked back at for whom it is about
_PARAGRAPH = 60  # tokens after what was relayed in which its speaker, named again, is still relayed
_LEAST = 4  # tokens of a clause that only a relay attributes


class Chain:
    """Collects the statements of one document."""

    def __init__(self, ground: Ground) -> None:
        self.g = ground
        self.said: list[Said] = []
        self.found: list[Statement] = []
        self.guest: tuple[Party, ...] | None = None  # of an interview, once its first turn was read
        self.mark = 0  # how many statements stood before this period

    def add(self, f: Frame, what: Content, period: Period) -> None:
        """The statement of frame `f` with its content."""
        g = self.g
        who = speakers(g, f, max(period.first, f.at - _BACK), self.said[-_REMEMBERED:])
        via: list[Party] = []
        swapped = f.form.cue.relays
        for source in f.relays:
            sources = parties(g, source.name, source.end_name)
            if source.relay.kind == "origin" and via and not are_media(g, who) and are_media(g, sources):
                via = [*sources, *via]  # «قال مسؤول، وفق وكالة نقلا عن صحيفة، إن»
            elif source.relay.kind == "origin" and _said_it(g, source, sources):
                via, who, swapped = [*who, *via], sources, True
            elif not same(sources, who):
                via += [*relaying(g, source), *told(g, source)]
        if f.form.cue.relays and f.origin:
            between = parties(g, *f.between) if f.between else ()
            via, who = [*between, *who, *via], parties(g, *f.origin)
        elif f.of_another and who and (spoke := another(who, self.said[-_REMEMBERED:])):
            via, who, swapped = [*who, *via], spoke, True
        if not who:
            return
        addressee = parties(g, *f.addressee) if f.addressee else ()
        if addressee and told_to_medium(g, f.addressee, addressee[0]):
            via, addressee = [*via, *addressee], ()
        for p in carriers(g, f, period.first):
            via += [] if same((p,), (*who, *via)) else [p]
        via = via or self._inherited(f, who, period)
        own = tuple(via)
        nested = any(holds(s.evidence.span, what.span) for s in self._near()) or _aside(g, f.at)
        article = g.doc.article
        first, last = g.at(what.span.start), what.end
        rule = f"statement.cue.{f.form.cue.id}"
        occasion = None
        if f.occasion is not None:
            a, b, kind = f.occasion
            occasion = Occasion(kind=kind, evidence=article.evidence(g.start[a], g.end[b - 1], "statement.occasion"))
        self.found.append(
            Statement(
                id="",
                evidence=article.evidence(what.span.start, what.span.end, rule),
                manner=what.manner,
                act=act(g, f, first, last),
                cue=article.evidence(g.start[f.at], g.end[f.at], rule),
                speakers=who,
                addressee=addressee[0] if addressee else None,
                occasion=occasion,
                via=tuple(via),
            )
        )
        many = f.form.number in ("two", "many") or len(who) > 1
        gender = None if swapped else f.form.gender
        self.said.append(Said(f.at, who, gender, many, nested, own, period.block))
        if gender == "f" and f.subject is not None and (f.subject[0] in g.name or g.norm[f.subject[0]].endswith("ة")):
            g.women.update(p.entity for p in who if p.entity)
        g.spoken += [p.entity or UNNAMED + g.norm[g.at(p.evidence.start)] for p in who]

    def heard(self, f: Frame, period: Period) -> None:
        """Remember who spoke where nothing said was found: «أكد الوزير النبأ. وقال …», «أدانه الوزير واعتبره …»."""
        if f.subject is None or f.form.shape not in FINITE:
            return
        who = speakers(self.g, f, period.first, self.said[-_REMEMBERED:])
        head = self.g.norm[f.subject[0]]
        if who and heads().get(head) == "person" and not head.startswith("ال") and not f.before:
            self.said.append(Said(f.at, who, f.form.gender, len(who) > 1, True, (), period.block))
        elif who and all(p.entity is not None for p in who):
            self.g.spoken += [p.entity for p in who if p.entity]
            self.said.append(Said(f.at, who, f.form.gender, len(who) > 1, False, (), period.block))

    def answer(self, turn: Turn, period: Period) -> None:
        """The statement that an interview's answer is: of whoever its turn names, else of the guest."""
        g = self.g
        who = parties(g, *turn.label) if turn.label[1] else self._guest(turn.first)
        last = turn.last
        while last > turn.first and not g.norm[last - 1].isalnum() and g.norm[last - 1] not in "!؟?)»":
            last -= 1
        if not who or last <= turn.first:
            return
        e = g.doc.article.evidence(g.start[turn.first], g.end[last - 1], "statement.turn")
        done = performed(g, turn.first, last)
        self.found.append(Statement(id="", evidence=e, manner="direct", act=done, cue=None, speakers=who))
        self.said.append(Said(turn.first, who, None, False, False, (), period.block))
        self.mark = len(self.found)

    def _guest(self, first: int) -> tuple[Party, ...]:
        """Whom an interview is with: the person who spoke last before its first turn, else the first one named."""
        if self.guest is None:
            spoke = [s.speakers for s in reversed(self.said) if not s.nested]
            people = (p for p in spoke if all(self._kind(one) == "PER" for one in p))
            names = (m for k, m in sorted(self.g.name.items()) if k < first and m.type == "PER" and m.entity)
            first_named = tuple(named(self.g, m) for m in islice(names, 1))
            self.guest = next(people, None) or first_named or next(iter(spoke), ())
        return self.guest

    def _kind(self, party: Party) -> str | None:
        known = self.g.entities.get(party.entity or "")
        return known.type if known else None

    def headline(self, period: Period) -> bool:
        """Take a period that is a headline of the form «فلان: …»; whether it was one."""
        if (titled := headline.statement(self.g, period)) is None:
            return False
        self.found.append(titled)
        self.said.append(Said(period.first, titled.speakers, None, False))
        self.mark = len(self.found)
        return True

    def _inherited(self, f: Frame, who: tuple[Party, ...], period: Period) -> list[Party]:
        """The relay of what the same speaker said just before: in this paragraph, or as the verb goes on with it."""
        verb = f.subject[0] if f.before and f.subject else f.at
        if not self.said or not same(who, self.said[-1].speakers) or self._earlier(verb):
            return []
        before = self.said[-1]
        goes_on = f.subject is None or f.form.cue.continues
        paragraph = before.block == period.block and f.at - before.at <= _PARAGRAPH
        return list(before.via) if goes_on or paragraph else []

    def _earlier(self, verb: int) -> bool:
        """«وكان أكد», «وكان قد أكد»: said at another time."""
        before = verb - 2 if self.g.word(verb - 1) in words("auxiliary") else verb - 1
        return not words("earlier").isdisjoint((self.g.word(verb - 1), self.g.word(before)))

    def close(self, period: Period, marks: list[int]) -> None:
        """What a period's relays and a headline's colon attribute, once its verbs have been read."""
        g = self.g
        for i in (i for i in marks if i in g.relay):
            source = relay_at(g, i, period.last)
            if source is None or source.relay.kind == "self" or self._within_frame(i):
                continue
            self._relay(source, period)
        self.pause()

    def pause(self) -> None:
        """Let what comes stand apart from what was found so far."""
        self.mark = len(self.found)

    def _near(self) -> list[Statement]:
        """The last statements of this period."""
        return self.found[max(self.mark, len(self.found) - _REMEMBERED) :]

    def _within_frame(self, i: int) -> bool:
        """Whether the relay at token `i` was already read between a cue and its content."""
        at = self.g.start[i]
        framed = (s for s in self._near() if not s.evidence.rule.startswith("statement.relay"))
        return any(s.cue is not None and s.cue.start <= at <= s.evidence.start for s in framed)

    def _relay(self, source: Source, period: Period) -> None:
        g, new = self.g, self._near()
        sources = parties(g, source.name, source.end_name)
        if new:
            sources = relaying(g, source) or told(g, source)
        if not sources or (source.relay.kind == "carried" and not new):
            return
        if g.word(source.start - 1) in words("and-it"):
            new = []  # «… وهو بحسب المنظمة أدنى مستوى»: what follows is the source's
        stands_apart = source.relay.kind in ("source", "verb") and not opens(g, source, period)
        if stands_apart and all(s.cue and s.cue.start > g.start[source.start] for s in new):
            new = []  # «قتل ستة، بحسب المرصد، وقال …»: what stands before is the source's
        if new and not anew(g, source):
            at = g.start[source.start]
            for k in range(max(self.mark, len(self.found) - _REMEMBERED), len(self.found)):
                s = self.found[k]
                leads = source.start - period.first < 3 and not s.via
                if (
                    not same(sources, s.speakers)
                    and not same(sources, s.via)
                    and (s.evidence.start < at or source.relay.kind == "quoting" or leads)
                ):
                    self.found[k] = replace(s, via=(*s.via, *sources))
            return
        self._sourced(source, period, sources)

    def _sourced(self, source: Source, period: Period, named: tuple[Party, ...]) -> None:
        """A clause that nobody but a «وفق فلان» attributes: what stands before it, or after it where it opens."""
        g = self.g
        first, last = after(g, source, period) if opens(g, source, period) else ahead(g, source, period)
        if last - first < _LEAST:
            if opens(g, source, period) and source.end >= last:
                self._of_before(source, period)
            return
        rule = f"statement.relay.{source.relay.id}"
        e = g.doc.article.evidence
        self.found.append(
            Statement(
                id="",
                evidence=e(g.start[first], g.end[last - 1], rule),
                manner="mixed" if any(q in g.quote for q in range(first, last)) else "indirect",
                act="say",
                cue=e(g.start[source.start], g.end[source.start], rule),
                speakers=named,
                via=told(g, source),
            )
        )
        self.said.append(Said(source.start, named, None, False, False, told(g, source), period.block))

    def _of_before(self, source: Source, period: Period) -> None:
        """«…». حسبما ذكرت الوكالة.»: a relay that is a sentence by itself is that of the statement before it."""
        near = self.said and self.said[-1].block == period.block and source.start - self.said[-1].at <= _PARAGRAPH
        if not near or not self.found or same(sources := relaying(self.g, source), self.found[-1].speakers):
            return
        if not self.found[-1].via:
            self.found[-1] = replace(self.found[-1], via=sources)


def _said_it(g: Ground, source: Source, sources: tuple[Party, ...]) -> bool:
    """Whether the source of a source can speak: anybody but a document that nobody issued («استنادا إلى تقرير»)."""
    return any(p.entity for p in sources) or heads().get(g.norm[source.name]) != "document"


def _aside(g: Ground, at: int) -> bool:
    """«حين قال», «عندما أعلن»: told of another time; not «في حين قال»."""
    return g.word(at - 1) in words("when") and g.word(at - 2) not in words("preposition")
