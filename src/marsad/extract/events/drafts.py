"""What the reader noted of one trigger, before the document has been seen whole."""

from __future__ import annotations

from msgspec import Struct

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.lexicon import Reading
from marsad.extract.events.matters import Cast
from marsad.model import Event, Statement


class Draft(Struct, gc=False):
    """An event as read, and where.

    `lean` ones are nouns that lean on an earlier telling; `weak` ones have too few parties and stand only as repeats;
    `firm` ones rest on parties that count in politics; those of `guessed` ones were only the topic of the text; `fit`
    ones have the doer that their pattern asks for; `sure` ones were weighed. `last` is whom the text was speaking of
    before the sentence, `said` the statement that holds the trigger.
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
