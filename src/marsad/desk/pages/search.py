"""The search page: what fits the words and the facets, with passages; the searches that were saved."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from marsad.desk.asking import address, asked, cut, offset_of
from marsad.model import Why
from marsad.record import Record
from marsad.record.rows import EntityRow
from marsad.record.saved import SavedSearch
from marsad.record.search import Found, Search

TEMPLATE = "search.html"
PAGE = 10  # passages are looked for in each: twice as many would take twice as long


class SearchPage(Struct, frozen=True, kw_only=True):
    """What was found, from `found.offset` on. `chosen` is the speaker it is narrowed to; `notes` say what of the
    address was not understood, `found.notes` what of the query, which is cut where it is too long to be looked for;
    `saved` are all saved searches."""

    found: Found
    chosen: EntityRow | None
    saved: tuple[SavedSearch, ...]
    notes: tuple[Why, ...]
    more: bool
    each: int = PAGE


def search(record: Record, given: Mapping[str, str]) -> SearchPage:
    """The page for an address's parameters."""
    wanted, notes = asked(Search, given)
    if given.get("note") == "name":
        notes = (*notes, Why("asked.name"))
    found = record.search(wanted, PAGE, offset_of(given))
    found = replace(found, search=replace(found.search, query=cut(found.search.query)))
    return SearchPage(
        found=found, chosen=record.find_entity(wanted.speaker) if wanted.speaker else None,
        saved=tuple(record.saved_searches()), notes=notes, more=found.offset + len(found.hits) < found.total,
    )  # fmt: skip


def save(record: Record, given: Mapping[str, str]) -> str:
    """Save the search that `given` holds under its `save`, or remove the one named by `remove`; where to go then."""
    wanted, _ = asked(Search, given)
    name = given.get("save", "")
    try:
        record.save_search(name or given.get("remove", ""), wanted if name else None)
    except ValueError:
        return address("search", wanted, note="name")
    return address("search", wanted)
