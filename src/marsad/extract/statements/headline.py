"""A title or subhead of the form «فلان: …» → its statement."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.extract.statements.act import performed
from marsad.extract.statements.content import first_person
from marsad.extract.statements.ground import STOPS, Ground, Period
from marsad.extract.statements.phrase import attached
from marsad.extract.statements.speaker import parties
from marsad.extract.statements.via import told_to_medium
from marsad.extract.statements.words import heads, words
from marsad.model import Entity, Manner, Party, Statement
from marsad.text import folded

_SPEAKER = 7  # tokens before the colon
_LINE = 30  # tokens of a headline


def statement(g: Ground, period: Period) -> Statement | None:
    """The statement of a heading whose colon stands after a name or an office; None for any other line."""
    if period.last - period.first > _LINE or not _heading(g, period):
        return None
    colon = next((i for i in range(period.first + 1, period.last) if g.norm[i] == ":" and not g.inside[i]), None)
    if colon is None or colon + 2 >= period.last:
        return None
    first = colon
    while first > period.first and g.norm[first - 1] not in STOPS and g.norm[first - 1] not in "،,؛|/":
        first -= 1
    told = _told(g, first, colon)
    if not 0 < told - first <= _SPEAKER or not _speaks(g, first, told):
        return None
    who, via = parties(g, first, told), _medium(g, told, colon)
    if (known := _surname(g, first, told)) is not None:
        who = tuple(replace(p, entity=known.id, country=known.country, sector=known.sector) for p in who)
    start, end, manner = colon + 1, _line_end(g, period), "indirect"
    if start in g.quote and g.quote[start].closed and g.close[start] >= end - 1:
        inner = g.quote[start].inner
        a, b, manner = inner.start, inner.end, "direct"
    else:
        while end > start + 1 and g.norm[end - 1] in STOPS:
            end -= 1
        a, b = g.start[start], g.end[end - 1]
        manner = "mixed" if any(q in g.quote for q in range(start, end)) else manner
        manner = "direct" if manner == "indirect" and first_person(g, start, end) else manner
    how: Manner = manner  # type: ignore[assignment]
    e = g.doc.article.evidence(a, b, "statement.headline")
    return Statement(id="", evidence=e, manner=how, act=performed(g, start, end), cue=None, speakers=who, via=via)


def _surname(g: Ground, first: int, told: int) -> Entity | None:
    """«أبا الخيل: …»: the one person of the document whose name ends with these words, where no name was read."""
    if any(k in g.name for k in range(first, told)):
        return None
    words_ = g.norm[first:told]
    people = (e for e in g.entities.values() if e.type == "PER")
    found = {e.id: e for e in people for n in (e.name, *e.names) if folded(n).split()[-len(words_) :] == words_}
    return next(iter(found.values())) if len(found) == 1 else None


def _told(g: Ground, first: int, colon: int) -> int:
    """Where «ل«المحيط»» begins before the colon: who was told; the colon itself where nobody is named so."""
    marks = (k for k in range(first + 1, colon - 1) if g.norm[k] in words("toward") and k + 1 in g.quote)
    bracket = (k for k in range(first + 1, colon - 1) if g.norm[k] in words("toward") and g.norm[k + 1] == "(")
    plain = (k for k in range(first + 1, colon) if attached(g, k, "ل") and k in g.name and g.name[k].type == "ORG")
    return min((*marks, *bracket, *plain), default=colon)


def _medium(g: Ground, told: int, colon: int) -> tuple[Party, ...]:
    """The medium that stands between `told` and the colon."""
    first, end = (told, colon) if told == colon or g.norm[told] not in words("toward") else (told + 2, colon - 1)
    if end <= first:
        return ()
    found = parties(g, first, end)
    return found if told_to_medium(g, (first, end), found[0]) or g.quote.get(told + 1) else ()


def _line_end(g: Ground, period: Period) -> int:
    """The end of the headline, whose parts two dots set off: «فلان: لن نقبل.. ولن نرضى»."""
    rest = [p for p in g.periods if p.block == period.block and p.first >= period.first]
    near = rest[-1].last - period.first <= _LINE and g.title(rest[-1].last - 1)
    return rest[-1].last if near else period.last


def _heading(g: Ground, period: Period) -> bool:
    """A title, a subhead, or a first line that ends without a full stop."""
    block = g.doc.article.blocks[period.block]
    title = g.doc.article.title
    first = period.first == g.periods[0].first and g.norm[period.last - 1] not in STOPS
    return block.kind in ("title", "heading") or first or (title is not None and title.start <= block.start < title.end)


def _speaks(g: Ground, first: int, colon: int) -> bool:
    name = next((g.name[i] for i in range(first, colon) if i in g.name and g.name[i].type != "NORP"), None)
    leads = name is not None and (name.type == "PER" or g.name.get(first) is name or g.norm[first] in heads())
    if name is not None and leads and name.type in ("PER", "ORG", "GPE") and colon - first <= 4:
        return not any(i in g.cue for i in range(first, colon))
    return heads().get(g.norm[first]) == "person" or _surname(g, first, colon) is not None
