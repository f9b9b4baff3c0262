"""Stories and pairs of documents as JSON lines: what was woven in, one line each out; document ids are as given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from marsad.model import Passage, Span, Story, Tie, Why

_line = msgspec.json.Encoder().encode


def stories(found: Iterable[tuple[Story, str]]) -> Iterator[bytes]:
    """`{"id","label","lead","documents","origins","follows","apart"}`: `lead` is the report that the label is the title
    of, `follows` names for each document the earlier one that it follows, `apart` why one was kept out of a story that
    is near. `found` gives each story with its label."""
    for story, label in found:
        yield _line(
            {
                "id": story.id,
                "label": label,
                "lead": story.lead,
                "documents": [m.document for m in story.members],
                "origins": story.origins,
                "follows": {m.document: m.follows for m in story.members if m.follows},
                "apart": {m.document: _why(m.apart) for m in story.members if m.apart},
            }
        )


def pairs(found: Iterable[tuple[Tie, bool]]) -> Iterator[bytes]:
    """`{"a","b","reuse","passages","same_origin","origin","same_event","same_story"}`. A pair that is absent shares
    neither wording nor a story; `same_origin` is null where it is not known. `found` gives each tie, and whether both
    documents stand in one story of the record, whatever ties them directly."""
    for tie, together in found:
        yield _line(
            {
                "a": tie.a,
                "b": tie.b,
                "reuse": tie.reuse,
                "passages": [_passage(p) for p in tie.passages],
                "same_origin": tie.same_origin,
                "origin": _why(tie.origin or tie.owner),
                "same_event": tie.same_event,
                "same_story": tie.same_story or together,
            }
        )


def _passage(p: Passage) -> dict[str, dict[str, int]]:
    return {"a": _span(p.a), "b": _span(p.b)}


def _span(s: Span) -> dict[str, int]:
    return {"start": s.start, "end": s.end}


def _why(why: Why | None) -> dict[str, object] | None:
    return {"rule": why.rule, "facts": list(why.facts)} if why else None
