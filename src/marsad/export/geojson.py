"""Coded events → GeoJSON (RFC 7946): a feature an event, at its place where the coordinates are known, else without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from marsad.export.coded import CodedEvent
from marsad.export.sheet import row

_encode = msgspec.json.Encoder().encode


def lines(events: Iterable[CodedEvent]) -> Iterator[bytes]:
    """One FeatureCollection, a feature a line."""
    yield b'{"type":"FeatureCollection","features":['
    ahead = b" "
    for e in events:
        yield ahead + _encode(feature(e))
        ahead = b","
    yield b"]}"


def feature(e: CodedEvent) -> dict[str, Any]:
    """One event; its properties are the columns of the flat table. Longitude stands before latitude."""
    at = e.place
    known = at is not None and at.latitude is not None and at.longitude is not None
    point = {"type": "Point", "coordinates": [at.longitude, at.latitude]} if known and at else None
    return {"type": "Feature", "id": e.id, "geometry": point, "properties": row(e)}
