"""Rows of the record in, lines of a dossier out, in one language, each with notes on the words it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from marsad.desk.language import Language
from marsad.desk.mending.badges import Badges
from marsad.desk.moments import label, moments
from marsad.desk.taking.notes import Notes
from marsad.export.dossier import Line, Section
from marsad.knowledge.ontology import types
from marsad.model import Happening, LedgerEntry, Month
from marsad.record.rows import DocumentRow, EntityDetail, StatementRow, TimelineRow

MOST = 300  # lines of a section: a dossier is read, an export is computed with
EACH = 12  # notes of a line


def signed(number: float) -> str:
    """A score with its sign before it, in lines of either direction."""
    return f"\u200e{number:+g}".replace("-", "−") if number else "0"


def _kind(code: str) -> tuple[str, str | None]:
    """Type and mode of a code: CONSULT.meet."""
    type, _, mode = code.partition(".")
    return type, mode or None


class Lines:
    """Writes lines in `language`, their notes numbered by `notes`; `badges` know what people corrected."""

    def __init__(self, notes: Notes, language: Language, badges: Badges) -> None:
        self.notes, self.l, self.badges = notes, language, badges

    def section(self, key: str, lines: Iterable[Line], more: int = 0) -> Section:
        """Lines under the heading `key`; `more` were left out."""
        said = self.l.t("dossier.left-out", n=self.l.figure(more)) if more > 0 else ""
        return Section(heading=self.l.t(key), lines=tuple(lines), left_out=said)

    def events(self, rows: Sequence[TimelineRow]) -> Section:
        """Events by date; accounts that say the same are one line with a note each."""
        told = moments(rows)
        lines = []
        for moment in told[:MOST]:
            row = moment.first
            sure = "" if row.modality == "asserted" else self.l.term("modality", row.modality)
            where = self.l.place(row.place, row.place_name) if row.place_name else ""
            notes = tuple(self.notes.note(r.document, r.start, r.end, r.rule) for r in moment.rows[:EACH])
            mended = self._mended((r.document, r.event) for r in moment.rows)
            when, rest = self.l.when(row.earliest, row.latest), self._joined(where, sure, mended)
            lines.append(Line(when=when, lead=label(row, self.l), rest=rest, notes=notes))
        return self.section("dossier.events", lines, len(told) - MOST)

    def statements(self, rows: Sequence[StatementRow]) -> Section:
        """Statements by the day of their document: who, in which manner, and the very words."""
        return self.section("dossier.statements", map(self._statement, rows[:MOST]), len(rows) - MOST)

    def _statement(self, s: StatementRow) -> Line:
        comma = self.l.t("list.comma")
        who = comma.join(self.l.name(p) for p in s.speakers) or self.l.t("why.speaker-none")
        via = comma.join(f"{self.l.t('why.via')} {self.l.name(p)}" for p in s.via)
        return Line(
            when=self.l.when(s.published, s.published), lead=f"{who} ({self.l.term('act', s.act)})",
            quoted=" ".join(s.text.split()),
            rest=self._joined(self.l.term("manner", s.manner), via, self._mended([(s.document, s.statement)])),
            notes=(self.notes.note(s.document, s.start, s.end, s.rule, passage=False),),
        )  # fmt: skip

    def roles(self, detail: EntityDetail) -> Section:
        lines = [
            Line(
                when=self.l.when(r.published, r.published), quoted=r.title,
                notes=(self.notes.note(r.document, r.start, r.end, r.rule),),
            )
            for r in detail.roles[:MOST]
        ]  # fmt: skip
        return self.section("dossier.roles", lines, len(detail.roles) - MOST)

    def names(self, detail: EntityDetail) -> Section:
        return self.section("dossier.names", (Line(quoted=n.name, rest=str(n.mentions)) for n in detail.names))

    def documents(self, rows: Sequence[DocumentRow]) -> Section:
        return self.section("dossier.documents", map(self._document, rows[:MOST]), len(rows) - MOST)

    def _document(self, d: DocumentRow) -> Line:
        outlet = self.l.outlet(d.outlet) if d.outlet else self.l.t("story.outlet-none")
        copied = self.l.t("dossier.copy") if d.copy_of else ""
        return Line(
            when=self.l.when(d.first, d.last), lead=outlet, quoted=d.title, rest=self._joined(copied, d.url or d.source)
        )

    def ledger(self, key: str, entries: Sequence[LedgerEntry]) -> Section:
        """What passed between two states, each with a note for every account of it."""
        return self.section(key, map(self._entry, entries[:MOST]), len(entries) - MOST)

    def _entry(self, e: LedgerEntry) -> Line:
        h = e.happening
        first = h.accounts[0]
        sure = "" if first.modality == "asserted" else self.l.term("modality", first.modality)
        disputed = self.l.t("dossier.disputed") if any(f.standing == "disputed" for f in h.fields) else ""
        denied = self.l.t("dossier.denied") if h.denied else ""
        rest = (
            sure, self.l.t("dossier.score", score=signed(e.score)), self.l.n("independent", h.origins), disputed,
            denied, self._change(e), self._mended((a.document, a.event) for a in h.accounts),
        )  # fmt: skip
        notes = (
            self.notes.note(a.document, a.evidence.start, a.evidence.end, a.evidence.rule) for a in h.accounts[:EACH]
        )
        return Line(
            when=self.l.when(h.when.earliest, h.when.latest), lead=self._dealing(h), rest=self._joined(*rest),
            notes=tuple(notes),
        )  # fmt: skip

    def _change(self, e: LedgerEntry) -> str:
        """What it changes between the two, its type by name."""
        if e.change is None:
            return ""
        named = (self.l.event(*_kind(f)) if _kind(f)[0] in types() else f for f in e.change.facts)
        return self.l.why(replace(e.change, facts=tuple(named))).rstrip(".")

    def _dealing(self, h: Happening) -> str:
        """What, who → whom, as the first account has it."""
        sides = (h.accounts[0].actors, h.accounts[0].recipients)
        named = (self.l.t("list.comma").join(self._party(p) for p in side) for side in sides)
        who = self.l.t("list.arrow").join(side for side in named if side)
        return ": ".join(part for part in (self.l.event(h.type, h.mode), who) if part)

    def _party(self, name: str) -> str:
        return self.l.country(name) if len(name) == 3 and name.isascii() and name.isupper() else name

    def months(self, months: Sequence[Month]) -> Section:
        lines = []
        for m in months[-MOST:]:
            year, number = m.month.split("-")
            sums = self.l.t("dossier.month", cooperation=signed(m.cooperation), conflict=signed(m.conflict))
            when = self.l.t("date.month", month=self.l.month(int(number)), y=year, d="")
            lines.append(Line(when=when, lead=sums, rest=self.l.n("events", m.happenings)))
        return self.section("dossier.months", lines, len(months) - MOST)

    def _mended(self, claims: Iterable[tuple[str, str]]) -> str:
        """That people corrected the claims, given by document and id: what, who and why, each correction once."""
        found = dict.fromkeys(c for document, claim in claims for c in self.badges.of(document, claim))
        said = (
            self.l.t("dossier.corrected", what=self.l.t(f"mending.kind-{c.kind}"), who=c.who, why=c.why) for c in found
        )
        return self.l.t("list.comma").join(said)

    def _joined(self, *parts: str) -> str:
        return self.l.t("list.comma").join(p for p in parts if p)
