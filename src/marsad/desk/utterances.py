"""Statement rows in, utterances out: what one speaker said once, with the words in which each outlet carried it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from difflib import SequenceMatcher

from msgspec import Struct
from rapidfuzz.distance import Indel

from marsad.model import Occasion
from marsad.record.rows import PartyRow, StatementRow
from marsad.record.terms import term
from marsad.text import folded, key

LIKE = 0.72  # how much of the words two wordings of one utterance share
APART = timedelta(4)  # days between reports of one utterance
FEWEST = 4  # words: shorter ones are alike by chance, and must be the same
_WORD = re.compile(r"\S+\s*")
_LETTERS = re.compile(r"[^\W_]+")


class Run(Struct, frozen=True, gc=False):
    """A stretch of a wording, word for word; `differs` where the first wording has other words, or none."""

    text: str
    differs: bool = False


class Wording(Struct, frozen=True):
    """An utterance as one report has it; `runs` are its words, `same` where they are those of the first wording."""

    row: StatementRow
    occasion: Occasion | None
    runs: tuple[Run, ...]
    same: bool = True


class Link(Struct, frozen=True):
    """A step of the way from the speaker to the reader: its part, who or what, and where in the report it stands; the
    outlet has no place in the text."""

    part: str
    parties: tuple[PartyRow, ...] = ()
    words: str = ""
    start: int | None = None


class Utterance(Struct, frozen=True):
    """What was said once: its wordings, the earliest first; those alike in every word stand together."""

    wordings: tuple[Wording, ...]

    @property
    def first(self) -> Wording:
        return self.wordings[0]

    @property
    def chain(self) -> tuple[Link, ...]:
        """Speaker → addressee → occasion → relays → outlet, as the first report has it."""
        row, occasion = self.first.row, self.first.occasion
        addressee = (row.addressee,) if row.addressee else ()
        links = [Link("why.speaker", row.speakers, start=row.speakers[0].start if row.speakers else row.start)]
        links += [Link("why.addressee", addressee, start=a.start) for a in addressee]
        if occasion:
            links.append(Link("why.occasion", words=occasion.kind, start=occasion.evidence.start))
        links += [Link("why.via", (v,), start=v.start) for v in row.via]
        return (*links, Link("why.outlet"))


def utterances(rows: Iterable[StatementRow], occasions: Mapping[tuple[str, str], Occasion]) -> tuple[Utterance, ...]:
    """The rows in their order, those that carry one utterance together: of one speaker, within a few days, in like
    words."""
    groups: list[tuple[list[str], list[StatementRow]]] = []
    of: dict[frozenset[str], list[int]] = {}
    for row in rows:
        who, words = _who(row), [term(w)[0] for w in _LETTERS.findall(folded(row.text))]
        near = (n for n in of.get(who, ()) if who and _together(groups[n], words, row))
        at = next(near, None)
        if at is None:
            of.setdefault(who, []).append(len(groups))
            groups.append((words, [row]))
        else:
            groups[at][1].append(row)
    return tuple(Utterance(_wordings(group, occasions)) for _, group in groups)


def _who(row: StatementRow) -> frozenset[str]:
    return frozenset(p.entity or folded(p.name) for p in row.speakers)


def _together(group: tuple[list[str], list[StatementRow]], words: list[str], row: StatementRow) -> bool:
    said, rows = group
    first = rows[0]
    if first.published and row.published and abs(first.published - row.published) > APART:
        return False
    if min(len(said), len(words)) < FEWEST:
        return said == words
    return Indel.normalized_similarity(said, words) >= LIKE


def _wordings(rows: Sequence[StatementRow], occasions: Mapping[tuple[str, str], Occasion]) -> tuple[Wording, ...]:
    ordered = sorted(rows, key=lambda r: (r.published is None, r.published, r.document, r.start))
    first = _WORD.findall(ordered[0].text)
    found = []
    for row in ordered:
        runs = compared(first, _WORD.findall(row.text))
        found.append(Wording(row, occasions.get((row.document, row.statement)), runs, not any(r.differs for r in runs)))
    return tuple(found)


def compared(first: Sequence[str], other: Sequence[str]) -> tuple[Run, ...]:
    """The words of `other` in runs, those marked that `first` has not at that place, whatever their spelling."""
    a, b = ([key(w) for w in words] for words in (first, other))
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return tuple(Run("".join(other[i:j]), tag != "equal") for tag, _, _, i, j in steps if i < j)
