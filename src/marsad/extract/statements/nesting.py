"""Statements as they were found → in the order of their contents, numbered, each pointing at what holds it."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.extract.statements.ground import Ground
from marsad.extract.statements.objects import OWNED
from marsad.extract.statements.via import are_media, quotes_others, same
from marsad.extract.statements.words import minded
from marsad.model import Span, Statement

_HOLDERS = 40  # statements left open at once that may hold what comes
_OPENING = 20  # characters from a content's start within which its own verb of feeling stands
_TOLD = 50  # characters within which another's verb of saying makes the outlet before it a relay


def nested(g: Ground, found: list[Statement]) -> tuple[Statement, ...]:
    """Everything found, in the order of the contents, numbered, each nested one pointing at what holds it."""
    ordered = sorted(found, key=lambda s: (s.evidence.start, -s.evidence.end))
    ordered = _carried_by_media(g, ordered)
    unique = [s for n, s in enumerate(ordered) if n == 0 or s.evidence.span != ordered[n - 1].evidence.span]
    numbered: list[Statement] = []
    open_: list[Statement] = []  # those that may still hold what comes, outermost first
    for s in unique:
        open_ = [h for h in open_[-_HOLDERS:] if h.evidence.end > s.evidence.start]
        holder = next((h for h in reversed(open_) if holds(h.evidence.span, s.evidence.span)), None)
        if holder is not None and _own_words(holder, s):
            continue
        via = s.via
        quoted = holder is not None and not same(holder.speakers, (*s.speakers, *via))
        if holder is not None and quoted and quotes_others(g, holder.speakers):
            via = (*via, *holder.speakers)
        numbered.append(replace(s, id=f"s{len(numbered) + 1}", via=via, within=holder.id if holder else None))
        open_.append(numbered[-1])
    return tuple(numbered)


def holds(outer: Span, inner: Span) -> bool:
    """Whether one content stands within another."""
    return outer.start <= inner.start and inner.end <= outer.end


def _carried_by_media(g: Ground, found: list[Statement]) -> list[Statement]:
    """«ذكرت الوكالة أن الوزير أعرب عن …»: an outlet that reports nothing but what another said is that one's relay."""
    kept = list(found)
    for n, outer in enumerate(found):
        if outer.cue is None:
            continue
        a, b = outer.evidence.start, outer.evidence.end
        for k in range(n + 1, min(n + 4, len(found))):
            s = found[k]
            near = s.cue is not None and a < s.cue.start < a + _TOLD and s.evidence.end == b
            near = near and s.evidence.rule.rpartition(".")[2] not in minded()  # «أن الرئيس يعتزم»: the outlet tells it
            if not near or same(s.speakers, outer.speakers) or not are_media(g, outer.speakers):
                continue
            kept[k] = replace(s, via=s.via if same(outer.speakers, s.via) else (*s.via, *outer.speakers, *outer.via))
            kept[n] = kept[k]
            break
    return kept


def _own_words(outer: Statement, inner: Statement) -> bool:
    """«قال إنه يأمل أن …», «إن وزارته تأمل», «أمل بلاده في «…»»: the inner verb is the speaker's own and brings
    only the rest, a closing mark apart."""
    opens = inner.cue is not None and 0 <= inner.cue.start - outer.evidence.start < _OPENING
    his = all(
        p.entity is None and p.evidence.text.isalpha() and p.evidence.text.endswith(OWNED) for p in inner.speakers
    )
    left = outer.evidence.end - inner.evidence.end
    return opens and ((his and 0 <= left <= 1) or (left == 0 and same(inner.speakers, outer.speakers)))
