"""What documents claim, side by side: a connection and a story or entity in, timeline and statement rows out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from marsad.record.database import Database, chunks, marks
from marsad.record.documents import day, reason
from marsad.record.entities import named
from marsad.record.rows import PartyRow, StatementRow, TimelineRow

Parties = dict[tuple[str, str, str], tuple[PartyRow, ...]]
_FROM = " JOIN document d ON d.id = c.document LEFT JOIN member m ON m.document = d.id"
_SAME = "(SELECT id FROM entity WHERE under = (SELECT under FROM entity WHERE id = ?))"


def timeline(db: Database, story: str | None, entity: str | None, limit: int, offset: int) -> list[TimelineRow]:
    """Dated events by their first day (else their last), then the undated ones by document; at most `limit`."""
    more, args = _narrow(story, entity, "c.place")
    return events_where(db, more, args, limit, offset)


def events_where(
    db: Database, more: str, args: Sequence[object], limit: int = -1, offset: int = 0
) -> list[TimelineRow]:
    """The events `c` for which the condition `more` (it begins with AND) holds, in the order of a timeline."""
    found = db.execute(
        "SELECT c.document, d.title, d.outlet, d.first, m.story, c.id, c.type, c.mode, c.modality, c.first, c.last,"
        f' c.reason, c.place, c.text, c.start, c."end", c.rule FROM event c{_FROM} WHERE TRUE{more}'
        " ORDER BY c.first IS NULL AND c.last IS NULL, coalesce(c.first, c.last), c.last NULLS FIRST,"
        " d.first NULLS FIRST, c.document, c.start"
        " LIMIT ? OFFSET ?",
        (*args, limit, offset),
    ).fetchall()
    parties = _parties(db, {r[0] for r in found})
    places = named(db, {r[12] for r in found if r[12]})
    return [
        TimelineRow(
            document=r[0], title=r[1], outlet=r[2], published=day(r[3]), story=r[4], event=r[5], type=r[6], mode=r[7],
            modality=r[8], earliest=day(r[9]), latest=day(r[10]), reason=reason(r[11]) if r[11] else None,
            actors=parties.get((r[0], r[5], "actor"), ()), recipients=parties.get((r[0], r[5], "recipient"), ()),
            place=places[r[12]].id if r[12] in places else None,
            place_name=places[r[12]].name if r[12] in places else None,
            text=r[13], start=r[14], end=r[15], rule=r[16],
        )
        for r in found
    ]  # fmt: skip


def statements(db: Database, story: str | None, entity: str | None, limit: int, offset: int) -> list[StatementRow]:
    """By the day of their document, then in text order; at most `limit`."""
    more, args = _narrow(story, entity)
    return statements_where(db, more, args, limit, offset)


def statements_where(
    db: Database, more: str, args: Sequence[object], limit: int = -1, offset: int = 0
) -> list[StatementRow]:
    """The statements `c` for which the condition `more` (it begins with AND) holds, by their document's day."""
    found = db.execute(
        'SELECT c.document, d.title, d.outlet, d.first, m.story, c.id, c.manner, c.act, c.text, c.start, c."end",'
        f" c.cue, c.rule FROM statement c{_FROM} WHERE TRUE{more} ORDER BY d.first IS NULL, d.first, c.document,"
        " c.start LIMIT ? OFFSET ?",
        (*args, limit, offset),
    ).fetchall()
    parties = _parties(db, {r[0] for r in found})
    return [
        StatementRow(
            document=r[0], title=r[1], outlet=r[2], published=day(r[3]), story=r[4], statement=r[5], manner=r[6],
            act=r[7], text=r[8], start=r[9], end=r[10], cue=r[11],
            speakers=parties.get((r[0], r[5], "speaker"), ()),
            addressee=next(iter(parties.get((r[0], r[5], "addressee"), ())), None),
            via=parties.get((r[0], r[5], "via"), ()), rule=r[12],
        )
        for r in found
    ]  # fmt: skip


def _narrow(story: str | None, entity: str | None, also: str = "") -> tuple[str, list[str]]:
    """The condition and its values. An entity has the claims it takes part in, and those where it stands in `also`."""
    more, args = "", []
    if story:
        more, args = " AND m.story = ?", [story]
    if entity:
        places = f" OR {also} IN {_SAME}" if also else ""
        more += f" AND ((c.document, c.id) IN (SELECT document, claim FROM party WHERE entity IN {_SAME}){places})"
        args += [entity, entity] if also else [entity]
    return more, args


def _parties(db: Database, ids: Iterable[str]) -> Parties:
    """Everyone who takes part in a claim of the documents, by document, claim and part, in text order."""
    rows = [
        row
        for part in chunks(ids)
        for row in db.execute(
            'SELECT document, claim, part, entity, country, text, start, "end" FROM party'
            f" WHERE document IN ({marks(part)}) ORDER BY document, claim, part, place",
            part,
        )
    ]
    names = named(db, {r[3] for r in rows if r[3]})
    found: defaultdict[tuple[str, str, str], list[PartyRow]] = defaultdict(list)
    for document, claim, part, entity, country, words, start, end in rows:
        who = names.get(entity)
        found[document, claim, part].append(
            PartyRow(
                entity=who.id if who else None, name=who.name if who else words, english=who.english if who else None,
                country=who.country if who else country, text=words, start=start, end=end,
            )
        )  # fmt: skip
    return {k: tuple(v) for k, v in found.items()}
