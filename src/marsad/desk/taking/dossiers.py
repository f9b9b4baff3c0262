"""A record and an id in, the dossier of a story, an entity or two states out, in one language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from marsad.desk.language import Language
from marsad.desk.mending.badges import Badges
from marsad.desk.pages import MissingError
from marsad.desk.taking.lines import Lines
from marsad.desk.taking.notes import Notes
from marsad.export.dossier import Dossier, Labels, Line, Section
from marsad.model import Happening, Reading
from marsad.pipeline import accounts, happenings, ledger, summary
from marsad.record import Record


def story(record: Record, id: str, language: Language) -> Dossier:
    """The dossier of the story `id`. Raises MissingError where the record has no such story."""
    found = record.story(id)
    if found is None:
        raise MissingError("missing.story")
    lines, row, lang = Lines(Notes(record, language), language, Badges(record)), found.row, language
    readings = list(record.readings(story=row.id))
    chosen = summary(_joined(record, readings), {r.document.id: r.document for r in readings})
    summed = [
        Line(
            quoted=" ".join(s.evidence.text.split()), rest=lang.n("independent", s.origins),
            notes=(lines.notes.note(s.evidence.document, s.evidence.start, s.evidence.end, passage=False),),
        )
        for s in chosen
    ]  # fmt: skip
    facts = (
        lang.when(row.first, row.last), lang.n("reports", row.documents), lang.n("independent", row.origins),
        *(lang.outlet(o) for o in row.outlets),
    )  # fmt: skip
    sections = (
        lines.section("dossier.summary", summed), lines.events(record.timeline(story=row.id)),
        lines.statements(record.statements(story=row.id)), lines.documents(found.documents),
    )  # fmt: skip
    return _dossier("story", row.label or lang.t("story.title-none"), facts, sections, lang)


def entity(record: Record, id: str, language: Language) -> Dossier:
    """The dossier of the entity of that id or name. Raises MissingError where the record has none."""
    known = record.find_entity(id)
    detail = record.entity(known.id) if known else None
    if detail is None:
        raise MissingError("missing.entity")
    lines, row, lang = Lines(Notes(record, language), language, Badges(record)), detail.row, language
    other = row.name if lang.code == "en" else row.english
    facts = (
        lang.term("entity", row.type), other or "", lang.country(row.country) if row.country else "",
        lang.n("mentions", row.mentions), lang.n("reports", row.documents),
    )  # fmt: skip
    sections = (
        lines.names(detail), lines.roles(detail), lines.events(record.timeline(entity=row.id)),
        lines.statements(record.statements(entity=row.id)), lines.documents(detail.documents),
    )  # fmt: skip
    return _dossier("entity", lang.name(row), facts, sections, lang)


def pair(record: Record, a: str, b: str, language: Language) -> Dossier:
    """The dossier of two states by their ISO 3166 alpha-3 codes. Raises MissingError where nothing passed between
    them in the record."""
    readings = list(record.readings(states=(a, b)))
    found = ledger(_joined(record, readings), a, b)
    if not found.entries and not found.undated:
        raise MissingError("dossier.none")
    lines, lang = Lines(Notes(record, language), language, Badges(record)), language
    days = [e.happening.when for e in found.entries]
    first = min((day for w in days if (day := w.earliest or w.latest)), default=None)
    last = max((day for w in days if (day := w.latest or w.earliest)), default=None)
    facts = (
        lang.when(first, last),
        lang.n("events", len(found.entries) + len(found.undated)),
        lang.n("reports", len(readings)),
    )
    sections = (
        lines.ledger("dossier.ledger", found.entries), lines.ledger("dossier.undated", found.undated),
        lines.months(found.months),
    )  # fmt: skip
    title = lang.t("dossier.between", a=lang.country(a), b=lang.country(b))
    return _dossier("pair", title, facts, sections, lang)


def _joined(record: Record, readings: list[Reading]) -> tuple[Happening, ...]:
    """The events of the readings, each once, with its accounts."""
    told = [account for r in readings for account in accounts(r)]
    return happenings(told, record.ties_among(r.document.id for r in readings))


def _dossier(kind: str, title: str, facts: Iterable[str], sections: Iterable[Section], lang: Language) -> Dossier:
    today = date.today()
    return Dossier(
        code=lang.code, dir=lang.dir, kind=lang.t(f"dossier.{kind}"), title=title, facts=tuple(f for f in facts if f),
        sections=tuple(s for s in sections if s.lines), made=lang.when(today, today),
        labels=Labels(
            notes=lang.t("dossier.notes"), place=lang.words["dossier.place"], rule=lang.t("dossier.rule"),
            made=lang.t("dossier.made"), comma=lang.t("list.comma").strip(),
        ),
    )  # fmt: skip
