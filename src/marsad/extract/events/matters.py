"""The parties of an event as cast → the same without whoever is only spoken of in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.lexicon import Reading, limits, listed


@dataclass(slots=True, eq=False)
class Cast:
    """The parties of an event: who does, and to whom.

    `assumed` are those that only the text before suggests, `barred` those who are spoken of and take no part. `closed`
    where all sides are told; of those who are `sure` the words leave no doubt. `ways`, by the unit's identity, is the
    construction by which the rules came to each first: the subject after its verb, a genitive, the topic.
    """

    actors: list[Unit]
    recipients: list[Unit]
    assumed: list[Unit]
    barred: list[Unit] = field(default_factory=list)
    closed: bool = False
    sure: list[Unit] = field(default_factory=list)
    ways: dict[int, str] = field(default_factory=dict)

    def note(self, way: str) -> None:
        """Notes that those who were added since the last note were found in this way."""
        for unit in (*self.actors, *self.recipients):
            self.ways.setdefault(id(unit), way)

    def way(self, unit: Unit) -> str:
        """In which way a party was found; empty of who is none."""
        return self.ways.get(id(unit), "")


def spoken_of(clause: Clause, at: int, reading: Reading, right: list[Unit], made: Cast) -> None:
    """Bars from the event whoever is only spoken of; `right` are the parties after the trigger."""
    pattern = reading.pattern
    assert pattern is not None
    if pattern.topic == "object" and reading.part == "verb" and not reading.passive:
        told = limits(pattern.id).to | {"by"} | listed("between")
        made.recipients = [u for u in made.recipients if u.prep in told]
        made.actors = [u for i, u in enumerate(made.actors) if not (i and _parted(at, made.actors[i - 1], u))]
        made.barred += [u for u in right if u.prep not in told and u not in made.actors]
    elif pattern.topic == "noun" and reading.definite and (_discussed(clause, at) or assumed(made)):
        made.actors = [u for u in made.actors if u.first > at]
        made.barred += [u for u in clause.units if u.last <= at]


def assumed(made: Cast) -> bool:
    """Whether only the text before suggests who acts."""
    return all(u in made.assumed for u in made.actors)


def _parted(at: int, unit: Unit, other: Unit) -> bool:
    """Whether a word that is nobody's stands before `other`, which «و» joins to it: «… الأمن وتنظيم كذا»."""
    return at < unit.last < other.first and other.joined and other.prep == ""


def _discussed(clause: Clause, at: int) -> bool:
    """Whether the verb that governs the noun only speaks of it: «بحثا الحرب في …»."""
    verbs = (clause.words[k] for k in range(at - 1 - clause.first, -1, -1) if clause.shape[k] in "vVyYzZT")
    return any(r.pattern is not None and r.pattern.topic == "object" for r in next(verbs, ()))
