"""Readings → how fast they are woven into a record: milliseconds a document as it grows, one more document, many keys.

`python -m quality.weaving --make FILE [--shared FOLDER]` reads the shared news into FILE, once; `python -m
quality.weaving FILE [--n 23270] [--processes 2]` weaves its readings and prints a row for each thousand; `--keys
1000000` fills a table of runs.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from quality.floors import shared
from quality.memory import peak_mb
from quality.news import pages

from marsad.api.ahead import ahead
from marsad.model import Reading, Trace, Wording
from marsad.pipeline import read, weave
from marsad.record import Record

STEP = 1000  # documents a row
ONE_BY_ONE = 20  # documents added each in a transaction of its own
_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(Reading).decode


def make(folder: Path, out: Path) -> int:
    """Write the readings of the shared news to `out`, each behind its length; how many there are."""
    n = 0
    with out.open("wb") as file:
        for page in pages(folder):
            packed = _pack(read(page))
            file.write(len(packed).to_bytes(4, "little") + packed)
            n += 1
    return n


def readings(path: Path) -> Iterator[Reading]:
    with path.open("rb") as file:
        while head := file.read(4):
            reading = _unpack(file.read(int.from_bytes(head, "little")))
            if reading.document.text:
                yield reading


def woven(found: Iterator[Reading], n: int, folder: Path, processes: int = 1) -> None:
    """Weave `n` readings into a new record; print wall and processor time as it grows, then some one by one."""
    first = ahead(islice(found, n)) if processes > 1 else islice(found, n)
    begun, spent = time.perf_counter(), time.process_time()
    with Record.open(folder / "bench.marsad", create=True) as record:
        with record.together():
            for k, reading in enumerate(first, 1):
                record.apply(reading, weave(record.state_for(reading), reading, ()))
                if k % STEP == 0:
                    wall, cpu = time.perf_counter() - begun, time.process_time() - spent
                    print(f"{k:7} documents  {wall:7.1f} s  {cpu:7.1f} s of processor", flush=True)
        print(f"in all {time.perf_counter() - begun:.1f} s, {time.process_time() - spent:.1f} s of processor", end="")
        second = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f" and {second.ru_utime + second.ru_stime:.1f} s of a second process, {second.ru_maxrss // 1024} MB")
        each = []
        for reading in islice(found, ONE_BY_ONE):
            begun = time.perf_counter()
            record.apply(reading, weave(record.state_for(reading), reading, record.corrections()))
            each.append(1000 * (time.perf_counter() - begun))
        if each:
            print(f"one more document: {sorted(each)[len(each) // 2]:.1f} ms (median), {max(each):.1f} ms (most)")
    print(f"peak memory {peak_mb():.0f} MB")


def many_keys(n: int, folder: Path) -> None:
    """Fill a record's table of runs with `n` keys of 50 a document, then look up documents among them."""
    chance = random.Random(1)
    with Record.open(folder / "keys.marsad", create=True) as record:
        index, empty = record._index, Wording(b"", b"", b"", b"")
        begun = time.perf_counter()
        record._db.execute("BEGIN")
        for k in range(n // 50):
            keys = tuple(chance.getrandbits(62) for _ in range(50))
            index.add(k + 1, Trace(document=str(k), sketch=keys), empty, b"")
        record._db.execute("COMMIT")
        filled = time.perf_counter() - begun
        begun = time.perf_counter()
        for _ in range(1000):
            index.copies(keys)
        print(f"{n} keys in {filled:.1f} s, a look-up of 50 among them {time.perf_counter() - begun:.3f} ms")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("readings", type=Path, nargs="?")
    options.add_argument("--make", type=Path)
    options.add_argument("--shared", type=Path)
    options.add_argument("--n", type=int, default=1 << 30, help="how many readings")
    options.add_argument("--processes", type=int, choices=(1, 2), default=1)
    options.add_argument("--keys", type=int, default=0, help="fill a look-up table with so many keys instead")
    asked = options.parse_args()
    folder = asked.shared or shared()
    with TemporaryDirectory() as scratch:
        if asked.make and folder:
            print(make(folder, asked.make))
        elif asked.keys:
            many_keys(asked.keys, Path(scratch))
        elif asked.readings:
            woven(readings(asked.readings), asked.n, Path(scratch), asked.processes)
        else:
            options.error("name the readings, or --make FILE with --shared FOLDER or MARSAD_SHARED")


if __name__ == "__main__":
    main()
