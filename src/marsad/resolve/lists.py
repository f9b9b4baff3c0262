"""The roles that a text gives its people → the same, where those named in one list are of one state.

Who attends a meeting is told side by side, whose they are is told once: «حضر من الجانب الكندي فلان وزير المالية وفلان
وزير النقل». A national office that names no state is of the state of the one before it in its list, or of the side
that opens the list; any other state named between ends it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec.structs import replace

from marsad.knowledge import gazetteer
from marsad.model import Evidence, Mention
from marsad.resolve.offices import around
from marsad.resolve.offices import offices as offices_by_id
from marsad.resolve.roles import Held, Read

# The next one in a list begins this many tokens after the one before ends, at most; titles stand between.
NEXT = 24
JOINED = frozenset("،,")
Roles = dict[Evidence, tuple[Held, ...]]


def of_one_list(read: Read, held: Roles) -> Roles:
    """`held`, each office without a state given that of its list, if the list has one."""
    if not any(m.evidence in held and _open(m, held[m.evidence]) for m in read.doc.mentions):
        return held
    found, tokens, titled = dict(held), read.doc.tokens, _titled(read, held)
    state, end, sentence, side = None, 0, -1, False
    for mention, at in zip(read.doc.mentions, read.firsts, strict=True):
        here = bisect_right(read.doc.sentences, at, key=lambda s: s.first)
        if here != sentence or at - end > NEXT:
            state = None
        sentence = here
        if mention.type == "PER":
            roles = found.get(mention.evidence, ())
            if state and _open(mention, roles) and (side or _joined(tokens.norm, end, roles[0].at)):
                found[mention.evidence] = tuple(h._replace(role=replace(h.role, country=state)) for h in roles)
            else:
                state = _whose(mention, roles)
            end, side = bisect_left(tokens.start, mention.evidence.end), False
        elif mention.type in ("NORP", "GPE") and at not in titled:
            one = gazetteer.known().get(mention.known or "")
            side = at > 0 and tokens.norm[at - 1] in around().sides
            state, end = (one.country if one and side else None), at
    return found


def _open(mention: Mention, roles: tuple[Held, ...]) -> bool:
    """Whether someone whom no list knows holds offices that are some state's, none of them told whose."""
    offices = [offices_by_id().get(h.office or "") for h in roles]
    stateless = not mention.known and not any(h.role.country for h in roles)
    return bool(roles) and stateless and all(o and o.national for o in offices)


def _joined(norm: list[str], end: int, at: int) -> bool:
    """Whether «و» or a comma stands between the one before, who ends at token `end`, and the title at token `at`."""
    return norm[at].startswith("وو") or any(word in JOINED or word[0] == "و" for word in norm[end:at])


def _whose(mention: Mention, roles: tuple[Held, ...]) -> str | None:
    """The state of someone in office who opens a list or goes on with it."""
    one = gazetteer.known().get(mention.known or "")
    return next((h.role.country for h in roles if h.role.country), one.country if one and roles else None)


def _titled(read: Read, held: Roles) -> frozenset[int]:
    """The tokens of titles: a state named there is that of who bears the title."""
    starts = read.doc.tokens.start
    spans = (h.role.evidence for hs in held.values() for h in hs)
    return frozenset(t for s in spans for t in range(bisect_left(starts, s.start), bisect_left(starts, s.end)))
