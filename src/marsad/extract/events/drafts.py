"""What the reader noted of one sentence, and of one trigger, before the document has been seen whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.control import Governor
from marsad.extract.events.lexicon import Reading
from marsad.extract.events.matters import Cast
from marsad.extract.events.pairs import Pairs
from marsad.extract.events.triggers import Hits
from marsad.extract.events.weighing import Weighed
from marsad.model import Event, Sentence, Statement


class Read:
    """A sentence as it was read: its triggers, the governor and the pairs after each firm one, whom the text spoke of
    and who dealt with each other before it."""

    __slots__ = ("clause", "governors", "hits", "last", "pairs", "sentence")

    def __init__(self, sentence: Sentence, hits: Hits, last: list[Unit], pairs: Pairs) -> None:
        self.sentence, self.hits, self.last = sentence, hits, last
        self.pairs = [pairs]
        self.clause: Clause | None = None
        self.governors: list[Governor | None] = []


@dataclass(slots=True, eq=False)
class Draft:
    """An event as read, and where.

    `lean` ones are nouns that lean on an earlier telling; `weak` ones have too few parties and stand only as repeats;
    `firm` ones rest on parties that count in politics; those of `guessed` ones were only the topic of the text; `fit`
    ones have the doer that their pattern asks for; `sure` ones were weighed, those of a page by what is `seen` of them.
    `last` is whom the text was speaking of before the sentence, `said` the statement that holds the trigger.
    """

    event: Event
    clause: Clause
    at: int
    reading: Reading
    cast: Cast
    last: list[Unit]
    said: Statement | None
    lean: bool = False
    weak: bool = False
    firm: bool = True
    guessed: bool = False
    fit: bool = True
    dated: bool = False
    sure: bool = False
    seen: list[Weighed] = field(default_factory=list)
