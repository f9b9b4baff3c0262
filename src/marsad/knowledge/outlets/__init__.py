"""outlets.tsv → the outlets and agencies we know, by any form of their name and by domain, each typed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

import msgspec

from marsad import knowledge
from marsad.text import key

Kind = Literal["agency", "paper", "channel", "portal", "government"]


class Outlet(msgspec.Struct, frozen=True):
    """A news outlet or agency. `common` are forms of its name that are everyday words too, to be read as the outlet
    only in quotation marks or after a head such as «صحيفة»; `names` may stand alone. `country` is ISO 3166 alpha-3."""

    id: str
    name: str
    kind: Kind
    names: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    english: str | None = None
    country: str | None = None
    domains: tuple[str, ...] = ()


def outlets() -> tuple[Outlet, ...]:
    """Every outlet of outlets.tsv, in the file's order."""
    return knowledge.rows("outlets/outlets.tsv", Outlet)


def by_domain(host: str) -> Outlet | None:
    """The outlet whose domain `host` is, or is below: «www.spa.gov.sa» is «spa.gov.sa»."""
    known = _domains()
    while host:
        if host in known:
            return known[host]
        host = host.partition(".")[2]
    return None


def called(said: str) -> Outlet | None:
    """The outlet that `said` names: by its id («aawsat»), its domain, or a form of its name; None for any other."""
    words = said.strip()
    return _names().get(key(words)) or (by_domain(words.lower()) if "." in words else None)


class Owner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A house and the ids of its outlets, a row of owners.tsv."""

    id: str
    name: str
    outlets: tuple[str, ...]


@lru_cache(maxsize=4096)
def one_outlet(said: str) -> str:
    """By what an outlet is known again, whichever form of its name is said."""
    known = called(said)
    return known.id if known else key(said)


def house(said: str, owned: Mapping[str, str]) -> tuple[str, str]:
    """The house of an outlet, or the outlet itself where nobody is known to own it: what it is known again by, and its
    name. `owned` leads from outlets, as `one_outlet` knows them, to those to whom people say they belong."""
    met = set[str]()
    while (id := one_outlet(said)) in owned and id not in met:
        met.add(id)
        said = owned[id]
    id = min(met) if id in met else id  # two that are said to own each other are one house
    owner = _owners().get(id)
    return (owner.id, owner.name) if owner else (id, said)


@cache
def _owners() -> dict[str, Owner]:
    """Houses by their outlets, their own ids and names."""
    rows = knowledge.rows("outlets/owners.tsv", Owner)
    return {key(h.name): h for h in rows} | {outlet: h for h in rows for outlet in (h.id, *h.outlets)}


@cache
def _names() -> dict[str, Outlet | None]:
    """By any form of its name; None for a form that several outlets share. An id is nobody else's."""
    named: dict[str, Outlet | None] = {}
    for outlet in outlets():
        for form in {key(f) for f in (outlet.name, outlet.english or "", *outlet.names, *outlet.common) if f}:
            named[form] = None if form in named else outlet
    return named | {key(o.id): o for o in outlets()}


@cache
def _domains() -> dict[str, Outlet]:
    return {d: o for o in outlets() for d in o.domains}
