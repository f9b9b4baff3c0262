"""What ties a document to others: its trace and wording and theirs in, a tie for each that shares something out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from marsad.cluster.likeness import FAINT as UNLIKE
from marsad.cluster.likeness import gap, likeness
from marsad.cluster.origin import NOBODY, SURE, origin, owner
from marsad.cluster.passages import Common, covered, passages
from marsad.knowledge.weights import WINDOW
from marsad.knowledge.wording import unpacked
from marsad.model import Passage, Reused, Span, State, Tie, Trace, Wording

PART = 5.5  # runs that tell something: from here on a passage was taken over, below it is a turn of phrase
RETOLD, THIRD = 3.5, 0.3  # as many are enough where that share of both texts is common and tells of one event
SCATTERED, MANY = 0.05, 15.0  # a lesser share of both is turns of phrase as well, unless so many runs tell something
FULL = 0.63  # share of both texts from which on they are one text, cut or edited
NEAR = 0.38  # how sure it is from here on that two are of one story; of a chain of many more is asked
FAINT = 0.25  # a tie weaker than this is not kept
MOST = 40  # passages of a pair that are kept, the longest


def ties(state: State, mine: Trace, said: Wording, owned: Mapping[str, str] = NOBODY) -> Iterator[Tie]:
    """A tie for each of the state's documents that shares a passage, an event or a story with `mine`; `owned` is whose
    outlets people say they are."""
    for other in state.traces.values():
        theirs = state.wordings.get(other.document)
        if other.document != mine.document and (found := tie(mine, said, other, theirs, owned)):
            yield found


def tie(
    mine: Trace, said: Wording, other: Trace, theirs: Wording | None, owned: Mapping[str, str] = NOBODY
) -> Tie | None:
    """What ties two documents, or nothing; `theirs` is missing where no passage can be common."""
    first = mine.document < other.document
    common = passages(said, theirs) if theirs else []
    told = sum(p.tells for p in common)
    share = _share(common, mine.size, other.size)
    alike = likeness(mine, other, told, share)
    if theirs is None and alike.words < UNLIKE:
        return None
    event, story = alike.both()
    reuse = _reused(told, share, event)
    if max(gap(mine.when, other.when), gap(other.when, mine.when)) > WINDOW:
        event = story = 0.0  # an old text printed again is no news of today
    if reuse == "none" and story < FAINT:
        return None
    same, why = origin(mine, other, reuse, share, (event, story))
    return Tie(
        a=mine.document if first else other.document,
        b=other.document if first else mine.document,
        reuse=reuse,
        share=round(share, 3),
        passages=_placed(common, said, theirs, first) if theirs and reuse != "none" else (),
        event=event,
        story=story,
        same_event=event >= SURE,
        same_story=story >= NEAR,
        same_origin=same,
        origin=why,
        owner=owner(mine, other, owned) if event >= SURE else None,
    )


def _reused(told: float, share: float, event: float) -> Reused:
    """Whether common passages, with so many runs that tell something, are a copy, passages taken over or neither."""
    if told < (RETOLD if share >= THIRD and event >= SURE else PART) or (share < SCATTERED and told < MANY):
        return "none"
    return "full" if share >= FULL else "part"


def _share(common: list[Common], mine: int, theirs: int) -> float:
    """The geometric mean of the shares of both texts that stand in common passages."""
    if not common:
        return 0.0
    one, other = covered((p.a, p.a_end) for p in common), covered((p.b, p.b_end) for p in common)
    return math.sqrt(one / mine * other / theirs)


def _placed(common: list[Common], said: Wording, theirs: Wording, first: bool) -> tuple[Passage, ...]:
    """Where the passages stand in both texts, in the order of the document that sorts first."""
    kept = sorted(common, key=lambda p: (-p.same, p.a, p.b))[:MOST]
    starts, ends, others, other_ends = map(unpacked, (said.starts, said.ends, theirs.starts, theirs.ends))
    found = []
    for p in kept:
        one = Span(starts[p.a], ends[p.a_end - 1])
        other = Span(others[p.b], other_ends[p.b_end - 1])
        found.append(Passage(one, other) if first else Passage(other, one))
    return tuple(sorted(found, key=lambda p: (p.a, p.b)))
