"""A frame → the span of its content and its manner: to the end of what is attributed, never the whole article."""

from __future__ import annotations

from typing import NamedTuple

from marsad.extract.statements.frame import Frame
from marsad.extract.statements.ground import COMMAS, DASHES, STOPS, Ground
from marsad.extract.statements.links import FINITE, brings_content, closing, opens_clause
from marsad.extract.statements.relay import relay_at
from marsad.extract.statements.words import phrases, words
from marsad.model import Manner, Span

LONGEST = 110  # tokens of indirect content; the longest of the gold articles has 96
_CLOSING, _OPENING = frozenset("”»’"), frozenset('“«‘"')
_OURS = 4  # letters of a word that may end in «نا», ours, by chance
_SILENT = 9  # tokens from «لكن» to who did not speak
_LEAST = 2  # tokens of a content without a clause of its own
LONGEST_OPEN = 160  # tokens of a quotation that nothing closes


class Content(NamedTuple):
    """Original offsets of a content, and the token after the last one it (and its closing mark) covers."""

    span: Span
    manner: Manner
    end: int


def content(g: Ground, f: Frame, limit: int, starts: dict[int, int]) -> Content | None:
    """What `f` attributes, within its period. `starts`: token → where a later clause of saying begins there."""
    i = f.content
    if g.norm[i] in words("pointer"):
        return None  # «عبر عن ذلك»: said elsewhere
    whole = i in g.quote and (not g.quote[i].closed or _whole(g, g.close[i], limit, starts))
    if i in g.quote and (f.link == "quote" or (whole and f.link != "object")):
        return _quoted(g, i, limit)
    last = (between_dashes(g, i - 1, limit) if f.link == "colon" else 0) or limit
    end = _end(g, i, last, starts, f.link != "that")
    if g.word(f.at - 1) in words("who") and f.link in ("preposition", "object"):
        end = next((k for k in range(i, end) if g.norm[k] in COMMAS and not g.inside[k]), end)  # «الذي توعد بكذا، …»
    return _span(g, i, end, f)


def between_dashes(g: Ground, i: int, limit: int) -> int:
    """«قال الوزير – نحن مستعدون – أمس»: where the speaker's own words after the dash at `i` end; 0 where the dash
    brings anything else."""
    if g.norm[i] not in DASHES or i + 1 >= limit or g.end[i - 1] == g.start[i]:
        return 0
    close = closing(g, i, limit)
    end = close - 1 if close > i + 1 else limit
    plain = not brings_content(g, i + 1) and not brings_content(g, close) and g.norm[i + 1] not in words("relative")
    return end if plain and first_person(g, i + 1, end) else 0


def _whole(g: Ground, after: int, limit: int, starts: dict[int, int]) -> bool:
    """Whether nothing of the content follows the closing mark at `after`: «أن "…"، مضيفا», but not «أن "…" سيبقى»."""
    if after >= limit or after in starts:
        return True
    w = g.norm[after]
    if w in STOPS or w == ")":
        return True
    if w in COMMAS:
        follows = after + 1
        if follows >= limit or follows in starts or _stops(g, follows, limit):
            return True
        return g.norm[follows] not in words("again") and follows not in g.quote
    return relay_at(g, after, limit) is not None or w in words("after-quote")


def _quoted(g: Ground, i: int, limit: int) -> Content | None:
    q = g.quote[i]
    if q.closed:
        return _trimmed(g, q.inner.start, q.inner.end, "direct", g.close[i])
    end = next(
        (k for k in range(i + 1, min(limit, i + LONGEST_OPEN)) if _full_stop(g, k)), min(limit, i + LONGEST_OPEN)
    )
    return _trimmed(g, q.inner.start, g.end[end - 1], "direct", end) if end > i + 1 else None


def _full_stop(g: Ground, k: int) -> bool:
    return g.norm[k] in STOPS and not g.inside[k] and (k + 1 >= len(g.norm) or g.start[k + 1] > g.end[k])


def _end(g: Ground, i: int, limit: int, starts: dict[int, int], loose: bool) -> int:
    """The token after the last one of an indirect content that begins at `i`; a `loose` one is no clause of its own,
    so that «وذلك …» after it is the reporter's."""
    past, last = i, min(limit, i + LONGEST)
    turns = {k for k in starts if i < k < last}
    for k in sorted(turns.union(g.turns(i, last))):
        if k < past:
            continue  # within a quotation
        if k in g.quote and g.quote[k].closed:
            past = max(g.close[k], k + 1)
        elif k > i and (k in turns or (_stops_here(g, k, last, loose) and not (k in g.relay and k - i <= _LEAST))):
            return k  # but «أنه، ووفقا للأرقام، فإن …» goes on
    return last


def _stops_here(g: Ground, k: int, limit: int, loose: bool) -> bool:
    w = g.norm[k]
    before = g.norm[k - 1]
    apart = before in COMMAS or before in DASHES or g.end[k - 1] > g.start[k - 1] + 1 or before in '»”"’'
    if apart and k in g.relay and relay_at(g, k, limit) is not None:
        return True
    if w in DASHES and k + 1 < limit and relay_at(g, k + 1, limit) is not None:
        return True
    if w in words("stop-bare") or (loose and (w in words("circumstance") or _relates(g, k))):
        return True
    if before not in COMMAS and k - 1 not in g.closing:
        return False
    return _stops(g, k, limit) or (loose and w in words("and-that")) or _silent(g, k, limit)


def _silent(g: Ground, k: int, limit: int) -> bool:
    """«…، لكن الوزارة لم تؤكد ذلك»: the reporter tells who did not speak."""
    if g.norm[k] not in words("coordinator") and g.norm[k] not in words("negation"):
        return False
    for i in range(k, min(limit - 1, k + _SILENT)):
        if g.norm[i] in COMMAS or g.norm[i] in words("that"):
            return False
        if g.norm[i] in words("negation"):
            form = g.cue.get(i + 1)
            return form is not None and form.cue.act in ("say", "deny", "announce") and not opens_clause(g, i + 2)
    return False


def _relates(g: Ground, k: int) -> bool:
    """«رفض الاتفاق الذي قال إنه …»: a relative clause of saying after a content that is no clause of its own."""
    form = g.cue.get(k + 1)
    return g.norm[k] in words("who") and form is not None and form.shape in FINITE and opens_clause(g, k + 2)


def _stops(g: Ground, k: int, limit: int) -> bool:
    """Whether a phrase that no content continues with stands at `k`: «وذلك», «في إشارة إلى», «فيما»."""
    for phrase in phrases("stop").get(g.norm[k], ()):
        if k + len(phrase) <= limit and tuple(g.norm[k : k + len(phrase)]) == phrase:
            return True
    return False


def _span(g: Ground, i: int, end: int, f: Frame) -> Content | None:
    while end > i and (g.norm[end - 1] in COMMAS or g.norm[end - 1] in STOPS or g.norm[end - 1] in DASHES):
        end -= 1
    if end <= i:
        return None
    if f.link == "object" and end - i < _LEAST and i not in g.quote:
        return None
    quoted = [k for k in range(i, end) if k in g.quote and g.quote[k].closed]
    manner: Manner = "mixed" if any(not _title_of_work(g, k) for k in quoted) else "indirect"
    if f.link == "colon" and manner == "indirect" and not opens_clause(g, i):
        manner = "direct"  # «وقال: هذا فخ»
    return _trimmed(g, g.start[i], g.end[end - 1], manner, end)


def first_person(g: Ground, start: int, end: int) -> bool:
    """Whether «نحن», «بلادنا», «لن نقبل» stands among the tokens: a speaker's own words."""
    return any(_first_person(g, k) for k in range(start, end) if k not in g.name)


def _first_person(g: Ground, k: int) -> bool:
    w = g.norm[k]
    ours = w.endswith("نا") and len(w) > _OURS and w not in words("own-na")
    shall = w.removeprefix("و").startswith("سن") and len(w) > _OURS and w not in words("own-sa")
    return (
        ours or shall or w in words("first-person") or (w[0] == "ن" and len(w) > 2 and g.word(k - 1) in words("shall"))
    )


def _title_of_work(g: Ground, k: int) -> bool:
    """A quotation that only names something: «صحيفة «معاريف»»."""
    return k + 1 in g.name and g.name_end[k + 1] >= g.close[k] - 1


def _unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """Without marks that open nothing or close nothing at the edges: «: ” لاحظوا …”»."""
    while start < end and (text[start] in _CLOSING or text[start].isspace()):
        start += 1
    while end > start and text[end - 1] in _CLOSING and not _OPENING.intersection(text[start:end]):
        end -= 1
    return start, end


def _trimmed(g: Ground, start: int, end: int, manner: Manner, after: int) -> Content | None:
    text = g.doc.article.text
    while start < end and (text[start].isspace() or text[start] in DASHES):
        start += 1
    while end > start and (text[end - 1].isspace() or (manner == "direct" and text[end - 1] in ".،,")):
        end -= 1
    if manner == "direct":
        start, end = _unmarked(text, start, end)
    if not any(c.isalpha() for c in text[start:end]):
        return None
    return Content(Span(start, end), manner, after)
