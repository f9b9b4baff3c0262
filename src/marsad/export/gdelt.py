"""Coded events → rows of GDELT 2.0's event table: its 61 columns, tab-separated, no header, as its users load them.

Columns, quad classes and codes as in the GDELT 2.0 event codebook; event codes are CAMEO's nearest to the PLOVER type
and mode. The table has no room for modality, so only what is told as having happened enters, a row for each pair of
actor and recipient. `SOURCEURL` ends in the trigger's place in the text (`#char=START,END`, RFC 5147), `NumSources`
counts independent origins. Tone is not measured and left empty, as is everything else that is not known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from marsad.export.coded import CodedEvent, CodedParty, CodedPlace, dyads, facts
from marsad.knowledge import countries

COLUMNS = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{part}" for n in (1, 2) for part in (
        "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
        "Type1Code", "Type2Code", "Type3Code")),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in (
        "Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
_QUAD = {**dict.fromkeys(range(1, 6), 1), **dict.fromkeys(range(6, 9), 2), **dict.fromkeys(range(9, 14), 3)}
_MATERIAL_CONFLICT = 4
_COUNTRY, _CITY = "1", "4"
_UNKNOWN = [""] * 8


def lines(events: Iterable[CodedEvent]) -> Iterator[str]:
    """A line an event and dyad, without line ends. Events that CAMEO has no code for (TEST, TRADE) are left out."""
    for e in facts(iter(events)):
        if e.cameo:
            for actor, recipient in dyads(e):
                yield "\t".join(" ".join(cell.split()) for cell in row(e, actor, recipient))


def row(e: CodedEvent, actor: CodedParty | None, recipient: CodedParty | None) -> list[str]:
    """The cells of one dyad of one event, in the order of `COLUMNS`."""
    return [
        _number(f"{e.id} {_who(actor)} {_who(recipient)}"), *_when(e), *_party(actor), *_party(recipient),
        "1" if e.lead else "0", e.cameo, e.cameo[:3], e.cameo[:2],
        str(_QUAD.get(int(e.cameo[:2]), _MATERIAL_CONFLICT)), "" if e.goldstein is None else f"{e.goldstein:g}",
        "1", str(e.origins), "1", "", *_home(actor), *_home(recipient), *_place(e.place),
        f"{e.published.earliest:%Y%m%d}000000" if e.published.earliest else "",
        f"{e.url or e.document}#char={e.trigger.start},{e.trigger.end}",
    ]  # fmt: skip


def _number(key: str) -> str:
    """A stable id of 15 digits: every reader of numbers holds it exactly."""
    return str(10**14 + int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]) % (9 * 10**14))


def _who(party: CodedParty | None) -> str:
    return f"{party.evidence.start}-{party.evidence.end} {party.name} {party.country}" if party else "-"


def _when(e: CodedEvent) -> list[str]:
    """Day, month, year and year with its fraction, each empty where the interval does not fix it."""
    first, last = e.when.earliest, e.when.latest
    if first is None or last is None or first.year != last.year:
        return [""] * 4
    same_month = first.month == last.month
    fraction = f"{first.year + (first.timetuple().tm_yday - 1) / 365:.4f}"
    day = f"{first:%Y%m%d}" if first == last else ""
    return [day, f"{first:%Y%m}" if same_month else "", f"{first:%Y}", fraction if day else ""]


def _party(party: CodedParty | None) -> list[str]:
    """Code, name, country, known group, ethnic, two religions, three types."""
    if party is None:
        return [""] * 10
    country, sector = party.country or "", party.sector or ""
    name = (party.english or party.name).upper()
    return [country + sector, name, country, "", "", "", "", sector, "", ""]


def _home(party: CodedParty | None) -> list[str]:
    """The place of a party: its state, where it has one."""
    land = countries.by_iso3().get(party.country or "") if party else None
    return [_COUNTRY, land.name, land.fips, land.fips, "", "", "", land.fips] if land else _UNKNOWN


def _place(place: CodedPlace | None) -> list[str]:
    """Type, full name, FIPS country, first and second division, latitude, longitude, feature."""
    if place is None:
        return _UNKNOWN
    land = countries.by_iso3().get(place.country or "")
    fips, name = (land.fips, land.name) if land else ("", "")
    own = place.english or place.name
    full = name if place.is_state and name else ", ".join(part for part in (own, name) if part)
    at = ["" if d is None else f"{d:g}" for d in (place.latitude, place.longitude)]
    return [_COUNTRY if place.is_state else _CITY, full, fips, fips, "", *at, fips if place.is_state else ""]
