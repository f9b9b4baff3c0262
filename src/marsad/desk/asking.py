"""An address's parameters in, what is asked for and what of it could not be understood out; and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar, get_args
from urllib.parse import urlencode

from msgspec import Struct, convert, structs

from marsad.model import Why

S = TypeVar("S", bound=Struct)
LONGEST = 1000  # letters of a value that a page says again, in its field and in each of its links
FARTHEST = 99_999_999  # place in a list


def asked(kind: type[S], given: Mapping[str, str]) -> tuple[S, tuple[Why, ...]]:
    """The fields of `kind` that `given` has; what is empty or unknown is left out, what has no sense is said."""
    values, notes = {}, []
    for field in structs.fields(kind):
        said = given.get(field.name, "").strip()
        if not said:
            continue
        try:
            values[field.name] = convert(said, field.type, strict=False)
        except ValueError:
            days = date in get_args(field.type)
            notes.append(Why("asked.day", (said[:40],)) if days else Why("asked.value", (said[:40],)))
    return kind(**values), tuple(notes)


def address(page: str, asked: Struct, **changes: object) -> str:
    """The address of `page` for `asked` with `changes`; an empty change takes a field out."""
    kept: dict[str, Any] = {k: cut(v) for k, v in {**given(asked), **changes}.items() if v not in (None, "", 0)}
    return f"/{page}?{urlencode(kept)}" if kept else f"/{page}"


def given(asked: Struct) -> dict[str, Any]:
    """What is asked for as an address's parameters: the fields that say something."""
    return {f.name: getattr(asked, f.name) for f in structs.fields(asked) if getattr(asked, f.name) != f.default}


def cut(value: Any) -> Any:
    """A value without what a page does not say again."""
    return value[:LONGEST] if isinstance(value, str) else value


def within(offset: int) -> int:
    """A place in a list that a database can count to."""
    return min(max(offset, 0), FARTHEST)


def offset_of(given: Mapping[str, str]) -> int:
    """The place in a list that an address asks for; nought for what is no number."""
    said = given.get("offset", "")
    return int(said) if said.isdecimal() and len(said) < 9 else 0
