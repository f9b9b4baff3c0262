"""The lines of a page and what they say → where the page goes on with another report, told as a whole.

Sites that take over reports put «إقرأ أيضا:» under one and the next one whole below it: headline, paragraphs and all. A
heading of links stands before it, and its headline is told by what follows it and not by what stands before; where the
line above names the source, the report has ended there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from marsad.ingest.extent import Story, told
from marsad.ingest.lines import Line
from marsad.ingest.marks import Mark
from marsad.ingest.trail import headline

_OPENER = "ingest.boilerplate.related"
_SOURCE = "ingest.boilerplate.source_link"
_LONG, _BEFORE = 12, 40  # words of a paragraph; of all that must stand before
_LEAD = 5  # paragraphs by which a headline is told
_FEW = 2  # stems of a headline
_OWN, _OTHER = 0.5, 0.25  # the share of a headline's stems in what follows it at least, and in what precedes at most
_LINKS = 3  # headlines above the paragraphs, where a source stood before; else one


def follows(found: Sequence[Line], marks: Sequence[Mark], story: Story, free: Sequence[int]) -> int | None:
    """The heading of links under which another report begins, None where none does."""
    for n, mark in enumerate(marks):
        if mark.rule == _OPENER and _another(found, n, story, free, n > 0 and marks[n - 1].rule == _SOURCE):
            return n
    return None


def _another(found: Sequence[Line], n: int, story: Story, free: Sequence[int], ended: bool) -> bool:
    """Whether another report follows the heading at `n`; `ended` where the one before names its source last."""
    before = [m for m in free if m < n]
    after = [m for m in free if m > n]
    heads = list(takewhile(lambda m: headline(found[m]) and not told(found[m], _LONG), after))
    long = [m for m in after[len(heads) :] if told(found[m], _LONG)]
    if not 0 < len(heads) <= (_LINKS if ended else 1) or not long or sum(len(found[m].words) for m in before) < _BEFORE:
        return False
    own = story.stems(heads[-1])
    past = own.intersection(s for m in before for s in story.stems(m))
    lead = own.intersection(s for m in long[:_LEAD] for s in story.stems(m))
    strange = len(own) >= _FEW and len(past) <= _OTHER * len(own)
    return ended or (strange and len(lead) >= _OWN * len(own))
