"""A record's place in, an open connection out: a file is SQLite's, a `postgresql://` address is on a server."""

from __future__ import annotations

from pathlib import Path

from marsad.record import lite
from marsad.record.address import address, is_url
from marsad.record.database import Database


def opened(place: str | Path, create: bool) -> tuple[Database, Path | str, str]:
    """The connection, the place to open it at again, and its name as people may see it.

    Raises RecordError where there is no record and none is to be made, or it cannot be used.
    """
    if not is_url(place):
        return lite.connect(Path(place), create), Path(place), str(place)
    from marsad.record import hosting  # noqa: PLC0415 - a record in a file needs no driver

    found = address(str(place))
    return hosting.connect(found, create), str(place), str(found)


def named(place: str | Path) -> str:
    """A record's place as people may see it, without its password."""
    return str(address(str(place))) if is_url(place) else str(place)
