"""The page of statements: who said what, over time and across outlets, each utterance once with its chain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from marsad.desk.asking import asked, offset_of
from marsad.desk.utterances import Utterance, utterances
from marsad.model import Act, Why
from marsad.record import Record
from marsad.record.narrowed import Claims, Sayings
from marsad.record.rows import EntityRow, StatementRow

TEMPLATE = "statements.html"
PAGE = 40  # statements; those of one utterance are shown as one


class Statements(Struct, frozen=True, kw_only=True):
    """The utterances that fit `asked`, the latest first; `speaker` and `addressee` are those asked for. `notes` say
    what of the address was not understood, also a name that the record does not have."""

    asked: Sayings
    found: Claims
    utterances: tuple[Utterance, ...]
    speaker: EntityRow | None
    addressee: EntityRow | None
    acts: tuple[Act, ...]
    offset: int
    notes: tuple[Why, ...]


def statements(record: Record, given: Mapping[str, str]) -> Statements:
    """The page for an address's parameters; speaker and addressee may be ids or names in any spelling."""
    wanted, notes = asked(Sayings, given)
    meant = {part: record.find_entity(name) for part in ("speaker", "addressee") if (name := getattr(wanted, part))}
    notes += tuple(Why("asked.nobody", (getattr(wanted, part),)) for part, who in meant.items() if who is None)
    wanted = replace(wanted, **{part: who.id if who else None for part, who in meant.items()})
    start = offset_of(given)
    found = record.sayings(wanted, PAGE, start)
    rows = [r for r in found.rows if isinstance(r, StatementRow)]
    return Statements(
        asked=wanted, found=found, utterances=utterances(rows, record.occasions(rows)), speaker=meant.get("speaker"),
        addressee=meant.get("addressee"), acts=get_args(Act), offset=start, notes=notes,
    )  # fmt: skip
