"""Frames and contents in text order → statements: speakers carried on, relays given to what they relay, nesting."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.extract.statements import headline
from marsad.extract.statements.act import act
from marsad.extract.statements.content import Content
from marsad.extract.statements.frame import Frame
from marsad.extract.statements.ground import COMMAS, Ground, Period
from marsad.extract.statements.office import is_medium
from marsad.extract.statements.phrase import noun_phrase
from marsad.extract.statements.relay import Source, relay_at
from marsad.extract.statements.speaker import Said, named, parties, speakers
from marsad.extract.statements.words import heads, words
from marsad.model import Occasion, Party, Span, Statement

_REMEMBERED = 40  # statements looked back at for who spoke and what is relayed
_BACK = 250  # tokens of a sentence looked back at for whom it is about
_OPENING = 20  # characters from a content's start within which its own verb of feeling stands
_SOURCED = 60  # tokens a clause may have that only «وفق فلان» attributes


class Chain:
    """Collects the statements of one document."""

    def __init__(self, ground: Ground) -> None:
        self.g = ground
        self.said: list[Said] = []
        self.found: list[Statement] = []
        self.mark = 0  # how many statements stood before this period

    def add(self, f: Frame, what: Content, period: Period) -> None:
        """The statement of frame `f` with its content."""
        g = self.g
        who = speakers(g, f, max(period.first, f.at - _BACK), self.said[-_REMEMBERED:])
        via: list[Party] = []
        swapped = f.form.cue.relays
        for source in f.relays:
            sources = parties(g, source.name, source.end_name)
            if source.relay.kind == "origin":
                via, who, swapped = [*who, *via], sources, True
            elif not same(sources, who):
                via += self._relaying(source)
        if f.form.cue.relays:
            via, who = [*who, *via], self._origin(f)
        if not who:
            return
        addressee = parties(g, *f.addressee) if f.addressee else ()
        if addressee and self._media(f.addressee, addressee[0]):
            via, addressee = [*via, *addressee], ()
        via += [p for p in self._carriers(f) if not same((p,), who) and not same((p,), tuple(via))]
        if not via and self.said and (f.subject is None or f.form.cue.continues):
            via = list(self.said[-1].via) if same(who, self.said[-1].speakers) else []
        own = tuple(via)
        nested = any(_holds(s.evidence.span, what.span) for s in self._near())
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
        self.said.append(Said(f.at, who, None if swapped else f.form.gender, many, nested, own))

    def _relaying(self, source: Source) -> tuple[Party, ...]:
        """Who a relay phrase beside a statement names; a document or a person it only describes relays nothing new."""
        found = parties(self.g, source.name, source.end_name)
        if found and found[0].entity is None:
            head = self.g.norm[source.name].removeprefix("لل").removeprefix("ل")
            kind = heads().get(self.g.norm[source.name]) or heads().get(head) or heads().get("ال" + head)
            return found if kind in ("media", "body") else ()
        return found

    def headline(self, period: Period) -> bool:
        """Take a period that is a headline of the form «فلان: …»; whether it was one."""
        if (titled := headline.statement(self.g, period)) is None:
            return False
        self.found.append(titled)
        self.said.append(Said(period.first, titled.speakers, None, False))
        self.mark = len(self.found)
        return True

    def _origin(self, f: Frame) -> tuple[Party, ...]:
        """«نقلت الوكالة عن الوزير قوله»: the one after «عن»."""
        return parties(self.g, f.origin[0], f.origin[1]) if f.origin else ()

    def _media(self, span: tuple[int, int] | None, party: Party) -> bool:
        """Whether these words name a medium: what is told to one, it relays."""
        known = self.g.entities.get(party.entity or "")
        if span is not None and heads().get(self.g.norm[span[0]]) == "media":
            return True
        quoted = self.g.at(party.evidence.start) - 1 in self.g.quote
        return is_medium(known, quoted)

    def _told(self, i: int) -> bool:
        """Whether the name at `i` is where the words went: «إلى رويترز», «في حديث لـ«برقية»»."""
        before = self.g.word(i - 1)
        return before in words("toward") or i - 1 in self.g.quote or heads().get(before) == "media"

    def _carriers(self, f: Frame) -> list[Party]:
        """Media named between a cue and its content: «في مقابلة بثتها إذاعة محلية»."""
        g, found = self.g, []
        last = f.subject[1] if f.subject and not f.before else f.at + 1
        for i in range(last, f.content):
            m = g.name.get(i)
            if m is not None and m.type == "ORG" and self._told(i) and self._media(None, party := named(g, m)):
                found.append(party)
            elif heads().get(g.norm[i]) == "media" and g.norm[i - 1] not in words("inside"):
                found += parties(g, i, noun_phrase(g, i, f.content))
        return found

    def close(self, period: Period) -> None:
        """What a period's relays and a headline's colon attribute, once its verbs have been read."""
        g = self.g
        new = self._near()
        for i in (i for i in range(period.first, period.last) if i in g.relay):
            source = relay_at(g, i, period.last)
            if source is None or source.relay.kind == "self" or self._within_frame(i):
                continue
            self._relay(source, period, new)
        self.mark = len(self.found)

    def _near(self) -> list[Statement]:
        """The last statements of this period."""
        return self.found[max(self.mark, len(self.found) - _REMEMBERED) :]

    def _within_frame(self, i: int) -> bool:
        """Whether the relay at token `i` was already read between a cue and its content."""
        at = self.g.start[i]
        return any(s.cue is not None and s.cue.end <= at <= s.evidence.start for s in self._near())

    def _relay(self, source: Source, period: Period, new: list[Statement]) -> None:
        g = self.g
        sources = parties(g, source.name, source.end_name)
        if new:
            sources = self._relaying(source)
        if not sources:
            return
        if new:
            at = g.start[source.start]
            for k in range(max(self.mark, len(self.found) - _REMEMBERED), len(self.found)):
                s = self.found[k]
                if (
                    not same(sources, s.speakers)
                    and not same(sources, s.via)
                    and (s.evidence.start < at or source.start - period.first < 3)
                ):
                    self.found[k] = replace(s, via=(*s.via, *sources))
            return
        self._sourced(source, period, sources)

    def _sourced(self, source: Source, period: Period, named: tuple[Party, ...]) -> None:
        """A clause that nobody but a «وفق فلان» attributes: what stands before it, or after it where it opens."""
        g = self.g
        if source.start - period.first < 3:
            first, last = source.end, period.last
            while first < last and (g.norm[first] in COMMAS or g.norm[first] in words("then")):
                first += 1
        else:
            first, last = max(period.first, source.start - _SOURCED), source.start
        while last > first and not g.norm[last - 1].isalnum() and last - 1 not in g.closing:
            last -= 1
        if last - first < 3:
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
            )
        )
        self.said.append(Said(source.start, named, None, False))

    def statements(self) -> tuple[Statement, ...]:
        """Everything found, in the order of the contents, numbered, each nested one pointing at what holds it."""
        ordered = sorted(self.found, key=lambda s: (s.evidence.start, -s.evidence.end))
        unique = [s for n, s in enumerate(ordered) if n == 0 or s.evidence.span != ordered[n - 1].evidence.span]
        numbered: list[Statement] = []
        open_: list[Statement] = []  # those that may still hold what comes, outermost first
        for s in unique:
            open_ = [h for h in open_[-_REMEMBERED:] if h.evidence.end > s.evidence.start]
            holder = next((h for h in reversed(open_) if _holds(h.evidence.span, s.evidence.span)), None)
            if holder is not None and _own_words(holder, s):
                continue
            via = s.via
            if holder is not None and not same(s.speakers, holder.speakers) and not same(holder.speakers, via):
                via = (*via, *holder.speakers)  # who is quoted in another's words comes to us through that other
            numbered.append(replace(s, id=f"s{len(numbered) + 1}", via=via, within=holder.id if holder else None))
            open_.append(numbered[-1])
        return tuple(numbered)


def _own_words(outer: Statement, inner: Statement) -> bool:
    """«قال إنه يأمل أن …»: the inner verb is the speaker's own and brings nothing but the rest of the content."""
    opens = inner.cue is not None and 0 <= inner.cue.start - outer.evidence.start < _OPENING
    return opens and inner.evidence.end == outer.evidence.end and same(inner.speakers, outer.speakers)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def same(named: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """Whether a source is one of `others` already: the same entity, or the same words."""
    ids = {p.entity for p in others if p.entity}
    texts = {p.evidence.text for p in others}
    return any(p.entity in ids if p.entity else p.evidence.text in texts for p in named)
