"""How long a name takes to be found in a record of a million entities: `python -m quality.lookup [--entities N]`.

Builds such a record from made-up names in a temporary folder, looks names up in every way (spelling, other spelling,
Latin letters, last name, nobody) and prints the median and the slowest in milliseconds.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from marsad import text
from marsad.record import Record

SEED, TRIES = 7, 200
ARABIC, LATIN = "بتجحدرسعفكلمن", "btjhdrs-fklmn"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, default=1_000_000)
    many = parser.parse_args().entities
    with TemporaryDirectory() as folder, Record.open(Path(folder) / "r", create=True) as record:
        fill(record, many)
        print(f"{'first of all':16}{milliseconds(record, 'أول'):8.2f} ms, reading the gazetteer")
        for way, names in ways(many).items():
            took = [milliseconds(record, name) for name in names]
            print(f"{way:16}{statistics.median(took):8.2f} ms{max(took):10.2f} ms at most")
    return 0


def fill(record: Record, many: int) -> None:
    """Put `many` people into the record, each named by one document of ten thousand."""
    db = record._db
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN")
    people = ((n, f"per-{n:012x}", *spelled(n)) for n in range(many))
    for n, id, name, english in people:
        key = text.key(name)
        last = key.rpartition(" ")[2]
        db.execute(
            "INSERT INTO entity VALUES (?, 'PER', ?, ?, ?, ?, 'RUS', NULL, NULL, ?, 'entity.same.name', '', '', 0, ?,"
            " ?, ?)",
            (id, name, key, last, english, id, text.sound(key), text.latin_key(english), text.sound(last)),
        )
        db.execute("INSERT INTO link VALUES (?, ?, ?, 'entity.same.name', 1)", (f"d{n % 10_000}", f"e{n}", id))
        db.execute("INSERT INTO spelling VALUES (?, ?, ?, ?, 1)", (f"d{n % 10_000}", id, name, key))
    db.execute("COMMIT")


def spelled(n: int) -> tuple[str, str]:
    """The name of person `n` in Arabic and in Latin letters."""
    digits = [n // 13**k % 13 for k in range(6)]
    arabic = "".join(f"{ARABIC[d]}{'ا' if k % 2 else 'ي'}" for k, d in enumerate(digits))
    latin = "".join(f"{LATIN[d]}{'a' if k % 2 else 'i'}" for k, d in enumerate(digits))
    return f"{arabic[:6]} {arabic[6:]}وف", f"{latin[:6]} {latin[6:]}of".replace("-", "")


def ways(many: int) -> dict[str, Iterator[str]]:
    chance = random.Random(SEED)
    some = [spelled(chance.randrange(many)) for _ in range(TRIES)]
    return {
        "as it is": (name for name, _ in some),
        "other spelling": (name.replace("ي", "", 1) for name, _ in some),
        "Latin letters": (english.upper() for _, english in some),
        "Latin, otherwise": (english.replace("i", "e", 1) for _, english in some),
        "last name": (name.split()[1] for name, _ in some),
        "nobody": (f"{name} الغائب" for name, _ in some),
    }


def milliseconds(record: Record, name: str) -> float:
    begun = time.perf_counter()
    record.find_entity(name)
    return 1000 * (time.perf_counter() - begun)


if __name__ == "__main__":
    raise SystemExit(main())
