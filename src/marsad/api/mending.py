"""A person's word on what is one story in, the correction that the record keeps out."""

from __future__ import annotations

from marsad.model import Correction
from marsad.pipeline import weave
from marsad.record import Record


def join_stories(record: Record, story: str, into: str, *, who: str = "", why: str = "") -> Correction:
    """Hold two stories, named by their ids, to be one. The correction names their first reports, so that it holds
    whatever ids stories have later; taking it back parts them again.

    Raises ValueError where there is no such story, or the two are one.
    """
    one, other = _first(record, story), _first(record, into)
    if one == other:
        raise ValueError(f"{story} and {into} are one story")
    return record.correct(Correction(kind="join-story", target=one, value=other, who=who, why=why), weave)


def part_story(record: Record, document: str, *, who: str = "", why: str = "") -> Correction:
    """Let the document, with all that follow it, be a story of its own.

    Raises ValueError where there is no such document, or it is the first of its story.
    """
    return record.correct(Correction(kind="part-story", target=document, who=who, why=why), weave)


def undo(record: Record, number: int, *, who: str = "", why: str = "") -> Correction:
    """Take back the correction of that number, of whatever kind; an undo is taken back in the same way.

    Raises ValueError where there is none.
    """
    return record.correct(Correction(kind="undo", target=str(number), who=who, why=why), weave)


def _first(record: Record, story: str) -> str:
    found = record.story(story)
    if found is None:
        raise ValueError(f"there is no story {story} in this record")
    return found.documents[0].id
