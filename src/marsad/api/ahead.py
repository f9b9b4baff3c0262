"""Readings in, the same out in order, each once a second process has worked out what it takes to weave and keep it.

About half of the work of weaving depends on the document alone. A second process does it for the next documents while
this one compares, places and writes; what is kept is the same to the bit.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

import msgspec

from marsad import pipeline
from marsad.model import Reading
from marsad.record import ahead as keeping

PORTION = 32  # documents that travel together
WAITING = 4  # portions under way: some megabytes
_pack = msgspec.msgpack.Encoder().encode
_readings = msgspec.msgpack.Decoder(tuple[Reading, ...]).decode
_found = msgspec.msgpack.Decoder(tuple[tuple[pipeline.Alone, keeping.Held], ...]).decode
Portion = tuple[Reading, ...]


def ahead(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Each of `readings`; keep it before the next is asked for, else what was worked out for it is done again.

    A second process that cannot be started or ends early costs time and nothing else.
    """
    source, waiting = iter(readings), deque[tuple[Portion, Future[bytes] | None]]()
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        while portion := tuple(islice(source, PORTION)):
            waiting.append((portion, _asked(pool, portion)))
            if len(waiting) > WAITING:
                yield from _given(*waiting.popleft())
        while waiting:
            yield from _given(*waiting.popleft())


def _asked(pool: ProcessPoolExecutor, portion: Portion) -> Future[bytes] | None:
    try:
        return pool.submit(_worked_out, _pack(portion))
    except (BrokenProcessPool, OSError):
        return None


def _worked_out(portion: bytes) -> bytes:
    """In the second process: what depends on each reading alone."""
    return _pack([(pipeline.alone(r), keeping.held(r)) for r in _readings(portion)])


def _given(portion: Portion, answer: Future[bytes] | None) -> Iterator[Reading]:
    try:
        found = _found(answer.result()) if answer else ()
    except (BrokenProcessPool, OSError):
        found = ()
    for k, reading in enumerate(portion):
        if found:
            alone, held = found[k]
            pipeline.take(reading, alone)
            keeping.take(reading, held)
        yield reading
