"""Ground → the answers of an interview: its turns by marks («س:», «●»), names with a colon, or questions.

An interview is a text in which questions, each a line of its own, are answered by the line after it, three times at
least; one whose lines bear no marks must also call itself one. What its answers say is the guest's.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from marsad.extract.statements.ground import Ground
from marsad.extract.statements.words import heads, words

LONGEST = 500  # tokens of an answer; the longest of 60 interviews in the news has 460
_QUESTION = 90  # tokens of a question with its preamble
_LEAST = 3  # questions that make an interview
_AGAIN = 2  # times a name stands before a colon to mark turns
_LABEL = 6  # tokens of a name before the colon of its turn
_LEAD = 120  # tokens in which a text without marks must call itself an interview
_SHARE = 0.6  # of questions and answers that must bear the same marks
_OPENERS = frozenset("«\"“”»'‘’(")


class Turn(NamedTuple):
    """Tokens `first` to `last` of an answer; `label` names who gives it, empty where nothing does."""

    first: int
    last: int
    label: tuple[int, int]


class _Line(NamedTuple):
    """A block: where its own words begin after its mark, whether it asks, and the name before its colon."""

    start: int
    first: int
    last: int
    mark: str
    asks: bool
    label: tuple[int, int]


def turns(g: Ground) -> list[Turn]:
    """The answers of the document, in order; none where it is no interview."""
    if "؟" not in g.norm and "?" not in g.norm:
        return []
    lines = _lines(g)
    asked = [n for n, line in enumerate(lines) if line.asks]
    answered = [n + 1 for n in asked if n + 1 < len(lines) and not lines[n + 1].asks]
    if min(len(asked), len(answered)) < _LEAST:
        return []
    ask, answer = _common(lines, asked), _common(lines, answered)
    if (ask, answer) == ("", "") and not (any(lines[n].label[1] for n in answered) or _called(g)):
        return []
    return list(_joined(lines, answer, ask))


def _lines(g: Ground) -> list[_Line]:
    found: list[_Line] = []
    bounds: dict[int, tuple[int, int]] = {}
    for p in g.periods:
        bounds[p.block] = (bounds.get(p.block, (p.first, 0))[0], p.last)
    for start, last in bounds.values():
        first = start
        while first < last and not g.norm[first].isalnum() and g.norm[first] not in _OPENERS:
            first += 1
        if first + 1 < last and g.norm[first] in words("turn") and g.norm[first + 1] in ":/-–":
            first += 2
        mark = "".join(g.norm[start:first])
        ends = any(w in "؟?" for w in g.norm[max(first, last - 3) : last])
        if g.title(start):
            continue
        asks = last - first <= _QUESTION and (ends or mark.startswith(tuple(words("turn-asks"))))
        found.append(_Line(start, first, last, mark, asks, _label(g, first, last)))
    often = Counter(tuple(g.norm[slice(*line.label)]) for line in found)
    return [x if often[tuple(g.norm[slice(*x.label)])] >= _AGAIN else x._replace(label=(0, 0)) for x in found]


def _label(g: Ground, first: int, last: int) -> tuple[int, int]:
    """«فلان: …»: the tokens before the colon where a person is named or described by them."""
    colon = next((k for k in range(first + 1, min(last, first + _LABEL)) if g.norm[k] == ":"), first)
    named = any(k in g.name and g.name[k].type == "PER" for k in range(first, colon))
    person = named or heads().get(g.norm[first] if first < last else "") == "person"
    return (first, colon) if colon > first and person and not any(k in g.cue for k in range(first, colon)) else (0, 0)


def _common(lines: list[_Line], chosen: list[int]) -> str:
    """The mark that most of these lines bear, or none."""
    mark, n = Counter(lines[k].mark for k in chosen).most_common(1)[0]
    return mark if n >= _SHARE * len(chosen) else ""


def _called(g: Ground) -> bool:
    return not words("interview").isdisjoint(g.norm[:_LEAD])


def _joined(lines: list[_Line], answer: str, ask: str) -> list[Turn]:
    """An answer goes on over the lines without a mark that follow it, to the next question."""
    found: list[Turn] = []
    for n, line in enumerate(lines):
        after = n > 0 and lines[n - 1].asks
        if line.asks or (line.mark != answer and not line.label[1]):
            again = bool(found) and found[-1].last == line.start and not line.asks and line.mark not in (ask, answer)
            if again and line.mark == "" and line.last - found[-1].first <= LONGEST:
                found[-1] = found[-1]._replace(last=line.last)
        elif after or line.label[1]:
            first = line.label[1] + 1 if line.label[1] else line.first
            if first < line.last:
                found.append(Turn(first, min(line.last, first + LONGEST), line.label))
        elif answer == "" and found and found[-1].last == line.start and line.last - found[-1].first <= LONGEST:
            found[-1] = found[-1]._replace(last=line.last)
    return found
