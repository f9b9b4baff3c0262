"""The names of a text, and who printed it → the states that it calls by their form alone: «المملكة», «السلطنة».

Such a word is the state whose paper prints it, where that is one of them, else the only one that the text names;
between two it is nobody's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import compress, count

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.names.readings import Name
from marsad.knowledge import gazetteer
from marsad.knowledge.outlets import called
from marsad.model import Tokens
from marsad.text import folded

RULE = "names.state.form"


class Realm(Struct, frozen=True, forbid_unknown_fields=True):
    """A form of state, the definite word for it, and the ids of the states that go by it."""

    id: str
    word: str
    states: tuple[str, ...]
    examples: tuple[dict[str, str | list[str]], ...] = ()


def realms(tokens: Tokens, names: list[Name], outlet: str | None) -> list[Name]:
    """The states in `tokens` that are called by their form, where none of `names` stands; `outlet` printed the text."""
    written = _written()
    if written.keys().isdisjoint(tokens.norm):
        return []
    taken = {at for n in names for at in range(n.first, n.last)}
    printed = called(outlet) if outlet else None
    named = {gazetteer.known()[n.known].country for n in names if n.known and n.type in ("GPE", "NORP")}
    found: list[Name] = []
    for at in compress(count(), map(written.__contains__, tokens.norm)):
        clitic, realm = written[tokens.norm[at]]
        state = _state(realm, named, printed.country if printed else None)
        # «المملكة المتحدة», «مملكة النبات» go on.
        if at not in taken and state:
            found.append(Name(at, at + 1, clitic, "GPE", state, RULE))
    return found


def _state(realm: Realm, named: set[str | None], home: str | None) -> str | None:
    if home in realm.states:
        return home
    own = [state for state in realm.states if state in named]
    return own[0] if len(own) == 1 else None


@cache
def _written() -> Mapping[str, tuple[int, Realm]]:
    """Each word with its proclitics → how long they are, and the form of state."""
    found: dict[str, tuple[int, Realm]] = {}
    for realm in knowledge.entries("lexicon/realms.toml", "realm", Realm):
        word = folded(realm.word)
        for lead in ("", "و", "ب", "وب"):
            found[f"{lead}{word}"] = (len(lead), realm)
        for lead in ("ل", "ول"):
            found[f"{lead}{word[1:]}"] = (len(lead), realm)
    return found
