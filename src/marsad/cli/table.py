"""Reading or record rows → tables for a terminal. Arabic stands as it is; turning it is the terminal's work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from marsad.cli import named
from marsad.cli.lanes import lanes
from marsad.knowledge.hijri import hijri
from marsad.knowledge.rules import Code, tell, term
from marsad.model import Event, Interval, Party, Reading, Statement
from marsad.record.rows import EntityDetail, PartyRow, StatementRow, StoryDetail, StoryRow, TimelineRow

UNDATED = "?"
LONG = 110  # letters of a quotation that a table shows
Days = Callable[[Interval], str]


def reading(r: Reading) -> RenderableType:
    """What one document says: a heading, who said what, who did what."""
    doc = r.document
    heading = doc.text[doc.title.start : doc.title.end] if doc.title else doc.text[:80].strip() or doc.source
    facts = [doc.outlet, days(doc.published.interval), "، ".join(doc.agencies), doc.source]
    counts = f"{len(r.entities)} names, {len(r.times)} times, {len(r.statements)} statements, {len(r.events)} events"
    parts: list[RenderableType] = [Text(" · ".join(f for f in facts if f), style="dim"), Text(counts, style="dim")]
    parts += [Text(tell(p, "en"), style="red") for p in r.problems]
    if r.statements:
        parts.append(_grid([_said(s) for s in r.statements]))
    if r.events:
        parts.append(_grid([_done(e) for e in r.events]))
    return Panel(Group(*parts), title=Text(heading, style="bold"), title_align="left")


def stories(rows: Sequence[StoryRow], said: Days, code: Code) -> RenderableType:
    """The list of stories, a line each; `said` writes days."""
    table = _headed(code, "story", "", "reports", "outlets", "origins", "days")
    for s in rows:
        table.add_row(
            s.id, Text(s.label), str(s.documents), str(len(s.outlets)), str(s.origins), said(Interval(s.first, s.last))
        )
    return table


def story(
    found: StoryDetail, events: Sequence[TimelineRow], statements: Sequence[StatementRow], said: Days, code: Code
) -> RenderableType:
    """One story: its reports, its timeline, its statements; `said` writes days."""
    table = _headed(code, "document", "outlet", "published", "title", "copy")
    for d in found.documents:
        outlet = named.outlet(d.outlet, code)
        table.add_row(d.id, outlet, said(Interval(d.first, d.last)), Text(d.title), d.copy_of or "")
    quoted = _grid([(_names(s.speakers, code), term("act", s.act, code), _short(s.text)) for s in statements])
    return Group(Text(found.row.label, style="bold"), table, timeline(events, said, code), quoted)


def entity(found: EntityDetail, events: Sequence[TimelineRow], said: Days, code: Code) -> RenderableType:
    """One entity: its spellings, offices, documents and events; `said` writes days."""
    e = found.row
    country = named.state(e.country, code) if e.country else None
    facts = " · ".join(f for f in (e.id, term("entity", e.type, code), e.english, country, e.sector) if f)
    names = Text("، ".join(f"{n.name} ({n.mentions})" for n in found.names))
    roles = Text("، ".join(dict.fromkeys(r.title for r in found.roles)))
    table = _headed(code, "document", "outlet", "published", "title")
    for d in found.documents:
        table.add_row(d.id, named.outlet(d.outlet, code), said(Interval(d.first, d.last)), Text(d.title))
    drawn = timeline(events, said, code)
    return Group(Text(e.name, style="bold"), Text(facts, style="dim"), names, roles, table, drawn)


def timeline(events: Sequence[TimelineRow], said: Days, code: Code) -> RenderableType:
    """Events by day, each on a lane of one scale: ● a day, ├─┤ an interval, ├┄ an open end; undated ones apart; `said`
    writes days."""
    whens = [Interval(e.earliest, e.latest) for e in events]
    drawn, scale = lanes(whens)
    head = f"{scale[0]} … {scale[1]}" if scale else ""
    table = _headed(code, "when", "", "event", "who", "whom", "words", "outlet")
    table.columns[1].header = head
    table.columns[0].no_wrap = table.columns[1].no_wrap = True
    undated = False
    for e, when, lane in zip(events, whens, drawn, strict=True):
        if mark(when) == UNDATED and not undated:
            table.add_section()
            undated = True
        kind = named.event(e.type, e.mode, code)
        sure = "" if e.modality == "asserted" else f" ({term('modality', e.modality, code)})"
        row = [kind + sure, _names(e.actors, code), _names(e.recipients, code), e.text, named.outlet(e.outlet, code)]
        table.add_row(said(when) or mark(when), lane, *(Text(cell) for cell in row))
    return table


def mark(when: Interval) -> str:
    """A sign for an interval where there is no room for a lane: ● a day, ├─┤ an interval, ├┄ or ┄┤ an open end, ?."""
    if when.earliest is None or when.latest is None:
        return UNDATED if when.earliest == when.latest else "├┄" if when.latest is None else "┄┤"
    return "●" if when.earliest == when.latest else "├─┤"


def days(when: Interval) -> str:
    """An interval in ISO days, open ends as …; empty where nothing is known."""
    if when.earliest == when.latest:
        return _day(when.earliest, "")
    return f"{_day(when.earliest, '…')} – {_day(when.latest, '…')}"


def both(when: Interval) -> str:
    """The same with the Hijri days below, where the tables of Umm al-Qura reach: 2025-11-13, then 1447-05-22 هـ."""
    ends = [hijri(day) for day in dict.fromkeys((when.earliest, when.latest)) if day]
    moon = " – ".join(str(h) for h in ends) if all(ends) else ""
    return f"{days(when)}\n{moon} هـ" if moon else days(when)


def _day(day: date | None, unknown: str) -> str:
    return day.isoformat() if day else unknown


def _said(s: Statement) -> tuple[str, str, str]:
    via = f" ← {_words(s.via)}" if s.via else ""
    return _words(s.speakers) + via, s.act, _short(s.evidence.text)


def _done(e: Event) -> tuple[str, str, str]:
    kind = f"{e.type}{'/' + e.mode if e.mode else ''}"
    arrow = f" → {_words(e.recipients)}" if e.recipients else ""
    return f"{_words(e.actors)}{arrow}", kind, f"{e.evidence.text}  {days(e.when)}  {e.modality}"


def _words(parties: Iterable[Party]) -> str:
    return "، ".join(p.evidence.text for p in parties)


def _names(parties: Iterable[PartyRow], code: Code) -> str:
    mark = "، " if code == "ar" else ", "
    return mark.join((code == "en" and p.english) or p.name for p in parties)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONG else flat[:LONG] + "…"


def _headed(code: Code, *columns: str) -> Table:
    """A table whose columns are called in the reader's language; one called "" has no name."""
    table = Table(box=None, header_style="dim", padding=(0, 1))
    for column in columns:
        table.add_column(term("column", column, code) if column else "", overflow="fold")
    return table


def _grid(rows: Iterable[Sequence[str]]) -> Table:
    table = Table.grid(padding=(0, 2))
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table
