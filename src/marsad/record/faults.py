"""What a PostgreSQL server refused in, one line of what is wrong and the cure out. No line says a password."""

from __future__ import annotations

from typing import Any

from marsad.record.address import Address

# SQLSTATE codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
WRONG_PASSWORD, NOT_LET_IN, NO_DATABASE, TOO_MANY = "28P01", "28000", "3D000", "53300"
LOCKED, READ_ONLY, NO_RIGHT, FULL = "55P03", "25006", "42501", "53100"
GOING = ("57P01", "57P02", "57P03", "08")  # the server is shut down, has crashed, is starting; the line is broken


def _said(fault: Exception) -> dict[str, Any]:
    told = fault.args[0] if fault.args else {}
    return told if isinstance(told, dict) else {"M": str(fault)}


def unreachable(a: Address, fault: Exception) -> str:
    """Why no connection came to be."""
    said = _said(fault)
    code, told = said.get("C", ""), said.get("M", "")
    at = f"the server at {a.server}"
    known = {
        WRONG_PASSWORD: f"the password of {a.user} is wrong; give the right one in the address or in PGPASSWORD",
        NOT_LET_IN: f"{at} does not let {a.user} in ({told}); ask its keeper, or name another user",
        NO_DATABASE: f"{at} has no database {a.database}; make it with: createdb {a.database}",
        TOO_MANY: f"{at} has too many connections; try again, or have max_connections raised",
    }
    if code == WRONG_PASSWORD and a.password is None:
        return f"{at} asks {a.user} for a password; give it in the address or in PGPASSWORD"
    if code:
        return known.get(code, f"{at} refuses ({told}); ask its keeper")
    if "SSL" in str(fault):
        return f"the line to {a.server} cannot be encrypted ({_short(fault)}); say another sslmode, or ask its keeper"
    return f"no PostgreSQL server answers at {a.server} ({_short(fault)}); start it, or name another host and port"


def _short(fault: Exception) -> str:
    return str(fault.__cause__ or fault).splitlines()[0][:200]


def lost(fault: Exception) -> bool:
    """Whether the server is no longer there."""
    return str(_said(fault).get("C", "")).startswith(GOING)


def refused(fault: Exception) -> tuple[str, str]:
    """What the server said of a statement; and the cure, empty where the statement itself is at fault."""
    said = _said(fault)
    cures = {
        LOCKED: "is being written by another program; try again",
        READ_ONLY: "cannot be written, the server is read-only; name the server that may be written to",
        NO_RIGHT: f"may not be used so ({said.get('M')}); have the rights granted on its tables",
        FULL: "the server's disk is full; make room and try again",
    }
    return str(said.get("M", fault)), cures.get(said.get("C", ""), "")
