"""Who is meant by a name, however it is written: a connection and a name or id in, the entity out.

The ways are tried from the surest to the loosest, each by an index: the id, the spelling, the English name, what the
gazetteer calls it, the last name, the sound. Every key is folded as the names were when they were kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from rapidfuzz.distance import Levenshtein

from marsad import text
from marsad.knowledge import gazetteer
from marsad.record.database import Database, marks
from marsad.record.entities import ROWS, row
from marsad.record.rows import EntityRow

MOST = 200  # how many that fit are compared
NEAR = 0.6  # how much two names of one sound must share
SHORT = 3  # consonants: a sound of fewer tells little, so that names must share more and be of some length
NEARER, LENGTH = 0.8, 5

KEPT = """
SELECT under FROM entity WHERE key = ?1 AND ?1 <> '' UNION
SELECT e.under FROM spelling s JOIN entity e ON e.id = s.entity WHERE s.key = ?1 AND ?1 <> '' LIMIT ?2
"""


def find(db: Database, name: str) -> EntityRow | None:
    """The entity that `name` is the id or a name of; of several the one that most documents name."""
    ways: tuple[Callable[[Database, str], list[str]], ...] = (
        _by_id, _by_key, _by_english, _by_gazetteer, _by_last_name, _by_sound,
    )  # fmt: skip
    for way in ways:
        if (found := way(db, name)) and (best := _most_named(db, found)):
            return best
    return None


def below(db: Database, name: str) -> dict[str, str]:
    """The entities of that id or spelling that are held to be another: their ids and names."""
    found = db.execute(
        "SELECT id, name FROM entity WHERE id <> under AND (id = ?1 OR key = ?2) ORDER BY id LIMIT ?3",
        (name, text.key(name) or None, MOST),
    )
    return dict(found.fetchall())


def held_to_be(db: Database, id: str) -> dict[str, str]:
    """The entities that are held to be the one of that id: their ids and names."""
    found = db.execute("SELECT id, name FROM entity WHERE under = ?1 AND id <> ?1 ORDER BY name LIMIT ?2", (id, MOST))
    return dict(found.fetchall())


def _most_named(db: Database, ids: list[str]) -> EntityRow | None:
    found = db.execute(
        f"{ROWS} WHERE e.id IN ({marks(ids)}) GROUP BY e.id ORDER BY 7 DESC, 8 DESC, e.id LIMIT 1", ids
    ).fetchone()
    return row(found) if found else None


def _ids(db: Database, query: str, *args: object) -> list[str]:
    return [id for (id,) in db.execute(query, args)]


def _by_id(db: Database, name: str) -> list[str]:
    return _ids(db, "SELECT under FROM entity WHERE id = ?", name)


def _by_key(db: Database, name: str) -> list[str]:
    return _ids(db, KEPT, text.key(name), MOST)


def _by_english(db: Database, name: str) -> list[str]:
    return _ids(db, "SELECT under FROM entity WHERE latin = ?1 AND ?1 <> '' LIMIT ?2", text.latin_key(name), MOST)


def _by_gazetteer(db: Database, name: str) -> list[str]:
    known = _called().get(text.latin_key(name), ())
    return _ids(db, f"SELECT under FROM entity WHERE id IN ({marks(known)})", *known) if known else []


def _by_last_name(db: Database, name: str) -> list[str]:
    """Those whose name ends with `name`: a last name, with its particles («فون هاوزن») or without."""
    words = text.latin_key(name).split()
    return list(_alike(db, "last", name, words[-1], lambda whole: whole[-len(words) :])) if words else []


def _by_sound(db: Database, name: str) -> list[str]:
    return list(_alike(db, "sound", name, name, lambda whole: whole))


def _alike(db: Database, column: str, name: str, heard: str, part: Callable[[list[str]], list[str]]) -> Iterator[str]:
    """Those who sound as `heard` does and whose name, in the letters of `name`, is near to it."""
    wanted, sound = text.latin_key(name), text.sound(heard)
    short = len(sound) < SHORT
    if not sound or (short and len(heard) < LENGTH):
        return
    latin, least = wanted.isascii(), NEARER if short else NEAR
    query = f"SELECT under, key, latin FROM entity WHERE {column} = ? LIMIT {MOST}"
    for under, key, english in db.execute(query, (sound,)):
        here = english if latin else key
        # Where no English name is known, the sound is all there is to go by; too short a one is nothing.
        if Levenshtein.normalized_similarity(wanted, " ".join(part(here.split()))) >= least if here else not short:
            yield under


@cache
def _called() -> dict[str, tuple[str, ...]]:
    """What the gazetteer calls an entity, in Arabic and English, by key."""
    found: dict[str, dict[str, None]] = {}
    for form in gazetteer.forms():
        found.setdefault(text.latin_key(" ".join(form.words)), {})[form.known] = None
    for one in gazetteer.known().values():
        found.setdefault(text.latin_key(one.english or ""), {})[one.id] = None
    return {key: tuple(ids) for key, ids in found.items() if key}
