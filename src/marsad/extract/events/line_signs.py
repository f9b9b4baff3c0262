"""A trigger in a lone sentence → the signs that only such a sentence is weighed by: its words in pairs, its neighbours.

Few sentences taught these weights, so neighbours count by their group of like words and by their letter in the
sentence's skeleton, too. Signs are names such as `pair=PROTEST:رفع|متظاهر`; nothing here decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import floor

from marsad.extract.events.clause import Clause
from marsad.extract.events.drafts import Draft
from marsad.extract.events.signs import word
from marsad.extract.events.word_signs import groups

_MARKS = frozenset('«»"“”')
_REACH = (-2, -1, 1, 2)
_EDGE = (-1, -1, -1)
# How much speaks for a doer's being named is one of so many steps: halves from the least to the most told apart.
_HALVES, _LEAST, _MOST = 2, -3.0, 1.5


def around(clause: Clause, type_: str, dated: bool) -> list[str]:
    """The signs of a sentence for a type of event: its words and pairs, its length, whether a date or figure stands
    in it."""
    stems = [word(w) for w in clause.norm]
    words = {s for s, w in zip(stems, clause.norm, strict=True) if w[0].isalpha()}
    return [
        *[f"{type_}:{w}" for w in sorted(words)], *sorted({f"pair={type_}:{a}|{b}" for a, b in pairwise(stems)}),
        f"dated={type_}:{dated}", f"quoted={type_}:{not _MARKS.isdisjoint(clause.norm)}",
        f"long={type_}:{min(len(clause.norm) // 12, 5)}", f"number={type_}:{any(w.isdigit() for w in clause.norm)}",
    ]  # fmt: skip


def beside(clause: Clause, at: int, type_: str) -> list[str]:
    """The signs of the tokens next to a trigger: their groups of like words, their letters, the class of the first."""
    found: list[str] = []
    for off in _REACH:
        inside = clause.first <= at + off < clause.last
        own = groups(clause.word(at + off)) if inside else _EDGE
        found += [f"near{off}.{size}={type_}:{group}" for size, group in enumerate(own)]
    low, high = max(clause.first, at - 2), min(clause.last, at + 3)
    before, after = clause.form(low, at), clause.form(at + 1, high)
    return [
        *found, f"form-1={type_}:{before[-1:]}", f"form-2={type_}:{before}", f"form+1={type_}:{after[:1]}",
        f"form+2={type_}:{after}", f"class-1={type_}:{clause.kind(at - 1) if at > clause.first else '^'}",
    ]  # fmt: skip


def moods(drafts: Iterable[Draft], type_: str) -> list[str]:
    """The signs of how all triggers of a type in the text are told: «قتل» beside «سيقتل» is another than alone."""
    told = {f"moods={type_}:{d.event.modality}:{d.reading.part}" for d in drafts if d.event.type == type_}
    return sorted(told)


def named(type_: str, doer: float) -> str:
    """The sign of how much the words speak for their naming who did it: a clear deed mostly has somebody who did it."""
    return f"doer={type_}:{floor(_HALVES * max(_LEAST, min(_MOST, doer)))}"
