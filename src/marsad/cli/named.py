"""What weaving found, by codes, ids and days → how a table names it in Arabic or English."""

from __future__ import annotations

from marsad.knowledge.gazetteer import known
from marsad.knowledge.ontology import modes, types
from marsad.knowledge.outlets import called
from marsad.knowledge.rules import Code, term
from marsad.model import Field

PARTIES = ("actors", "recipients")


def event(type: str, mode: str | None, code: Code) -> str:
    """«لقاء» in Arabic; in English the codes that formats use, "CONSULT.meet"."""
    if code == "en":
        return f"{type}.{mode}" if mode else type
    kind = modes().get(f"{type}.{mode}") or types().get(type)
    return kind.ar if kind else type


def outlet(said: str | None, code: Code) -> str:
    """An outlet by its Arabic name where it is known; in English as documents name it."""
    found = called(said) if said and code == "ar" else None
    return found.name if found else said or ""


def state(who: str, code: Code) -> str:
    """A state, person or body that is known, by its Arabic name; in English by its code or id."""
    row = known().get(who) if code == "ar" else None
    return row.name if row else who


def field(of: Field, code: Code) -> str:
    """What is disputed, and what is said of it: «المكان: القاهرة / جدة»."""
    name, _, unit = of.name.partition(":")
    said = [_said(name, v.value, code) for v in of.versions]
    title = f"{term('field', name, code)}{' ' if unit else ''}{unit}"
    return f"{title}: {' / '.join(said)}"


def _said(name: str, value: str, code: Code) -> str:
    if name in PARTIES:
        return term("column", "comma", code).join(state(who, code) for who in value.split("|"))
    return term("modality", value, code) if name == "modality" else state(value, code)
